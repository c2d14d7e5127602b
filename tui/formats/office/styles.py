"""The styles of office documents, and the roles that follow from their names."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache

from tui.document.model import SpanKind
from tui.formats.office.infer_headings import ParagraphRole

MAX_OUTLINE_LEVEL = 9
_MAX_BASE_STYLES = 20
_MONOSPACED = re.compile(
    r"courier|consolas|menlo|monaco|typewriter|lucida console|andale mono|\bmono\b|mono$|code\b"
)


class TextFormat(StrEnum):
    """A character property that a style or a run of text switches on or off."""

    STRONG = SpanKind.STRONG
    EMPHASIS = SpanKind.EMPHASIS
    CODE = SpanKind.CODE
    SUPERSCRIPT = SpanKind.SUPERSCRIPT
    SUBSCRIPT = SpanKind.SUBSCRIPT
    STRUCK = "struck"
    HIDDEN = "hidden"


Formatting = tuple[tuple[TextFormat, bool], ...]
"""The formats that are switched on (True) or off; of two switches for the same format, the last counts."""
Marks = tuple[tuple[SpanKind, str], ...]
"""The kinds and targets of the spans around a text, the outermost first."""
_SPAN_FORMATS = (
    TextFormat.STRONG,
    TextFormat.EMPHASIS,
    TextFormat.CODE,
    TextFormat.SUPERSCRIPT,
    TextFormat.SUBSCRIPT,
)


def is_on(formatting: Formatting, format: TextFormat) -> bool:
    """Return True if the last switch of a format is on."""
    return next((value for other, value in reversed(formatting) if other is format), False)


@lru_cache(maxsize=1024)
def marks_of(formatting: Formatting) -> Marks:
    """Return the spans that show the formatting of a text."""
    return tuple((SpanKind(format), "") for format in _SPAN_FORMATS if is_on(formatting, format))


def is_monospaced(font: str) -> bool:
    """Return True for the name of a font in which all letters are equally wide."""
    return _MONOSPACED.search(font.lower()) is not None


def formatting_of(switches: Iterable[tuple[TextFormat, bool | None]]) -> Formatting:
    """Return the formats that are switched on or off, without those that are None."""
    return tuple((format, value) for format, value in switches if value is not None)


@dataclass(frozen=True, slots=True)
class Style:
    """The properties of a style, its own or resolved."""

    role: ParagraphRole = ParagraphRole.TEXT
    level: int = 0
    """The outline level of its paragraphs, from 1; 0 if they have none."""
    is_bold: bool | None = None
    size: float | None = None
    """In half points."""
    list_item: tuple[str, str] | None = None
    """The ID of the list that its paragraphs are in, and their depth in it, from 0."""
    formatting: Formatting = ()
    """The formatting of its text; in a paragraph style, without bold and italics."""

    def based_on(self, base: "Style") -> "Style":
        """Return this style with the properties that only its base has."""
        return Style(
            self.role or base.role,
            self.level or base.level,
            base.is_bold if self.is_bold is None else self.is_bold,
            base.size if self.size is None else self.size,
            self.list_item or base.list_item,
            (*base.formatting, *self.formatting),
        )


class StyleSheet:
    """The styles of a document, each resolved on first use."""

    def __init__(self) -> None:
        self.language = ""
        self.default_size: float | None = None
        self._resolved: dict[str, Style] = {}

    def own_style(self, name: str) -> tuple[Style, str | None]:
        """Return a style's own properties and the name of the style that it is based on; None if there is none."""
        raise NotImplementedError

    def resolve(self, name: str) -> Style:
        """Return a style with the properties of those that it is based on."""
        if name not in self._resolved:
            style, base = self.own_style(name)
            for _step in range(_MAX_BASE_STYLES):
                if base is None:
                    break
                own, base = self.own_style(base)
                style = style.based_on(own)
            self._resolved[name] = replace(style, size=style.size or self.default_size)
        return self._resolved[name]


_HEADING_STYLE = re.compile(r"heading ([1-9])")
_CAPTION_STYLE = re.compile(r"(?:figure|image|table|picture) ?(?:caption|title|legend)|captioned figure")
_CODE_STYLE = re.compile(r"code|preformatted|listing|macro text|verbatim")
_QUOTE_STYLE = re.compile(r"quot|block text|blockquote|zitat")
_ROLES = {
    "title": ParagraphRole.TITLE,
    **dict.fromkeys(
        ("subtitle", "author", "authors", "date", "byline", "affiliation"), ParagraphRole.SUBTITLE
    ),
    "caption": ParagraphRole.CAPTION,
    "toc heading": ParagraphRole.CONTENTS,
}


def role_of_style(name: str, outline_level: int | None) -> tuple[ParagraphRole, int]:
    """Return the role of a style's paragraphs, and their level if they are headings, else 0.

    Built-in styles have English names in files of every language. Outline levels begin at 1.
    """
    name = name.lower()
    if match := _HEADING_STYLE.fullmatch(name):
        return ParagraphRole.HEADING, int(match[1])
    if name in _ROLES:
        return _ROLES[name], 0
    if name.startswith("toc ") or _CAPTION_STYLE.fullmatch(name):
        return (ParagraphRole.CONTENTS if name.startswith("toc ") else ParagraphRole.CAPTION), 0
    if outline_level is not None:
        return ParagraphRole.HEADING, outline_level
    if _CODE_STYLE.search(name):
        return ParagraphRole.CODE, 0
    return (ParagraphRole.QUOTE if _QUOTE_STYLE.search(name) else ParagraphRole.TEXT), 0
