"""Read OpenDocument texts: paragraphs, list items and tables in reading order."""

import re
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

from tui.document.build import Metadata
from tui.document.errors import SourceError
from tui.document.model import Dropped
from tui.formats.archive import Archive
from tui.formats.office.flow import Paragraph, to_parsed_document
from tui.formats.office.odt_styles import DUBLIN_CORE, META, OFFICE, TABLE, TEXT, Style, Styles, number_in
from tui.formats.parsed_document import ParsedDocument
from tui.formats.plain.reader import BULLET
from tui.formats.xml import parse_xml
from tui.text.sanitize import clean_line

_LOCKED = b"encryption-data"
_MANIFEST = "META-INF/manifest.xml"


def read_odt(data: bytes, name: str) -> ParsedDocument:
    """Read an OpenDocument text, packed or as one XML file.

    Headings are those of its outline, or, where it has none, what looks like headings. Left out are what is deleted in
    it, notes, comments, captions, pictures and its table of contents.

    Args:
        data: The document's bytes.
        name: What to call it in an error, already harmless.

    Raises:
        SourceError: It is damaged, or too large, or has a password, or there is no text in it.
    """
    roots = _packed_parts(data, name) if data.startswith(b"PK") else [parse_xml(data)]
    parts = [root for root in roots if root is not None]
    styles = Styles(parts)
    walk = TextWalk(styles)
    text = next((text for root in parts if (text := root.find(f".//{OFFICE}text")) is not None), None)
    if text is None:
        raise SourceError(
            f"Cannot read {name}: its text is damaged, or nested beyond reason. "
            "Save it anew, or save its text and open that."
        )
    walk.read(text)
    if not walk.lines:
        raise SourceError(
            f"Cannot read {name}: it is an OpenDocument text without any text. Its pages may be pictures."
        )
    title, metadata = _metadata(parts)
    return to_parsed_document(
        walk.lines, title=title, metadata=metadata, language=styles.language, dropped=walk.dropped
    )


def _packed_parts(data: bytes, name: str) -> list[Any | None]:
    archive = Archive(data, name)
    if archive.find(_MANIFEST) is not None and _LOCKED in archive.read(_MANIFEST):
        raise archive.refusal("it has a password", "Open it where the password is known, and save it without")
    roots = [parse_xml(archive.read("content.xml"))]
    others = [path for path in ("styles.xml", "meta.xml") if archive.find(path) is not None]
    return roots + [parse_xml(archive.read(path)) for path in others]


def _metadata(parts: list[Any]) -> tuple[str, Metadata]:
    meta = next((meta for root in parts if (meta := root.find(f".//{OFFICE}meta")) is not None), None)
    values = (
        {} if meta is None else {element.tag: clean_line(element.text or "") for element in meta.iter("*")}
    )
    author = values.get(f"{META}initial-creator") or values.get(f"{DUBLIN_CORE}creator")
    date = values.get(f"{META}creation-date") or values.get(f"{DUBLIN_CORE}date") or ""
    metadata = Metadata(author=author or None, date=date.partition("T")[0] or None)
    return values.get(f"{DUBLIN_CORE}title", ""), metadata


_SILENT = {
    f"{TEXT}note": "notes",
    f"{TEXT}table-of-content": "a table of contents",
    f"{TEXT}illustration-index": "a table of contents",
    f"{TEXT}table-index": "a table of contents",
    f"{TEXT}object-index": "a table of contents",
    f"{TEXT}user-index": "a table of contents",
    f"{TEXT}alphabetical-index": "an index",
    f"{TEXT}tracked-changes": "",
    f"{TEXT}ruby-text": "",
    f"{OFFICE}annotation": "",
    f"{OFFICE}forms": "",
}
"""What is no part of the text, and what it is called where it is told that it is left out."""
_PARAGRAPHS = frozenset((f"{TEXT}p", f"{TEXT}h"))
_SPACES = re.compile(r"[ \t\r\n]+")
_MOST_SPACES = 100
_DEEPEST_LIST = 9
_SHOWN = 200


@dataclass(slots=True)
class _Paragraph:
    """A paragraph that is open."""

    place: int
    """Where it goes among the lines: before those that stand in text boxes in it."""
    style: Style
    pieces: list[str] = field(default_factory=list)
    has_plain: bool = False
    """Whether some of its letters are not bold."""


@dataclass(slots=True)
class _Listing:
    """A list that is open."""

    style: str
    number: int | None
    is_new: bool = False
    """Whether an item has begun that has no words yet."""


@dataclass(slots=True)
class _Table:
    """A table that is open."""

    rows: list[list[list[Paragraph]]] = field(default_factory=list)


