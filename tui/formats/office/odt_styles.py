"""What the styles of an OpenDocument text make of a paragraph (ODF 1.3, part 3)."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

_BASE = "urn:oasis:names:tc:opendocument:xmlns"
OFFICE = f"{{{_BASE}:office:1.0}}"
TEXT = f"{{{_BASE}:text:1.0}}"
STYLE = f"{{{_BASE}:style:1.0}}"
TABLE = f"{{{_BASE}:table:1.0}}"
META = f"{{{_BASE}:meta:1.0}}"
FORMAT = f"{{{_BASE}:xsl-fo-compatible:1.0}}"
DUBLIN_CORE = "{http://purl.org/dc/elements/1.1/}"
_LONGEST_NUMBER = 5


def number_in(element: Any, name: str) -> int | None:
    """The number that an attribute holds; None if it holds none that makes sense.

    Args:
        element: An element of lxml's.
        name: The attribute's name with its namespace.
    """
    value = element.get(name) or ""
    return int(value) if value.isdecimal() and len(value) <= _LONGEST_NUMBER else None


_LONGEST_CHAIN = 20
_ROLES = {
    "title": "title",
    "subtitle": "subtitle",
    "quotations": "quote",
    "preformatted_20_text": "code",
    "source_20_text": "code",
    "caption": "caption",
    "index": "contents",
}
_POINTS = re.compile(r"([0-9]{1,3}(?:\.[0-9]{1,3})?)pt")


@dataclass(frozen=True, slots=True)
class Style:
    """What a style says, together with those that it is based on."""

    role: str = ""
    level: int | None = None
    """The level of the outline that its paragraphs have, from 1."""
    is_bold: bool | None = None
    size: float | None = None
    """In half points."""


class Styles:
    """The styles of a document, for paragraphs and for letters.

    Args:
        roots: The roots of its parts, elements of lxml's; of two styles with one name, the first counts.
    """

    def __init__(self, roots: Iterable[Any]) -> None:
        self.language: str | None = None
        self._elements: dict[str, Any] = {}
        self._numberings: dict[tuple[str, str], int] = {}
        self._read: dict[str, Style] = {}
        self._default_size: float | None = None
        for root in roots:
            for element in root.iter(f"{STYLE}style"):
                self._elements.setdefault(element.get(f"{STYLE}name", ""), element)
            for element in root.iter(f"{TEXT}list-style"):
                self._take_numbering(element)
            for element in root.iter(f"{STYLE}default-style"):
                if element.get(f"{STYLE}family") == "paragraph":
                    self._take_defaults(element.find(f"{STYLE}text-properties"))

    def named(self, name: str | None) -> Style:
        """What a style says.

        Args:
            name: Its name; None for a paragraph that names none.
        """
        key = name or ""
        if key not in self._read:
            self._read[key] = self._resolve(key)
        return self._read[key]

    def numbering(self, name: str, depth: int) -> int | None:
        """The first number of a list; None if its items have none.

        Args:
            name: The name of its style.
            depth: How deep it is nested, from 1.
        """
        return self._numberings.get((name, str(depth)))

    def _take_numbering(self, style: Any) -> None:
        for level in style.iter(f"{TEXT}list-level-style-number"):
            if level.get(f"{STYLE}num-format"):
                key = style.get(f"{STYLE}name", ""), level.get(f"{TEXT}level", "")
                self._numberings.setdefault(key, number_in(level, f"{TEXT}start-value") or 1)

    def _take_defaults(self, properties: Any | None) -> None:
        if properties is None:
            return
        self._default_size = _size(properties)
        language = properties.get(f"{FORMAT}language")
        self.language = language if language and language != "none" else None

    def _resolve(self, name: str) -> Style:
        role, level, is_bold, size = "", None, None, None
        for _step in range(_LONGEST_CHAIN):
            role = role or _ROLES.get(name.lower(), "")
            element = self._elements.get(name)
            if element is None:
                break
            level = number_in(element, f"{STYLE}default-outline-level") if level is None else level
            properties = element.find(f"{STYLE}text-properties")
            if properties is not None:
                weight = properties.get(f"{FORMAT}font-weight")
                is_bold = (
                    (weight in ("bold", "700", "800", "900") if weight else None)
                    if is_bold is None
                    else is_bold
                )
                size = _size(properties) if size is None else size
            name = element.get(f"{STYLE}parent-style-name") or ""
        return Style(role, level, is_bold, size or self._default_size)


def _size(properties: Any) -> float | None:
    match = _POINTS.fullmatch(properties.get(f"{FORMAT}font-size") or "")
    return None if match is None else float(match[1]) * 2
