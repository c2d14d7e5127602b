"""What several methods choose from an article, side by side."""

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


class Column(NamedTuple):
    """What one method chooses."""

    method: str
    chosen: frozenset[int] | None = None
    """The indexes of its sentences; None if it has not chosen any, or cannot."""
    note: str = ""
    """Why it has not chosen any."""
    is_refused: bool = False
    """Whether it never will."""


@dataclass(frozen=True)
class Comparison:
    """What several methods choose, with the sentences that any of them chooses."""

    columns: tuple[Column, ...]

    @cached_property
    def votes(self) -> Counter[int]:
        """By how many methods each sentence is chosen, by its index; only those that any chooses."""
        return Counter(chain.from_iterable(column.chosen or () for column in self.columns))

    @cached_property
    def in_reading_order(self) -> tuple[int, ...]:
        """The sentences that any method chooses."""
        return tuple(sorted(self.votes))

    @cached_property
    def most_agreed_first(self) -> tuple[int, ...]:
        """The same sentences, those that the most methods choose first; equals stay in reading order."""
        return tuple(sorted(self.in_reading_order, key=lambda sentence: -self.votes[sentence]))

    @property
    def asked(self) -> int:
        """How many methods have chosen."""
        return sum(column.chosen is not None for column in self.columns)

    @property
    def answered(self) -> int:
        """How many methods have chosen or cannot."""
        return sum(column.chosen is not None or column.is_refused for column in self.columns)

    def with_column(self, column: Column) -> "Comparison":
        """This comparison with another column for the same method."""
        return Comparison(tuple(column if old.method == column.method else old for old in self.columns))

    def nearest(self, sentence: int) -> int | None:
        """The last sentence that any method chooses at or before one, else the first; None if there is none.

        Args:
            sentence: The index of any of the article's sentences.
        """
        rows = self.in_reading_order
        return rows[max(0, bisect_right(rows, sentence) - 1)] if rows else None


def column_of(article: Article, ranking: Ranking, length: Length, section: int | None = None) -> Column:
    """What a method chooses, or why it cannot.

    Args:
        article: The article, with its sentences.
        ranking: The method's ranking of them.
        length: Of the summary.
        section: The index of a section to summarise alone.
    """
    if ranking.is_fallback:
        return Column(ranking.method, note="finds nothing to choose by", is_refused=True)
    return Column(ranking.method, frozenset(choices(article, ranking, length, section=section)))


def compared(in_force: str) -> tuple[str, ...]:
    """The names of the methods to compare, in the order in which they are offered.

    Args:
        in_force: The name of the method that is used now.
    """
    return tuple(name for name, method in METHODS.items() if not method.is_baseline or name == in_force)


def fast_first(methods: Iterable[str], in_force: str) -> Sequence[str]:
    """The order to rank with methods in: first the one in force, then those that take the least time on a book.

    Args:
        methods: Their names.
        in_force: The name of the method that is used now.
    """
    return sorted(methods, key=lambda name: (name != in_force, METHODS[name].seconds_a_book))


def short_name(method: str) -> str:
    """A method's name in at most five letters."""
    return METHODS[method].short
