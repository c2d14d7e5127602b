"""Cut a text into segments of one topic each. Importing this loads numpy."""

from collections.abc import Sequence
from math import log
from typing import NamedTuple

import numpy as np

from tui.summary.terms import Indices, Numbers, TermCounts

_PRIOR = 0.4
"""The count that each term has in a segment before its words are seen."""
_LENGTH_WEIGHT = 4.0
_LEANING_COST = 4.0
_MAX_SHARE = 3.5
"""No segment of several units is longer than this many times the usual length."""


class Unit(NamedTuple):
    """A paragraph: no segment ends inside it."""

    start: int
    """Its first sentence."""
    end: int
    """The sentence after its last one."""
    words: int
    leans: bool
    """True if it refers to the unit before, so that a segment hardly begins with it."""


def cut_into_segments(counts: TermCounts, units: Sequence[Unit], usual_words: float) -> list[int]:
    """Return the first unit of each segment, of the segmentation that is likeliest.

    Each segment has words of its own: the likelihood of its words is that of the Dirichlet compound multinomial
    distribution, and the best cuts are found by dynamic programming, as Eisenstein and Barzilay (2008, "Bayesian
    Unsupervised Topic Segmentation") do, who follow Utiyama and Isahara (2001, "A Statistical Model for
    Domain-Independent Text Segmentation"). Segments much longer or shorter than usual cost more, and so do those that
    begin with a unit that leans on the one before.

    Args:
        counts: The counts of the terms of each sentence.
        units: The units, in reading order.
        usual_words: The usual length of a segment, in words.
    """
    tables = _Tables(counts)
    ends = [0, *np.cumsum([unit.words for unit in units]).tolist()]
    best = [0.0] + [-np.inf] * len(units)
    first_unit = [0] * (len(units) + 1)
    term_counts = [_unit_counts(counts, unit) for unit in units]
    for start, unit in enumerate(units):
        before = best[start] - (_LEANING_COST if start and unit.leans else 0.0)
        segment = _Segment(tables)
        for end in range(start + 1, len(units) + 1):
            words = ends[end] - ends[start]
            if words > _MAX_SHARE * usual_words and end > start + 1:
                break
            likelihood = segment.add(*term_counts[end - 1])
            total = before + likelihood - _LENGTH_WEIGHT * log(max(1, words) / usual_words) ** 2
            if total > best[end]:
                best[end], first_unit[end] = total, start
    return _starts_of(first_unit)


def _starts_of(first_unit: Sequence[int]) -> list[int]:
    starts, end = list[int](), len(first_unit) - 1
    while end > 0:
        end = first_unit[end]
        starts.append(end)
    return starts[::-1]


def _unit_counts(counts: TermCounts, unit: Unit) -> tuple[Indices, Indices]:
    entries = slice(counts.starts[unit.start], counts.starts[unit.end])
    terms, places = np.unique(counts.terms[entries], return_inverse=True)
    sums = np.bincount(places, weights=counts.counts[entries], minlength=len(terms))
    return terms, sums.astype(np.int64)


class _Tables:
    """Sums of logarithms, by the number of words."""

    def __init__(self, counts: TermCounts) -> None:
        self.term_count = counts.term_count
        numbers = np.arange(int(counts.counts.sum()) + 1)
        self.of_term = _sums_before(np.log(numbers + _PRIOR))
        self.of_all = _sums_before(np.log(numbers + _PRIOR * max(1, counts.term_count)))


def _sums_before(values: Numbers) -> Numbers:
    return np.concatenate(([0.0], np.cumsum(values)))


class _Segment:
    """The words of a segment that grows."""

    def __init__(self, tables: _Tables) -> None:
        self._tables = tables
        self._counts = np.zeros(tables.term_count, np.int64)
        self._total = 0
        self._likelihood = 0.0

    def add(self, terms: Indices, counts: Indices) -> float:
        """Add the words of a unit, and return the logarithm of the likelihood of all."""
        before = self._counts[terms]
        after = before + counts
        self._likelihood += float((self._tables.of_term[after] - self._tables.of_term[before]).sum())
        self._counts[terms] = after
        self._total += int(counts.sum())
        return self._likelihood - float(self._tables.of_all[self._total])
