"""Read Word documents (ECMA-376, part 1)."""

import posixpath
from collections.abc import Callable
from io import BytesIO
from typing import Any

from lxml import etree

from tui.formats.archive import Archive
from tui.formats.office.docx_notes import WordNotes
from tui.formats.office.docx_numbering import NumberedItem, Numbering
from tui.formats.office.docx_parts import (
    W,
    in_one_namespace,
    main_part,
    number_of,
    parse_part,
    relations_of,
    value_of,
)
from tui.formats.office.docx_runs import RunReader
from tui.formats.office.docx_styles import WordStyles, list_item_of, outline_level
from tui.formats.office.flow import DELETED_TEXT, FlowBuilder, OpenParagraph
from tui.formats.office.infer_headings import ParagraphRole
from tui.formats.office.styles import Style
from tui.formats.office.to_document import Properties, to_parsed_document
from tui.formats.parsed_document import ParsedDocument
from tui.formats.xml import PARSER_OPTIONS, as_utf_8, tag_of, without_doctype
from tui.text.sanitize import clean_line

_DEFAULT_MAIN_PART = "word/document.xml"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_DELETED = f"{W}del"
_REMOVED = frozenset((_DELETED, f"{W}moveFrom", f"{_MC}Fallback"))
_TAGS = [f"{W}{name}" for name in ("p", "tbl", "tr", "tc", "sdt", "docPartGallery")] + [*_REMOVED]
_BEGIN_TABLE_PART = {
    f"{W}tbl": FlowBuilder.begin_table,
    f"{W}tr": FlowBuilder.begin_row,
    f"{W}tc": FlowBuilder.begin_cell,
}
_ASIDE = {"header": "a page header", "footer": "a page footer"}
_MAX_TABLE_DEPTH = 4
"""Tables nested deeper are read as text."""
_MAX_PARAGRAPHS = 40_000
_MAX_ASIDES = 50
_NOT_NUMBERED = (ParagraphRole.TITLE, ParagraphRole.CAPTION, ParagraphRole.CONTENTS)


def read_docx(data: bytes, name: str) -> ParsedDocument:
    """Read a Word document, with or without macros.

    Headings are those of its styles, with the numbers that Word shows before them, or, if it uses none, the paragraphs
    that look like headings. Deleted text, comments, running heads and the table of contents are left out.
    """
    archive = Archive(data, name)
    main = main_part(archive, _DEFAULT_MAIN_PART)
    folder = posixpath.dirname(main)
    styles = WordStyles(parse_part(archive, f"{folder}/styles.xml"))
    flow, notes = FlowBuilder(), WordNotes(archive, folder)
    relations = relations_of(archive, main)
    runs = RunReader(flow, styles, relations, notes)
    _MainPart(flow, styles, Numbering(parse_part(archive, f"{folder}/numbering.xml")), runs).read(
        archive, main
    )
    notes.add_texts(flow, _text_reader(styles, notes))
    for comment in parse_part(archive, f"{folder}/comments.xml").iter(f"{W}comment"):
        flow.drop("a comment", _plain_text(comment))
    _drop_running_heads(archive, folder, flow)
    core: dict[str, str] = {}
    for element in parse_part(archive, "docProps/core.xml").iter("*"):
        core.setdefault(tag_of(element), clean_line(element.text or ""))
    properties = Properties(
        core.get("title", ""),
        core.get("creator", ""),
        core.get("created") or core.get("modified", ""),
        styles.language,
    )
    return to_parsed_document(flow, properties, name=name, kind="a Word document")


def _text_reader(styles: WordStyles, notes: WordNotes) -> Callable[[Any], str]:
    def text_of(note: Any) -> str:
        flow = FlowBuilder()
        runs = RunReader(flow, styles, {}, notes)
        for paragraph in note.iter(f"{W}p"):
            flow.begin_paragraph()
            runs.read(paragraph, Style())
            flow.end_paragraph()
        return flow.text()

    return text_of


def _plain_text(element: Any) -> str:
    texts = ("".join(text.text or "" for text in part.iter(f"{W}t")) for part in element.iter(f"{W}p"))
    return " ".join(filter(None, texts))


def _drop_running_heads(archive: Archive, folder: str, flow: FlowBuilder) -> None:
    seen = set()
    paths = [path for path in archive.paths if posixpath.dirname(path) == folder and path.endswith(".xml")]
    for path in paths[:_MAX_ASIDES]:
        kind = posixpath.basename(path).removesuffix(".xml").rstrip("0123456789")
        if kind in _ASIDE and (text := _plain_text(parse_part(archive, path))) not in seen:
            seen.add(text)
            flow.drop(_ASIDE[kind], text)


