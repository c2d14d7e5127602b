"""Cut a text into segments of one topic each. Importing this loads numpy."""

from collections.abc import Sequence
from typing import NamedTuple, TypeVar

import numpy as np

from tui.summary.terms import Indices, Numbers, TermCounts, sum_by_index

Values = TypeVar("Values", Indices, Numbers)
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
        units: The units, in reading order; each sentence is in one.
        usual_words: The usual length of a segment, in words.
    """
    entries = _unit_counts(counts, units)
    terms, added, bounds = entries.terms, entries.counts.astype(np.int64), entries.starts
    of_term, of_all = (
        _sums_before(np.log(np.arange(added.sum() + 1) + prior))
        for prior in (_PRIOR, _PRIOR * max(1, counts.term_count))
    )
    counted = _sums_before(added)[bounds]
    ends = _sums_before(np.array([unit.words for unit in units], np.int64))
    seen = _counts_before(entries, added)
    passed = np.zeros(counts.term_count, np.int64)
    best = np.array([0.0] + [-np.inf] * len(units))
    first_unit = np.zeros(len(units) + 1, np.int64)
    for start, unit in enumerate(units):
        # All segments that begin here at once: by the ends of their units, and the terms of these.
        longest = int(np.searchsorted(ends, ends[start] + _MAX_SHARE * usual_words, "right"))
        reached = slice(start + 1, max(start + 2, longest))
        inside = slice(bounds[start], bounds[reached.stop - 1])
        before = seen[inside] - passed[terms[inside]]
        gains = of_term[before + added[inside]] - of_term[before]
        likelihood = _sums_before(gains)[bounds[reached] - bounds[start]]
        likelihood -= of_all[counted[reached] - counted[start]]
        words = np.maximum(1, ends[reached] - ends[start])
        total = best[start] + likelihood - _LENGTH_WEIGHT * np.log(words / usual_words) ** 2
        total -= _LEANING_COST if start and unit.leans else 0.0
        first_unit[reached] = np.where(total > best[reached], start, first_unit[reached])
        best[reached] = np.maximum(total, best[reached])
        own = slice(bounds[start], bounds[start + 1])
        passed[terms[own]] += added[own]
    return _starts_of(first_unit.tolist())


def _starts_of(first_unit: Sequence[int]) -> list[int]:
    starts, end = list[int](), len(first_unit) - 1
    while end > 0:
        end = first_unit[end]
        starts.append(end)
    return starts[::-1]


def _unit_counts(counts: TermCounts, units: Sequence[Unit]) -> TermCounts:
    """Return the counts of the terms of each unit."""
    width = max(1, counts.term_count)
    places = np.searchsorted([unit.end for unit in units], counts.sentences, "right")
    keys, entries = np.unique(places * width + counts.terms, return_inverse=True)
    rows, terms = np.divmod(keys, width)
    sums = sum_by_index(entries, counts.counts, len(keys))
    return TermCounts(np.searchsorted(rows, np.arange(len(units) + 1)), terms, sums, counts.term_count)


def _counts_before(entries: TermCounts, counts: Indices) -> Indices:
    """Return for each entry how often its term is in all units before."""
    order = entries.by_term
    sums = _sums_before(counts[order])
    before = np.empty_like(order)
    before[order] = sums[:-1] - sums[entries.term_starts[entries.terms[order]]]
    return before


def _sums_before(values: Values) -> Values:
    return np.concatenate((np.zeros(1, values.dtype), np.cumsum(values)))
