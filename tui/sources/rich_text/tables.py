"""What stands before the text of a rich text document: its fonts, its styles, the day on which it was made."""

from dataclasses import dataclass, field

from tui.sources.rich_text.codes import CHARSETS, code_page
from tui.sources.style_names import role_of_style

DEFINITIONS = frozenset(("fonts", "sheet", "created"))
"""The destinations whose control words define something."""
_LEVELS = 9
_LONGEST_NAME = 200


@dataclass(frozen=True, slots=True)
class Style:
    """A style of the style sheet."""

    role: str
    level: int
    is_bold: bool
    size: float | None
    """In half points; None if it says nothing of it."""


@dataclass(slots=True)
class _Entry:
    """A style as it is being read."""

    number: int = 0
    name: str = ""
    is_bold: bool = False
    size: float | None = None
    outline: int | None = None


@dataclass(slots=True)
class Tables:
    """The fonts, styles and dates of a document, as they are read."""

    fonts: dict[int, str | None] = field(default_factory=dict)
    """The encoding that goes with each font; None for the document's own."""
    styles: dict[int, Style] = field(default_factory=dict)
    _font: int = 0
    _entry: _Entry = field(default_factory=_Entry)
    _created: dict[str, int] = field(default_factory=dict)

    @property
    def date(self) -> str | None:
        """The day on which the document was made."""
        if not self._created.get("yr"):
            return None
        day = (self._created.get(part, 1) for part in ("yr", "mo", "dy"))
        return "{:04}-{:02}-{:02}".format(*day)

    def take(self, destination: str, word: str, argument: int | None) -> None:
        """Take a control word.

        Args:
            destination: One of ``DEFINITIONS``.
            word: The word.
            argument: The number behind it.
        """
        number = argument or 0
        if destination == "created":
            if word in ("yr", "mo", "dy"):
                self._created[word] = number
        elif destination == "fonts":
            self._take_font(word, number)
        else:
            self._take_style(word, number, is_on=argument != 0)

    def name_style(self, text: str) -> None:
        """Take some letters of the name of the style that is being read."""
        self._entry.name = (self._entry.name + text)[:_LONGEST_NAME]

    def end_style(self) -> None:
        """End the style that is being read."""
        entry, self._entry = self._entry, _Entry()
        role, level = role_of_style(entry.name.strip(" ;"), entry.outline)
        self.styles[entry.number] = Style(role, level, entry.is_bold, entry.size)

    def _take_font(self, word: str, number: int) -> None:
        if word == "f":
            self._font = number
        elif word == "fcharset":
            self.fonts[self._font] = CHARSETS.get(number)
        elif word == "cpg":
            self.fonts[self._font] = code_page(number)

    def _take_style(self, word: str, number: int, *, is_on: bool) -> None:
        if word == "s":
            self._entry.number = number
        elif word == "b":
            self._entry.is_bold = is_on
        elif word == "fs":
            self._entry.size = float(number)
        elif word == "outlinelevel" and 0 <= number < _LEVELS:
            self._entry.outline = number + 1
