"""TextRank and Reduction: sums over all pairs of sentences, weighted by the words that a pair shares.

A pair's weight depends on the words that both have and on how long each is. So sentences of equal length can be summed
up term by term, and no pair needs to be looked at.
"""

import numpy as np
from sumy.summarizers.reduction import ReductionSummarizer
from sumy.summarizers.text_rank import TextRankSummarizer

from tui.summary.arrays import ArrayMethod, Checkpoint
from tui.summary.terms import Counts, Numbers, Terms, sums_at

_CELLS_IN_A_BLOCK = 500_000


class TextRank(ArrayMethod, TextRankSummarizer):  # type: ignore[misc]
    """Sumy's TextRank (Mihalcea and Tarau, 2004)."""

    def rate(self, terms: Terms, checkpoint: Checkpoint) -> Numbers:
        """The stationary distribution of a walk along shared words, with jumps to anywhere."""
        shared = _SharedWords(terms.content(self.stop_words), single_words_count=1.0)
        size = terms.sentence_count
        sums = shared.times(np.ones(size)) + self._ZERO_DIVISION_PREVENTION
        scores = np.full(size, 1.0 / size)
        change = 1.0
        while change > self.epsilon:
            checkpoint()
            jumps = (1.0 - self.damping) / size * scores.sum()
            received = jumps + self.damping * shared.times(scores / sums)
            change = float(np.linalg.norm(received - scores))
            scores = received
        return scores


class Reduction(ArrayMethod, ReductionSummarizer):  # type: ignore[misc]
    """Sumy's Reduction, after Adam Fabish."""

    def rate(self, terms: Terms, checkpoint: Checkpoint) -> Numbers:
        """The sum of a sentence's weights to all others."""
        checkpoint()
        shared = _SharedWords(terms.content(self.stop_words), single_words_count=0.0)
        ratings: Numbers = shared.times(np.ones(terms.sentence_count)) - shared.to_itself()
        return ratings


class _SharedWords:
    """The matrix of TextRank's weights, which is never made: only multiplied with.

    A pair's weight is the number of words they share, divided by the sum of the logarithms of their lengths.
    """

    def __init__(self, counts: Counts, single_words_count: float) -> None:
        """Take the counts of the sentences' words.

        Args:
            counts: How often each term stands in each sentence.
            single_words_count: What a shared word counts for two sentences that have no other, and whose logarithms
                are zero.
        """
        self._counts = counts
        lengths, groups = np.unique(counts.lengths, return_inverse=True)
        self._groups = groups[counts.sentences]
        logs = np.log(np.maximum(lengths, 1.0))
        norms = logs[:, None] + logs[None, :]
        self._factors = np.where(norms > 0, 1.0 / np.where(norms > 0, norms, 1.0), single_words_count)
        self._group_of = groups

    def times(self, vector: Numbers) -> Numbers:
        """The product of the matrix with a vector of a number for each sentence."""
        counts = self._counts
        groups = len(self._factors)
        given = counts.counts * vector[counts.sentences]
        received = np.zeros(len(given))
        width = max(1, _CELLS_IN_A_BLOCK // groups)
        for start in range(0, counts.term_count, width):
            end = min(start + width, counts.term_count)
            entries = counts.by_term[counts.term_starts[start] : counts.term_starts[end]]
            cells = self._groups[entries] * (end - start) + counts.terms[entries] - start
            sums = sums_at(cells, given[entries], groups * (end - start))
            weighted = self._factors @ sums.reshape(groups, end - start)
            received[entries] = weighted.ravel()[cells]
        return counts.sums(counts.counts * received)

    def to_itself(self) -> Numbers:
        """The weight of each sentence to itself."""
        counts = self._counts
        return counts.sums(counts.counts**2) * self._factors[self._group_of, self._group_of]
