"""Positions of the summary, the marks and the matches of an article along a scroll bar."""

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from operator import attrgetter, itemgetter
from typing import Any, NamedTuple

from tui.document.model import Sentence
from tui.reader.rows.line_index import LineIndex, LineItem, RowRef
from tui.reader.rows.spans import HIGHLIGHT_SIGN, NO_SIGN, GutterSign, HighlightSpans, MatchSpans

_SUMMARY_SIGN = GutterSign("•", "track--summary")
_HIGHLIGHT_SIGN = GutterSign(HIGHLIGHT_SIGN.text, "track--highlight")
_MATCH_SIGN = GutterSign("━", "track--match")
TRACK_STYLES = tuple(sign.style for sign in (_SUMMARY_SIGN, _HIGHLIGHT_SIGN, _MATCH_SIGN))
"""The component classes of the signs."""


class TrackMarks(NamedTuple):
    """The marks that a track shows. The sequences are in the order of the text."""

    summary: Sequence[Sentence] = ()
    highlights: HighlightSpans = HighlightSpans()
    matches: MatchSpans = MatchSpans()

    def signs(self, index: LineIndex[LineItem], height: int) -> list[GutterSign]:
        """Return the sign of each cell of a track: a match hides a highlight, and this a sentence of the summary.

        Args:
            index: The rows of the article.
            height: The number of cells.
        """
        if not index.rows or height <= 0:
            return [NO_SIGN] * height
        bounds = [*_offsets(index, height), index.items[-1].end + 1]
        signs = [NO_SIGN] * height
        marks: tuple[tuple[GutterSign, Sequence[Any], Callable[[Any], int]], ...] = (
            (_SUMMARY_SIGN, self.summary, attrgetter("start")),
            (_HIGHLIGHT_SIGN, self.highlights.spans, itemgetter(0)),
            (_MATCH_SIGN, self.matches.spans, itemgetter(0)),
        )
        for sign, spans, start_of in marks:
            counts = [bisect_left(spans, offset, key=start_of) for offset in bounds] if spans else []
            for cell, (before, after) in enumerate(pairwise(counts)):
                if before < after:
                    signs[cell] = sign
        return signs


def _offsets(index: LineIndex[LineItem], height: int) -> Iterator[int]:
    """Yield the offset of the text at the top of each cell; rows that are not wrapped yet are not wrapped for this."""
    rows = max(index.rows, height)
    for cell in range(height):
        row = cell * rows // height
        if row >= index.rows:
            yield index.items[-1].end + 1
            continue
        item, line = index.locate(row)
        lines = index.last_row_of(item) - index.row_at(RowRef(item, 0)) + 1
        start, end = index.items[item].start, index.items[item].end
        yield start + (end - start) * max(0, line) // max(1, lines)
