"""Styles and a builder of paragraphs, lists and tables, shared by Word, OpenDocument and rich text."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby, takewhile
from typing import NamedTuple

from tui.document.build import Draft, Metadata
from tui.document.errors import SourceError
from tui.document.model import BlockKind, Dropped, table_text
from tui.formats.office.infer_headings import (
    DEFAULT_SIZE,
    Paragraph,
    ParagraphRole,
    find_title,
    infer_headings,
)
from tui.formats.parsed_document import ParsedDocument
from tui.formats.plain.reader import BULLET
from tui.text.sanitize import clean_line, clean_text

MAX_LIST_DEPTH = 9
MAX_OUTLINE_LEVEL = 9
MAX_DROPPED_TEXT = 200
"""The number of characters that are kept of a text that is left out."""
_MAX_BASE_STYLES = 20


@dataclass(frozen=True, slots=True)
class Style:
    """The properties of a style, its own or resolved."""

    role: ParagraphRole = ParagraphRole.TEXT
    level: int = 0
    """The outline level of its paragraphs, from 1; 0 if they have none."""
    is_bold: bool | None = None
    size: float | None = None
    """In half points."""
    list_item: tuple[str, str] | None = None
    """The ID of the list that its paragraphs are in, and their depth in it, from 0."""

    def based_on(self, base: "Style") -> "Style":
        """Return this style with the properties that only its base has."""
        return Style(
            self.role or base.role,
            self.level or base.level,
            base.is_bold if self.is_bold is None else self.is_bold,
            base.size if self.size is None else self.size,
            self.list_item or base.list_item,
        )


class StyleSheet:
    """The styles of a document, each resolved on first use."""

    def __init__(self) -> None:
        self.language = ""
        self.default_size: float | None = None
        self._resolved: dict[str, Style] = {}

    def own_style(self, name: str) -> tuple[Style, str | None]:
        """Return a style's own properties and the name of the style that it is based on; None if there is none."""
        raise NotImplementedError

    def resolve(self, name: str) -> Style:
        """Return a style with the properties of those that it is based on."""
        if name not in self._resolved:
            style, base = self.own_style(name)
            for _step in range(_MAX_BASE_STYLES):
                if base is None:
                    break
                own, base = self.own_style(base)
                style = style.based_on(own)
            self._resolved[name] = replace(style, size=style.size or self.default_size)
        return self._resolved[name]


_HEADING_STYLE = re.compile(r"heading ([1-9])")
_CODE_STYLE = re.compile(r"code|preformatted|listing|macro text|verbatim")
_QUOTE_STYLE = re.compile(r"quot|block text|blockquote|zitat")
_ROLES = {
    "title": ParagraphRole.TITLE,
    "subtitle": ParagraphRole.SUBTITLE,
    "caption": ParagraphRole.CAPTION,
    "toc heading": ParagraphRole.CONTENTS,
}


def role_of_style(name: str, outline_level: int | None) -> tuple[ParagraphRole, int]:
    """Return the role of a style's paragraphs, and their level if they are headings, else 0.

    Built-in styles have English names in files of every language. Outline levels begin at 1.
    """
    name = name.lower()
    if match := _HEADING_STYLE.fullmatch(name):
        return ParagraphRole.HEADING, int(match[1])
    if name in _ROLES:
        return _ROLES[name], 0
    if name.startswith("toc "):
        return ParagraphRole.CONTENTS, 0
    if outline_level is not None:
        return ParagraphRole.HEADING, outline_level
    if _CODE_STYLE.search(name):
        return ParagraphRole.CODE, 0
    return (ParagraphRole.QUOTE if _QUOTE_STYLE.search(name) else ParagraphRole.TEXT), 0


@dataclass(slots=True)
class _OpenParagraph:
    position: int
    """The index that it will have among the paragraphs: before those of its text boxes."""
    pieces: list[str] = field(default_factory=list)
    is_bold: bool = True
    size: float | None = None


