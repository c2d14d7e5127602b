"""Where a command's result goes: standard output or a file. Nothing else writes to standard output."""

import os
import shutil
import sys
from dataclasses import dataclass, field
from pathlib import Path

import click

from tui.article.errors import StandfirstError, UsageError

WIDEST_TEXT = 88
"""The cells of a line that is still good to read on a wide terminal."""


@dataclass
class Output:
    """Takes a command's texts: printed as they come, or written to a file once all are there."""

    file: Path | None = None
    overwrite: bool = False
    encoding: str | None = None
    """Of standard output; None means the terminal's own. A file is always UTF-8."""
    _texts: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Refuse a file that may not be replaced before any work is done.

        Raises:
            UsageError: The file exists.
        """
        if self.file is not None and self.file.is_file() and not self.overwrite:
            raise UsageError(f"{self.file} exists already. Name another file, or replace it with --force.")

    @property
    def width(self) -> int | None:
        """The cells of a line on a terminal; None elsewhere, where lines are not broken."""
        if not self._on_terminal:
            return None
        return min(WIDEST_TEXT, shutil.get_terminal_size().columns)

    @property
    def styled(self) -> bool:
        """Whether bold and dim are wanted: on a terminal that can, unless NO_COLOR says otherwise."""
        plain = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
        return self._on_terminal and not plain

    @property
    def _on_terminal(self) -> bool:
        return self.file is None and sys.stdout is not None and sys.stdout.isatty()

    def add(self, text: str) -> None:
        """Print a text, or keep it for the file.

        Raises:
            StandfirstError: Standard output takes nothing more.
            click.exceptions.Exit: Whoever read the output has left, as ``head`` does.
        """
        if self.file is None:
            _print(text, self.encoding)
        else:
            self._texts.append(text)

    def finish(self) -> None:
        """Write the file, if there is one and something to write.

        Raises:
            StandfirstError: It cannot be written.
        """
        from tui.export.files import write_file

        if self.file is not None and self._texts:
            write_file(self.file, "".join(self._texts), overwrite=self.overwrite)


def _print(text: str, encoding: str | None) -> None:
    if sys.stdout is None:
        raise StandfirstError("Standard output is closed. Name a file with --output.")
    content = text.encode(encoding or sys.stdout.encoding, "backslashreplace")
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
