"""Read Word documents (ECMA-376, part 1)."""

import posixpath
import re
from collections import defaultdict
from io import BytesIO
from typing import Any

from lxml import etree

from tui.formats.archive import Archive
from tui.formats.office.flow import (
    MAX_LIST_DEPTH,
    MAX_OUTLINE_LEVEL,
    FlowBuilder,
    Properties,
    Style,
    StyleSheet,
    list_marker,
    role_of_style,
    to_parsed_document,
)
from tui.formats.office.infer_headings import ParagraphRole
from tui.formats.parsed_document import ParsedDocument
from tui.formats.xml import PARSER_OPTIONS, parse_xml, tag_of, without_doctype
from tui.text.sanitize import clean_line

_DEFAULT_MAIN_PART = "word/document.xml"
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_STRICT_NAMESPACE = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_REMOVED = frozenset((f"{_W}del", f"{_W}moveFrom", f"{_MC}Fallback"))
_TAGS = [f"{_W}{name}" for name in ("p", "tbl", "tr", "tc", "sdt", "docPartGallery")] + [*_REMOVED]
_BEGIN_TABLE_PART = {
    f"{_W}tbl": FlowBuilder.begin_table,
    f"{_W}tr": FlowBuilder.begin_row,
    f"{_W}tc": FlowBuilder.begin_cell,
}
_CHARACTERS = {
    f"{_W}br": "\n",
    f"{_W}cr": "\n",
    f"{_W}tab": "\t",
    f"{_W}ptab": "\t",
    f"{_W}noBreakHyphen": "-",
}
_MAX_TABLE_DEPTH = 4
"""Tables nested deeper are read as text."""
_MAX_PARAGRAPHS = 40_000
_NOT_LIST_ITEMS = (ParagraphRole.HEADING, ParagraphRole.TITLE, ParagraphRole.CAPTION, ParagraphRole.CONTENTS)


def read_docx(data: bytes, name: str) -> ParsedDocument:
    """Read a Word document, with or without macros.

    Headings are those of its styles, or, if it uses none, the paragraphs that look like headings. Deleted text, notes,
    comments, captions, pictures and the table of contents are left out.
    """
    archive = Archive(data, name)
    main = _main_part(archive)
    folder = posixpath.dirname(main)
    styles = _WordStyles(_parse_part(archive, folder, "styles.xml"))
    flow = FlowBuilder()
    _MainPart(flow, styles, _Numbering(_parse_part(archive, folder, "numbering.xml"))).read(archive, main)
    for part in ("footnotes.xml", "endnotes.xml"):
        for note in _parse_part(archive, folder, part):
            flow.drop("notes", "".join(text.text or "" for text in note.iter(f"{_W}t")))
    core: dict[str, str] = {}
    for element in _parse_part(archive, "docProps", "core.xml").iter("*"):
        core.setdefault(tag_of(element), clean_line(element.text or ""))
    properties = Properties(
        core.get("title", ""),
        core.get("creator", ""),
        core.get("created") or core.get("modified", ""),
        styles.language,
    )
    return to_parsed_document(flow, properties, name=name, kind="a Word document")


def _main_part(archive: Archive) -> str:
    """Return the path of the main part, which the relationships of the package name."""
    for relationship in _parse_part(archive, "_rels", ".rels").iter("*"):
        if relationship.get("Type", "").endswith("/officeDocument"):
            path: str = posixpath.normpath(relationship.get("Target", "").lstrip("/"))
            if archive.find(path) is not None:
                return path
    return _DEFAULT_MAIN_PART


def _parse_part(archive: Archive, folder: str, name: str) -> Any:
    """Return the root of a part; an empty element if the part is missing or damaged."""
    path = posixpath.join(folder, name)
    root = None if archive.find(path) is None else parse_xml(_in_one_namespace(archive.read(path)))
    return etree.Element("missing") if root is None else root


def _in_one_namespace(data: bytes) -> bytes:
    """Return a part with the strict namespace replaced by the transitional one."""
    return data.replace(_STRICT_NAMESPACE, _W.strip("{}").encode())


def _switch(properties: Any | None, name: str) -> bool | None:
    """Return the value of a switch in properties, such as ``b`` or ``vanish``; None if it is not there."""
    element = None if properties is None else properties.find(f"{_W}{name}")
    return None if element is None else _is_on(element.get(f"{_W}val", "1"))


def _is_on(value: str) -> bool:
    return value.lower() not in ("0", "false", "off", "none")


def _value(parent: Any | None, name: str) -> str | None:
    """Return the value of a child element; None if there is no parent, child or value."""
    child = None if parent is None else parent.find(f"{_W}{name}")
    return None if child is None else child.get(f"{_W}val")


