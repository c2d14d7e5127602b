"""The mapping between the rows of a view and the lines of its items."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from copy import copy
from dataclasses import dataclass, replace
from itertools import accumulate
from operator import attrgetter
from typing import Generic, NamedTuple, Self, TypeVar

from rich.cells import cell_len

from tui.text.cells import is_one_cell_each
from tui.text.wrap import estimate_lines, line_breaks, one_cell_line_breaks


class RowRef(NamedTuple):
    """A row, given as a line of an item. A negative line is a row of the gap above the item."""

    item: int
    line: int


class Piece(NamedTuple):
    """A piece of an item's part of the article's text on one line, such as what the line shows of a table's cell."""

    start: int
    """The offset in the item's part of the article's text."""
    shown: int
    """The offset in the text that is shown, which has other characters too."""
    length: int


@dataclass(frozen=True, slots=True)
class LineItem:
    """A piece of text that wraps as one paragraph."""

    text: str
    """Without line ends."""
    style: str
    """The component class that it is painted with."""
    start: int = 0
    """The offset in the article's text where it starts."""
    initial_indent: str = ""
    """The prefix of its first line, such as a list marker."""
    subsequent_indent: str = ""
    """The prefix of its other lines."""
    gap: int = 1
    """The number of empty rows above it."""
    source_length: int | None = None
    """The length of the article's text that it shows or hides; None for that of its own text, 0 for a title."""
    pieces: tuple[Piece, ...] = ()
    """What is shown of the article's text, in its order, if the item shows other characters too."""
    filler: str = ""
    """The component class of these other characters; empty for that of the item."""

    @property
    def end(self) -> int:
        """The offset in the article's text where it ends."""
        return self.start + (len(self.text) if self.source_length is None else self.source_length)

    def wrapped(self, room: int) -> "Wrapped":
        """Return what is shown of it on lines of a width, in cells."""
        return Wrapped(self, line_breaks(self.text, room))

    def estimated_lines(self, room: int) -> int:
        """Return about as many lines as it takes, in less time than ``wrapped``."""
        return estimate_lines(self.text, room)

    # An item can show its part of the article's text in pieces

    def shown_position(self, position: int) -> int:
        """Return the offset in the text that is shown for an offset in the item's part of the article's text."""
        if not self.pieces:
            return position
        piece = self.pieces[max(0, bisect_right(self.pieces, position, key=_PIECE_START) - 1)]
        return piece.shown + min(max(0, position - piece.start), piece.length)

    def shown_ranges(self, start: int, end: int, line: tuple[int, int]) -> Iterator[tuple[int, int]]:
        """Yield the ranges of one line that show a part of the article's text, with what stands between its pieces.

        Args:
            start: The start of the part, as an offset in the item's part of the article's text.
            end: The end of the part.
            line: The start and the end of the line in the text that is shown.
        """
        if not self.pieces:
            if (first := max(start, line[0])) < (last := min(end, line[1])):
                yield first, last
            return
        pieces = [
            piece
            for piece in self.pieces_on(line)
            if piece.start < end and piece.start + piece.length > start
        ]
        begun: int | None = None
        for piece in pieces:
            first = piece.shown + max(0, start - piece.start)
            last = piece.shown + min(end - piece.start, piece.length)
            begun = first if begun is None else begun
            if piece is pieces[-1] or last < piece.shown + piece.length:
                yield begun, last
                begun = None

    def pieces_on(self, line: tuple[int, int]) -> list[Piece]:
        """Return the pieces on a line, given by its start and end."""
        return [piece for piece in self.pieces if line[0] <= piece.shown < line[1]]

    def source_range(self, line: tuple[int, int]) -> tuple[int, int] | None:
        """Return the part of the article's text on a line, given by its start and end; None if there is none."""
        if not self.pieces:
            return min(self.start + line[0], self.end), min(self.start + line[1], self.end)
        found = self.pieces_on(line)
        return (
            (self.start + found[0].start, self.start + found[-1].start + found[-1].length) if found else None
        )


_PIECE_START = attrgetter("start")


class Wrapped(NamedTuple):
    """An item as it is shown at a width."""

    item: LineItem
    """What is painted; its offsets in the article's text are those of the item."""
    breaks: list[int]
    """The offsets in its text at which its lines start."""


