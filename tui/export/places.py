"""An article of the library in a printed list, and the command that opens it at a part of its text."""

import shlex

from tui.document.quoting import quote_of
from tui.export.text import bold, dim
from tui.library.records import LibraryEntry
from tui.text.sanitize import clean_text
from tui.text.wrap import wrap

_PROGRAM = "standfirst"


def entry_lines(entry: LibraryEntry, width: int | None, styled: bool) -> list[str]:
    """Return the lines that name an article: its title, wrapped at a width in cells, and its source."""
    return [
        *(bold(line, styled) for line in wrap(entry.name, width)),
        *(dim(line, styled) for line in [entry.shown_source] if line),
    ]


def place_command(source: str | None, text: str) -> list[str]:
    """Return the command line that opens an article where a text stands; empty if it came through a pipe."""
    return [] if source is None else [_PROGRAM, source, "--at", quote_of(text)]


def command_lines(source: str | None, text: str) -> list[str]:
    """Return ``place_command`` as it is typed in a shell, in a line; none if it came through a pipe."""
    command = place_command(source, text)
    return [clean_text(shlex.join(command))] if command else []