class _MainPart:
    """Feeds a builder with the paragraphs and tables of a document's main part."""

    def __init__(self, flow: FlowBuilder, styles: WordStyles, numbering: Numbering, runs: RunReader) -> None:
        self._flow = flow
        self._styles = styles
        self._numbering = numbering
        self._runs = runs
        self._table_depth = 0
        self._removed_depth = 0
        self._is_contents: list[bool] = []
        """For each open content control, True if it is a table of contents."""
        self._merged: OpenParagraph | None = None
        """The paragraph whose end is deleted, so that it belongs to the next one."""

    def read(self, archive: Archive, path: str) -> None:
        data = without_doctype(in_one_namespace(as_utf_8(archive.read(path))))
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
        elif tag == f"{W}sdt":
            self._is_contents.append(False)
        elif tag == f"{W}docPartGallery":
            if self._is_contents and "contents" in element.get(f"{W}val", "").lower():
                self._is_contents[-1] = True
        elif tag == f"{W}p":
            self._flow.begin_paragraph()
        # Past the deepest level that libxml2 takes, it reports elements of other names too.
        elif tag in _BEGIN_TABLE_PART and not self._removed_depth:
            self._table_depth += tag == f"{W}tbl"
            if self._table_depth <= _MAX_TABLE_DEPTH:
                _BEGIN_TABLE_PART[tag](self._flow)

    def _leave(self, element: Any) -> None:
        tag = element.tag
        if tag in _REMOVED:
            self._leave_removed(element, tag)
        elif tag == f"{W}sdt":
            self._is_contents.pop()
        elif tag == f"{W}p":
            if self._removed_depth:
                self._flow.take_paragraph()
            else:
                self._end_paragraph(element)
            # A deleted paragraph is still read, to record what was left out.
            if not self._removed_depth:
                element.clear(keep_tail=True)
        elif tag in _BEGIN_TABLE_PART and not self._removed_depth:
            if self._table_depth <= _MAX_TABLE_DEPTH:
                if tag == f"{W}tbl":
                    self._flow.end_table()
                elif tag == f"{W}tc":
                    self._flow.end_cell(number_of(element.find(f"{W}tcPr"), "gridSpan") or 1)
                elif element.find(f"{W}trPr/{_DELETED}") is not None:
                    self._flow.drop_row()
            self._table_depth -= tag == f"{W}tbl"

    def _leave_removed(self, element: Any, tag: str) -> None:
        self._removed_depth -= 1
        if tag == _DELETED and not self._removed_depth:
            parts = element.iter(f"{W}delText", f"{W}t")
            self._flow.drop(DELETED_TEXT, "".join(part.text or "" for part in parts))
        if not self._removed_depth:
            element.clear(keep_tail=True)

    def _end_paragraph(self, element: Any) -> None:
        flow = self._flow
        properties = element.find(f"{W}pPr")
        style_name = value_of(properties, "pStyle") or self._styles.default
        style = self._styles.resolve(style_name)
        if self._merged is not None:
            flow.continue_paragraph(self._merged)
            self._merged = None
        self._runs.read(element, style)
        if properties is not None and properties.find(f"{W}rPr/{_DELETED}") is not None:
            self._merged = flow.take_paragraph()
            return
        role, level = style.role, style.level
        if any(self._is_contents) and role is not ParagraphRole.CAPTION:
            role = ParagraphRole.CONTENTS
        own_level = outline_level(properties)
        if own_level is not None and not role:
            role, level = ParagraphRole.HEADING, own_level
        item = None if role in _NOT_NUMBERED else self._next_item(properties, style, style_name)
        if role is ParagraphRole.HEADING:
            flow.end_paragraph(role, level, number="" if item is None else item.number)
        elif item is None:
            flow.end_paragraph(role, level)
        else:
            flow.end_paragraph(role, level, depth=item.depth, marker=item.marker)

    def _next_item(self, properties: Any | None, style: Style, style_name: str) -> NumberedItem | None:
        identifier, depth = list_item_of(properties) or style.list_item or ("", "")
        if identifier not in self._numbering:
            return None
        return self._numbering.next_item(
            identifier, depth or self._numbering.level_of_style(identifier, style_name)
        )
