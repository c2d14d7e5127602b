"""The control words of rich text, and the definitions and texts of a document (RTF 1.9.1)."""

import codecs
from dataclasses import dataclass, field, replace

from tui.formats.inline import InlineText
from tui.formats.office.flow import FlowBuilder, list_marker
from tui.formats.office.infer_headings import ParagraphRole
from tui.formats.office.styles import MAX_OUTLINE_LEVEL, Style, role_of_style
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
"""The characters of control words."""

CONTROL_SYMBOLS = {"~": " ", "_": "‑", "{": "{", "}": "}", "\\": "\\"}
"""The characters of control symbols."""

SKIPPED_DESTINATIONS = frozenset(
    "atnauthor atnid atndate atnparent atnref atntime atrfend atrfstart background bkmkend bkmkstart "
    "blipuid buptim category colorschememapping colortbl comment company datafield datastore doccomm docvar do "
    "falt ffname filetbl ftncn ftnsep ftnsepc aftncn aftnsep "
    "aftnsepc generator hlinkbase keywords latentstyles levelnumbers leveltext "
    "listlevel listoverridetable listpicture listtable manager nextfile nonesttables nonshppict objclass objdata "
    "object objname operator panose password pict pgptbl picprop pn pnseclvl printim private revtbl revtim rsidtbl "
    "rxe shprslt sn sp sv subject tc template themedata txe userprops wgrffmtfilter windowcaption xe xmlnstbl".split()
)
"""Destinations (the first control words of groups) without text of the article."""

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
"""The encodings of fonts, by the parameter of ``fcharset``."""

DEFAULT_CODE_PAGE = "cp1252"


def code_page(number: int) -> str:
    """Return the encoding for a Windows code page such as 1251; the default if it is unknown."""
    name = {65001: "utf-8", 10000: "mac_roman", 936: "gb18030"}.get(number, f"cp{number}")
    try:
        codecs.lookup(name)
    except LookupError:
        return DEFAULT_CODE_PAGE
    return name


DEFINITIONS = frozenset(("fonts", "styles", "created"))
"""The destinations that ``Definitions`` reads."""
_MAX_STYLE_NAME = 200


@dataclass(slots=True)
class Definitions:
    """The fonts, the styles and the date of a document."""

    fonts: dict[int, str | None] = field(default_factory=dict)
    """The encoding of each font; None for the document's own."""
    styles: dict[int, Style] = field(default_factory=dict)
    _font: int = 0
    _style_number: int = 0
    _style_name: str = ""
    _style: Style = field(default_factory=Style)
    _created: dict[str, int] = field(default_factory=dict)

    @property
    def date(self) -> str:
        """The date of creation in ISO format; empty if it is not given."""
        if not self._created.get("yr"):
            return ""
        day = (self._created.get(part, 1) for part in ("yr", "mo", "dy"))
        return "{:04}-{:02}-{:02}".format(*day)

    def read_word(self, destination: str, word: str, parameter: int | None) -> None:
        number = parameter or 0
        match destination, word:
            case "created", ("yr" | "mo" | "dy"):
                self._created[word] = number
            case "fonts", "f":
                self._font = number
            case "fonts", "fcharset":
                self.fonts[self._font] = CHARSETS.get(number)
            case "fonts", "cpg":
                self.fonts[self._font] = code_page(number)
            case "styles", "s":
                self._style_number = number
            case "styles", "b":
                self._style = replace(self._style, is_bold=parameter != 0)
            case "styles", "fs":
                self._style = replace(self._style, size=float(number))
            case "styles", "outlinelevel" if 0 <= number < MAX_OUTLINE_LEVEL:
                self._style = replace(self._style, level=number + 1)

    def add_style_name(self, text: str) -> None:
        self._style_name = (self._style_name + text)[:_MAX_STYLE_NAME]

    def end_style(self) -> None:
        role, level = role_of_style(self._style_name.strip(" ;"), self._style.level or None)
        self.styles[self._style_number] = replace(self._style, role=role, level=level)
        self._style_number, self._style_name, self._style = 0, "", Style()


_MAX_MARKER = 12


@dataclass(frozen=True, slots=True)
class ParagraphFormat:
    role: ParagraphRole = ParagraphRole.TEXT
    level: int = 0
    depth: int = 0
    """The depth of a list item, from 1; 0 if it is not given."""
    is_in_table: bool = False
    is_bold: bool = False
    """True if its style is bold."""


class Story:
    """Builds the text of the document, of a note or of a text box."""

    def __init__(self) -> None:
        self.flow = FlowBuilder()
        self.flow.begin_paragraph()
        self.marker = ""
        self._cells: list[InlineText] = []
        self._in_table = False

    def end_paragraph(self, paragraph: ParagraphFormat) -> None:
        """End the open paragraph; in a table, the next one continues the same cell."""
        if paragraph.is_in_table:
            self.flow.add_text(" ")
        else:
            self._end_table()
            self._add_paragraph(paragraph)

    def end_cell(self) -> None:
        self._cells.append(self.flow.take_paragraph().inline())
        self._begin_paragraph()

    def end_row(self) -> None:
        if self._cells and not self._in_table:
            self._in_table = True
            self.flow.begin_table()
        if self._cells:
            self.flow.add_row(self._cells)
        self._cells = []

    def end(self, paragraph: ParagraphFormat) -> None:
        """End the text and its open paragraph."""
        if self._cells:
            self.end_cell()
            self.end_row()
        self._end_table()
        self._add_paragraph(paragraph)

    def _add_paragraph(self, paragraph: ParagraphFormat) -> None:
        depth, marker = 0, ""
        if self.marker.strip() and paragraph.role is not ParagraphRole.HEADING:
            depth, marker = max(paragraph.depth, 1), clean_line(self.marker)
            if len(marker) > _MAX_MARKER or not any(map(str.isalnum, marker)):
                marker = list_marker(None)
        self.flow.move_paragraph()
        self.flow.end_paragraph(
            paragraph.role, paragraph.level, depth=depth, marker=marker, is_in_table=paragraph.is_in_table
        )
        self._begin_paragraph()

    def _begin_paragraph(self) -> None:
        self.flow.begin_paragraph()
        self.marker = ""

    def _end_table(self) -> None:
        if self._in_table:
            self._in_table = False
            self.flow.end_table()