ItemType = TypeVar("ItemType", bound=LineItem)


class TextRow(NamedTuple):
    """A row of an item: its text from one offset to another."""

    item: LineItem
    start: int
    end: int


class LineIndex(Generic[ItemType]):
    """Items of text, wrapped to a width.

    Texts of one-cell characters are wrapped at once, which takes milliseconds for a book. The lines of others are
    estimated until ``ensure_wrapped`` is called for their rows.

    Args:
        items: The items, in order.
        width: The width of a line with its indent, in cells; at 0 there are no rows.
    """

    def __init__(self, items: Sequence[ItemType], width: int) -> None:
        self.items = tuple(items)
        self._is_simple = [
            type(item).wrapped is LineItem.wrapped and is_one_cell_each(item.text) for item in self.items
        ]
        self._indents = [
            max(cell_len(item.initial_indent), cell_len(item.subsequent_indent)) for item in self.items
        ]
        self._wrap(width)

    def at_width(self, width: int) -> Self:
        """Return the same items wrapped to another width, in half the time that a new index takes."""
        if width == self.width:
            return self
        other = copy(self)
        other._wrap(width)
        return other

    def _wrap(self, width: int) -> None:
        self.width = width
        self._breaks: list[list[int] | None] = []
        self._shown: dict[int, LineItem] = {}
        self._heights: list[int] = []
        if width > 0:
            rooms = [self._room(index) for index in range(len(self.items))]
            self._breaks = [
                one_cell_line_breaks(item.text, room) if is_simple else None
                for item, room, is_simple in zip(self.items, rooms, self._is_simple, strict=True)
            ]
            self._heights = [
                item.gap + (item.estimated_lines(room) if breaks is None else len(breaks))
                for item, room, breaks in zip(self.items, rooms, self._breaks, strict=True)
            ]
        self._add_up_heights()

    @property
    def rows(self) -> int:
        """The number of all rows."""
        return self._tops[-1]

    def locate(self, row: int) -> RowRef:
        """Return the item and line that a row shows; rows past either end count as the nearest.

        Raises:
            IndexError: There are no rows.
        """
        if not self.rows:
            raise IndexError("there are no rows")
        row = min(max(row, 0), self.rows - 1)
        item = min(bisect_right(self._tops, row) - 1, len(self.items) - 1)
        return RowRef(item, row - self._tops[item] - self.items[item].gap)

    def items_on(self, rows: range) -> Iterator[tuple[int, int]]:
        """Yield the index of each item on a range of rows, and the number of its rows there."""
        first, last = self.locate(rows.start).item, self.locate(rows.stop - 1).item
        for item in range(first, last + 1):
            yield item, min(self._tops[item + 1], rows.stop) - max(self._tops[item], rows.start)

    def shown(self, item: int) -> LineItem:
        """Return an item as it is shown at this width."""
        self.breaks(item)
        return self._shown.get(item, self.items[item])

    def row_of(self, item: int, position: int = 0) -> int:
        """Return the row that shows a position (an offset in the item's part of the article's text)."""
        breaks = self.breaks(item)
        line = bisect_right(breaks, max(self.shown(item).shown_position(position), 0)) - 1
        return self._tops[item] + self.items[item].gap + line

    def row_at(self, ref: RowRef) -> int:
        """Return the row of a line of an item, or of the gap above it."""
        return self._tops[ref.item] + self.items[ref.item].gap + ref.line

    def last_row_of(self, item: int) -> int:
        return self._tops[item + 1] - 1

    def span(self, ref: RowRef) -> tuple[int, int]:
        """Return the start and end of a line in its item's text, without the spaces at its end."""
        breaks = self.breaks(ref.item)
        text = self.shown(ref.item).text
        if not 0 <= ref.line < len(breaks):
            return (0, 0)
        start = breaks[ref.line]
        end = breaks[ref.line + 1] if ref.line + 1 < len(breaks) else len(text)
        while end > start and text[end - 1] == " ":
            end -= 1
        return (start, end)

    def text_row(self, ref: RowRef) -> TextRow:
        """Return the item and the part of its text that a row shows."""
        return TextRow(self.shown(ref.item), *self.span(ref))

    def source_span(self, ref: RowRef) -> tuple[int, int]:
        """Return the part of the article's text that a row shows, by its first and its last offset.

        For a row between two lines of text this is the text below the gap, or above the rule of a table.
        """
        item = self.shown(ref.item)
        for line in range(max(0, ref.line), -1, -1):
            if (found := item.source_range(self.span(RowRef(ref.item, line)))) is not None:
                return found if ref.line >= 0 else (found[0], found[0])
        return item.start, item.start

    def breaks(self, item: int) -> list[int]:
        """Return the offsets in an item's text at which its lines start."""
        known = self._breaks[item]
        if known is None:
            shown, known = self.items[item].wrapped(self._room(item))
            self._breaks[item] = known
            if shown is not self.items[item]:
                self._shown[item] = shown
        return known

    def ensure_wrapped(self, first_row: int, last_row: int) -> bool:
        """Wrap the items between two rows that are only estimated.

        Returns:
            Whether rows have moved, so that a row known before must be looked up again.
        """
        if not self.rows:
            return False
        moved = False
        item, end = self.locate(first_row).item, self.locate(last_row).item
        for index in range(item, end + 1):
            height = self.items[index].gap + len(self.breaks(index))
            if height != self._heights[index]:
                self._heights[index] = height
                moved = True
        if moved:
            self._add_up_heights()
        return moved

    def first_line_of(self, item: int) -> int:
        """Return the line of an item that has its initial indent."""
        return 0

    def indent(self, ref: RowRef) -> str:
        """Return the prefix of a line."""
        item = self.items[ref.item]
        return item.initial_indent if ref.line == self.first_line_of(ref.item) else item.subsequent_indent

    def item_at(self, start: int) -> int:
        """Return the last item that starts at or before an offset of the article's text."""
        return max(0, bisect_right(self.items, start, key=lambda item: item.start) - 1)

    def paragraph_start(self, place: int, count: int) -> int:
        """Return the offset at which the paragraph begins that is some paragraphs after, or before, an offset's.

        Items without an empty row between them, such as those of a list or the rows of a table, are one paragraph.
        Within a paragraph, its own start is the first one before. Past the last one it is the end of the text.
        """
        starts = [self.items[0].start, *(item.start for item in self.items[1:] if item.gap)]
        if count > 0:
            index = bisect_right(starts, place) + count - 1
            return starts[index] if index < len(starts) else self.items[-1].end
        return starts[max(0, bisect_left(starts, place) + count)]

    def paragraph_in_reach(self, place: int, step: int, rows: int) -> int:
        """Return the start of the next or previous paragraph, or of an item between if that is too far away.

        So a table, a list or a listing that is longer than a page can be walked through.

        Args:
            place: An offset of the article's text.
            step: 1 for the next paragraph, -1 for the one before.
            rows: The most rows to go, unless not even an item begins that near.
        """
        wanted, here = self.paragraph_start(place, step), self.item_at(place)
        if not self.rows:
            return wanted
        row = self.row_of(here, place - self.items[here].start)
        ref = self.locate(row + step * rows)
        if step > 0:
            near = max(here + 1, ref.item - (ref.line < 0))
            return min(wanted, self.items[near].start) if near < len(self.items) else wanted
        near = min(ref.item + (ref.line > 0), here - (place <= self.items[here].start))
        return max(wanted, self.items[max(0, near)].start)

    def with_text(self, item: int, text: str) -> Self:
        """Return this index with the text of one item changed; the other items keep their lines."""
        changed = copy(self)
        changed.items = (*self.items[:item], replace(self.items[item], text=text), *self.items[item + 1 :])
        changed._is_simple = [*self._is_simple[:item], False, *self._is_simple[item + 1 :]]
        if self.rows:
            changed._breaks = [*self._breaks[:item], None, *self._breaks[item + 1 :]]
            changed._heights = [*self._heights]
            changed._heights[item] = self.items[item].gap + len(changed.breaks(item))
            changed._add_up_heights()
        return changed

    def copy(self) -> Self:
        """Return a copy for another view, in which other lines get wrapped."""
        same = copy(self)
        same._breaks, same._heights, same._shown = [*self._breaks], [*self._heights], {**self._shown}
        return same

    def _room(self, item: int) -> int:
        return max(1, self.width - self._indents[item])

    def _add_up_heights(self) -> None:
        self._tops = [0, *accumulate(self._heights)]
