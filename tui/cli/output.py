"""Where a command's result goes: standard output, a pager or a file. Nothing else writes to standard output."""

import os
import shlex
import shutil
import signal
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

import click

from tui.document.errors import StandfirstError, UsageError
from tui.text.sanitize import clean_line

_LESS = "FX"
"""How ``less`` is to show text unless ``LESS`` says otherwise: leave if all of it fits, and let it stand then."""


def show_in_pager(content: bytes) -> None:
    """Show text in the program that the variable ``PAGER`` names, and wait until it is left.

    Args:
        content: The text, in the terminal's encoding.

    Raises:
        UsageError: ``PAGER`` is no command line.
        StandfirstError: The program cannot be started.
    """
    command = _command(os.environ.get("PAGER") or "less")
    environment = {"LESS": _LESS, **os.environ}
    before = signal.signal(signal.SIGINT, lambda *_: None)  # Ctrl+C is for the pager while it is there
    try:
        subprocess.run(command, input=content, env=environment, check=False)
    except OSError as error:
        name = clean_line(command[0])
        raise StandfirstError(
            f"Cannot start {name}: {error.strerror}. Name another program in PAGER, or leave out --pager."
        ) from error
    finally:
        signal.signal(signal.SIGINT, before)


def _command(line: str) -> list[str]:
    try:
        command = shlex.split(line)
    except ValueError as error:
        raise UsageError(f"PAGER is “{clean_line(line)}”, which is no command: {error}.") from error
    return command or ["less"]


WIDEST_TEXT = 88
"""The cells of a line that is still good to read on a wide terminal."""

BETWEEN_ARTICLES = "\n\n\n"
"""What parts the articles of a text: more than what parts their sections."""


@dataclass
class Output:
    """Takes a command's texts: printed as they come, or shown in a pager or written to a file once all are there."""

    file: Path | None = None
    overwrite: bool = False
    encoding: str | None = None
    """Of standard output; None means the terminal's own. A file is always UTF-8."""
    columns: int | None = None
    """The cells of a line that were asked for; None to fit the terminal."""
    between: str = ""
    """What stands between two texts."""
    pager: bool = False
    """Whether a terminal shows the texts in the user's pager."""
    _is_first: bool = True
    _texts: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Refuse a file that may not be replaced before any work is done.

        Raises:
            UsageError: The file exists, or is asked for together with a pager.
        """
        if self.file is not None and self.pager:
            raise UsageError("--pager shows what --output writes to a file. Leave out one of them.")
        if self.file is not None and self.file.is_file() and not self.overwrite:
            raise UsageError(f"{self.file} exists already. Name another file, or replace it with --force.")

    @property
    def width(self) -> int | None:
        """The cells of a line: as asked for, or what fits a terminal; None elsewhere, where lines are not broken."""
        if self.columns is not None:
            return self.columns
        if not self._on_terminal:
            return None
        return min(WIDEST_TEXT, shutil.get_terminal_size().columns)

    @property
    def styled(self) -> bool:
        """Whether bold and dim are wanted: on a terminal that can, unless NO_COLOR says otherwise; in no pager."""
        plain = self.pager or os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
        return self._on_terminal and not plain

    @property
    def _on_terminal(self) -> bool:
        return self.file is None and sys.stdout is not None and sys.stdout.isatty()

    def add(self, text: str) -> None:
        """Print a text, or keep it for the pager or the file.

        Raises:
            StandfirstError: Standard output takes nothing more.
            click.exceptions.Exit: Whoever read the output has left, as ``head`` does.
        """
        text = text if self._is_first else self.between + text
        self._is_first = False
        if self.file is not None or (self.pager and self._on_terminal):
            self._texts.append(text)
        else:
            _print(_encoded(text, self.encoding))

    def finish(self) -> None:
        """Write the file or show the pager, if there is one and something for it.

        Raises:
            StandfirstError: The file cannot be written, or the pager not started.
        """
        if not self._texts:
            return
        if self.file is not None:
            from tui.export.files import write_file

            write_file(self.file, "".join(self._texts), overwrite=self.overwrite)
        else:
            show_in_pager(_encoded("".join(self._texts), self.encoding))


def _encoded(text: str, encoding: str | None) -> bytes:
    if sys.stdout is None:
        raise StandfirstError("Standard output is closed. Name a file with --output.")
    return text.encode(encoding or sys.stdout.encoding, "backslashreplace")


def _print(content: bytes) -> None:
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        _discard_the_rest()
        raise click.exceptions.Exit(0) from None
    except OSError as error:
        _discard_the_rest()
        raise StandfirstError(f"Cannot write to standard output: {error.strerror}.") from error


def _discard_the_rest() -> None:
    """Let the interpreter's last flush go nowhere, so that it does not complain on its way out."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)
