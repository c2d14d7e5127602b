"""TextRank and Reduction: sums over all pairs of sentences, weighted by the words that a pair shares.

A pair's weight depends on the words that both have and on how long each is, so that no pair needs to be looked at:
everything is summed up term by term.
"""

import numpy as np
from sumy.summarizers.reduction import ReductionSummarizer
from sumy.summarizers.text_rank import TextRankSummarizer

from tui.summary.arrays import ArrayMethod, Checkpoint
from tui.summary.terms import Counts, Numbers, Terms, sums_at


class TextRank(ArrayMethod, TextRankSummarizer):  # type: ignore[misc]
    """Sumy's TextRank (Mihalcea and Tarau, 2004)."""

    def rate(self, terms: Terms, checkpoint: Checkpoint) -> Numbers:
        """The stationary distribution of a walk along shared words, with jumps to anywhere."""
        shared = _SharedWords(terms.content(self.stop_words), single_words_weigh=1.0)
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
        shared = _SharedWords(terms.content(self.stop_words), single_words_weigh=0.0)
        ratings: Numbers = shared.times(np.ones(terms.sentence_count)) - shared.to_itself()
        return ratings


class _SharedWords:
    """The matrix of the weights of all pairs, which is never made: only multiplied with.

    A pair's weight is the number of words they share, divided by the sum of the logarithms of their lengths. The
    divisors alone make a small matrix, of lengths by lengths, whose eigenvalues fall off so fast that some fifteen
    hold all of it that a float can. With their vectors the matrix is a sum of products over the shared terms.
    """

    def __init__(self, counts: Counts, single_words_weigh: float) -> None:
        """Take the counts of the sentences' words.

        Args:
            counts: How often each term stands in each sentence.
            single_words_weigh: The weight of a shared word for two sentences that have no other, whose logarithms
                are zero.
        """
        self._counts = counts
        lengths, groups = np.unique(counts.lengths, return_inverse=True)
        logs = np.log(np.maximum(lengths, 1.0))
        norms = logs[:, None] + logs[None, :]
        self._factors = np.divide(1.0, norms, out=np.full_like(norms, single_words_weigh), where=norms > 0)
        self._groups = groups
        values, vectors = np.linalg.eigh(self._factors)
        kept = np.abs(values) > np.finfo(np.float64).eps * np.abs(values).max(initial=0)
        self._values = values[kept]
        # The entries in the order of their terms: the sum over a term is then that of a slice.
        self._sentences = counts.sentences[counts.by_term]
        self._terms = counts.terms[counts.by_term]
        self._vectors = vectors[groups[self._sentences]][:, kept] * counts.counts[counts.by_term, None]
        self._first_entries = counts.term_starts[:-1][np.diff(counts.term_starts) > 0]
        self._places = np.cumsum(np.diff(self._terms, prepend=-1) > 0) - 1

    def times(self, vector: Numbers) -> Numbers:
        """The product of the matrix with a vector of a number for each sentence."""
        if not len(self._terms):
            return np.zeros(len(vector))
        sums = np.add.reduceat(self._vectors * vector[self._sentences, None], self._first_entries)
        products = np.einsum("ij,ij->i", self._vectors, (sums * self._values)[self._places])
        return sums_at(self._sentences, products, len(vector))

    def to_itself(self) -> Numbers:
        """The weight of each sentence to itself."""
        counts = self._counts
        weights: Numbers = counts.sums(counts.counts**2) * self._factors[self._groups, self._groups]
        return weights
