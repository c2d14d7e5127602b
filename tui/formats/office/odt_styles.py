"""The styles of OpenDocument files (ODF 1.3, part 3, section 16)."""

import re
from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

from tui.formats.office.infer_headings import ParagraphRole
from tui.formats.office.number_formats import formatted_number
from tui.formats.office.styles import Formatting, Style, StyleSheet, TextFormat, formatting_of, is_monospaced

_NAMESPACE = "urn:oasis:names:tc:opendocument:xmlns"
OFFICE = f"{{{_NAMESPACE}:office:1.0}}"
TEXT = f"{{{_NAMESPACE}:text:1.0}}"
STYLE = f"{{{_NAMESPACE}:style:1.0}}"
TABLE = f"{{{_NAMESPACE}:table:1.0}}"
DRAW = f"{{{_NAMESPACE}:drawing:1.0}}"
SVG = f"{{{_NAMESPACE}:svg-compatible:1.0}}"
PRESENTATION = f"{{{_NAMESPACE}:presentation:1.0}}"
META = f"{{{_NAMESPACE}:meta:1.0}}"
FORMAT = f"{{{_NAMESPACE}:xsl-fo-compatible:1.0}}"
XLINK = "{http://www.w3.org/1999/xlink}"

_ROLES = {
    "title": ParagraphRole.TITLE,
    "subtitle": ParagraphRole.SUBTITLE,
    "quotations": ParagraphRole.QUOTE,
    "preformatted_20_text": ParagraphRole.CODE,
    "source_20_text": ParagraphRole.CODE,
    "caption": ParagraphRole.CAPTION,
    "illustration": ParagraphRole.CAPTION,
    "figure": ParagraphRole.CAPTION,
    "figurecaption": ParagraphRole.CAPTION,
    "tablecaption": ParagraphRole.CAPTION,
    "index": ParagraphRole.CONTENTS,
}
_CODE_CHARACTERS = frozenset(("source_20_text", "teletype", "user_20_entry", "example"))
_POINTS = re.compile(r"([0-9]{1,3}(?:\.[0-9]{1,3})?)pt")
_FORMATS = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_MAX_LEVEL = 10


def number_in(element: Any, attribute: str) -> int | None:
    """Return the number in an attribute; None if there is none."""
    value = element.get(attribute) or ""
    return int(value) if value.isdecimal() and len(value) <= 5 else None


class NumberFormat(NamedTuple):
    """The format of the numbers on one level of a list or of headings."""

    number_format: str
    """``1``, ``a``, ``A``, ``i`` or ``I``."""
    prefix: str
    suffix: str
    first: int
    levels: int = 1
    """The number of levels, this one included, whose numbers are shown."""

    @classmethod
    def of(cls, element: Any) -> "NumberFormat":
        """Return the format that a ``text:list-level-style-number`` or ``text:outline-level-style`` gives."""
        return cls(
            element.get(f"{STYLE}num-format") or "",
            (element.get(f"{STYLE}num-prefix") or "")[:20],
            (element.get(f"{STYLE}num-suffix") or "")[:20],
            number_in(element, f"{TEXT}start-value") or 1,
            number_in(element, f"{TEXT}display-levels") or 1,
        )

    def shown(self, number: int) -> str:
        """Return a number without prefix and suffix."""
        return formatted_number(number, _FORMATS.get(self.number_format, "decimal"))


class OutlineNumbers:
    """The numbers before headings, as the outline style of a document gives them."""

    def __init__(self, formats: dict[int, NumberFormat]) -> None:
        self._formats = formats
        self._numbers: dict[int, int] = {}

    def next_number(self, level: int) -> str:
        """Return the number of the next heading of a level, from 1; empty if it has none."""
        for deeper in [other for other in self._numbers if other > level]:
            del self._numbers[deeper]
        number_format = self._formats.get(level)
        if number_format is None or not number_format.number_format:
            return ""
        last = self._numbers.get(level)
        self._numbers[level] = number_format.first if last is None else last + 1
        first = max(1, level - number_format.levels + 1)
        shown = [
            other.shown(self._numbers.get(above, other.first))
            for above in range(first, level + 1)
            if (other := self._formats.get(above)) is not None and other.number_format
        ]
        return f"{number_format.prefix}{'.'.join(shown)}{number_format.suffix}".strip()


