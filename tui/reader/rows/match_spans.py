"""The matches of a query where they are painted."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from tui.reader.rows.line_index import LineItem
from tui.reader.rows.spans import StyledSpan
from tui.text.cells import grapheme_start

CELL_SEPARATOR = " | "
"""Between the cells of a row in the article's text."""
SHOWN_SEPARATOR = " │ "
"""Between the padded cells of a row on the screen."""


def shown_position(row: str, shown: str, position: int) -> int:
    """Where a character of a row stands in the row as it is shown.

    Args:
        row: The row in the article's text.
        shown: The row with its cells padded.
        position: The character's offset in the row.
    """
    cells = row.split(CELL_SEPARATOR)
    starts = [0, *accumulate(len(cell) + len(CELL_SEPARATOR) for cell in cells)]
    shown_start = 0
    for cell, start in zip(cells, starts, strict=False):
        if position < start + len(cell):
            return shown_start + position - start
        separator = shown.find(SHOWN_SEPARATOR, shown_start + len(cell))
        if separator < 0:
            break
        if position < start + len(cell) + len(CELL_SEPARATOR):
            return separator + position - start - len(cell)
        shown_start = separator + len(SHOWN_SEPARATOR)
    return len(shown)


MATCH = "find--match"
CURRENT = "find--current"


class MatchSpans(NamedTuple):
    """Matches in a text, one of which may be the current one."""

    spans: Sequence[tuple[int, int]] = ()
    """In order and apart."""
    current: int | None = None
    """The index of the current one."""

    def between(self, start: int, end: int) -> Iterator[StyledSpan]:
        """The matches with a part between two places of the text."""
        index = bisect_left(self.spans, (start,))
        if index > 0 and self.spans[index - 1][1] > start:
            index -= 1
        while index < len(self.spans) and self.spans[index][0] < end:
            yield StyledSpan(*self.spans[index], CURRENT if index == self.current else MATCH)
            index += 1

    def on_row(self, text: str, item: LineItem, start: int, end: int) -> Iterator[StyledSpan]:
        """The matches on a row of an item. A line that stands for text that it does not show is marked as a whole.

        Args:
            text: The article's text.
            item: What is laid out of it.
            start: Where the row starts in the item's text.
            end: Where it ends there.

        Returns:
            Spans of the item's text.
        """
        if item.style == "flow--table":
            yield from self._on_row_of_a_table(text, item, start, end)
        elif text.startswith(item.text, item.start):
            yield from self._on_row_of_text(item, start, end)
        elif item.start < item.end:
            styles = {match.style for match in self.between(item.start, item.end)}
            if styles:
                yield StyledSpan(start, end, CURRENT if CURRENT in styles else MATCH)

    def _on_row_of_text(self, item: LineItem, start: int, end: int) -> Iterator[StyledSpan]:
        for match in self.between(item.start + start, item.start + end):
            first, last = _whole(item.text, match.start - item.start, match.end - item.start)
            yield StyledSpan(max(start, first), min(end, last), match.style)

    def _on_row_of_a_table(self, text: str, item: LineItem, start: int, end: int) -> Iterator[StyledSpan]:
        source = text[item.start : item.end]
        for match in self.between(item.start, item.end):
            first = shown_position(source, item.text, max(0, match.start - item.start))
            last = shown_position(source, item.text, min(len(source), match.end - item.start) - 1) + 1
            if first < end and last > start:
                yield StyledSpan(max(start, first), min(end, last), match.style)


def _whole(text: str, start: int, end: int) -> tuple[int, int]:
    """A span widened to what a reader sees as characters: a part of one cannot be painted."""
    if text.isascii():
        return start, end
    start = grapheme_start(text, start)
    while end < len(text) and grapheme_start(text, end) < end:
        end += 1
    return start, end
