"""The sentences that several methods choose, side by side: the columns of their table, and plots of their positions."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import NamedTuple

from tui.document.model import Article
from tui.summary.lengths import Length
from tui.summary.methods import METHODS
from tui.summary.rankings import Ranking, choices


class MethodColumn(NamedTuple):
    """The column of one method: the sentences that it chooses."""

    method: str
    chosen: frozenset[int] | None = None
    """The indexes of its sentences; None until the method has ranked the article, or if it cannot."""
    note: str = ""
    """The reason why there are none."""
    has_failed: bool = False
    """True if the method cannot rank this article."""


@dataclass(frozen=True)
class Comparison:
    """The choices of several methods."""

    columns: tuple[MethodColumn, ...]

    @cached_property
    def votes(self) -> Counter[int]:
        """The number of methods that choose a sentence, by its index; sentences without a vote are left out."""
        return Counter(chain.from_iterable(column.chosen or () for column in self.columns))

    @cached_property
    def in_reading_order(self) -> tuple[int, ...]:
        """The indexes of the sentences that any method chooses."""
        return tuple(sorted(self.votes))

    @cached_property
    def most_agreed_first(self) -> tuple[int, ...]:
        """The same sentences, most agreed first, then in reading order."""
        return tuple(sorted(self.in_reading_order, key=lambda sentence: -self.votes[sentence]))

    @property
    def ranked(self) -> int:
        """The number of methods that have ranked the article."""
        return sum(column.chosen is not None for column in self.columns)

    @property
    def finished(self) -> int:
        """The number of methods that have ranked the article or have failed."""
        return sum(column.chosen is not None or column.has_failed for column in self.columns)

    def with_column(self, column: MethodColumn) -> "Comparison":
        """Return this comparison with another column for the same method."""
        return Comparison(tuple(column if old.method == column.method else old for old in self.columns))

    def nearest(self, sentence: int) -> int | None:
        """Return the index of the last chosen sentence at or before one, else of the first; None if none is chosen."""
        rows = self.in_reading_order
        return rows[max(0, bisect_right(rows, sentence) - 1)] if rows else None


def column_of(article: Article, ranking: Ranking, length: Length, section: int | None = None) -> MethodColumn:
    """Return the column of a method for an article or one of its sections; without a choice, it says why."""
    if ranking.is_fallback:
        return MethodColumn(ranking.method, note="finds nothing to choose by", has_failed=True)
    return MethodColumn(ranking.method, frozenset(choices(article, ranking, length, section=section)))


def methods_to_compare(active_method: str) -> tuple[str, ...]:
    """Return the names of the methods to compare, in the order of the table of methods."""
    return tuple(name for name, method in METHODS.items() if not method.is_baseline or name == active_method)


def fastest_first(methods: Iterable[str], active_method: str) -> Sequence[str]:
    """Sort the names of methods: first the active one, then those that take the least time on a book."""
    return sorted(methods, key=lambda name: (name != active_method, METHODS[name].seconds_a_book))


def short_name(method: str) -> str:
    """Return a method's name in at most five letters."""
    return METHODS[method].short


_BARS = " ▁▂▃▄▅▆▇█"


def cell_of(offset: int, span: range, cells: int) -> int:
    """Return the cell of a plot that an offset of the text falls into; offsets outside fall into the nearest.

    Args:
        offset: An offset of the text.
        span: The offsets that the plot covers.
        cells: The number of cells of the plot, at least one.
    """
    return min(max((offset - span.start) * cells // max(1, len(span)), 0), cells - 1)


def histogram(offsets: Iterable[int], span: range, cells: int) -> list[int]:
    """Count the offsets that fall into each cell of a plot. For the arguments see ``cell_of``."""
    if cells < 1:
        return []
    counts = [0] * cells
    start, length, last = span.start, max(1, len(span)), cells - 1
    for offset in offsets:  # inlined cell_of: this runs thousands of times a frame
        counts[min(max((offset - start) * cells // length, 0), last)] += 1
    return counts


def bars(counts: Sequence[int], max_count: int) -> str:
    """Return counts as bars, one cell each, full for the maximum; any count above 0 is visible."""
    top = len(_BARS) - 1
    return "".join(_BARS[min(top, -(-count * top // max(1, max_count)))] for count in counts)


POINTER_WIDTH = 2
"""The width in cells of the pointer before the sentence of the current row."""
AGREEMENT_TITLE = "agree"

_MIN_TEXT_WIDTH_WITH_NAMES = 18
_MIN_TEXT_WIDTH_WITH_TOTALS = 24
_GAP = 1


COLUMN_KEYS = "1234567890"


class TableColumns(NamedTuple):
    """The widths of a table's columns, in cells, each with the gap before it."""

    text: int
    """The width of the sentences, without a gap."""
    titles: tuple[str, ...]
    """The titles of the methods' columns."""
    widths: tuple[int, ...]
    """The widths of the methods' columns."""
    agreement: int
    """The width of the column that says how many methods agree."""

    @property
    def before_methods(self) -> int:
        """The cells before the first method's column."""
        return POINTER_WIDTH + self.text

    def column_at(self, cell: int) -> int | None:
        """Return the index of the method whose column a cell is in; None if it is in none."""
        left = self.before_methods
        for column, width in enumerate(self.widths):
            if left <= cell < left + width:
                return column
            left += width
        return None


def column_key(column: int) -> str:
    """Return the key of a column, counted from 0: 1 to 9, then 0; empty for those after."""
    return COLUMN_KEYS[column : column + 1]


def table_columns(width: int, names: Sequence[str]) -> TableColumns:
    """Divide a width between columns, titled with names if that leaves enough for the sentences, else with digits."""
    max_total = len(f"{len(names)} of {len(names)}")
    with_totals = _GAP + max(max_total, len(AGREEMENT_TITLE))
    named = _columns(width, tuple(names), with_totals)
    if named.text >= _MIN_TEXT_WIDTH_WITH_NAMES:
        return named
    digits = tuple(map(column_key, range(len(names))))
    numbered = _columns(width, digits, with_totals)
    if numbered.text >= _MIN_TEXT_WIDTH_WITH_TOTALS:
        return numbered
    return _columns(width, digits, _GAP + len(str(len(names))))


def _columns(width: int, titles: tuple[str, ...], agreement: int) -> TableColumns:
    widths = tuple(_GAP + max(1, len(title)) for title in titles)
    return TableColumns(max(0, width - POINTER_WIDTH - sum(widths) - agreement), titles, widths, agreement)
