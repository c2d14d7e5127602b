"""The output of a command to standard output, a pager or a file. Only this module writes to standard output.

All text is cleaned before it is printed, whether it comes from the environment, the command line, a file or a server.
"""

import os
import shlex
import shutil
import signal
import sys
from dataclasses import dataclass, field
from pathlib import Path

import click

from tui.document.errors import StandfirstError, UsageError
from tui.text.sanitize import clean_line, printable

_LESS = "FRX"
"""The default of ``LESS``: ``less`` exits if all text fits on the screen, leaves it there, and shows styles."""

MAX_TEXT_WIDTH = 88
"""In cells: longer lines are uncomfortable to read on a wide terminal."""

BETWEEN_ARTICLES = "\n\n\n"
"""The separator of two articles: more empty lines than between sections."""


@dataclass
class Output:
    """Prints a command's texts immediately, or collects them for a pager or a file."""

    file: Path | None = None
    overwrite: bool = False
    encoding: str | None = None
    """The encoding of standard output; None for the terminal's. A file is always UTF-8."""
    columns: int | None = None
    """The requested cells of a line; None to fit the terminal."""
    between: str = ""
    """The separator of two texts."""
    pager: bool = False
    """True to show the texts in the user's pager if standard output is a terminal."""
    color: str = "auto"
    """Whether texts are bold and faint: ``always``, ``never``, or ``auto``, on a terminal."""
    _is_first: bool = True
    _texts: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        if self.file is not None and self.pager:
            raise UsageError("--pager shows what --output writes to a file. Leave out one of them.")
        if self.file is not None and self.file.is_file() and not self.overwrite:
            raise UsageError(f"{self.file} exists already. Name another file, or replace it with --force.")

    @property
    def width(self) -> int | None:
        """The cells of a line; None if lines are not wrapped, since the output is not a terminal."""
        if self.columns is not None:
            return self.columns
        if not self._on_terminal:
            return None
        return min(MAX_TEXT_WIDTH, shutil.get_terminal_size().columns)

    @property
    def styled(self) -> bool:
        """True if text can be bold and dim."""
        if self.color != "auto":
            return self.color == "always"
        plain = self.pager or os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
        return self._on_terminal and not plain

    @property
    def _on_terminal(self) -> bool:
        return self.file is None and sys.stdout is not None and sys.stdout.isatty()

    def add(self, text: str) -> None:
        """Print a text, or collect it for the pager or the file.

        Raises:
            StandfirstError: Standard output cannot be written to.
            click.exceptions.Exit: The reading end has been closed, as ``head`` does.
        """
        text = text if self._is_first else self.between + text
        self._is_first = False
        if self.file is not None or (self.pager and self._on_terminal):
            self._texts.append(text)
        else:
            _print(self._encoded(text))

    def finish(self) -> None:
        """Write the collected texts to the file or show them in the pager, if there are any."""
        if not self._texts:
            return
        if self.file is not None:
            from tui.export.files import write_file

            write_file(self.file, "".join(self._texts), overwrite=self.overwrite)
        else:
            show_in_pager(self._encoded("".join(self._texts)))

    def _encoded(self, text: str) -> bytes:
        if sys.stdout is None:
            raise StandfirstError("Standard output is closed. Name a file with --output.")
        text = printable(text, styled=self.styled)
        return text.encode(self.encoding or sys.stdout.encoding, "backslashreplace")


def _print(content: bytes) -> None:
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        _discard_output()
        raise click.exceptions.Exit(0) from None
    except OSError as error:
        _discard_output()
        raise StandfirstError(f"Cannot write to standard output: {error.strerror}.") from error


def _discard_output() -> None:
    """Redirect standard output to the null device, so that the interpreter's flush at exit does not fail."""
    devnull = os.open(os.devnull, os.O_WRONLY)
    os.dup2(devnull, sys.stdout.fileno())
    os.close(devnull)


def show_in_pager(content: bytes) -> None:
    """Show text in the program that ``PAGER`` names, and wait until it exits.

    Raises:
        StandfirstError: The program cannot be started, or ``PAGER`` is not a command.
    """
    command = _pager_command(os.environ.get("PAGER") or "less")
    environment = {"LESS": _LESS, **os.environ}
    before = signal.signal(signal.SIGINT, lambda *_: None)  # Ctrl+C is for the pager
    try:
        import subprocess

        subprocess.run(command, input=content, env=environment, check=False)
    except OSError as error:
        name = clean_line(command[0])
        raise StandfirstError(
            f"Cannot start {name}: {error.strerror}. Name another program in PAGER, or leave out --pager."
        ) from error
    finally:
        signal.signal(signal.SIGINT, before)


def _pager_command(line: str) -> list[str]:
    try:
        command = shlex.split(line)
    except ValueError as error:
        raise UsageError(f"PAGER is “{clean_line(line)}”, which is not a command: {error}.") from error
    return command or ["less"]
