"""Errors, warnings and a progress bar on standard error, and the exit statuses."""

import sys
from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager, nullcontext
from enum import IntEnum
from typing import TYPE_CHECKING

from tui.document.errors import StandfirstError, UsageError

if TYPE_CHECKING:
    from tui.batch.progress import RunStats

_REGISTRIES = {
    "tui.summary.methods": "METHODS",
    "tui.formats.registry": "FORMATS",
    "tui.export.registry": "WRITERS",
}
"""The tables that other packages can add to, by module."""


_HOW_TO_REPORT = "Run it again with --debug FILE for a log to report."


class ExitStatus(IntEnum):
    """The status with which a command exits."""

    DONE = 0
    FAILED = 1
    """A source could not be read or summarised, or the result could not be written."""
    WRONG_USAGE = 2
    INTERRUPTED = 130
    """By Ctrl+C: 128 plus the number of its signal, as in shells."""


def print_error(message: str) -> None:
    """Print a message as one line, made harmless to a terminal."""
    import click  # the reader starts without it

    from tui.text.sanitize import clean_line

    click.echo(f"standfirst: {clean_line(' '.join(message.split()))}", err=True)


def print_warnings(warnings: Iterable[str], quiet: bool = False) -> None:
    if not quiet:
        for warning in warnings:
            print_error(f"note: {warning}")


def print_registry_problems() -> None:
    """Print the problems of the tables that other packages add to, if they have been imported."""
    for module, table in _REGISTRIES.items():
        registry = getattr(sys.modules.get(module), table, None)
        for problem in getattr(registry, "problems", ()):
            print_error(problem)


def failure_status(error: Exception) -> ExitStatus:
    """Print why a command failed, and return the exit status."""
    if isinstance(error, StandfirstError):
        print_error(str(error))
        return ExitStatus.WRONG_USAGE if isinstance(error, UsageError) else ExitStatus.FAILED
    from tui.cli.log import log_failure

    message = f"Internal error: {type(error).__name__}: {str(error).rstrip('.')}."
    has_log = log_failure(error)
    print_error(f"{message} {'The log has the details.' if has_log else _HOW_TO_REPORT}")
    return ExitStatus.FAILED


def run_guarded(work: Callable[[], None]) -> ExitStatus:
    """Run a function that may be interrupted, print its error if it fails, and return the exit status."""
    try:
        work()
    except KeyboardInterrupt:
        return ExitStatus.INTERRUPTED
    except StandfirstError as error:
        print_error(str(error))
        return ExitStatus.FAILED
    return ExitStatus.DONE


def progress_bar(
    stats: "RunStats", count: Callable[[], int | None], *, wanted: bool = True
) -> AbstractContextManager[Callable[[], None]]:
    """Return a context that shows a progress bar on standard error, if wanted and if that is a terminal.

    Its value is to be called after each article; ``count`` returns the number of articles, or None if it is unknown.
    """
    if not wanted or sys.stderr is None or not sys.stderr.isatty():
        return nullcontext(lambda: None)
    from tui.batch.progress import show_progress

    return show_progress(stats, count)
