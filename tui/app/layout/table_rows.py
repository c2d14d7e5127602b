"""Rows of a table, whose cells are padded when they are shown."""

from itertools import accumulate

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
