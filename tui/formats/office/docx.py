"""Read Word documents."""

import posixpath
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from lxml import etree

from tui.formats.archive import Archive
from tui.formats.office.docx_styles import (
    Numbering,
    Styles,
    W,
    in_one_namespace,
    list_item_in,
    outline_level,
    size_in,
    switch_in,
    value_of,
)
from tui.formats.office.flow import FlowBuilder, Properties, Style, to_parsed_document
from tui.formats.office.infer_headings import ParagraphRole
from tui.formats.parsed_document import ParsedDocument
from tui.formats.xml import parse_xml, tag_of, without_doctype
from tui.text.sanitize import clean_line

_DEFAULT_MAIN_PART = "word/document.xml"
_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_REMOVED = frozenset((f"{W}del", f"{W}moveFrom", f"{_MC}Fallback"))
_TAGS = [f"{W}{name}" for name in ("p", "tbl", "tr", "tc", "sdt", "docPartGallery")] + [*_REMOVED]
_BEGIN_TABLE_PART = {
    f"{W}tbl": FlowBuilder.begin_table,
    f"{W}tr": FlowBuilder.begin_row,
    f"{W}tc": FlowBuilder.begin_cell,
}
_MAX_TABLE_DEPTH = 4
"""Tables nested deeper are read as text."""
_MAX_PARAGRAPHS = 40_000
_NEVER_LIST_ITEMS = (
    ParagraphRole.HEADING,
    ParagraphRole.TITLE,
    ParagraphRole.CAPTION,
    ParagraphRole.CONTENTS,
)


def read_docx(data: bytes, name: str) -> ParsedDocument:
    """Read a Word document, with or without macros.

    Headings are those of its styles, or, if it uses none, the paragraphs that look like headings. Left out are what
    is deleted in it, notes, comments, captions, pictures and its table of contents.

    Args:
        data: The document's bytes.
        name: The source's name for error messages, already sanitized.

    Raises:
        SourceError: It is damaged, or too large, or there is no text in it.
    """
    archive = Archive(data, name)
    main = _main_part(archive)
    folder = posixpath.dirname(main)
    styles = Styles(_parse_part(archive, folder, "styles.xml"))
    flow = FlowBuilder()
    _MainPart(flow, styles, Numbering(_parse_part(archive, folder, "numbering.xml"))).read(archive, main)
    for part in ("footnotes.xml", "endnotes.xml"):
        root = _parse_part(archive, folder, part)
        for note in () if root is None else root:
            flow.drop("notes", "".join(text.text or "" for text in note.iter(f"{W}t")))
    core = _core_properties(archive)
    properties = Properties(
        core.get("title", ""),
        core.get("creator", ""),
        core.get("created") or core.get("modified", ""),
        styles.language,
    )
    return to_parsed_document(flow, properties, name=name, kind="a Word document")


def _main_part(archive: Archive) -> str:
    """Return the path of the main part, which the container's relationships name."""
    root = parse_xml(archive.read("_rels/.rels")) if archive.find("_rels/.rels") is not None else None
    for relationship in () if root is None else root.iter("*"):
        if relationship.get("Type", "").endswith("/officeDocument"):
            path: str = posixpath.normpath(relationship.get("Target", "").lstrip("/"))
            if archive.find(path) is not None:
                return path
    return _DEFAULT_MAIN_PART


def _parse_part(archive: Archive, folder: str, name: str) -> Any | None:
    path = posixpath.join(folder, name)
    return None if archive.find(path) is None else parse_xml(in_one_namespace(archive.read(path)))


def _core_properties(archive: Archive) -> dict[str, str]:
    if archive.find("docProps/core.xml") is None:
        return {}
    root = parse_xml(archive.read("docProps/core.xml"))
    properties: dict[str, str] = {}
    for element in () if root is None else root.iter("*"):
        properties.setdefault(tag_of(element), clean_line(element.text or ""))
    return properties


