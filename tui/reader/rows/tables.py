"""Tables laid out to a width: in columns whose cells wrap, or, where these have no room, as records."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate, chain, repeat, zip_longest
from typing import NamedTuple

from rich.cells import cell_len

from tui.document.model import CELL_SEPARATOR, Rows, cell_starts
from tui.reader.rows.item_styles import TABLE, TABLE_HEADER, TABLE_RULE
from tui.reader.rows.line_index import LineItem, Piece, Wrapped
from tui.reader.rows.shown_lines import ShownLine, cell_lines, flowed, moved, wrapped_as
from tui.reader.rows.table_records import RecordLayout, record_layout, record_lines
from tui.text.cells import max_cells
from tui.text.patterns import lazy_pattern
from tui.text.wrap import estimate_lines

_SEPARATOR = " │ "
_CROSSING = "─┼─"
_NARROW_SEPARATOR = "│"
_RULE = "─"
_HANGING = 2
_MIN_COLUMN = 12
"""A column whose cells wrap is at least this wide."""
_MAX_WORD = 20
"""A column is as wide as its longest word up to this, if there is room."""
_MAX_HEADER = 40
_MIN_TEXT_COLUMNS = 3
_MORE_TEXT = 1.5
_NUMBER = lazy_pattern(r"[-+−±~≈<>≤≥]?\s?[$€£¥]?\s?\d[\d.,'’  \u202f]*\s?(?:[%‰°×x]|[^\W\d]{1,3})?")


class Columns(NamedTuple):
    """The columns of a table at a width."""

    widths: tuple[int, ...]
    separator: str
    has_wrapped: bool
    """True if some cells take several lines, so that rows need a space between them."""


class Table:
    """The cells of a table, row by row; a row may have fewer cells than others.

    A row of one cell in a table of several columns goes over all of them.
    """

    def __init__(self, rows: Rows, *, has_header: bool = False) -> None:
        self.rows = rows
        self._in_columns = [row for row in rows if not self.is_wide(row)]
        self.titles = next((number for number, row in enumerate(rows) if not self.is_wide(row)), 0)
        """The number of rows at the top that go over all columns."""
        self.has_header = len(self._in_columns) > 1 and (has_header or _looks_like_header(self._in_columns))
        self._columns: dict[int, Columns | None] = {}

    @cached_property
    def _width(self) -> int:
        return max(map(len, self.rows))

    def is_wide(self, row: Sequence[str]) -> bool:
        """Return whether a row goes over all columns."""
        return len(row) == 1 < self._width

    @cached_property
    def natural_widths(self) -> list[int]:
        """The cells of the terminal that each column takes if nothing wraps."""
        return [max(1, *map(max_cells, column)) for column in zip_longest(*self._in_columns, fillvalue="")]

    @cached_property
    def numeric(self) -> list[bool]:
        """For each column, True if it has nothing but numbers under its header."""
        return [
            any(column) and all(map(_NUMBER.fullmatch, filter(None, column)))
            for column in zip_longest(*self._body, fillvalue="")
        ] + [False] * len(self.natural_widths)

    @property
    def _names(self) -> Sequence[str]:
        return self._in_columns[0] if self.has_header else ()

    @property
    def _body(self) -> Sequence[Sequence[str]]:
        return self._in_columns[self.has_header :]

    def columns(self, room: int) -> Columns | None:
        """Return the columns at a width in cells; None if they have no room."""
        if room not in self._columns:
            self._columns[room] = self._fitted(room)
        return self._columns[room]

    def _fitted(self, room: int) -> Columns | None:
        natural = self.natural_widths
        for separator in (_SEPARATOR, _NARROW_SEPARATOR):
            if sum(natural) + cell_len(separator) * (len(natural) - 1) <= room:
                return Columns(tuple(natural), separator, has_wrapped=False)
        narrowed = self._widths_with_wrapped_names
        available = room - cell_len(_SEPARATOR) * (len(natural) - 1)
        for longest in (_MAX_WORD, _MIN_COLUMN):
            least = [
                min(width, max(_MIN_COLUMN, min(word, longest)))
                for width, word in zip(narrowed, self._longest_words, strict=True)
            ]
            if sum(least) <= available:
                widths = _shared(natural, _shared(narrowed, least, available), available)
                return Columns(widths, _SEPARATOR, has_wrapped=True)
        return None

    def record_layout(self, room: int) -> RecordLayout:
        """Return the layout of the records that the rows are shown as where the columns have no room."""
        return record_layout(self._names, self._widest_value, room)

    @cached_property
    def _widest_value(self) -> int:
        return max((max_cells(cell) for row in self._body for cell in row[1:]), default=0)

    @cached_property
    def _widths_with_wrapped_names(self) -> list[int]:
        """The natural widths, but numbers do not get more room for the name over them than its words need."""
        widths = self.natural_widths
        if not self.has_header:
            return widths
        body = [max(map(max_cells, column)) for column in zip_longest(*self._body, fillvalue="")]
        return [
            min(width, max(_MIN_COLUMN, word, numbers)) if is_numeric else width
            for width, word, numbers, is_numeric in zip(
                widths, self._longest_words, chain(body, repeat(0)), self.numeric, strict=False
            )
        ]

    @cached_property
    def _longest_words(self) -> list[int]:
        return [
            max((max_cells(word) for cell in column for word in cell.split()), default=0)
            for column in zip_longest(*self._in_columns, fillvalue="")
        ]


def _looks_like_header(rows: Sequence[Sequence[str]]) -> bool:
    """Return whether the first row seems to name the columns: by short names without numbers.

    Under them stands a number, or much more text in several columns.
    """
    first, *others = rows
    names = first if first[0] else first[1:]
    if len(first) < max(2, *map(len, others)) or not all(names) or max(map(len, first)) > _MAX_HEADER:
        return False
    if any(any(map(str.isdigit, name)) for name in names):
        return False
    text_below = sum(len(cell) for row in others for cell in row) / len(others)
    is_above_text = len(first) >= _MIN_TEXT_COLUMNS and sum(map(len, first)) * _MORE_TEXT < text_below
    return is_above_text or any(_NUMBER.fullmatch(cell) for row in others for cell in row)


def _shared(natural: Sequence[int], least: Sequence[int], available: int) -> tuple[int, ...]:
    """Return widths that fill the available cells: those that need more than an equal share get an equal share."""

    def widths_up_to(most: int) -> list[int]:
        return [max(low, min(width, most)) for width, low in zip(natural, least, strict=True)]

    low, high = 0, available
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if sum(widths_up_to(middle)) <= available else (low, middle - 1)
    widths = widths_up_to(low)
    rest = available - sum(widths)
    for index, width in enumerate(natural):
        if rest and widths[index] < width:
            widths[index] += 1
            rest -= 1
    return tuple(widths)


@dataclass(frozen=True, slots=True, kw_only=True)
class TableRow(LineItem):
    """A row of a table. Its text is its line of the article's text; what is shown of it depends on the width."""

    table: Table = field(repr=False)
    number: int

    @property
    def row(self) -> tuple[str, ...]:
        """Its cells."""
        return self.table.rows[self.number]

    @property
    def _is_header(self) -> bool:
        return self.table.has_header and self.number == self.table.titles

    @property
    def _is_last(self) -> bool:
        return self.number == len(self.table.rows) - 1

    def wrapped(self, room: int) -> Wrapped:
        """Return the row as it is shown at a width, with its pieces of cells."""
        columns = self.table.columns(room)
        if columns is None:
            return wrapped_as(self, self._record(room))
        if self.table.is_wide(self.row):
            return wrapped_as(self, self._over_columns(room))
        return wrapped_as(self, self._in_columns(columns))

    def estimated_lines(self, room: int) -> int:
        """Return about as many lines as the row takes, without laying it out."""
        columns = self.table.columns(room)
        if columns is None:
            return max(1, sum(estimate_lines(cell, room) for cell in self.row if cell)) + 1
        if self.table.is_wide(self.row):
            return estimate_lines(self.row[0], room)
        if not columns.has_wrapped:
            return 1 + self._is_header
        lines = (
            estimate_lines(cell, width)
            for cell, width in zip(self.row, columns.widths, strict=False)
            if len(cell) > width
        )
        return max(lines, default=1) + (self._is_header or self._needs_space(columns))

    # In columns

    def _over_columns(self, room: int) -> Iterable[ShownLine]:
        return [*cell_lines(self.row[0], 0, room)] or [ShownLine(" ")]

    def _in_columns(self, columns: Columns) -> Iterator[ShownLine]:
        cells = [
            [*cell_lines(cell, start, width)]
            for cell, start, width in zip(self.row, cell_starts(self.row), columns.widths, strict=False)
        ]
        cells += [[]] * (len(columns.widths) - len(cells))
        for number in range(max(1, *map(len, cells))):
            yield self._joined(
                [cell[number] if number < len(cell) else ShownLine("") for cell in cells], columns
            )
        if self._is_header:
            crossing = _CROSSING if columns.separator == _SEPARATOR else "┼"
            yield ShownLine(crossing.join(_RULE * width for width in columns.widths))
        elif self._needs_space(columns):
            yield ShownLine(columns.separator.join(" " * width for width in columns.widths))

    def _needs_space(self, columns: Columns) -> bool:
        """Return whether an empty line parts it from the next row, as it does where one of them wraps."""
        both = self.table.rows[self.number : self.number + 2]
        return (
            columns.has_wrapped
            and not self._is_last
            and any(
                max_cells(cell) > width
                for row in both
                for cell, width in zip(row, columns.widths, strict=False)
            )
        )

    def _joined(self, parts: Iterable[ShownLine], columns: Columns) -> ShownLine:
        text = ""
        pieces: list[Piece] = []
        for number, (part, width) in enumerate(zip(parts, columns.widths, strict=True)):
            if number:
                text += columns.separator
            padding = " " * (width - cell_len(part.text))
            before, after = (padding, "") if self.table.numeric[number] else ("", padding)
            pieces += moved(part.pieces, len(text) + len(before))
            text += before + part.text + after
        return ShownLine(text or " ", tuple(pieces))

    # As a record

    def _record(self, room: int) -> Iterator[ShownLine]:
        hanging = _HANGING if room > 2 * _HANGING else 0
        if self._is_header:
            starts = list(accumulate((len(cell) + len(_SEPARATOR) for cell in self.row), initial=0))
            parts = tuple(map(Piece, cell_starts(self.row), starts, map(len, self.row)))
            yield from flowed(ShownLine(_SEPARATOR.join(self.row), parts), room, hanging)
            yield ShownLine(_RULE * room)
            return
        yield from record_lines(self.row, self.table.record_layout(room))
        if not (self._is_last and any(self.row)):
            yield ShownLine(" ")


def table_rows(
    rows: Rows, start: int, indent: str, gap: int, *, has_header: bool = False
) -> Iterator[TableRow]:
    """Yield the rows of a table as items.

    Args:
        rows: The cells.
        start: The offset of the table in the article's text.
        indent: The prefix of every line.
        gap: The number of empty rows above the table.
        has_header: Whether the first row is known to name the columns; else its cells may tell.
    """
    table = Table(rows, has_header=has_header)
    for number, row in enumerate(rows):
        text = CELL_SEPARATOR.join(row)
        style = TABLE_HEADER if number < table.titles + table.has_header else TABLE
        yield TableRow(text, style, start, indent, indent, gap, filler=TABLE_RULE, table=table, number=number)
        start += len(text) + 1
        gap = 0
