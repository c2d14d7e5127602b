"""Log records of libraries, as messages of this program. Importing this is cheap: every command does it."""

import logging

from tui.cli.diagnostics import print_error

_MAX_LINE = 300


class LineHandler(logging.Handler):
    """Prints each warning and error as one line on standard error, without a traceback."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)

    def emit(self, record: logging.LogRecord) -> None:
        message = record.getMessage()
        error = record.exc_info[1] if record.exc_info else None
        if error is not None:
            # After an empty line, aiohttp's errors quote the request.
            message += f": {type(error).__name__}: {error}".partition("\n\n")[0]
        print_error(" ".join(message.split())[:_MAX_LINE].rstrip(":.") + ".")


def clean_library_messages() -> None:
    """Print what libraries log as messages of this program, since their text can come from a source."""
    logging.lastResort = LineHandler()
    logging.captureWarnings(True)  # Python's own warnings are for developers, and have no handler then
