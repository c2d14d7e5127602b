"""Collect the blocks and notes of a text with markup, in which lists and quotations open and close."""

from collections.abc import Iterable

from tui.document.build import Draft, Metadata
from tui.document.model import BlockKind, Dropped, Note, Picture, SpanKind
from tui.formats.code_language import code_language
from tui.formats.first_heading import find_title
from tui.formats.inline import InlineBuilder, InlineText, inline_table, join_inline
from tui.formats.parsed_document import ParsedDocument
from tui.text.sanitize import clean_line, clean_text

BULLET = "•"
TAB_WIDTH = 4
_SENTENCE_ENDS = tuple(".:;!?,")


class BlockBuilder:
    """Collects blocks, notes and what is left out, in the order of the source.

    A reader sets ``lists``, ``quotes`` and ``marker`` as it goes; they decide what block a text becomes.
    """

    def __init__(self) -> None:
        self.drafts: list[Draft] = []
        self.notes: dict[str, Note] = {}
        self.dropped: list[Dropped] = []
        self.lists = 0
        self.quotes = 0
        self.marker = ""
        """The marker of the next list item, which its first text gets."""
        self.reserved: set[str] = set()
        """The labels of notes that follow, which no generated label may equal."""
        self._label = ""
        self._last_number = 0
        self._note_starts: list[tuple[str, int]] = []

    def add(self, draft: Draft) -> None:
        """Add a block that cannot have a label before its text."""
        self.flush_label()
        if draft.text.strip():
            self.drafts.append(draft)

    def add_text(self, line: InlineText) -> None:
        """Add a paragraph, or a list item or quotation where one is open."""
        if line[0]:
            self.drafts.append(self.placed(self._labelled(line)))

    def add_heading(self, line: InlineText, level: int) -> None:
        self.lists, self.quotes = 0, 0
        self.add(Draft(BlockKind.HEADING, line[0], level, spans=line[1]))

    def add_code(self, text: str, language: str = "") -> None:
        """Add a listing in a language, as the source names it."""
        clean = clean_text(text.expandtabs(TAB_WIDTH).strip("\n").rstrip())
        self.add(Draft(BlockKind.CODE, clean, language=code_language(language)))

    def add_formula(self, tex: str) -> None:
        """Add a formula that stands alone."""
        builder = InlineBuilder()
        builder.open(self, SpanKind.FORMULA)
        builder.add(tex)
        self.add_text(builder.finish())

    def add_table(self, rows: Iterable[Iterable[InlineText]], *, has_header: bool = False) -> None:
        """Add a table; rows of empty cells are left out."""
        filled = [row for row in map(list, rows) if any(text for text, _ in row)]
        if filled:
            self.add(inline_table(filled, has_header=has_header))

    def add_figure(self, caption: InlineText, alternative: str, address: str) -> None:
        """Add a picture with its caption or alternative text; one without either is recorded as left out."""
        alternative = clean_line(alternative)
        text, spans = caption if caption[0] else (alternative, ())
        if text:
            picture = Picture(alternative, clean_line(address))
            self.add(Draft(BlockKind.FIGURE, text, spans=spans, picture=picture))
        else:
            self.drop("an image", address or "(without a description)")

    def placed(self, line: InlineText) -> Draft:
        """Return the draft of a text: a list item, a quotation or a paragraph, by the open lists and quotations."""
        text, spans = line
        if self.lists:
            marker, self.marker = self.marker, ""
            return Draft(BlockKind.LIST_ITEM, text, self.lists, clean_line(marker), spans)
        if self.quotes:
            return Draft(BlockKind.QUOTE, text, self.quotes, spans=spans)
        return Draft(BlockKind.PARAGRAPH, text, spans=spans)

    def label(self, text: str) -> None:
        """Set the label before the next text, such as ``Note`` for that of a box."""
        self.flush_label()
        self._label = clean_line(text)

    def flush_label(self) -> None:
        """If no text has followed the label, make it a block of its own."""
        label, self._label = self._label, ""
        if label:
            self.drafts.append(self.placed(_strong(label).finish()))

    def _labelled(self, line: InlineText) -> InlineText:
        label, self._label = self._label, ""
        if not label:
            return line
        return join_inline([_strong(label).finish(), line], " " if label.endswith(_SENTENCE_ENDS) else ": ")

    def begin_note(self, label: str) -> None:
        """Make the blocks up to ``end_note`` a note."""
        self.flush_label()
        self._note_starts.append((label, len(self.drafts)))

    def end_note(self) -> None:
        label, start = self._note_starts.pop()
        text = "\n\n".join(draft.text for draft in self.drafts[start:])
        del self.drafts[start:]
        self.add_note(label, text)

    def add_note(self, label: str, text: str) -> str:
        """Add a note, and return its label: without one it is the next number."""
        label = clean_line(label) or self.next_label()
        if label in self.notes:
            self.drop("a second note of the same name", text)
        elif text.strip():
            self.notes[label] = Note(label, text.strip())
        return label

    def next_label(self) -> str:
        """Return the next number that is not yet the label of a note."""
        self._last_number += 1
        while str(self._last_number) in self.notes or str(self._last_number) in self.reserved:
            self._last_number += 1
        return str(self._last_number)

    def document(self, title: str, metadata: Metadata, language: str | None) -> ParsedDocument:
        """Return the document. Without a title, it is the first heading, if no heading has a higher level."""
        title, drafts, repeats = find_title(self.drafts, title)
        dropped, notes = [*repeats, *self.dropped], tuple(self.notes.values())
        return ParsedDocument(title, drafts, dropped, metadata, language, notes=notes)

    def drop(self, reason: str, text: str) -> None:
        """Record a part of the source that is left out."""
        if text := clean_line(text):
            self.dropped.append(Dropped(reason, text))


def _strong(text: str) -> InlineBuilder:
    builder = InlineBuilder()
    builder.open(builder, SpanKind.STRONG)
    builder.add(text)
    return builder