class OdtStyles(StyleSheet):
    """The styles of paragraphs, text and lists. If two have the same name, the first counts."""

    def __init__(self, roots: Iterable[Any]) -> None:
        super().__init__()
        self._elements: dict[str, Any] = {}
        self.lists: dict[tuple[str, str], NumberFormat] = {}
        """The formats of lists whose items are numbered, by style and depth, from ``"1"``."""
        outline: dict[int, NumberFormat] = {}
        for root in roots:
            for element in root.iter(f"{STYLE}style"):
                self._elements.setdefault(element.get(f"{STYLE}name", ""), element)
            for element in root.iter(f"{TEXT}list-style"):
                for level in element.iter(f"{TEXT}list-level-style-number"):
                    if level.get(f"{STYLE}num-format"):
                        key = element.get(f"{STYLE}name", ""), level.get(f"{TEXT}level", "")
                        self.lists.setdefault(key, NumberFormat.of(level))
            for element in root.iter(f"{TEXT}outline-level-style"):
                depth = number_in(element, f"{TEXT}level") or _MAX_LEVEL
                outline.setdefault(depth, NumberFormat.of(element))
            for element in root.iter(f"{STYLE}default-style"):
                properties = element.find(f"{STYLE}text-properties")
                if element.get(f"{STYLE}family") == "paragraph" and properties is not None:
                    self.default_size = _size(properties)
                    language = properties.get(f"{FORMAT}language") or ""
                    self.language = "" if language == "none" else language
        self.outline = OutlineNumbers(outline)

    def own_style(self, name: str) -> tuple[Style, str | None]:
        element = self._elements.get(name)
        role = _ROLES.get(name.lower(), ParagraphRole.TEXT)
        if element is None:
            return Style(role), None
        level = number_in(element, f"{STYLE}default-outline-level") or 0
        base = element.get(f"{STYLE}parent-style-name")
        formatting = ((TextFormat.CODE, True),) if name.lower() in _CODE_CHARACTERS else ()
        properties = element.find(f"{STYLE}text-properties")
        if properties is None:
            return Style(role, level, formatting=formatting), base
        weight = properties.get(f"{FORMAT}font-weight")
        is_bold = weight in ("bold", "700", "800", "900") if weight else None
        return Style(
            role, level, is_bold, _size(properties), formatting=(*formatting, *_text_formatting(properties))
        ), base


def _text_formatting(properties: Any) -> Formatting:
    """Return the formatting in text properties, except bold."""

    def switch(attribute: str, is_on: Callable[[str], bool]) -> bool | None:
        value = properties.get(attribute)
        return is_on(value) if value else None

    position = (properties.get(f"{STYLE}text-position") or "").split()[:1]
    formatting = formatting_of(
        (
            (
                TextFormat.EMPHASIS,
                switch(f"{FORMAT}font-style", lambda value: value in ("italic", "oblique")),
            ),
            (TextFormat.STRUCK, switch(f"{STYLE}text-line-through-style", lambda value: value != "none")),
            (TextFormat.HIDDEN, switch(f"{TEXT}display", lambda value: value == "none")),
            (TextFormat.CODE, switch(f"{STYLE}font-name", is_monospaced)),
        )
    )
    if not position or position[0] in ("0%", "0"):
        return formatting
    is_below = position[0] == "sub" or position[0].startswith("-")
    return (*formatting, (TextFormat.SUBSCRIPT if is_below else TextFormat.SUPERSCRIPT, True))


def _size(properties: Any) -> float | None:
    match = _POINTS.fullmatch(properties.get(f"{FORMAT}font-size") or "")
    return None if match is None else float(match[1]) * 2