def _outline_level(properties: Any | None) -> int | None:
    """Return the outline level in paragraph properties (``w:pPr``), from 1; None if there is none."""
    level = _number(properties, "outlineLvl")
    return level + 1 if level is not None and level < MAX_OUTLINE_LEVEL else None


def _list_item(properties: Any | None) -> tuple[str, str] | None:
    """Return the ID of a list and the depth in it, from 0, in paragraph properties; None if they name no list."""
    numbering = None if properties is None else properties.find(f"{_W}numPr")
    identifier = _value(numbering, "numId")
    return None if identifier is None else (identifier, _value(numbering, "ilvl") or "0")


def _size(properties: Any | None) -> float | None:
    """Return the font size in run properties (``w:rPr``), in half points; None if there is none."""
    size = _value(properties, "sz") or ""
    return float(size) if size.replace(".", "", 1).isdecimal() else None


def _number(parent: Any | None, name: str) -> int | None:
    number = _value(parent, name) or ""
    return int(number) if number.isdecimal() and len(number) < 6 else None


class _Numbering:
    """The lists that a document's numbering part defines, and the numbers of their last items."""

    def __init__(self, root: Any) -> None:
        self._definitions: dict[str, Any] = {}
        self._counters: defaultdict[str, dict[int, int]] = defaultdict(dict)
        by_style: dict[str | None, Any] = {}
        for definition in root.iter(f"{_W}abstractNum"):
            self._definitions[definition.get(f"{_W}abstractNumId", "")] = definition
            by_style.setdefault(_value(definition, "styleLink"), definition)
        for identifier, definition in self._definitions.items():
            link = _value(definition, "numStyleLink")
            if link is not None and link in by_style:
                self._definitions[identifier] = by_style[link]
        self._lists = {element.get(f"{_W}numId", ""): element for element in root.iter(f"{_W}num")}

    def __contains__(self, identifier: str) -> bool:
        return identifier in self._lists

    def next_item(self, identifier: str, depth: str) -> tuple[int, str]:
        """Return the depth, from 1, and the marker of the next item of a list, by ``w:numId`` and ``w:ilvl``."""
        level = min(int(depth), MAX_LIST_DEPTH - 1) if depth.isdecimal() and len(depth) < 3 else 0
        number_format = _value(self._level(identifier, level), "numFmt") or "bullet"
        if number_format in ("bullet", "none"):
            return level + 1, list_marker(None)
        counters = self._counters[identifier]
        for deeper in [other for other in counters if other > level]:
            del counters[deeper]
        first = self._first_number(identifier) if level == 0 else 1
        counters[level] = counters[level] + 1 if level in counters else first
        return level + 1, list_marker(counters[level])

    def _first_number(self, identifier: str) -> int:
        override = self._lists[identifier].find(f"{_W}lvlOverride[@{_W}ilvl='0']")
        return _number(override, "startOverride") or _number(self._level(identifier, 0), "start") or 1

    def _level(self, identifier: str, level: int) -> Any:
        override = self._lists[identifier].find(f"{_W}lvlOverride[@{_W}ilvl='{level}']/{_W}lvl")
        if override is not None:
            return override
        definition = self._definitions.get(_value(self._lists[identifier], "abstractNumId") or "")
        return None if definition is None else definition.find(f"{_W}lvl[@{_W}ilvl='{level}']")


_NESTED_LIST_STYLE = re.compile(r"list (?:bullet|number) ([2-5])")


class _WordStyles(StyleSheet):
    """The paragraph styles that a document's styles part defines."""

    def __init__(self, root: Any) -> None:
        super().__init__()
        self.default = ""
        """The ID of the style for paragraphs that name none."""
        self._elements: dict[str, Any] = {}
        for element in root.iter(f"{_W}style"):
            if element.get(f"{_W}type", "paragraph") == "paragraph":
                identifier = element.get(f"{_W}styleId", "")
                self._elements[identifier] = element
                if _is_on(element.get(f"{_W}default", "0")):
                    self.default = identifier
        defaults = root.find(f"{_W}docDefaults/{_W}rPrDefault/{_W}rPr")
        self.language = _value(defaults, "lang") or ""
        self.default_size = _size(defaults)

    def own_style(self, name: str) -> tuple[Style, str | None]:
        element = self._elements.get(name)
        if element is None:
            return Style(), None
        properties, letters = element.find(f"{_W}pPr"), element.find(f"{_W}rPr")
        style_name = _value(element, "name") or ""
        role, level = role_of_style(style_name, _outline_level(properties))
        list_item = _list_item(properties)
        # Of Word's built-in styles for nested lists, only the names give the depth.
        if list_item is not None and (nested := _NESTED_LIST_STYLE.fullmatch(style_name.lower())):
            list_item = list_item[0], str(int(nested[1]) - 1)
        style = Style(role, level, _switch(letters, "b"), _size(letters), list_item)
        return style, _value(element, "basedOn")


