"""Detection of a light or dark terminal, by asking the terminal itself, or else from the environment."""

import os
import re
import sys
from collections.abc import Sequence
from contextlib import suppress
from typing import Any, NamedTuple

from tui.reader.terminal_replies import Replies
from tui.text.patterns import lazy_pattern

NO_COLOR = "NO_COLOR"
"""The environment variable that turns colours off: https://no-color.org."""
_QUERY = b"\x1b]11;?\x1b\\\x1b[c"
"""Asks for the background colour (OSC 11), and then for what every terminal answers (DA1), so that there is an end."""
_COLOUR = lazy_pattern(
    r"\x1b\]11;rgba?:([0-9a-fA-F]+)/([0-9a-fA-F]+)/([0-9a-fA-F]+)[^\x07\x1b]*(?:\x07|\x1b\\)"
)
_UNFINISHED = lazy_pattern(r"\x1b(?:\](?:1[^\x07\x1b]*\x1b?)?|\[(?:\?[0-9;]*)?)\Z")
_TERMS_WITHOUT_COLOURS_TO_ASK = frozenset({"linux", "dumb", ""})
_CHUNK = 4096
_HALF_LIGHT = 0.5
_LIGHT_COLOURS = frozenset({7, *range(9, 16)})
"""Those of the sixteen colours that are light."""

_STDIN, _STDERR = 0, 2


class BackgroundReplies(Replies):
    """Separates replies about the background colour from what is typed."""

    def __init__(self) -> None:
        super().__init__({_COLOUR: self._take_colour}, _UNFINISHED)
        self.is_light: bool | None = None
        """Whether the background is light; None until that is known."""

    def _take_colour(self, reply: re.Match[str]) -> None:
        self.is_light = _lightness(reply.groups()) > _HALF_LIGHT


class Query(NamedTuple):
    """A question that was sent to the terminal, and the attributes that the terminal had before."""

    attributes: list[Any]
    replies: BackgroundReplies

    def read_now(self) -> str:
        """Read what has arrived, without waiting, and return the part that was typed."""
        import select

        data = b""
        with suppress(OSError):
            while select.select([_STDIN], [], [], 0)[0] and (chunk := os.read(_STDIN, _CHUNK)):
                data += chunk
        return self.replies.typed(data.decode(errors="replace"))

    def restore(self) -> None:
        """Give the terminal the attributes from before."""
        import termios

        with suppress(termios.error):
            termios.tcsetattr(_STDIN, termios.TCSANOW, self.attributes)


def ask_terminal() -> Query | None:
    """Ask the terminal for its background colour; None if it cannot be asked. Nothing is shown or waited for.

    Until the reader takes the terminal, it echoes nothing, so that the reply does not appear on it.
    """
    if sys.platform == "win32" or os.environ.get("TERM", "") in _TERMS_WITHOUT_COLOURS_TO_ASK:
        return None
    import termios

    if not (os.isatty(_STDIN) and os.isatty(_STDERR)):
        return None
    try:
        before = termios.tcgetattr(_STDIN)
        changed = termios.tcgetattr(_STDIN)
        changed[0] &= ~termios.ICRNL  # Enter that is typed ahead stays Enter
        changed[3] &= ~(termios.ECHO | termios.ICANON)
        termios.tcsetattr(_STDIN, termios.TCSANOW, changed)
        os.write(_STDERR, _QUERY)
    except (termios.error, OSError):
        return None
    return Query(before, BackgroundReplies())


def is_light_in_environment() -> bool | None:
    """Return whether ``COLORFGBG``, which rxvt and Konsole set, says that the background is light; None if unset."""
    number = os.environ.get("COLORFGBG", "").rpartition(";")[2]
    return int(number) in _LIGHT_COLOURS if number.isascii() and number.isdecimal() else None


def _lightness(parts: Sequence[str]) -> float:
    """Return the luma of a colour, from 0 to 1, whose parts have one to four hexadecimal digits."""
    red, green, blue = (int(part, 16) / int("f" * len(part), 16) for part in parts)
    return 0.299 * red + 0.587 * green + 0.114 * blue
