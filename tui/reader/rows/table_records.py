"""A row of a table as a record: its first cell, and under it the others after or beside the names of their columns."""

from collections.abc import Iterator, Sequence
from itertools import chain, repeat, zip_longest
from typing import NamedTuple

from rich.cells import cell_len

from tui.document.model import cell_starts
from tui.reader.rows.line_index import Piece
from tui.reader.rows.shown_lines import ShownLine, cell_lines, flowed, moved
from tui.text.cells import fit, max_cells

_INDENT = "  "
_GAP = "  "
_LABEL_END = ": "
_MAX_LABEL = 24
_MIN_VALUE = 8
_VALUE_FOR_TEXT = 30
"""A column has room for text that takes many lines if it is as wide as this."""
_FEW_LINES = 2


class RecordLayout(NamedTuple):
    """The layout of all records of a table."""

    room: int
    """The width of a line, in cells."""
    names: Sequence[str] = ()
    """The names of the columns; none if the table has no header."""
    label_width: int = 0
    """The width of the column of names; 0 if the cells follow the names on the same line."""

    @property
    def value_width(self) -> int:
        """The width of the column of cells."""
        return self.room - len(_INDENT) - self.label_width - len(_GAP)


def record_layout(names: Sequence[str], widest: int, room: int) -> RecordLayout:
    """Return the layout of records in which cells that are long stand beside names only if they get enough room.

    Args:
        names: The names of the columns; none if the table has no header.
        widest: The width of the widest cell after the first column.
        room: The width of a line, in cells.
    """
    longest = max(map(max_cells, names[1:]), default=0)
    beside = RecordLayout(room, names, min(_MAX_LABEL, room * 2 // 5, longest))
    width = beside.value_width
    has_room = width >= _MIN_VALUE and (width >= _VALUE_FOR_TEXT or widest <= _FEW_LINES * width)
    return beside if has_room else RecordLayout(room, names)


def record_lines(row: Sequence[str], layout: RecordLayout) -> Iterator[ShownLine]:
    """Yield the lines of a row as a record; an empty cell has none."""
    names = chain(layout.names, repeat(""))
    for number, (cell, start, name) in enumerate(zip(row, cell_starts(row), names, strict=False)):
        if not cell:
            continue
        if number and layout.label_width:
            yield from _beside(name, layout, cell_lines(cell, start, layout.value_width))
        else:
            indent = _INDENT if number and layout.names and layout.room > 4 * len(_INDENT) else ""
            yield from _after(name if number else "", cell, start, layout.room, indent)


def _beside(name: str, layout: RecordLayout, values: Iterator[ShownLine]) -> Iterator[ShownLine]:
    for label, value in zip_longest(cell_lines(name, 0, layout.label_width), values, fillvalue=ShownLine("")):
        padding = " " * (layout.label_width - cell_len(label.text))
        before = f"{_INDENT}{label.text}{padding}{_GAP}"
        yield ShownLine((before + value.text).rstrip(" "), tuple(moved(value.pieces, len(before))))


def _after(name: str, cell: str, start: int, room: int, indent: str) -> Iterator[ShownLine]:
    before = indent + (f"{fit(name, room)}{_LABEL_END}" if name else "")
    line = ShownLine(before + cell, (Piece(start, len(before), len(cell)),))
    hanging = len(indent + _INDENT)
    return flowed(line, room, hanging if room > 2 * hanging else 0)
