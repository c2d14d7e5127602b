"""Place the cells of a table, some of which span columns or rows, under each other."""

from bisect import bisect_right
from collections.abc import Iterable
from typing import NamedTuple

from tui.formats.inline import InlineText

_MAX_COLUMNS = 30
"""A cell is not taken to span more."""
_MAX_COVERED = 100
"""Cells to the right of so many columns are not taken to span rows: damaged tables would grow with each row."""
_MAX_DIGITS = 6
_EMPTY: InlineText = ("", ())


class SpanningCell(NamedTuple):
    """A cell, and how many columns and rows it takes."""

    content: InlineText
    columns: int = 1
    rows: int = 1


def span_of(number: str | None) -> int:
    """Return how many columns or rows a cell spans by its attribute; 1 if that is no such number."""
    number = (number or "").strip()
    return max(1, int(number)) if number.isascii() and number.isdecimal() and len(number) < _MAX_DIGITS else 1


def cells_in_columns(rows: Iterable[Iterable[SpanningCell]]) -> list[list[InlineText]]:
    """Return the rows of a table with empty cells where one spans several columns or rows, so that the columns fit.

    Nothing is added at the end of a row, and no column that would be empty.
    """
    grid: list[dict[int, InlineText]] = []
    covered: dict[int, int] = {}
    for row in rows:
        placed: dict[int, InlineText] = {}
        below: dict[int, int] = {}
        column = 0
        for cell in row:
            while column in covered:
                column += 1
            placed[column] = cell.content
            taken = range(column, column + min(cell.columns, _MAX_COLUMNS))
            if taken.stop <= _MAX_COVERED:
                below.update(dict.fromkeys(taken, cell.rows - 1))
            column = taken.stop
        left = {at: count - 1 for at, count in covered.items()}
        covered = {at: count for at, count in (left | below).items() if count > 0}
        grid.append(placed)
    used = sorted(set().union(*grid))
    return [
        [placed.get(at, _EMPTY) for at in used[: bisect_right(used, max(placed, default=-1))]]
        for placed in grid
    ]
