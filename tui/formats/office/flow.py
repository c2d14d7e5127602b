"""A builder of paragraphs, lists, tables, figures and notes, shared by the readers of office documents."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from tui.document.model import Dropped, Note, Picture, Span, SpanKind
from tui.formats.block_builder import BULLET
from tui.formats.inline import InlineBuilder, InlineText, inline_table, join_inline
from tui.formats.limits import MAX_DROPPED_CHARS
from tui.formats.note_labels import NoteLabels
from tui.formats.office.infer_headings import DEFAULT_SIZE, Paragraph, ParagraphRole
from tui.formats.office.styles import Marks
from tui.formats.table_grid import SpanningCell, cells_in_columns
from tui.text.sanitize import clean_line

MAX_LIST_DEPTH = 9
MAX_NOTE_TEXT = 50_000
DELETED_TEXT = "deleted text"
A_PICTURE = "a picture without a description"
_FILE_NAME = re.compile(r"\S[^/]{0,200}\.(?:png|jpe?g|gif|emf|wmf|tiff?|bmp|svg|webp|pict)", re.IGNORECASE)
"""Descriptions of pictures that programs write if the user did not."""


@dataclass(slots=True)
class OpenParagraph:
    """A paragraph that is being read."""

    position: int
    """The index that it will have among the paragraphs: before those of its text boxes."""
    pieces: list[str] = field(default_factory=list)
    is_bold: bool = True
    size: float | None = None
    line: InlineBuilder = field(default_factory=InlineBuilder)
    marks: Marks = ()
    has_spans: bool = False
    pictures: list[Picture] = field(default_factory=list)

    def add(self, text: str, marks: Marks) -> None:
        if marks != self.marks:
            self._change_marks(marks)
        self.pieces.append(text)
        self.line.add(text)

    def _change_marks(self, marks: Marks) -> None:
        kept = 0
        for old, new in zip(self.marks, marks, strict=False):
            if old != new:
                break
            kept += 1
        for mark in reversed(self.marks[kept:]):
            self.line.close(mark)
        for mark in marks[kept:]:
            self.line.open(mark, *mark)
        # Spans that stay open are closed later with the same values that they were opened with.
        self.marks = self.marks[:kept] + marks[kept:]
        self.has_spans = True

    def inline(self) -> InlineText:
        """Return its text as a clean line, with its spans."""
        return self.line.finish() if self.has_spans else (clean_line("".join(self.pieces)), ())


class _Cell(NamedTuple):
    parts: list[Paragraph]
    columns: int
    rows: int


@dataclass(slots=True)
class FlowBuilder:
    """Builds the paragraphs, list items, tables and figures of a document in reading order.

    Paragraphs can be nested, as in text boxes, and tables too. A table of one column is only a frame.
    """

    paragraphs: list[Paragraph] = field(default_factory=list)
    """Those of the open cell, else of the document."""
    dropped: list[Dropped] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    count: int = 0
    """The number of paragraphs built so far."""
    _open: list[OpenParagraph] = field(default_factory=list)
    _tables: list[list[list[_Cell]]] = field(default_factory=list)
    _outside: list[list[Paragraph]] = field(default_factory=list)
    _labels: NoteLabels = field(default_factory=NoteLabels)

    def begin_paragraph(self) -> None:
        """Begin a paragraph, inside the open one if there is one."""
        self._open.append(OpenParagraph(len(self.paragraphs)))

    @property
    def is_open(self) -> bool:
        """True if a paragraph is open."""
        return bool(self._open)

    @property
    def has_text(self) -> bool:
        """True if the open paragraph has any visible text."""
        return any(map(str.strip, self._open[-1].pieces))

    @property
    def has_pictures(self) -> bool:
        """True if the open paragraph has any pictures."""
        return bool(self._open[-1].pictures)

    def add_text(
        self, text: str, *, is_bold: bool = False, size: float | None = None, marks: Marks = ()
    ) -> None:
        """Add text, not necessarily clean, to the open paragraph; the font size is in half points."""
        paragraph = self._open[-1]
        paragraph.add(text, marks)
        if text.strip():
            paragraph.is_bold &= is_bold
            paragraph.size = paragraph.size or size

    def add_picture(self, picture: Picture) -> None:
        """Add a picture that is anchored in the open paragraph, or stands between paragraphs."""
        if _FILE_NAME.fullmatch(picture.alternative.strip()):
            picture = Picture("", picture.address or picture.alternative)
        if self._open:
            self._open[-1].pictures.append(picture)
        else:
            self.paragraphs.append(_figure(picture))

    def mark_note(self, label: str) -> None:
        """Mark where a note belongs in the open paragraph, by the label that ``label_note`` returned."""
        paragraph = self._open[-1]
        paragraph.line.mark(SpanKind.NOTE, label)
        paragraph.has_spans = True

    def label_note(self, wanted: str) -> str:
        """Return a label for a note that no other note has: the wanted one if it is free."""
        return self._labels.unique(wanted)

    def add_note(self, label: str, text: str) -> None:
        """Add the text of a note, unless it is blank."""
        if text := "\n\n".join(filter(None, map(clean_line, text.split("\n\n"))))[:MAX_NOTE_TEXT]:
            self.notes.append(Note(label, text))

    def take_paragraph(self) -> OpenParagraph:
        """Close the open paragraph without building it, and return it."""
        return self._open.pop()

    def cancel_paragraph(self) -> None:
        """Close the open paragraph without building it, but keep its pictures."""
        paragraph = self._open.pop()
        self.paragraphs[paragraph.position : paragraph.position] = map(_figure, paragraph.pictures)

    def continue_paragraph(self, earlier: OpenParagraph) -> None:
        """Let the open paragraph, which has no text yet, continue one that ``take_paragraph`` returned."""
        earlier.position = self._open[-1].position
        self._open[-1] = earlier

    def end_paragraph(
        self,
        role: ParagraphRole = ParagraphRole.TEXT,
        level: int = 0,
        *,
        depth: int = 0,
        marker: str = "",
        number: str = "",
        is_in_table: bool = False,
    ) -> None:
        """End the open paragraph and build it, unless it is blank or part of a table of contents.

        Args:
            role: Its role.
            level: The level of a heading, from 1.
            depth: The depth of a list item, from 1.
            marker: The bullet or number of a list item.
            number: The number that its program shows before a heading, which becomes part of its text.
            is_in_table: True if it is in a table that is not built here.
        """
        if not self.has_text:
            self.cancel_paragraph()
            return
        paragraph = self._open.pop()
        if role is ParagraphRole.CONTENTS:
            self.drop("a table of contents", "".join(paragraph.pieces))
            return
        text = "".join(paragraph.pieces)
        spans: tuple[Span, ...] = ()
        if paragraph.has_spans and role is not ParagraphRole.CODE:
            text, spans = paragraph.inline()
        if number:
            text, spans = join_inline([(number, ()), (clean_line(text), spans)], " ")
        pictures = paragraph.pictures
        picture = pictures.pop(0) if pictures and role is ParagraphRole.CAPTION else None
        built = Paragraph(
            text=text,
            role=role,
            level=level,
            is_bold=paragraph.is_bold,
            size=paragraph.size or DEFAULT_SIZE,
            is_in_table=is_in_table or bool(self._tables),
            depth=min(depth, MAX_LIST_DEPTH),
            marker=marker,
            spans=spans,
            picture=picture,
        )
        self.count += 1
        self.paragraphs[paragraph.position : paragraph.position] = [built, *map(_figure, pictures)]

    def drop(self, reason: str, text: str) -> None:
        """Record a text that is left out, unless it is blank."""
        if text := clean_line(text[: MAX_DROPPED_CHARS * 5])[:MAX_DROPPED_CHARS]:
            self.dropped.append(Dropped(reason, text))

    def move_paragraph(self) -> None:
        """Move the open paragraph after those built since it began."""
        self._open[-1].position = len(self.paragraphs)

    def extend(self, box: "FlowBuilder") -> None:
        """Add the content of a text box that was built separately."""
        self.paragraphs += box.paragraphs
        self.dropped += box.dropped
        self.notes += box.notes

    def text(self) -> str:
        """Return the text of the built paragraphs, to use as that of a note."""
        return "\n\n".join(clean_line(paragraph.text) for paragraph in self.paragraphs if paragraph.text)

    def begin_table(self) -> None:
        self._tables.append([])

    def begin_row(self) -> None:
        if self._tables:
            self._tables[-1].append([])

    def drop_row(self) -> None:
        """Drop the last row, which is marked as deleted."""
        if self._tables and self._tables[-1]:
            row = self._tables[-1].pop()
            self.drop(DELETED_TEXT, " ".join(part.text for cell in row for part in cell.parts))

    def begin_cell(self) -> None:
        self._outside.append(self.paragraphs)
        self.paragraphs = []

    def end_cell(self, columns: int = 1, rows: int = 1) -> None:
        """End a cell that takes some columns and rows."""
        parts, self.paragraphs = self.paragraphs, self._outside.pop()
        if self._tables and self._tables[-1]:
            self._tables[-1][-1].append(_Cell(parts, columns, rows))

    def add_row(self, cells: Iterable[InlineText]) -> None:
        self.begin_row()
        for text, spans in cells:
            self.begin_cell()
            self.paragraphs.append(Paragraph(text=text, spans=spans, is_in_table=True))
            self.end_cell()

    def end_table(self) -> None:
        rows = self._tables.pop()
        if max(map(len, rows), default=0) <= 1:
            self.paragraphs += [paragraph for row in rows for cell in row for paragraph in cell.parts]
            return
        draft = inline_table(
            cells_in_columns(
                [SpanningCell(self._text(cell.parts), cell.columns, cell.rows) for cell in row]
                for row in rows
            )
        )
        self.paragraphs.append(
            Paragraph(
                text=draft.text,
                role=ParagraphRole.TABLE,
                is_in_table=True,
                rows=draft.rows,
                spans=draft.spans,
            )
        )

    def _text(self, parts: list[Paragraph]) -> InlineText:
        for part in parts:
            if part.picture is not None:
                self.drop("a picture in a table", part.picture.alternative or part.picture.address)
        texts = [
            (clean_line(part.text), part.spans) for part in parts if part.role is not ParagraphRole.FIGURE
        ]
        return join_inline([text for text in texts if text[0]], " ")

    def close(self) -> None:
        """Close the cells left open in a damaged document, and keep their content."""
        while self._outside:
            self.paragraphs = [*self._outside.pop(), *self.paragraphs]


def _figure(picture: Picture) -> Paragraph:
    return Paragraph(text=picture.alternative, role=ParagraphRole.FIGURE, picture=picture)


def list_marker(number: int | None) -> str:
    """Return the marker of a list item: its number, or a bullet if it has none."""
    return BULLET if number is None else f"{number}."
