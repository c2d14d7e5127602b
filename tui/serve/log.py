"""The log of the server and its libraries, for whoever runs it: a line for each failure, and no traceback."""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from aiohttp.http_exceptions import HttpProcessingError

_LOGGERS = ("aiohttp", "asyncio", "textual-serve", "tui.serve")
_EXCERPT = "\n\n"
"""What is between the reason of a bad request and the bytes of it."""
_MAX_LINE = 300


class _LineHandler(logging.Handler):
    def __init__(self, report: Callable[[str], None]) -> None:
        super().__init__(logging.WARNING)
        self._report = report

    def emit(self, record: logging.LogRecord) -> None:
        message = record.getMessage()
        error = record.exc_info[1] if record.exc_info else None
        if isinstance(error, HttpProcessingError):
            message += f": {error.message.partition(_EXCERPT)[0]}"
        elif error is not None:
            message += f": {type(error).__name__}: {error}"
        self._report(" ".join(message.split())[:_MAX_LINE].rstrip(":.") + ".")


@contextmanager
def reported_failures(report: Callable[[str], None]) -> Iterator[None]:
    """Report all warnings and errors of the server and its libraries inside the context.

    Args:
        report: Prints a line, and makes it harmless to a terminal.
    """
    handler = _LineHandler(report)
    loggers = [logging.getLogger(name) for name in _LOGGERS]
    for logger in loggers:
        logger.addHandler(handler)
    try:
        yield
    finally:
        for logger in loggers:
            logger.removeHandler(handler)
