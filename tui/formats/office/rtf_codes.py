"""Control words, fonts, styles and paragraphs of a rich text document (RTF 1.9.1)."""

import codecs
import re
from dataclasses import dataclass, field

from tui.formats.office.flow import Paragraph, role_of_style
from tui.formats.plain.reader import BULLET
from tui.text.sanitize import clean_line

CHARACTERS = {
    "tab": "\t",
    "line": "\n",
    "lbr": "\n",
    "emdash": "—",
    "endash": "–",
    "emspace": " ",
    "enspace": " ",
    "qmspace": " ",
    "bullet": "•",
    "lquote": "‘",
    "rquote": "’",
    "ldblquote": "“",
    "rdblquote": "”",
    "zwj": "\u200d",
    "zwnj": "\u200c",
}
"""Control words that stand for a character."""

SYMBOLS = {"~": " ", "_": "‑", "{": "{", "}": "}", "\\": "\\"}
"""What stands behind a backslash for a character."""

SILENT = frozenset(
    "annotation atnauthor atnid atndate atnparent atnref atntime atrfend atrfstart background bkmkend bkmkstart "
    "blipuid buptim category colorschememapping colortbl comment company datafield datastore doccomm docvar do "
    "falt ffname fldinst filetbl footer footerf footerl footerr ftncn ftnsep ftnsepc aftncn aftnsep "
    "aftnsepc generator header headerf headerl headerr hlinkbase keywords latentstyles levelnumbers leveltext "
    "listlevel listoverridetable listpicture listtable manager nextfile nonesttables nonshppict objclass objdata "
    "object objname operator panose password pict pgptbl picprop pn pnseclvl printim private revtbl revtim rsidtbl "
    "rxe shprslt sn sp sv subject tc template themedata txe userprops wgrffmtfilter windowcaption xe xmlnstbl".split()
)
"""Control words at the beginning of a group that holds no text of the article."""

READ_THOUGH_MARKED = frozenset(("shpinst",))
"""Groups that are marked as to be passed over by those who don't know them, but that hold text."""

CHARSETS = {
    77: "mac_roman",
    128: "cp932",
    129: "cp949",
    130: "johab",
    134: "gb18030",
    136: "cp950",
    161: "cp1253",
    162: "cp1254",
    163: "cp1258",
    177: "cp1255",
    178: "cp1256",
    186: "cp1257",
    204: "cp1251",
    222: "cp874",
    238: "cp1250",
    254: "cp437",
    255: "cp850",
}
"""Fonts' character sets, by the number that ``fcharset`` gives them."""

USUAL_CODE_PAGE = "cp1252"


def code_page(number: int) -> str:
    """The name of a code page; of the usual one if this one is not known.

    Args:
        number: Its number in Windows, such as 1251.
    """
    name = {65001: "utf-8", 10000: "mac_roman", 936: "gb18030"}.get(number, f"cp{number}")
    try:
        codecs.lookup(name)
    except LookupError:
        return USUAL_CODE_PAGE
    return name


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


_DEEPEST_LIST = 9
_LONGEST_MARKER = 12
_HALF = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class ParagraphStyle:
    """What a paragraph's style and its own control words make of it."""

    role: str = ""
    level: int = 0
    depth: int = 0
    """Of an item of a list: how deep it is nested, from 1; 0 if that is not said."""
    is_in_table: bool = False


@dataclass(slots=True)
class LineBuilder:
    """Takes words as they come, and makes lines of them."""

    lines: list[Paragraph] = field(default_factory=list)
    marker: str = ""
    """The number or bullet before the paragraph that is open."""
    _pieces: list[str] = field(default_factory=list)
    _has_plain: bool = False
    _size: float | None = None
    _cells: list[str] = field(default_factory=list)
    _rows: list[list[str]] = field(default_factory=list)

    def say(self, text: str, *, is_bold: bool, size: float) -> None:
        """Take some words.

        Args:
            text: The words.
            is_bold: Whether their letters are.
            size: The letters' size in half points.
        """
        self._pieces.append(text)
        if text.strip():
            self._has_plain |= not is_bold
            self._size = self._size or size

    def end_paragraph(self, style: ParagraphStyle) -> None:
        """End the paragraph that is open.

        Args:
            style: What it is.
        """
        if style.is_in_table:
            self._pieces.append(" ")
            return
        self._end_table()
        self._add_line(style)

    def end_cell(self) -> None:
        """End a cell of a table."""
        self._cells.append(clean_line(_joined(self._pieces)))
        self._begin()

    def end_row(self) -> None:
        """End a row of a table."""
        if self._cells:
            self._rows.append(self._cells)
        self._cells = []

    def end(self, style: ParagraphStyle) -> None:
        """End the text, or a part of it that stands by itself.

        Args:
            style: What the paragraph is that is still open.
        """
        if self._cells:
            self.end_cell()
            self.end_row()
        self._end_table()
        self._add_line(style)

    def _add_line(self, style: ParagraphStyle) -> None:
        text = _joined(self._pieces)
        if text.strip():
            line = Paragraph(
                text=text,
                role=style.role,
                level=style.level,
                is_bold=not self._has_plain,
                size=self._size or 24,
                is_in_table=style.is_in_table,
            )
            if self.marker.strip() and style.role != "heading":
                line.depth = min(max(style.depth, 1), _DEEPEST_LIST)
                line.marker = _shown_marker(self.marker)
            self.lines.append(line)
        self._begin()

    def _begin(self) -> None:
        self._pieces, self._has_plain, self._size, self.marker = [], False, None, ""

    def _end_table(self) -> None:
        rows, self._rows = self._rows, []
        if max(map(len, rows), default=0) <= 1:  # it only frames what is in it
            self.lines += [Paragraph(text=cell, is_in_table=True) for row in rows for cell in row]
        else:
            self.lines.append(Paragraph.table(rows))


def _shown_marker(marker: str) -> str:
    marker = clean_line(marker)
    return marker if any(map(str.isalnum, marker)) and len(marker) <= _LONGEST_MARKER else BULLET


def _joined(pieces: list[str]) -> str:
    """The words together; what was written as two halves of a character is one again."""
    text = "".join(pieces)
    if _HALF.search(text):
        return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return text
