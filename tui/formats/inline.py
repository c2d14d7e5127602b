"""Inline text: lines built from pieces of text and the spans around them."""

import re
from array import array
from collections.abc import Callable, Iterable, Sequence
from itertools import accumulate
from typing import NamedTuple

from tui.document.build import Draft
from tui.document.model import CELL_SEPARATOR, Span, SpanKind
from tui.text.sanitize import clean_line
from tui.text.superscripts import RAISED, is_exponent

InlineText = tuple[str, tuple[Span, ...]]
"""A text and the spans in it, in the order of their starts, an outer span before those within it."""


_MAX_NESTED_SPANS = 12
_CLOSING_PUNCTUATION = tuple(".,;:!?)]”’»")


class _PieceSpan(NamedTuple):
    """A span around the pieces from ``first`` to before ``end``."""

    kind: SpanKind
    first: int
    end: int
    target: str


class InlineBuilder:
    """Joins pieces of text, and the spans around them, to a clean line.

    Cleaning changes the number of spaces, and may drop characters of a piece. So a span's place in the clean line is
    found by counting the other characters of the clean pieces.
    """

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._spans: list[_PieceSpan] = []
        self._open: list[tuple[object, _PieceSpan]] = []
        self._ends_with_mark = False

    @property
    def is_in_link(self) -> bool:
        """True if the next piece is in a link to elsewhere."""
        return any(span.kind is SpanKind.LINK and span.target[:1] != "#" for _, span in self._open)

    def add(self, piece: str) -> None:
        if self._ends_with_mark and piece.startswith(_CLOSING_PUNCTUATION):
            self._strip_end()
        self._ends_with_mark = self._ends_with_mark and not piece
        self._pieces.append(piece)

    def add_around(
        self, text: str, pattern: re.Pattern[str], add_match: Callable[[re.Match[str]], None]
    ) -> None:
        """Add a text whose matches of a pattern are markup, each of which ``add_match`` adds."""
        position = 0
        for match in pattern.finditer(text):
            self.add(text[position : match.start()])
            position = match.end()
            add_match(match)
        self.add(text[position:])

    def _strip_end(self) -> None:
        for position in reversed(range(len(self._pieces))):
            self._pieces[position] = self._pieces[position].rstrip()
            if self._pieces[position]:
                break

    def open(self, key: object, kind: SpanKind, target: str = "") -> None:
        """Begin a span that the same key will close; the target is as in the source.

        Spans that are nested too deep are ignored.
        """
        if len(self._open) < _MAX_NESTED_SPANS:
            self._open.append((key, _PieceSpan(kind, len(self._pieces), 0, target)))

    def close(self, key: object) -> None:
        """End the span that was opened last, if it has this key. An exponent becomes superscript characters instead."""
        if self._open and self._open[-1][0] is key:
            _, span = self._open.pop()
            if span.kind is SpanKind.SUPERSCRIPT and is_exponent("".join(self._pieces[span.first :])):
                self._pieces[span.first :] = [piece.translate(RAISED) for piece in self._pieces[span.first :]]
            elif span.first < len(self._pieces):
                self._spans.append(span._replace(end=len(self._pieces)))

    def mark(self, kind: SpanKind, target: str) -> None:
        """Add an empty span here, such as that of a note whose mark is left out of the text.

        A space before it is removed if a full stop follows, as in ``the mill [1].``
        """
        self._spans.append(_PieceSpan(kind, len(self._pieces), len(self._pieces), target))
        self._ends_with_mark = True

    def mark_omission(self) -> None:
        """Note that words were left out here: a space before them is removed if a full stop follows."""
        self._ends_with_mark = True

    def finish(self) -> InlineText:
        """Return the clean line with its spans, and begin another one, in which open spans continue."""
        pieces, spans = self._pieces, self._spans
        spans += [span._replace(end=len(pieces)) for _, span in self._open if span.first < len(pieces)]
        self._pieces, self._spans, self._ends_with_mark = [], [], False
        self._open = [(key, span._replace(first=0)) for key, span in self._open]
        text = clean_line("".join(pieces))
        return text, _locate_spans(pieces, spans, text) if spans and text else ()


def join_inline(parts: Iterable[InlineText], separator: str) -> InlineText:
    """Join texts with their spans."""
    texts: list[str] = []
    spans: list[Span] = []
    start = 0
    for text, inside in parts:
        texts.append(text)
        spans += [Span(span.kind, start + span.start, start + span.end, span.target) for span in inside]
        start += len(text) + len(separator)
    return separator.join(texts), tuple(spans)


def inline_table(rows: Iterable[Iterable[InlineText]], *, has_header: bool = False) -> Draft:
    """Make the draft of a table from its cells, row by row."""
    table = [list(row) for row in rows]
    _, spans = join_inline((join_inline(row, CELL_SEPARATOR) for row in table), "\n")
    return Draft.table(([text for text, _ in row] for row in table), spans, has_header=has_header)


def _locate_spans(pieces: Sequence[str], spans: Sequence[_PieceSpan], text: str) -> tuple[Span, ...]:
    counts = [0, *accumulate(len(clean_line(piece).replace(" ", "")) for piece in pieces)]
    # As objects, the positions in a long text would take 36 times its size.
    positions = array("I", (position for position, character in enumerate(text) if character != " "))
    located = []
    link_end = 0
    for span in sorted(spans, key=lambda span: (span.first, -span.end)):
        first, last = counts[span.first], counts[span.end]
        if span.kind is SpanKind.LINK:
            first, link_end = max(link_end, first), max(link_end, last)
        if first < last:
            located.append(Span(span.kind, positions[first], positions[last - 1] + 1, span.target))
        elif span.first == span.end:
            at = positions[first - 1] + 1 if first else 0
            located.append(Span(span.kind, at, at, span.target))
    return tuple(located)