class _MainPart:
    """Feeds a builder with the paragraphs and tables of a document's main part."""

    def __init__(self, flow: FlowBuilder, styles: _WordStyles, numbering: _Numbering) -> None:
        self._flow = flow
        self._styles = styles
        self._numbering = numbering
        self._table_depth = 0
        self._removed_depth = 0
        self._is_contents: list[bool] = []
        """For each open content control, True if it is a table of contents."""
        self._merged_text = ""
        """The text of paragraphs whose ends are deleted, so that it belongs to the next one."""

    def read(self, archive: Archive, path: str) -> None:
        data = without_doctype(_in_one_namespace(archive.read(path)))
        events = etree.iterparse(BytesIO(data), ("start", "end"), tag=_TAGS, recover=True, **PARSER_OPTIONS)
        is_damaged = False
        try:
            for event, element in events:
                self._enter(element) if event == "start" else self._leave(element)
                if self._flow.count > _MAX_PARAGRAPHS:
                    raise archive.error(
                        f"it has more than {_MAX_PARAGRAPHS:,} paragraphs", "Save a part of it and open that"
                    )
        except etree.XMLSyntaxError:
            is_damaged = True
        self._flow.close()
        if is_damaged and not self._flow.paragraphs:
            raise archive.error(
                "its text is damaged, or nested beyond reason",
                "Save it again, or save its text and open that",
            )

    def _enter(self, element: Any) -> None:
        tag = element.tag
        if tag in _REMOVED:
            self._removed_depth += 1
        elif tag == f"{_W}sdt":
            self._is_contents.append(False)
        elif tag == f"{_W}docPartGallery":
            if self._is_contents and "contents" in element.get(f"{_W}val", "").lower():
                self._is_contents[-1] = True
        elif tag == f"{_W}p":
            self._flow.begin_paragraph()
        elif not self._removed_depth:
            self._table_depth += tag == f"{_W}tbl"
            if self._table_depth <= _MAX_TABLE_DEPTH:
                _BEGIN_TABLE_PART[tag](self._flow)

    def _leave(self, element: Any) -> None:
        tag = element.tag
        if tag in _REMOVED:
            self._removed_depth -= 1
            element.clear(keep_tail=True)
        elif tag == f"{_W}sdt":
            self._is_contents.pop()
        elif tag == f"{_W}p":
            if self._removed_depth:
                self._flow.cancel_paragraph()
            else:
                self._end_paragraph(element)
            element.clear(keep_tail=True)
        elif tag != f"{_W}docPartGallery" and not self._removed_depth:
            if self._table_depth <= _MAX_TABLE_DEPTH:
                if tag == f"{_W}tbl":
                    self._flow.end_table()
                elif tag == f"{_W}tc":
                    self._flow.end_cell()
                elif element.find(f"{_W}trPr/{_W}del") is not None:
                    self._flow.drop_row()
            self._table_depth -= tag == f"{_W}tbl"

    def _end_paragraph(self, element: Any) -> None:
        flow = self._flow
        properties = element.find(f"{_W}pPr")
        style = self._styles.resolve(_value(properties, "pStyle") or self._styles.default)
        merged, self._merged_text = self._merged_text, ""
        flow.add_text(merged)
        self._add_runs(element, style)
        if not flow.has_text:
            flow.cancel_paragraph()
            return
        if properties is not None and properties.find(f"{_W}rPr/{_W}del") is not None:
            self._merged_text = flow.cancel_paragraph()
            return
        role, level = style.role, style.level
        if any(self._is_contents) and role is not ParagraphRole.CAPTION:
            role = ParagraphRole.CONTENTS
        own_level = _outline_level(properties)
        if own_level is not None and not role:
            role, level = ParagraphRole.HEADING, own_level
        depth, marker = 0, ""
        identifier, list_depth = _list_item(properties) or style.list_item or ("", "0")
        if identifier in self._numbering and role not in _NOT_LIST_ITEMS:
            depth, marker = self._numbering.next_item(identifier, list_depth)
        flow.end_paragraph(role, level, depth=depth, marker=marker)

    def _add_runs(self, element: Any, style: Style) -> None:
        for run in element.iter(f"{_W}r", f"{_M}r"):
            properties = run.find(f"{_W}rPr")
            if _switch(properties, "vanish"):
                continue
            is_bold = _switch(properties, "b")
            self._flow.add_text(
                _run_text(run),
                is_bold=bool(style.is_bold if is_bold is None else is_bold),
                size=_size(properties) or style.size,
            )


def _run_text(run: Any) -> str:
    return "".join(
        part.text or "" if part.tag in (f"{_W}t", f"{_M}t") else _CHARACTERS.get(part.tag, "") for part in run
    )
