"""Items of text one under another: which row shows which line of which item."""

from bisect import bisect_right
from collections.abc import Sequence
from copy import copy
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import Generic, NamedTuple, TypeVar

from rich.cells import cell_len

from tui.text.cells import is_one_cell_each
from tui.text.wrap import estimate_lines, line_breaks, one_cell_line_breaks


class CellPlace(NamedTuple):
    """Where a cell of a table stands."""

    start: int
    """In its row's line of the article's text."""
    shown: int
    """In the row as it is shown, where cells are padded."""
    length: int


@dataclass(frozen=True, slots=True)
class LineItem:
    """A piece of text that wraps as one paragraph."""

    text: str
    """Without line ends."""
    style: str
    """The component class that it is painted with."""
    start: int = 0
    """Where it stands in the article's text."""
    lead: str = ""
    """What its first line begins with, such as a list marker; it takes the place of the rest's end."""
    rest: str = ""
    """What every line begins with: the indent."""
    gap: int = 1
    """Empty rows above it."""
    extent: int | None = None
    """How much of the article's text it stands for, where that is not its own text: nothing for a title."""
    cells: tuple[CellPlace, ...] = ()
    """Of a row of a table: where its cells stand."""

    @property
    def end(self) -> int:
        """Where it ends in the article's text."""
        return self.start + (len(self.text) if self.extent is None else self.extent)


ItemType = TypeVar("ItemType", bound=LineItem)


class RowRef(NamedTuple):
    """A row seen as a line of an item. A negative line is a row of the gap above the item."""

    item: int
    line: int


class LineIndex(Generic[ItemType]):
    """Items wrapped to a width.

    Texts of one-cell characters are wrapped at once, which takes milliseconds for a book. The others are
    estimated, and wrapped when they come into view: ``settle`` does that and tells whether rows have moved.

    Args:
        items: What is laid out, in order.
        width: The room for a line with its indent, in cells.
    """

    def __init__(self, items: Sequence[ItemType], width: int) -> None:
        self.items = tuple(items)
        self._is_simple = [is_one_cell_each(item.text) for item in self.items]
        self._indents = [max(cell_len(item.lead), cell_len(item.rest)) for item in self.items]
        self._wrap(width)

    def at_width(self, width: int) -> "LineIndex[ItemType]":
        """The same items wrapped to another width, in half the time that a new flow takes."""
        other = copy(self)
        other._wrap(width)
        return other

    def _wrap(self, width: int) -> None:
        self.width = width
        rooms = [self._room(index) for index in range(len(self.items))]
        self._breaks: list[list[int] | None] = [
            one_cell_line_breaks(item.text, room) if is_simple else None
            for item, room, is_simple in zip(self.items, rooms, self._is_simple, strict=True)
        ]
        self._heights = [
            item.gap + (estimate_lines(item.text, room) if breaks is None else len(breaks))
            for item, room, breaks in zip(self.items, rooms, self._breaks, strict=True)
        ]
        self._stack()

    @property
    def rows(self) -> int:
        """How many rows the whole takes."""
        return self._tops[-1]

    def locate(self, row: int) -> RowRef:
        """The item and line that a row shows; rows past either end are taken for the nearest."""
        if not self.items:
            raise IndexError("nothing is laid out")
        row = min(max(row, 0), self.rows - 1)
        item = min(bisect_right(self._tops, row) - 1, len(self.items) - 1)
        return RowRef(item, row - self._tops[item] - self.items[item].gap)

    def row_of(self, item: int, position: int = 0) -> int:
        """The row that shows a position (an offset in the item's own text)."""
        line = bisect_right(self.breaks(item), max(position, 0)) - 1
        return self._tops[item] + self.items[item].gap + line

    def row_at(self, spot: RowRef) -> int:
        """The row of a line of an item, or of the gap above it."""
        return self._tops[spot.item] + self.items[spot.item].gap + spot.line

    def last_row_of(self, item: int) -> int:
        """The last row of an item."""
        return self._tops[item + 1] - 1

    def span(self, spot: RowRef) -> tuple[int, int]:
        """Where a line starts and ends in its item's text, the spaces at its end left out."""
        breaks = self.breaks(spot.item)
        text = self.items[spot.item].text
        if not 0 <= spot.line < len(breaks):
            return (0, 0)
        start = breaks[spot.line]
        end = breaks[spot.line + 1] if spot.line + 1 < len(breaks) else len(text)
        while end > start and text[end - 1] == " ":
            end -= 1
        return (start, end)

    def breaks(self, item: int) -> list[int]:
        """Where the lines of an item start in its text."""
        known = self._breaks[item]
        if known is None:
            known = line_breaks(self.items[item].text, self._room(item))
            self._breaks[item] = known
        return known

    def settle(self, first_row: int, last_row: int) -> bool:
        """Wrap what is only estimated between two rows.

        Returns:
            Whether rows have moved, so that a row known before must be looked up again.
        """
        if not self.items:
            return False
        moved = False
        item, end = self.locate(first_row).item, self.locate(last_row).item
        for index in range(item, end + 1):
            height = self.items[index].gap + len(self.breaks(index))
            if height != self._heights[index]:
                self._heights[index] = height
                moved = True
        if moved:
            self._stack()
        return moved

    def item_at(self, start: int) -> int:
        """The last item that starts at or before an offset of the article's text."""
        return max(0, bisect_right(self.items, start, key=lambda item: item.start) - 1)

    def with_text(self, item: int, text: str) -> "LineIndex[ItemType]":
        """This flow with the text of one item changed; the other items keep their lines."""
        changed = copy(self)
        changed.items = (*self.items[:item], replace(self.items[item], text=text), *self.items[item + 1 :])
        changed._is_simple = [*self._is_simple[:item], False, *self._is_simple[item + 1 :]]
        changed._breaks = [*self._breaks[:item], None, *self._breaks[item + 1 :]]
        changed._heights = [*self._heights]
        changed._heights[item] = self.items[item].gap + len(changed.breaks(item))
        changed._stack()
        return changed

    def copy(self) -> "LineIndex[ItemType]":
        """The same items in the same lines, for another pane, where other lines come into view."""
        same = copy(self)
        same._breaks, same._heights = [*self._breaks], [*self._heights]
        return same

    def _room(self, item: int) -> int:
        return max(1, self.width - self._indents[item])

    def _stack(self) -> None:
        self._tops = [0, *accumulate(self._heights)]
