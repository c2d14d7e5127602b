"""The title of the terminal's window or tab: the article's while it is read, and then what it was before."""

import os
from collections.abc import Callable

from tui.article.clean import clean_text

_KEEP = "\x1b[22;2t"
_GIVE_BACK = "\x1b[23;2t"
_MOST_LETTERS = 200
_WITHOUT_TITLES = frozenset({"linux", "dumb", ""})


class TerminalTitle:
    """Sets the title with xterm's control sequences: OSC 2, and XTWINOPS 22 and 23 for the title that was there.

    Args:
        write: Writes to the terminal.
    """

    def __init__(self, write: Callable[[str], None]) -> None:
        self._write = write
        self._is_ours = False
        self._has_titles = os.environ.get("TERM", "") not in _WITHOUT_TITLES

    def show(self, title: str) -> None:
        """Show a title.

        Args:
            title: Any text; what is no plain text is left out, and what is too long for a window's frame cut off.
        """
        if not self._has_titles:
            return
        if not self._is_ours:
            self._is_ours = True
            self._write(_KEEP)
        plain = " ".join(clean_text(title).split())[:_MOST_LETTERS]
        self._write(f"\x1b]2;{plain}\x1b\\")

    def give_back(self) -> None:
        """Show again what stood there before."""
        if self._is_ours:
            self._is_ours = False
            self._write(_GIVE_BACK)
