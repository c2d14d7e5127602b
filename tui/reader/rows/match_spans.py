"""The matches of a query where they are painted."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tui.reader.rows.line_index import LineItem
from tui.reader.rows.spans import StyledSpan
from tui.text.cells import grapheme_start


def shown_position(item: LineItem, position: int) -> int:
    """Return where a character of a table's row stands in the row as it is shown.

    Args:
        item: The row.
        position: The character's offset in the row's line of the article's text.
    """
    cell = item.cells[max(0, bisect_right(item.cells, position, key=lambda cell: cell.start) - 1)]
    offset = position - cell.start
    if offset < cell.length or cell is item.cells[-1]:
        return min(cell.shown + offset, len(item.text))
    following = item.cells[item.cells.index(cell) + 1]
    return following.shown - (following.start - position)


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
            yield from self._on_row_of_a_table(item, start, end)
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

    def _on_row_of_a_table(self, item: LineItem, start: int, end: int) -> Iterator[StyledSpan]:
        length = item.end - item.start
        for match in self.between(item.start, item.end):
            first = shown_position(item, max(0, match.start - item.start))
            last = shown_position(item, min(length, match.end - item.start) - 1) + 1
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
