"""Text with the marks of its notes, which are not part of the article's text."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from tui.document.model import Block, SpanKind
from tui.reader.rows.line_index import LineItem, Piece, Wrapped
from tui.reader.rows.shown_lines import ShownLine, flowed, wrapped_as
from tui.text.cells import fit

_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_BETWEEN = "\u00a0"
"""Stands between the marks of a place: without it, notes 1 and 2 look like note 12."""
_MAX_LABEL = 8


class NoteMark(NamedTuple):
    place: int
    """Its offset in the article's text."""
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkedText(LineItem):
    """A piece of text with the marks of notes in it."""

    marks: Sequence[NoteMark] = field(repr=False)

    def wrapped(self, room: int) -> Wrapped:
        """Return the text with its marks on lines of a width."""
        return wrapped_as(self, flowed(self._line(), room))

    def _line(self) -> ShownLine:
        text, pieces = "", []
        marks: dict[int, list[str]] = {}
        for mark in dict.fromkeys(self.marks):
            marks.setdefault(mark.place - self.start, []).append(mark.text)
        places = [(place, _BETWEEN.join(texts)) for place, texts in marks.items()]
        for (start, shown), (end, _) in pairwise([(0, ""), *places, (len(self.text), "")]):
            text += shown
            if start < end:
                pieces.append(Piece(start, len(text), end - start))
                text += self.text[start:end]
        return ShownLine(text, tuple(pieces))


def note_marks(block: Block, start: int, end: int) -> Iterator[NoteMark]:
    """Yield the marks of notes that were left out of a part of a block's text.

    One at the start of the part belongs to the part before, if there is one.
    """
    for span in block.spans:
        is_within = start < span.start <= end or span.start == start == block.start
        if span.kind is SpanKind.NOTE and span.start == span.end and is_within:
            yield NoteMark(span.start, mark_of(span.target))


def mark_of(label: str) -> str:
    """Return the mark of a note by its label: raised digits, or the label in brackets."""
    if label.isascii() and label.isdigit():
        return label.translate(_RAISED)
    return f"[{fit(label, _MAX_LABEL)}]"
