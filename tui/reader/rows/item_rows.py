"""The rows of items that never move once they are laid out."""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import accumulate
from typing import Self

from tui.reader.rows.line_index import RowRef


class _FixedRows:
    def ensure_wrapped(self, first_row: int, last_row: int) -> bool:
        """Return False: these rows never move."""
        return False

    def at_width(self, width: int) -> Self:
        """Return these rows, which do not depend on the width."""
        return self


@dataclass(frozen=True)
class EqualRows(_FixedRows):
    """The rows of items that all have the same number of rows, whatever the width."""

    count: int = 0
    rows_each: int = 1

    @property
    def rows(self) -> int:
        """The number of all rows."""
        return self.count * self.rows_each

    def locate(self, row: int) -> RowRef:
        """Return the item and line that a row shows."""
        return RowRef(*divmod(row, self.rows_each))

    def row_at(self, ref: RowRef) -> int:
        """Return the row of a line of an item."""
        return ref.item * self.rows_each + ref.line


class UnequalRows(_FixedRows):
    """The rows of items that have different numbers of rows, at least one each.

    Args:
        heights: The number of rows of each item; not empty.
    """

    def __init__(self, heights: Iterable[int]) -> None:
        self._tops = [*accumulate(heights, initial=0)]

    @property
    def rows(self) -> int:
        """The number of all rows."""
        return self._tops[-1]

    def locate(self, row: int) -> RowRef:
        """Return the item and line that a row shows; rows past either end count as the nearest."""
        row = max(0, min(row, self.rows - 1))
        item = bisect_right(self._tops, row) - 1
        return RowRef(item, row - self._tops[item])

    def row_at(self, ref: RowRef) -> int:
        """Return the row of a line of an item."""
        return self._tops[ref.item] + ref.line
