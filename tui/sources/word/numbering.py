"""The lists of a Word document: which have numbers, and with which they begin and go on."""

from typing import Any

from tui.sources.plain_text import BULLET
from tui.sources.word.names import W, value_of

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
        counters[level] = counters[level] + 1 if level in counters else (self.first(identifier) if level == 0 else 1)
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
