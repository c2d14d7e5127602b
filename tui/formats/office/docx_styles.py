"""What the styles and list definitions of a Word document make of a paragraph (ECMA-376, part 1)."""

import re
from dataclasses import dataclass
from typing import Any

from tui.formats.office.flow import role_of_style
from tui.formats.plain.reader import BULLET

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_TRANSITIONAL = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def in_one_namespace(data: bytes) -> bytes:
    """A part with the names of the common namespace in place of the strict one's.

    Args:
        data: The part's bytes.
    """
    return data.replace(_STRICT, _TRANSITIONAL)


def is_on(value: str) -> bool:
    """Whether a value switches something on.

    Args:
        value: What stands in ``w:val``, which says yes where it is missing.
    """
    return value.lower() not in ("0", "false", "off", "none")


def value_of(element: Any | None, name: str) -> str | None:
    """The value of a child, None if there is no such child or it has no value.

    Args:
        element: The element of lxml's that the child is in; None if there is none.
        name: The child's name, without its namespace.
    """
    child = None if element is None else element.find(f"{W}{name}")
    return None if child is None else child.get(f"{W}val")


LEVELS = 9
_UNNUMBERED = ("bullet", "none")


class Numbering:
    """The lists that a document defines.

    Args:
        root: The root of its numbering part, an element of lxml's; None if it has none.
    """

    def __init__(self, root: Any | None) -> None:
        self._definitions: dict[str, Any] = {}
        self._lists: dict[str, Any] = {}
        self._counters: dict[str, dict[int, int]] = {}
        by_style: dict[str | None, Any] = {}
        for definition in () if root is None else root.iter(f"{W}abstractNum"):
            self._definitions[definition.get(f"{W}abstractNumId", "")] = definition
            by_style.setdefault(value_of(definition, "styleLink"), definition)
        for identifier, definition in self._definitions.items():
            link = value_of(definition, "numStyleLink")
            if link is not None and link in by_style:
                self._definitions[identifier] = by_style[link]
        for listing in () if root is None else root.iter(f"{W}num"):
            self._lists[listing.get(f"{W}numId", "")] = listing

    def has(self, identifier: str | None) -> bool:
        """Whether a list is defined.

        Args:
            identifier: What ``w:numId`` says; None if it says nothing.
        """
        return identifier in self._lists

    def first(self, identifier: str) -> int:
        """The number of a list's first item.

        Args:
            identifier: The list's identifier.
        """
        override = self._lists[identifier].find(f"{W}lvlOverride[@{W}ilvl='0']")
        return _number(override, "startOverride") or _number(self._level(identifier, 0), "start") or 1

    def next_item(self, identifier: str, depth: str) -> tuple[int, str]:
        """How deep the next item of a list is nested, from 1, and its marker.

        Args:
            identifier: The list's identifier.
            depth: What ``w:ilvl`` says.
        """
        level = min(int(depth), LEVELS - 1) if depth.isdecimal() and len(depth) < 3 else 0
        style = value_of(self._level(identifier, level), "numFmt") or "bullet"
        if style in _UNNUMBERED:
            return level + 1, BULLET
        counters = self._counters.setdefault(identifier, {})
        for deeper in [other for other in counters if other > level]:
            del counters[deeper]
        counters[level] = (
            counters[level] + 1 if level in counters else (self.first(identifier) if level == 0 else 1)
        )
        return level + 1, f"{counters[level]}."

    def _level(self, identifier: str, level: int) -> Any:
        override = self._lists[identifier].find(f"{W}lvlOverride[@{W}ilvl='{level}']/{W}lvl")
        if override is not None:
            return override
        definition = self._definitions.get(value_of(self._lists[identifier], "abstractNumId") or "")
        return None if definition is None else definition.find(f"{W}lvl[@{W}ilvl='{level}']")


def _number(element: Any | None, name: str) -> int | None:
    number = None if element is None else value_of(element, name)
    return int(number) if number is not None and number.isdecimal() and len(number) < 6 else None


_NESTED = re.compile(r"list (?:bullet|number) ([2-5])")
_LONGEST_CHAIN = 20
_OUTLINE_LEVELS = 9


