"""The styles of a Word document (ECMA-376, part 1, 17.7)."""

import re
from typing import Any

from tui.formats.office.docx_parts import W, is_on_value, is_switched_on, number_of, value_of
from tui.formats.office.styles import (
    MAX_OUTLINE_LEVEL,
    Formatting,
    Style,
    StyleSheet,
    TextFormat,
    formatting_of,
    is_monospaced,
    role_of_style,
)

_NESTED_LIST_STYLE = re.compile(r"list (?:bullet|number) ([2-5])")
_CODE_CHARACTERS = re.compile(r"code|verbatim|source text|literal|html (?:code|sample|typewriter|keyboard)")
_RAISED = {"superscript": TextFormat.SUPERSCRIPT, "subscript": TextFormat.SUBSCRIPT}


def outline_level(properties: Any | None) -> int | None:
    """Return the outline level in paragraph properties (``w:pPr``), from 1; None if there is none."""
    level = number_of(properties, "outlineLvl")
    return level + 1 if level is not None and level < MAX_OUTLINE_LEVEL else None


def list_item_of(properties: Any | None) -> tuple[str, str] | None:
    """Return the ID of a list and the depth in it, from 0, in paragraph properties; None if they name no list.

    The depth is empty if it is not given.
    """
    numbering = None if properties is None else properties.find(f"{W}numPr")
    identifier = value_of(numbering, "numId")
    return None if identifier is None else (identifier, value_of(numbering, "ilvl") or "")


def size_of(properties: Any | None) -> float | None:
    """Return the font size in run properties (``w:rPr``), in half points; None if there is none."""
    size = value_of(properties, "sz") or ""
    return float(size) if size.replace(".", "", 1).isdecimal() else None


def run_formatting(properties: Any | None) -> Formatting:
    """Return the formatting in run properties, except bold."""
    if properties is None:
        return ()
    struck = is_switched_on(properties, "strike")
    raised = _RAISED.get(value_of(properties, "vertAlign") or "")
    fonts = properties.find(f"{W}rFonts")
    font = "" if fonts is None else fonts.get(f"{W}ascii") or ""
    formatting = formatting_of(
        (
            (TextFormat.EMPHASIS, is_switched_on(properties, "i")),
            (TextFormat.STRUCK, is_switched_on(properties, "dstrike") if struck is None else struck),
            (TextFormat.HIDDEN, is_switched_on(properties, "vanish")),
            (TextFormat.CODE, is_monospaced(font) if font else None),
        )
    )
    return formatting if raised is None else (*formatting, (raised, True))


class WordStyles(StyleSheet):
    """The styles of paragraphs and characters in a document's styles part."""

    def __init__(self, root: Any) -> None:
        super().__init__()
        self.default = ""
        """The ID of the style for paragraphs that name none."""
        self._elements: dict[str, Any] = {}
        for element in root.iter(f"{W}style"):
            identifier = element.get(f"{W}styleId", "")
            self._elements[identifier] = element
            is_paragraph = element.get(f"{W}type", "paragraph") == "paragraph"
            if is_paragraph and is_on_value(element.get(f"{W}default", "0")):
                self.default = identifier
        defaults = root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")
        self.language = value_of(defaults, "lang") or ""
        self.default_size = size_of(defaults)

    def own_style(self, name: str) -> tuple[Style, str | None]:
        element = self._elements.get(name)
        if element is None:
            return Style(), None
        properties, letters = element.find(f"{W}pPr"), element.find(f"{W}rPr")
        style_name = value_of(element, "name") or ""
        role, level = role_of_style(style_name, outline_level(properties))
        list_item = list_item_of(properties)
        # The depth of Word's built-in styles for nested lists is only in their names.
        if list_item is not None and (nested := _NESTED_LIST_STYLE.fullmatch(style_name.lower())):
            list_item = list_item[0], str(int(nested[1]) - 1)
        formatting = run_formatting(letters)
        if element.get(f"{W}type") == "character" and _CODE_CHARACTERS.search(style_name.lower()):
            formatting = (*formatting, (TextFormat.CODE, True))
        style = Style(role, level, is_switched_on(letters, "b"), size_of(letters), list_item, formatting)
        return style, value_of(element, "basedOn")
