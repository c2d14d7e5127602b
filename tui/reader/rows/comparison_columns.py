"""How the room of the comparison is shared between columns, and where in the text choices stand."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

_LEVELS = " ▁▂▃▄▅▆▇█"


def cell_of(place: int, span: range, cells: int) -> int:
    """The cell of a strip that a place of the text falls into; places outside fall into the nearest.

    Args:
        place: An offset of the text.
        span: The offsets that the strip stands for.
        cells: How many cells the strip has, at least one.
    """
    return min(max((place - span.start) * cells // max(1, len(span)), 0), cells - 1)


def counts(places: Iterable[int], span: range, cells: int) -> list[int]:
    """How many places fall into each cell of a strip.

    Args:
        places: Offsets of the text.
        span: The offsets that the strip stands for.
        cells: How many cells the strip has.
    """
    if cells < 1:
        return []
    counted = [0] * cells
    start, length, last = span.start, max(1, len(span)), cells - 1
    for place in places:  # thousands of times for one picture, hence not by cell_of
        counted[min(max((place - start) * cells // length, 0), last)] += 1
    return counted


def strip(counted: Sequence[int], most: int) -> str:
    """Counts as bars, one cell each; what is not nothing never looks like nothing.

    Args:
        counted: How many things are in each cell.
        most: The count that a full bar stands for.
    """
    top = len(_LEVELS) - 1
    return "".join(_LEVELS[min(top, -(-count * top // max(1, most)))] for count in counted)


POINTER = 2
"""The cells before the sentence, where the current row is marked."""
AGREEMENT_TITLE = "agree"

_LEAST_WORDS_WITH_NAMES = 18
_LEAST_WORDS_WITH_TOTALS = 24
_GAP = 1


class TableColumns(NamedTuple):
    """Where the columns of a table stand. A method's column begins with a gap of one cell."""

    words: int
    """The cells for a sentence's first words."""
    titles: tuple[str, ...]
    """Over the methods' columns."""
    widths: tuple[int, ...]
    """Of the methods' columns, with their gaps."""
    agreement: int
    """The cells for the agreement, with its gap."""

    @property
    def before_methods(self) -> int:
        """The cells before the first method's column."""
        return POINTER + self.words

    def column_at(self, cell: int) -> int | None:
        """The method's column that a cell is in, if it is in one."""
        left = self.before_methods
        for column, width in enumerate(self.widths):
            if left <= cell < left + width:
                return column
            left += width
        return None


def digit_of(column: int) -> str:
    """The key of a column: 1 to 9, then 0; nothing for those after.

    Args:
        column: Counted from 0.
    """
    return "1234567890"[column : column + 1]


def table_columns(width: int, names: Sequence[str]) -> TableColumns:
    """Share out a width: methods have their names where enough is left for the sentences, else their digits.

    Args:
        width: In cells.
        names: The methods' short names.
    """
    most = len(f"{len(names)} of {len(names)}")
    with_totals = _GAP + max(most, len(AGREEMENT_TITLE))
    named = _columns(width, tuple(names), with_totals)
    if named.words >= _LEAST_WORDS_WITH_NAMES:
        return named
    digits = tuple(map(digit_of, range(len(names))))
    numbered = _columns(width, digits, with_totals)
    if numbered.words >= _LEAST_WORDS_WITH_TOTALS:
        return numbered
    return _columns(width, digits, _GAP + len(str(len(names))))


def _columns(width: int, titles: tuple[str, ...], agreement: int) -> TableColumns:
    widths = tuple(_GAP + max(1, len(title)) for title in titles)
    return TableColumns(max(0, width - POINTER - sum(widths) - agreement), titles, widths, agreement)
