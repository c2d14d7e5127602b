"""What the reader is asked to open, and how."""

from typing import NamedTuple

from tui.library.settings_file import SettingsFile
from tui.summary.lengths import DEFAULT_LENGTH, Length
from tui.summary.methods import DEFAULT_METHOD


class ReadRequest(NamedTuple):
    """The command line of the reader, checked."""

    sources: tuple[str, ...] = ()
    """Paths of files and folders, and web addresses; none opens the list of the sample articles."""
    method: str = DEFAULT_METHOD
    length: Length = DEFAULT_LENGTH
    language: str | None = None
    """Sumy's name; None to find it out from the article."""
    theme: str | None = None
    """None for the one of the settings."""
    section: str | None = None
    """The section to begin in: its number or its title."""
    stdin: int | None = None
    """A duplicate of the descriptor that the article is read from, when it comes through a pipe."""
    given: frozenset[str] = frozenset()
    """Which of ``method`` and ``length`` were asked for: the others give way to what an article was last read with."""
    settings_file: SettingsFile = SettingsFile()
    """The user's settings, with what the environment says in place of some."""
    is_for_visitors: bool = False
    """Whether somebody else reads: only what is in ``sources`` can be opened, and files go to who reads."""
    watch: bool = False
    """Whether an article is read again when its file changes."""
