"""The lists of a Word document: which have numbers, and with which they begin and go on."""

from collections.abc import Iterable, Iterator
from typing import Any

from lxml import etree

from tui.sources.word.names import W, value_of

LIST_MARK = "list"
"""What stands before a list's identifier in the name of the bookmark of each of its items."""
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

    def part(self, identifiers: Iterable[str]) -> Any:
        """A numbering part that says of each list which of its levels have numbers, and nothing more.

        Args:
            identifiers: Those of the lists to put in it.
        """
        root = etree.Element(f"{W}numbering", nsmap={"w": W[1:-1]})
        for identifier in identifiers:
            definition = etree.SubElement(root, f"{W}abstractNum", {f"{W}abstractNumId": identifier})
            for level in range(LEVELS):
                style = value_of(self._level(identifier, level), "numFmt") or "bullet"
                made = etree.SubElement(definition, f"{W}lvl", {f"{W}ilvl": str(level)})
                shown = "bullet" if style in _UNNUMBERED else "decimal"
                etree.SubElement(made, f"{W}numFmt", {f"{W}val": shown})
            listing = etree.SubElement(root, f"{W}num", {f"{W}numId": identifier})
            etree.SubElement(listing, f"{W}abstractNumId", {f"{W}val": identifier})
        return root

    def _level(self, identifier: str, level: int) -> Any:
        override = self._lists[identifier].find(f"{W}lvlOverride[@{W}ilvl='{level}']/{W}lvl")
        if override is not None:
            return override
        definition = self._definitions.get(value_of(self._lists[identifier], "abstractNumId") or "")
        return None if definition is None else definition.find(f"{W}lvl[@{W}ilvl='{level}']")


def set_numbers(page: Any, numbering: Numbering) -> None:
    """Let the lists of a page begin with their numbers, and go on where they were interrupted.

    Args:
        page: What Mammoth made of the document, parsed; changed in place.
        numbering: The lists that the document defines.
    """
    following: dict[str, int] = {}
    for listing in list(page.iter("ol")):
        if next(listing.iterancestors("ol", "ul"), None) is not None:
            continue
        for part, identifier in list(_parts(listing)):
            number = following.get(identifier) or (
                numbering.first(identifier) if numbering.has(identifier) else 1
            )
            part.set("start", str(number))
            following[identifier] = number + len(part)


def _parts(listing: Any) -> Iterator[tuple[Any, str]]:
    """A list, parted where Mammoth joined it with others because nothing stands between them."""
    part, current = listing, _list_of(listing[0]) if len(listing) else ""
    yield part, current
    for item in list(listing):
        identifier = _list_of(item)
        if identifier != current:
            later = listing.makeelement("ol")
            part.addnext(later)
            part, current = later, identifier
            yield part, current
        if part is not listing:
            part.append(item)


def _list_of(item: Any) -> str:
    mark = next((link for link in item.iter("a") if (link.get("id") or "").startswith(LIST_MARK)), None)
    return "" if mark is None else str(mark.get("id"))[len(LIST_MARK) :]


def _number(element: Any | None, name: str) -> int | None:
    number = None if element is None else value_of(element, name)
    return int(number) if number is not None and number.isdecimal() and len(number) < 6 else None