class _MainPart:
    """Feeds a builder with the paragraphs and tables of a document's main part."""

    def __init__(self, flow: FlowBuilder, styles: Styles, numbering: Numbering) -> None:
        self._flow = flow
        self._styles = styles
        self._numbering = numbering
        self._table_depth = 0
        self._removed_depth = 0
        self._is_contents: list[bool] = []
        """For each content control that is open: whether it is a table of contents."""
        self._merged_text = ""
        """The text of paragraphs whose ends are deleted: it belongs to the next one."""

    def read(self, archive: Archive, path: str) -> None:
        """Read the part; raise a SourceError if it is damaged, or too large."""
        events = etree.iterparse(
            BytesIO(without_doctype(in_one_namespace(archive.read(path)))),
            events=("start", "end"),
            tag=_TAGS,
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            remove_comments=True,
            remove_pis=True,
            recover=True,
        )
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
        elif not self._removed_depth:
            self._table_depth += tag == f"{W}tbl"
            if self._table_depth <= _MAX_TABLE_DEPTH:
                _BEGIN_TABLE_PART[tag](self._flow)

    def _leave(self, element: Any) -> None:
        tag = element.tag
        if tag in _REMOVED:
            self._removed_depth -= 1
            element.clear(keep_tail=True)
        elif tag == f"{W}sdt":
            self._is_contents.pop()
        elif tag == f"{W}p":
            if self._removed_depth:
                self._flow.cancel_paragraph()
            else:
                self._end_paragraph(element)
            element.clear(keep_tail=True)
        elif tag != f"{W}docPartGallery" and not self._removed_depth:
            if self._table_depth <= _MAX_TABLE_DEPTH:
                self._end_table_part(element, tag)
            self._table_depth -= tag == f"{W}tbl"

    def _end_table_part(self, element: Any, tag: str) -> None:
        if tag == f"{W}tbl":
            self._flow.end_table()
        elif tag == f"{W}tc":
            self._flow.end_cell()
        elif element.find(f"{W}trPr/{W}del") is not None:
            self._flow.drop_row()

    def _end_paragraph(self, element: Any) -> None:
        flow = self._flow
        properties = element.find(f"{W}pPr")
        style = self._styles.resolve(value_of(properties, "pStyle") or self._styles.default)
        merged, self._merged_text = self._merged_text, ""
        flow.add_text(merged)
        self._add_runs(element, style)
        if not flow.has_text:
            flow.cancel_paragraph()
            return
        if properties is not None and properties.find(f"{W}rPr/{W}del") is not None:
            self._merged_text = flow.cancel_paragraph()
            return
        role, level = style.role, style.level
        if any(self._is_contents) and role is not ParagraphRole.CAPTION:
            role = ParagraphRole.CONTENTS
        own_level = outline_level(properties)
        if own_level is not None and not role:
            role, level = ParagraphRole.HEADING, own_level
        depth, marker = 0, ""
        identifier, list_depth = list_item_in(properties) or style.list_item or ("", "0")
        if identifier in self._numbering and role not in _NEVER_LIST_ITEMS:
            depth, marker = self._numbering.next_item(identifier, list_depth)
        flow.end_paragraph(role, level, depth=depth, marker=marker)

    def _add_runs(self, element: Any, style: Style) -> None:
        for run in element.iter(f"{W}r", f"{_M}r"):
            properties = run.find(f"{W}rPr")
            if switch_in(properties, "vanish"):
                continue
            is_bold = switch_in(properties, "b")
            self._flow.add_text(
                "".join(_run_text(run)),
                is_bold=bool(style.is_bold if is_bold is None else is_bold),
                size=size_in(properties) or style.size,
            )


def _run_text(run: Any) -> Iterator[str]:
    for part in run:
        tag = part.tag
        if tag in (f"{W}t", f"{_M}t"):
            yield part.text or ""
        elif tag in (f"{W}br", f"{W}cr"):
            yield "\n"
        elif tag in (f"{W}tab", f"{W}ptab"):
            yield "\t"
        elif tag == f"{W}noBreakHyphen":
            yield "-"
