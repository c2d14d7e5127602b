"""Read OpenDocument texts (ODF 1.3, part 3)."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from lxml import etree

from tui.document.errors import SourceError
from tui.formats.archive import Archive
from tui.formats.office.flow import (
    MAX_DROPPED_TEXT,
    FlowBuilder,
    Properties,
    Style,
    StyleSheet,
    list_marker,
    to_parsed_document,
)
from tui.formats.office.infer_headings import ParagraphRole
from tui.formats.parsed_document import ParsedDocument
from tui.formats.xml import parse_xml
from tui.text.sanitize import clean_line

_NAMESPACE = "urn:oasis:names:tc:opendocument:xmlns"
_OFFICE = f"{{{_NAMESPACE}:office:1.0}}"
_TEXT = f"{{{_NAMESPACE}:text:1.0}}"
_STYLE = f"{{{_NAMESPACE}:style:1.0}}"
_TABLE = f"{{{_NAMESPACE}:table:1.0}}"
_META = f"{{{_NAMESPACE}:meta:1.0}}"
_FORMAT = f"{{{_NAMESPACE}:xsl-fo-compatible:1.0}}"
_DUBLIN_CORE = "{http://purl.org/dc/elements/1.1/}"
_MANIFEST = "META-INF/manifest.xml"


def read_odt(data: bytes, name: str) -> ParsedDocument:
    """Read an OpenDocument text, zipped or in one XML file.

    Headings are those of its outline, or, if it has none, the paragraphs that look like headings. Deleted text, notes,
    comments, captions, pictures and the table of contents are left out.
    """
    roots = _parse_parts(data, name) if data.startswith(b"PK") else [parse_xml(data)]
    parts = [root for root in roots if root is not None]
    text = _first(parts, f"{_OFFICE}text")
    if text is None:
        raise SourceError(
            f"Cannot read {name}: its text is damaged, or nested beyond reason. "
            "Save it again, or save its text and open that."
        )
    styles = _OdtStyles(parts)
    flow = FlowBuilder()
    _OdtBody(flow, styles).read(text)
    meta = _first(parts, f"{_OFFICE}meta")
    elements = () if meta is None else meta.iter("*")
    values = {element.tag: clean_line(element.text or "") for element in elements}
    properties = Properties(
        values.get(f"{_DUBLIN_CORE}title", ""),
        values.get(f"{_META}initial-creator") or values.get(f"{_DUBLIN_CORE}creator", ""),
        values.get(f"{_META}creation-date") or values.get(f"{_DUBLIN_CORE}date", ""),
        styles.language,
    )
    return to_parsed_document(flow, properties, name=name, kind="an OpenDocument text")


def _parse_parts(data: bytes, name: str) -> list[Any | None]:
    archive = Archive(data, name)
    if archive.find(_MANIFEST) is not None and b"encryption-data" in archive.read(_MANIFEST):
        raise archive.error("it has a password", "Open it where the password is known, and save it without")
    roots = [parse_xml(archive.read("content.xml"))]
    others = [path for path in ("styles.xml", "meta.xml") if archive.find(path) is not None]
    return roots + [parse_xml(archive.read(path)) for path in others]


def _first(roots: Iterable[Any], tag: str) -> Any | None:
    return next((found for root in roots if (found := root.find(f".//{tag}")) is not None), None)


def _number(element: Any, attribute: str) -> int | None:
    value = element.get(attribute) or ""
    return int(value) if value.isdecimal() and len(value) <= 5 else None


_ROLES = {
    "title": ParagraphRole.TITLE,
    "subtitle": ParagraphRole.SUBTITLE,
    "quotations": ParagraphRole.QUOTE,
    "preformatted_20_text": ParagraphRole.CODE,
    "source_20_text": ParagraphRole.CODE,
    "caption": ParagraphRole.CAPTION,
    "index": ParagraphRole.CONTENTS,
}
_POINTS = re.compile(r"([0-9]{1,3}(?:\.[0-9]{1,3})?)pt")


class _OdtStyles(StyleSheet):
    """The styles of paragraphs, text and lists. Of two styles with one name, the first counts."""

    def __init__(self, roots: Iterable[Any]) -> None:
        super().__init__()
        self._elements: dict[str, Any] = {}
        self.first_numbers: dict[tuple[str, str], int] = {}
        """The first numbers of lists whose items are numbered, by style and depth, from ``"1"``."""
        for root in roots:
            for element in root.iter(f"{_STYLE}style"):
                self._elements.setdefault(element.get(f"{_STYLE}name", ""), element)
            for element in root.iter(f"{_TEXT}list-style"):
                for level in element.iter(f"{_TEXT}list-level-style-number"):
                    if level.get(f"{_STYLE}num-format"):
                        key = element.get(f"{_STYLE}name", ""), level.get(f"{_TEXT}level", "")
                        self.first_numbers.setdefault(key, _number(level, f"{_TEXT}start-value") or 1)
            for element in root.iter(f"{_STYLE}default-style"):
                properties = element.find(f"{_STYLE}text-properties")
                if element.get(f"{_STYLE}family") == "paragraph" and properties is not None:
                    self.default_size = _size(properties)
                    language = properties.get(f"{_FORMAT}language") or ""
                    self.language = "" if language == "none" else language

    def own_style(self, name: str) -> tuple[Style, str | None]:
        element = self._elements.get(name)
        role = _ROLES.get(name.lower(), ParagraphRole.TEXT)
        if element is None:
            return Style(role), None
        level = _number(element, f"{_STYLE}default-outline-level") or 0
        base = element.get(f"{_STYLE}parent-style-name")
        properties = element.find(f"{_STYLE}text-properties")
        if properties is None:
            return Style(role, level), base
        weight = properties.get(f"{_FORMAT}font-weight")
        is_bold = weight in ("bold", "700", "800", "900") if weight else None
        return Style(role, level, is_bold, _size(properties)), base


def _size(properties: Any) -> float | None:
    match = _POINTS.fullmatch(properties.get(f"{_FORMAT}font-size") or "")
    return None if match is None else float(match[1]) * 2


_SKIPPED = {
    f"{_TEXT}note": "notes",
    f"{_TEXT}table-of-content": "a table of contents",
    f"{_TEXT}illustration-index": "a table of contents",
    f"{_TEXT}table-index": "a table of contents",
    f"{_TEXT}object-index": "a table of contents",
    f"{_TEXT}user-index": "a table of contents",
    f"{_TEXT}alphabetical-index": "an index",
    f"{_TEXT}tracked-changes": "",
    f"{_TEXT}ruby-text": "",
    f"{_OFFICE}annotation": "",
    f"{_OFFICE}forms": "",
}
"""Elements that are left out, and the reason to report; empty for those that are not reported."""
_PARAGRAPH_TAGS = frozenset((f"{_TEXT}p", f"{_TEXT}h"))
_SPACES = re.compile(r"[ \t\r\n]+")
_MAX_SPACES = 100
_MAX_SPANS = 9
"""The number of innermost spans that decide whether text is bold."""


@dataclass(slots=True)
class _OpenList:
    style: str
    number: int | None
    """The number of the next item; None if items are not numbered."""
    begins_item: bool = False
    """True if the current item has no text yet."""


class _OdtBody:
    """Feeds a builder with the paragraphs, lists and tables of a text, however deeply they are nested."""

    def __init__(self, flow: FlowBuilder, styles: _OdtStyles) -> None:
        self._flow = flow
        self._styles = styles
        self._open_styles: list[Style] = []
        """The styles of the open paragraphs."""
        self._spans: list[bool | None] = []
        """For each open span, True if it is bold, and None if it says nothing."""
        self._lists: list[_OpenList] = []
        self._next_numbers: dict[str, int] = {}
        """For each list style, the number at which the next list can continue."""

    def read(self, root: Any) -> None:
        walker = etree.iterwalk(root, events=("start", "end"))
        for event, element in walker:
            if event == "start":
                if self._is_skipped(element):
                    walker.skip_subtree()
                else:
                    self._enter(element)
            else:
                if element.tag not in _SKIPPED:
                    self._leave(element)
                if element is not root:
                    self._add_text(element.tail)

    def _is_skipped(self, element: Any) -> bool:
        if element.tag == f"{_TEXT}section" and element.get(f"{_TEXT}display") == "none":
            return True
        reason = _SKIPPED.get(element.tag)
        if reason:
            self._flow.drop(reason, "".join(element.itertext())[: MAX_DROPPED_TEXT * 5])
        return reason is not None

    def _enter(self, element: Any) -> None:
        tag = element.tag
        if tag in _PARAGRAPH_TAGS:
            self._flow.begin_paragraph()
            self._open_styles.append(self._styles.resolve(element.get(f"{_TEXT}style-name") or ""))
            self._add_text(element.text)
        elif tag == f"{_TEXT}list":
            self._begin_list(element)
        elif tag == f"{_TEXT}list-item" and self._lists:
            innermost = self._lists[-1]
            innermost.begins_item = True
            start = _number(element, f"{_TEXT}start-value")
            if start is not None and innermost.number is not None:
                innermost.number = start
        elif tag == f"{_TABLE}table":
            self._flow.begin_table()
        elif tag == f"{_TABLE}table-row":
            self._flow.begin_row()
        elif tag == f"{_TABLE}table-cell":
            self._flow.begin_cell()
        elif self._open_styles:
            self._enter_inline(element, tag)

    def _enter_inline(self, element: Any, tag: str) -> None:
        if tag == f"{_TEXT}s":
            self._flow.add_text(" " * min(_number(element, f"{_TEXT}c") or 1, _MAX_SPACES))
        elif tag in (f"{_TEXT}tab", f"{_TEXT}line-break"):
            self._flow.add_text("\t" if tag == f"{_TEXT}tab" else "\n")
        elif tag == f"{_TEXT}span":
            self._spans.append(self._styles.resolve(element.get(f"{_TEXT}style-name") or "").is_bold)
        self._add_text(element.text)

    def _leave(self, element: Any) -> None:
        tag = element.tag
        if tag in _PARAGRAPH_TAGS:
            self._end_paragraph(element)
        elif tag == f"{_TEXT}list":
            ended = self._lists.pop()
            if ended.number is not None and not self._lists:
                self._next_numbers[ended.style] = ended.number
        elif tag == f"{_TABLE}table-cell":
            self._flow.end_cell()
        elif tag == f"{_TABLE}table":
            self._flow.end_table()
        elif tag == f"{_TEXT}span" and self._spans:
            self._spans.pop()

    def _add_text(self, text: str | None) -> None:
        if not text or not self._open_styles:
            return
        style = self._open_styles[-1]
        spans = reversed(self._spans[-_MAX_SPANS:])
        is_bold = next((is_bold for is_bold in spans if is_bold is not None), style.is_bold)
        self._flow.add_text(_SPACES.sub(" ", text), is_bold=bool(is_bold), size=style.size)

    def _begin_list(self, element: Any) -> None:
        style = element.get(f"{_TEXT}style-name") or (self._lists[-1].style if self._lists else "")
        number = self._styles.first_numbers.get((style, str(len(self._lists) + 1)))
        is_continued = element.get(f"{_TEXT}continue-numbering") == "true"
        is_continued = is_continued or bool(element.get(f"{_TEXT}continue-list"))
        if number is not None and is_continued and not self._lists:
            number = self._next_numbers.get(style, number)
        self._lists.append(_OpenList(style, number))

    def _end_paragraph(self, element: Any) -> None:
        style = self._open_styles.pop()
        role, level, depth, marker = style.role, style.level, 0, ""
        if role not in (ParagraphRole.CAPTION, ParagraphRole.CONTENTS) and self._flow.has_text:
            is_heading = element.tag == f"{_TEXT}h" and role is not ParagraphRole.TITLE
            if is_heading or (level and not role):
                role, level = ParagraphRole.HEADING, _number(element, f"{_TEXT}outline-level") or level or 1
            elif self._lists:
                depth, marker = len(self._lists), self._next_marker()
        self._flow.end_paragraph(role, level, depth=depth, marker=marker)

    def _next_marker(self) -> str:
        innermost = self._lists[-1]
        if not innermost.begins_item:
            return ""
        innermost.begins_item = False
        marker = list_marker(innermost.number)
        if innermost.number is not None:
            innermost.number += 1
        return marker
