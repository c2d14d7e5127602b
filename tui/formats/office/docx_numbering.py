"""The numbers that Word shows before paragraphs (ECMA-376, part 1, 17.9)."""

import re
from typing import Any, NamedTuple

from tui.formats.office.docx_parts import W, is_switched_on, number_of, value_of
from tui.formats.office.flow import MAX_LIST_DEPTH, list_marker
from tui.formats.office.number_formats import formatted_number

_PLACEHOLDER = re.compile(r"%([1-9])")
_MAX_MARKER = 12
_MAX_NUMBER_TEXT = 60
_NOT_NUMBERED = ("bullet", "none")


class _Level(NamedTuple):
    """A level of a list."""

    number_format: str
    text: str
    start: int
    is_legal: bool
    """True if the numbers of all levels are shown in digits."""
    restart: int | None
    """The level, from 1, after whose items it restarts; 0 for never, None for any level above it."""
    style: str | None
    """The paragraph style that is linked to this level."""


class NumberedItem(NamedTuple):
    """A paragraph of a list."""

    depth: int
    """From 1."""
    marker: str
    """The bullet or number of a list item."""
    number: str
    """The number as Word shows it before a heading; empty if it shows none."""


class Numbering:
    """The lists that a document's numbering part defines, and the numbers of their last items."""

    def __init__(self, root: Any) -> None:
        self._definitions: dict[str, Any] = {}
        by_style: dict[str | None, str] = {}
        for definition in root.iter(f"{W}abstractNum"):
            identifier = definition.get(f"{W}abstractNumId", "")
            self._definitions[identifier] = definition
            by_style.setdefault(value_of(definition, "styleLink"), identifier)
        self._lists = {element.get(f"{W}numId", ""): element for element in root.iter(f"{W}num")}
        self._definition_of = {
            name: self._resolved(value_of(element, "abstractNumId") or "", by_style)
            for name, element in self._lists.items()
        }
        self._levels: dict[tuple[str, int], _Level] = {}
        self._counters: dict[str, dict[int, int]] = {}
        """The last numbers by level, which lists of one definition share."""
        self._begun: set[tuple[str, int]] = set()

    def _resolved(self, identifier: str, by_style: dict[str | None, str]) -> str:
        link = value_of(self._definitions.get(identifier), "numStyleLink")
        return by_style.get(link, identifier) if link is not None else identifier

    def __contains__(self, identifier: str) -> bool:
        return identifier in self._lists

    def level_of_style(self, identifier: str, style: str) -> str:
        """Return the level, from 0, of the paragraphs of a style in a list."""
        for level in range(MAX_LIST_DEPTH):
            if self._level(identifier, level).style == style:
                return str(level)
        return "0"

    def next_item(self, identifier: str, depth: str) -> NumberedItem:
        """Return the next item of a list, by ``w:numId`` and ``w:ilvl``."""
        index = min(int(depth), MAX_LIST_DEPTH - 1) if depth.isdecimal() and len(depth) < 3 else 0
        level = self._level(identifier, index)
        counters = self._counters.setdefault(self._definition_of[identifier], {})
        for deeper in [other for other in counters if other > index]:
            restart = self._level(identifier, deeper).restart
            if restart is None or index < restart:
                del counters[deeper]
        if level.number_format in _NOT_NUMBERED:
            return NumberedItem(index + 1, list_marker(None), "")
        if (override := self._override(identifier, index)) is not None:
            counters[index] = override
        else:
            counters[index] = counters[index] + 1 if index in counters else level.start
        number = self._shown(identifier, level, counters)
        is_short = len(number) <= _MAX_MARKER and any(map(str.isalnum, number))
        return NumberedItem(index + 1, number if is_short else list_marker(counters[index]), number)

    def _override(self, identifier: str, index: int) -> int | None:
        """Return the number at which a list overrides the start of its definition; None if it does not."""
        if (identifier, index) in self._begun:
            return None
        self._begun.add((identifier, index))
        override = self._lists[identifier].find(f"{W}lvlOverride[@{W}ilvl='{index}']")
        return number_of(override, "startOverride")

    def _shown(self, identifier: str, level: _Level, counters: dict[int, int]) -> str:
        def number_at(match: re.Match[str]) -> str:
            index = int(match[1]) - 1
            other = self._level(identifier, index)
            if other.number_format == "none":
                return ""
            number_format = "decimal" if level.is_legal else other.number_format
            return formatted_number(counters.get(index, 0), number_format)

        return " ".join(_PLACEHOLDER.sub(number_at, level.text[:_MAX_NUMBER_TEXT]).split())

    def _level(self, identifier: str, index: int) -> _Level:
        if (identifier, index) not in self._levels:
            element = self._lists[identifier].find(f"{W}lvlOverride[@{W}ilvl='{index}']/{W}lvl")
            if element is None:
                definition = self._definitions.get(self._definition_of[identifier])
                element = None if definition is None else definition.find(f"{W}lvl[@{W}ilvl='{index}']")
            text, start = value_of(element, "lvlText"), number_of(element, "start")
            self._levels[identifier, index] = _Level(
                value_of(element, "numFmt") or "bullet",
                f"%{index + 1}." if text is None else text,
                1 if start is None else start,
                bool(is_switched_on(element, "isLgl")),
                number_of(element, "lvlRestart"),
                value_of(element, "pStyle"),
            )
        return self._levels[identifier, index]
