"""The styles and lists that a Word document defines (ECMA-376, part 1)."""

import re
from collections import defaultdict
from typing import Any

from tui.formats.office.flow import (
    MAX_LIST_DEPTH,
    MAX_OUTLINE_LEVEL,
    Style,
    StyleSheet,
    list_marker,
    role_of_style,
)

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT_NAMESPACE = b"http://purl.oclc.org/ooxml/wordprocessingml/main"


def in_one_namespace(data: bytes) -> bytes:
    """Return a part with the strict namespace replaced by the transitional one."""
    return data.replace(_STRICT_NAMESPACE, W.strip("{}").encode())


def switch_in(properties: Any | None, name: str) -> bool | None:
    """Return whether properties switch something on, such as ``b`` or ``vanish``; None if they don't name it."""
    element = None if properties is None else properties.find(f"{W}{name}")
    return None if element is None else _is_on(element.get(f"{W}val", "1"))


def _is_on(value: str) -> bool:
    return value.lower() not in ("0", "false", "off", "none")


def value_of(parent: Any | None, name: str) -> str | None:
    """Return the value of a child element, None if there is no such child or it has no value.

    Args:
        parent: The lxml element around it; None if there is none.
        name: The child's name, without its namespace.
    """
    child = None if parent is None else parent.find(f"{W}{name}")
    return None if child is None else child.get(f"{W}val")


def outline_level(properties: Any | None) -> int | None:
    """Return the outline level in paragraph properties (``w:pPr``), from 1; None if there is none."""
    level = _number(properties, "outlineLvl")
    return level + 1 if level is not None and level < MAX_OUTLINE_LEVEL else None


def list_item_in(properties: Any | None) -> tuple[str, str] | None:
    """Return the list's ID and the depth in it, from 0, in paragraph properties; None if they name no list."""
    numbering = None if properties is None else properties.find(f"{W}numPr")
    identifier = value_of(numbering, "numId")
    return None if identifier is None else (identifier, value_of(numbering, "ilvl") or "0")


def size_in(properties: Any | None) -> float | None:
    """Return the size of letters in run properties (``w:rPr``), in half points; None if there is none."""
    size = value_of(properties, "sz") or ""
    return float(size) if size.replace(".", "", 1).isdecimal() else None


def _number(parent: Any | None, name: str) -> int | None:
    number = value_of(parent, name) or ""
    return int(number) if number.isdecimal() and len(number) < 6 else None


class Numbering:
    """The lists that a document defines, and how far their items have been counted.

    Args:
        root: The root of the numbering part, an lxml element; None if there is none.
    """

    def __init__(self, root: Any | None) -> None:
        self._definitions: dict[str, Any] = {}
        self._counters: defaultdict[str, dict[int, int]] = defaultdict(dict)
        by_style: dict[str | None, Any] = {}
        for definition in () if root is None else root.iter(f"{W}abstractNum"):
            self._definitions[definition.get(f"{W}abstractNumId", "")] = definition
            by_style.setdefault(value_of(definition, "styleLink"), definition)
        for identifier, definition in self._definitions.items():
            link = value_of(definition, "numStyleLink")
            if link is not None and link in by_style:
                self._definitions[identifier] = by_style[link]
        lists = () if root is None else root.iter(f"{W}num")
        self._lists = {element.get(f"{W}numId", ""): element for element in lists}

    def __contains__(self, identifier: str) -> bool:
        return identifier in self._lists

    def next_item(self, identifier: str, depth: str) -> tuple[int, str]:
        """Count the next item of a list.

        Args:
            identifier: The list's ID (``w:numId``).
            depth: The item's depth in it, from 0 (``w:ilvl``).

        Returns:
            The item's depth, from 1, and its marker.
        """
        level = min(int(depth), MAX_LIST_DEPTH - 1) if depth.isdecimal() and len(depth) < 3 else 0
        number_format = value_of(self._level(identifier, level), "numFmt") or "bullet"
        if number_format in ("bullet", "none"):
            return level + 1, list_marker(None)
        counters = self._counters[identifier]
        for deeper in [other for other in counters if other > level]:
            del counters[deeper]
        first = self._first_number(identifier) if level == 0 else 1
        counters[level] = counters[level] + 1 if level in counters else first
        return level + 1, list_marker(counters[level])

    def _first_number(self, identifier: str) -> int:
        override = self._lists[identifier].find(f"{W}lvlOverride[@{W}ilvl='0']")
        return _number(override, "startOverride") or _number(self._level(identifier, 0), "start") or 1

    def _level(self, identifier: str, level: int) -> Any:
        override = self._lists[identifier].find(f"{W}lvlOverride[@{W}ilvl='{level}']/{W}lvl")
        if override is not None:
            return override
        definition = self._definitions.get(value_of(self._lists[identifier], "abstractNumId") or "")
        return None if definition is None else definition.find(f"{W}lvl[@{W}ilvl='{level}']")


_NESTED_LIST_STYLE = re.compile(r"list (?:bullet|number) ([2-5])")


class Styles(StyleSheet):
    """The paragraph styles of a document.

    Args:
        root: The root of the styles part, an lxml element; None if there is none.
    """

    def __init__(self, root: Any | None) -> None:
        super().__init__()
        self.default = ""
        """The ID of the style of paragraphs that name none."""
        self._elements: dict[str, Any] = {}
        for element in () if root is None else root.iter(f"{W}style"):
            if element.get(f"{W}type", "paragraph") == "paragraph":
                identifier = element.get(f"{W}styleId", "")
                self._elements[identifier] = element
                if _is_on(element.get(f"{W}default", "0")):
                    self.default = identifier
        defaults = None if root is None else root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")
        self.language = value_of(defaults, "lang") or ""
        self.default_size = size_in(defaults)

    def own_style(self, name: str) -> tuple[Style, str | None]:
        """Return a style's own properties and the ID of the style that it is based on."""
        element = self._elements.get(name)
        if element is None:
            return Style(), None
        properties, letters = element.find(f"{W}pPr"), element.find(f"{W}rPr")
        style_name = value_of(element, "name") or ""
        role, level = role_of_style(style_name, outline_level(properties))
        list_item = list_item_in(properties)
        # Word's own styles for nested lists say only by their names how deep they are.
        if list_item is not None and (nested := _NESTED_LIST_STYLE.fullmatch(style_name.lower())):
            list_item = list_item[0], str(int(nested[1]) - 1)
        style = Style(role, level, switch_in(letters, "b"), size_in(letters), list_item)
        return style, value_of(element, "basedOn")