@dataclass(slots=True)
class FlowBuilder:
    """Builds the paragraphs, list items and tables of a document in reading order.

    Paragraphs can be nested, as in text boxes, and tables too. A table of one column is only a frame.
    """

    paragraphs: list[Paragraph] = field(default_factory=list)
    """Those of the open cell, else of the document."""
    dropped: list[Dropped] = field(default_factory=list)
    count: int = 0
    """The number of paragraphs built so far."""
    _open: list[_OpenParagraph] = field(default_factory=list)
    _tables: list[list[list[list[Paragraph]]]] = field(default_factory=list)
    _outside: list[list[Paragraph]] = field(default_factory=list)

    def begin_paragraph(self) -> None:
        """Begin a paragraph, inside the open one if there is one."""
        self._open.append(_OpenParagraph(len(self.paragraphs)))

    @property
    def has_text(self) -> bool:
        """True if the open paragraph has any visible text."""
        return any(map(str.strip, self._open[-1].pieces))

    def add_text(self, text: str, *, is_bold: bool = False, size: float | None = None) -> None:
        """Add text, not necessarily clean, to the open paragraph; the font size is in half points."""
        paragraph = self._open[-1]
        paragraph.pieces.append(text)
        if text.strip():
            paragraph.is_bold &= is_bold
            paragraph.size = paragraph.size or size

    def cancel_paragraph(self) -> str:
        """End the open paragraph without building it, and return its text."""
        return "".join(self._open.pop().pieces)

    def end_paragraph(
        self,
        role: ParagraphRole = ParagraphRole.TEXT,
        level: int = 0,
        *,
        depth: int = 0,
        marker: str = "",
        is_in_table: bool = False,
    ) -> None:
        """End the open paragraph and build it, unless it is blank, a caption or part of a table of contents."""
        paragraph = self._open.pop()
        text = "".join(paragraph.pieces)
        if not text.strip():
            return
        if role in (ParagraphRole.CAPTION, ParagraphRole.CONTENTS):
            reason = "a caption" if role is ParagraphRole.CAPTION else "a table of contents"
            self.drop(reason, text)
            return
        built = Paragraph(
            text=text,
            role=role,
            level=level,
            is_bold=paragraph.is_bold,
            size=paragraph.size or DEFAULT_SIZE,
            is_in_table=is_in_table or bool(self._tables),
            depth=min(depth, MAX_LIST_DEPTH),
            marker=marker,
        )
        self.count += 1
        self.paragraphs.insert(paragraph.position, built)

    def drop(self, reason: str, text: str) -> None:
        """Record a text that is left out, unless it is blank."""
        if text := clean_line(text)[:MAX_DROPPED_TEXT]:
            self.dropped.append(Dropped(reason, text))

    def move_paragraph(self) -> None:
        """Move the open paragraph after those built since it began."""
        self._open[-1].position = len(self.paragraphs)

    def extend(self, box: "FlowBuilder") -> None:
        """Add the content of a text box that was built separately."""
        self.paragraphs += box.paragraphs
        self.dropped += box.dropped

    def begin_table(self) -> None:
        self._tables.append([])

    def begin_row(self) -> None:
        if self._tables:
            self._tables[-1].append([])

    def drop_row(self) -> None:
        """Remove the last row."""
        if self._tables:
            self._tables[-1].pop()

    def begin_cell(self) -> None:
        self._outside.append(self.paragraphs)
        self.paragraphs = []

    def end_cell(self) -> None:
        cell, self.paragraphs = self.paragraphs, self._outside.pop()
        if self._tables and self._tables[-1]:
            self._tables[-1][-1].append(cell)

    def add_row(self, cells: Iterable[str]) -> None:
        self.begin_row()
        for cell in cells:
            self.begin_cell()
            self.paragraphs.append(Paragraph(text=cell, is_in_table=True))
            self.end_cell()

    def end_table(self) -> None:
        rows = self._tables.pop()
        if max(map(len, rows), default=0) <= 1:
            self.paragraphs += [paragraph for row in rows for cell in row for paragraph in cell]
            return
        cells = tuple(tuple(clean_line(" ".join(part.text for part in cell)) for cell in row) for row in rows)
        text = table_text(cells)
        self.paragraphs.append(Paragraph(text=text, role=ParagraphRole.TABLE, is_in_table=True, rows=cells))

    def close(self) -> None:
        """Close the cells left open in a damaged document, and keep their content."""
        while self._outside:
            self.paragraphs = [*self._outside.pop(), *self.paragraphs]


def list_marker(number: int | None) -> str:
    """Return the marker of a list item: its number, or a bullet if it has none."""
    return BULLET if number is None else f"{number}."


class Properties(NamedTuple):
    """The metadata of a document; empty where the file has none."""

    title: str = ""
    author: str = ""
    date: str = ""
    """In ISO format, with or without a time."""
    language: str = ""


def to_parsed_document(flow: FlowBuilder, properties: Properties, *, name: str, kind: str) -> ParsedDocument:
    """Return the document that has been built; raise a SourceError that names its kind if it has no text."""
    paragraphs = [paragraph for paragraph in flow.paragraphs if paragraph.text.strip()]
    if not paragraphs:
        raise SourceError(f"Cannot read {name}: it is {kind} without any text. Its pages may be pictures.")
    infer_headings([part for part in paragraphs if not part.depth and part.role is not ParagraphRole.TABLE])
    titles = list(takewhile(lambda paragraph: paragraph.role is ParagraphRole.TITLE, paragraphs[:-1]))
    drafts = list(_drafts(paragraphs[len(titles) :]))
    styled_title = clean_line(" ".join(paragraph.text for paragraph in titles))
    title, drafts, repeats = find_title(drafts, styled_title, clean_line(properties.title))
    author, date = clean_line(properties.author), clean_line(properties.date).partition("T")[0]
    # Most programs name English, whatever the language of the text.
    language = None if properties.language.lower().startswith("en") else properties.language or None
    metadata = Metadata(author=author or None, date=date or None)
    return ParsedDocument(title, drafts, [*flow.dropped, *repeats], metadata, language)


def _drafts(paragraphs: Sequence[Paragraph]) -> Iterator[Draft]:
    for role, group in groupby(paragraphs, key=lambda paragraph: paragraph.role):
        if role is ParagraphRole.CODE:
            code = "\n".join(paragraph.text for paragraph in group)
            yield Draft(BlockKind.CODE, clean_text(code).strip("\n"))
        else:
            yield from map(_draft, group)


def _draft(paragraph: Paragraph) -> Draft:
    if paragraph.role is ParagraphRole.TABLE:
        return Draft.table(paragraph.rows)
    text = clean_line(paragraph.text)
    if paragraph.role is ParagraphRole.HEADING:
        return Draft(BlockKind.HEADING, text, paragraph.level)
    if paragraph.depth:
        return Draft(BlockKind.LIST_ITEM, text, paragraph.depth, paragraph.marker)
    if paragraph.role is ParagraphRole.QUOTE:
        return Draft(BlockKind.QUOTE, text, 1)
    return Draft(BlockKind.PARAGRAPH, text)
