"""TextRank and Reduction: sums over all pairs of sentences, weighted by the words that a pair shares.

A pair's weight depends on the words that both have and on how long each is, so that no pair needs to be looked at:
everything is summed up term by term.
"""

from collections.abc import Callable

import numpy as np
from sumy.summarizers.reduction import ReductionSummarizer
from sumy.summarizers.text_rank import TextRankSummarizer

from tui.summary.base import ArrayMethod, Checkpoint
from tui.summary.similarity import products
from tui.summary.terms import Counts, Indices, Numbers, Terms, sums_at

_SMALL = 600
"""Up to so many sentences the matrix is made: many short steps are then faster with it."""


class TextRank(ArrayMethod, TextRankSummarizer):  # type: ignore[misc]
    """Sumy's TextRank (Mihalcea and Tarau, 2004)."""

    def rate(self, terms: Terms, checkpoint: Checkpoint) -> Numbers:
        """The stationary distribution of a walk along shared words, with jumps to anywhere."""
        shared = _SharedWords(terms.content(self.stop_words), 1.0, checkpoint)
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
        shared = _SharedWords(terms.content(self.stop_words), 0.0, checkpoint)
        ratings: Numbers = shared.times(np.ones(terms.sentence_count)) - shared.to_itself()
        return ratings


class _SharedWords:
    """The matrix of the weights of all pairs: the words they share, over the sum of the logarithms of their lengths."""

    def __init__(self, counts: Counts, single_words_weigh: float, checkpoint: Checkpoint) -> None:
        """Take the counts of the sentences' words.

        Args:
            counts: How often each term stands in each sentence.
            single_words_weigh: The weight of a shared word for two sentences that have no other, whose logarithms
                are zero.
            checkpoint: Called now and then; it may raise to give up.
        """
        self._counts = counts
        lengths, self._groups = np.unique(counts.lengths, return_inverse=True)
        logs = np.log(np.maximum(lengths, 1.0))
        norms = logs[:, None] + logs[None, :]
        self._factors = np.divide(1.0, norms, out=np.full_like(norms, single_words_weigh), where=norms > 0)
        self.times: Callable[[Numbers], Numbers]
        """The product of the matrix with a vector of a number for each sentence."""
        if counts.sentence_count <= _SMALL:
            matrix = self._matrix(checkpoint)
            self.times = lambda vector: matrix @ vector
        else:
            self.times = _Factored(counts, self._factors, self._groups).times

    def to_itself(self) -> Numbers:
        """The weight of each sentence to itself."""
        counts = self._counts
        weights: Numbers = counts.sums(counts.counts**2) * self._factors[self._groups, self._groups]
        return weights

    def _matrix(self, checkpoint: Checkpoint) -> Numbers:
        size = self._counts.sentence_count
        shared = np.zeros((size, size))
        for start, block in products(self._counts, self._counts.counts, checkpoint):
            shared[start : start + len(block), start:] = block
        upper = np.triu(shared)
        weights: Numbers = (upper + np.triu(upper, 1).T) * self._factors[np.ix_(self._groups, self._groups)]
        return weights


class _Factored:
    """The matrix of a long document, which is never made.

    The divisors alone are a small matrix, of lengths by lengths, whose eigenvalues fall off so fast that some fifteen
    hold all of it that a float can. With their vectors the matrix is a sum of products over the shared terms.
    """

    def __init__(self, counts: Counts, factors: Numbers, groups: Indices) -> None:
        values, vectors = np.linalg.eigh(factors)
        kept = np.abs(values) > np.finfo(np.float64).eps * np.abs(values).max()
        self._values = values[kept]
        # The entries in the order of their terms: the sum over a term is then that of a slice.
        self._sentences = counts.sentences[counts.by_term]
        terms = counts.terms[counts.by_term]
        self._vectors = vectors[groups[self._sentences]][:, kept] * counts.counts[counts.by_term, None]
        self._first_entries = counts.term_starts[:-1][np.diff(counts.term_starts) > 0]
        self._places = np.cumsum(np.diff(terms, prepend=-1) > 0) - 1

    def times(self, vector: Numbers) -> Numbers:
        if not len(self._sentences):
            return np.zeros(len(vector))
        sums = np.add.reduceat(self._vectors * vector[self._sentences, None], self._first_entries)
        values = np.einsum("ij,ij->i", self._vectors, (sums * self._values)[self._places])
        return sums_at(self._sentences, values, len(vector))