@dataclass(frozen=True, slots=True)
class Style:
    """What a paragraph style says, together with the styles that it is based on."""

    role: str = ""
    """``title``, ``subtitle``, ``heading``, ``quote``, ``code``, ``caption``, ``contents``; empty for plain text."""
    level: int = 0
    """Of a heading: its level, from 1."""
    is_bold: bool = False
    size: float | None = None
    """In half points."""
    listing: tuple[str, str] | None = None
    """Of items of a list: the list's identifier and how deep they are nested in it, from 0."""


class Styles:
    """The paragraph styles of a document.

    Args:
        root: The root of its styles part, an element of lxml's; None if it has none.
    """

    def __init__(self, root: Any | None) -> None:
        self._elements: dict[str, Any] = {}
        self._default = ""
        self.language: str | None = None
        self._read: dict[str, Style] = {}
        self._default_size: float | None = None
        if root is None:
            return
        for element in root.iter(f"{W}style"):
            if element.get(f"{W}type", "paragraph") == "paragraph":
                identifier = element.get(f"{W}styleId", "")
                self._elements[identifier] = element
                if is_on(element.get(f"{W}default", "0")):
                    self._default = identifier
        defaults = root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")
        if defaults is not None:
            self.language = value_of(defaults, "lang")
            self._default_size = size_in(defaults)

    def named(self, identifier: str | None) -> Style:
        """What a style says.

        Args:
            identifier: Its identifier in the document; None for the default style.
        """
        key = self._default if identifier is None else identifier
        if key not in self._read:
            self._read[key] = self._resolve(key)
        return self._read[key]

    def _resolve(self, identifier: str) -> Style:
        role, level, is_bold, size, listing = "", 0, None, None, None
        for _step in range(_LONGEST_CHAIN):
            element = self._elements.get(identifier)
            if element is None:
                break
            if not role:
                outline = outline_level(element.find(f"{W}pPr"))
                role, level = role_of_style(value_of(element, "name") or "", outline)
            run = element.find(f"{W}rPr")
            if run is not None:
                is_bold = bold_in(run) if is_bold is None else is_bold
                size = size_in(run) if size is None else size
            listing = listing or _listing_of(element)
            identifier = value_of(element, "basedOn") or ""
        return Style(role, level, bool(is_bold), size or self._default_size, listing)


def outline_level(properties: Any | None) -> int | None:
    """The level of the outline that paragraph properties name, from 1; None if they name none.

    Args:
        properties: A ``w:pPr`` element; None if there is none.
    """
    level = value_of(properties, "outlineLvl") or ""
    return int(level) + 1 if level.isdecimal() and int(level) < _OUTLINE_LEVELS else None


def listing_in(properties: Any | None) -> tuple[str, str] | None:
    """The list that paragraph properties name and how deep the item is nested in it; None if they name none.

    Args:
        properties: A ``w:pPr`` element; None if there is none.
    """
    numbering = None if properties is None else properties.find(f"{W}numPr")
    identifier = value_of(numbering, "numId")
    return None if identifier is None else (identifier, value_of(numbering, "ilvl") or "0")


def bold_in(properties: Any) -> bool | None:
    """Whether run properties make letters bold; None if they don't say.

    Args:
        properties: A ``w:rPr`` element.
    """
    bold = properties.find(f"{W}b")
    return None if bold is None else is_on(bold.get(f"{W}val", "1"))


def size_in(properties: Any) -> float | None:
    """The size of letters that run properties name, in half points; None if they don't say.

    Args:
        properties: A ``w:rPr`` element.
    """
    size = value_of(properties, "sz") or ""
    return float(size) if size.replace(".", "", 1).isdecimal() else None


def _listing_of(element: Any) -> tuple[str, str] | None:
    """The list of a style; Word's own for nested lists say only by their names how deep they are."""
    listing = listing_in(element.find(f"{W}pPr"))
    nested = _NESTED.fullmatch((value_of(element, "name") or "").lower())
    return (listing[0], str(int(nested[1]) - 1)) if listing is not None and nested else listing