@dataclass(slots=True)
class TextWalk:
    """One way through a text, from event to event: no depth is too deep for it."""

    styles: Styles
    lines: list[Paragraph] = field(default_factory=list)
    dropped: list[Dropped] = field(default_factory=list)
    _paragraphs: list[_Paragraph] = field(default_factory=list)
    _spans: list[bool | None] = field(default_factory=list)
    _listings: list[_Listing] = field(default_factory=list)
    _numbers: dict[str, int] = field(default_factory=dict)
    _tables: list[_Table] = field(default_factory=list)
    _outside: list[list[Paragraph]] = field(default_factory=list)

    def read(self, root: Any) -> None:
        """Read the lines of an element.

        Args:
            root: An ``office:text`` element, of lxml's.
        """
        walker = etree.iterwalk(root, events=("start", "end"))
        for event, element in walker:
            if event == "start":
                if self._is_silent(element):
                    walker.skip_subtree()
                else:
                    self._enter(element)
            else:
                if element.tag not in _SILENT:
                    self._leave(element)
                if element is not root:
                    self._say(element.tail)

    def _is_silent(self, element: Any) -> bool:
        if element.tag == f"{TEXT}section" and element.get(f"{TEXT}display") == "none":
            return True
        if (reason := _SILENT.get(element.tag)) is None:
            return False
        text = clean_line("".join(element.itertext())[: _SHOWN * 5])[:_SHOWN] if reason else ""
        if text:
            self.dropped.append(Dropped(reason, text))
        return True

    def _enter(self, element: Any) -> None:
        tag = element.tag
        if tag in _PARAGRAPHS:
            style = self.styles.named(element.get(f"{TEXT}style-name"))
            self._paragraphs.append(_Paragraph(len(self.lines), style))
            self._say(element.text)
        elif tag == f"{TEXT}list":
            self._open_list(element)
        elif tag == f"{TEXT}list-item" and self._listings:
            self._open_item(element)
        elif tag == f"{TABLE}table":
            self._tables.append(_Table())
        elif tag == f"{TABLE}table-row" and self._tables:
            self._tables[-1].rows.append([])
        elif tag == f"{TABLE}table-cell":
            self._outside.append(self.lines)
            self.lines = []
        elif self._paragraphs:
            self._enter_inline(element, tag)

    def _enter_inline(self, element: Any, tag: str) -> None:
        pieces = self._paragraphs[-1].pieces
        if tag == f"{TEXT}s":
            pieces.append(" " * min(number_in(element, f"{TEXT}c") or 1, _MOST_SPACES))
        elif tag == f"{TEXT}tab":
            pieces.append("\t")
        elif tag == f"{TEXT}line-break":
            pieces.append("\n")
        elif tag == f"{TEXT}span":
            self._spans.append(self.styles.named(element.get(f"{TEXT}style-name")).is_bold)
        self._say(element.text)

    def _leave(self, element: Any) -> None:
        tag = element.tag
        if tag in _PARAGRAPHS:
            self._close_paragraph(element)
        elif tag == f"{TEXT}list":
            listing = self._listings.pop()
            if listing.number is not None and not self._listings:
                self._numbers[listing.style] = listing.number
        elif tag == f"{TABLE}table-cell":
            cell, self.lines = self.lines, self._outside.pop()
            if self._tables and self._tables[-1].rows:
                self._tables[-1].rows[-1].append(cell)
        elif tag == f"{TABLE}table":
            self._close_table(self._tables.pop())
        elif tag == f"{TEXT}span" and self._spans:
            self._spans.pop()

    def _say(self, text: str | None) -> None:
        if not text or not self._paragraphs:
            return
        paragraph = self._paragraphs[-1]
        paragraph.pieces.append(_SPACES.sub(" ", text))
        if text.strip():
            said = next((bold for bold in reversed(self._spans[-_DEEPEST_LIST:]) if bold is not None), None)
            paragraph.has_plain |= not (paragraph.style.is_bold if said is None else said)

    def _open_list(self, element: Any) -> None:
        style = element.get(f"{TEXT}style-name") or (self._listings[-1].style if self._listings else "")
        number = self.styles.numbering(style, len(self._listings) + 1)
        goes_on = element.get(f"{TEXT}continue-numbering") == "true" or element.get(f"{TEXT}continue-list")
        if number is not None and goes_on and not self._listings:
            number = self._numbers.get(style, number)
        self._listings.append(_Listing(style, number))

    def _open_item(self, element: Any) -> None:
        listing = self._listings[-1]
        listing.is_new = True
        own_number = number_in(element, f"{TEXT}start-value")
        if own_number is not None and listing.number is not None:
            listing.number = own_number

    def _close_paragraph(self, element: Any) -> None:
        paragraph = self._paragraphs.pop()
        text = "".join(paragraph.pieces)
        if not text.strip():
            return
        style = paragraph.style
        if style.role in ("caption", "contents"):
            what = "a caption" if style.role == "caption" else "a table of contents"
            self.dropped.append(Dropped(what, clean_line(text)[:_SHOWN]))
            return
        line = Paragraph(
            text=text,
            role=style.role,
            is_bold=not paragraph.has_plain,
            size=style.size or 20,
            is_in_table=bool(self._tables),
        )
        is_heading = element.tag == f"{TEXT}h" and style.role != "title"
        if is_heading or (style.level and not line.role):
            own_level = number_in(element, f"{TEXT}outline-level")
            line.role, line.level = "heading", own_level or style.level or 1
        elif self._listings:
            line.depth = min(len(self._listings), _DEEPEST_LIST)
            line.marker = self._next_marker()
        self.lines.insert(paragraph.place, line)

    def _next_marker(self) -> str:
        listing = self._listings[-1]
        if not listing.is_new:
            return ""
        listing.is_new = False
        if listing.number is None:
            return BULLET
        listing.number += 1
        return f"{listing.number - 1}."

    def _close_table(self, table: _Table) -> None:
        if max(map(len, table.rows), default=0) <= 1:  # it only frames what is in it
            for row in table.rows:
                for cell in row:
                    self.lines += cell
            return
        self.lines.append(
            Paragraph.table([" ".join(line.text for line in cell) for cell in row] for row in table.rows)
        )
