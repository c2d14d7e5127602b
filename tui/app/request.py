"""What the reader is asked to open, and how."""

from dataclasses import dataclass, field
from pathlib import Path

from tui.summary.lengths import Length
from tui.summary.methods import DEFAULT_METHOD


@dataclass(frozen=True, slots=True)
class ReadRequest:
    """The command line of the reader, checked."""

    sources: tuple[str, ...] = ()
    """Paths of files and folders; none opens the list of the sample articles."""
    method: str = DEFAULT_METHOD
    length: Length = field(default_factory=lambda: Length.parse("5"))
    language: str | None = None
    """Sumy's name; None to find it out from the article."""
    theme: str | None = None
    section: str | None = None
    """The section to begin in: its number or its title."""
    stdin: int | None = None
    """A duplicate of the descriptor that the article is read from, when it comes through a pipe."""
    debug: Path | None = None
    """Where to write a log."""
