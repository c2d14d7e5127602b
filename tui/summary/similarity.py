"""Similarity of sentences, from an inverted index and not for all pairs at once."""

from collections.abc import Callable, Iterator

import numpy as np

from tui.summary.base import Checkpoint
from tui.summary.terms import Indices, Mask, Numbers, TermCounts, sum_by_index

_MAX_PAIRS_IN_BLOCK = 400_000
_MAX_CELLS_IN_BLOCK = 250_000
_COMMON_TERM = 4
"""A term in more than one in this many sentences gets a dense column: listing its pairs would be slower."""
_MAX_MATRIX_SENTENCES = 600
"""Up to this many sentences, the matrix of all pairs is made, which makes repeated multiplication faster."""


def unit_rows(vectors: Numbers) -> Numbers:
    """Return vectors, one in each row, divided by their lengths, so that their products are cosines."""
    lengths = np.sqrt((vectors**2).sum(axis=1, keepdims=True))
    units: Numbers = vectors / np.where(lengths > 0, lengths, 1.0)
    return units


def dot_products(
    counts: TermCounts, weights: Numbers, checkpoint: Checkpoint
) -> Iterator[tuple[int, Numbers]]:
    """Multiply the sentences' vectors of term weights with each other, block by block.

    Rare terms are summed over the pairs of sentences that have them, common terms as dense columns. ``weights`` has a
    weight for each entry of ``counts``.

    Yields:
        The first sentence of a block, and the products of the block's sentences with those from the first one on.
    """
    size = counts.sentence_count
    frequencies = np.diff(counts.term_starts)
    is_common = (frequencies * _COMMON_TERM > max(size, _COMMON_TERM**2))[counts.terms]
    dense = _dense_columns(counts, weights, is_common)
    # In the order of terms and their sentences, so that the sentences from ``start`` on are found by bisection.
    posted = counts.by_term
    posted_sentences, posted_weights = counts.sentences[posted], weights[posted]
    posted_keys = counts.terms[posted] * size + posted_sentences

    rare = np.flatnonzero(~is_common)
    rare_sentences, rare_terms, rare_weights = counts.sentences[rare], counts.terms[rare], weights[rare]
    first_rare = np.searchsorted(rare_sentences, np.arange(size + 1))
    pairs = np.concatenate(([0], np.cumsum(frequencies[rare_terms])))[first_rare]

    start = 0
    while start < size:
        checkpoint()
        width = size - start
        end = int(np.searchsorted(pairs, pairs[start] + _MAX_PAIRS_IN_BLOCK, side="right")) - 1
        end = min(max(end, start + 1), start + max(1, _MAX_CELLS_IN_BLOCK // width), size)
        block = slice(first_rare[start], first_rare[end])
        terms = rare_terms[block]
        froms = np.searchsorted(posted_keys, terms * size + start)
        lengths = counts.term_starts[terms + 1] - froms
        ends = np.cumsum(lengths)
        at = np.arange(int(lengths.sum())) + np.repeat(froms - ends + lengths, lengths)
        row_starts = (rare_sentences[block] - start) * width - start
        cells = np.repeat(row_starts, lengths) + posted_sentences[at]
        values = np.repeat(rare_weights[block], lengths) * posted_weights[at]
        products = sum_by_index(cells, values, (end - start) * width).reshape(end - start, width)
        if dense.shape[1]:
            products += dense[start:end] @ dense[start:].T
        yield start, products
        start = end


def _dense_columns(counts: TermCounts, weights: Numbers, kept: Mask) -> Numbers:
    """Return a dense column for each term of the kept entries."""
    terms, columns = np.unique(counts.terms[kept], return_inverse=True)
    dense = np.zeros((counts.sentence_count, len(terms)))
    dense[counts.sentences[kept], columns] = weights[kept]
    return dense


class SharedWordMatrix:
    """The matrix of TextRank's similarity: the words that two sentences share, over the logarithms of their lengths.

    A pair's similarity depends only on the words that both have and on their lengths, so that a product with the
    matrix can be summed up term by term. ``single_word_weight`` is that of a shared word for two sentences without
    other words, whose logarithms are 0.
    """

    def __init__(self, counts: TermCounts, single_word_weight: float, checkpoint: Checkpoint) -> None:
        self._counts = counts
        lengths, self._groups = np.unique(counts.lengths, return_inverse=True)
        logs = np.log(np.maximum(lengths, 1.0))
        norms = logs[:, None] + logs[None, :]
        self._factors = np.divide(1.0, norms, out=np.full_like(norms, single_word_weight), where=norms > 0)
        self.times: Callable[[Numbers], Numbers]
        """The product of the matrix with a vector of a number for each sentence."""
        if counts.sentence_count <= _MAX_MATRIX_SENTENCES:
            matrix = self._matrix(checkpoint)
            self.times = lambda vector: matrix @ vector
        else:
            self.times = _FactoredMatrix(counts, self._factors, self._groups).times

    def diagonal(self) -> Numbers:
        """Return the similarity of each sentence to itself."""
        counts = self._counts
        weights: Numbers = counts.sums(counts.counts**2) * self._factors[self._groups, self._groups]
        return weights

    def _matrix(self, checkpoint: Checkpoint) -> Numbers:
        size = self._counts.sentence_count
        shared = np.zeros((size, size))
        for start, block in dot_products(self._counts, self._counts.counts, checkpoint):
            shared[start : start + len(block), start:] = block
        upper = np.triu(shared)
        weights: Numbers = (upper + np.triu(upper, 1).T) * self._factors[np.ix_(self._groups, self._groups)]
        return weights


class _FactoredMatrix:
    """The matrix of a long document as a sum of products over the shared terms, without computing its cells.

    The divisors form a small matrix, of lengths by lengths. Its eigenvalues fall off so fast that some fifteen of them
    represent it in full floating-point precision.
    """

    def __init__(self, counts: TermCounts, factors: Numbers, groups: Indices) -> None:
        values, vectors = np.linalg.eigh(factors)
        kept = np.abs(values) > np.finfo(np.float64).eps * np.abs(values).max()
        self._values = values[kept]
        # The entries in the order of their terms, so that the sum over a term is that of a slice.
        self._sentences = counts.sentences[counts.by_term]
        terms = counts.terms[counts.by_term]
        self._vectors = vectors[groups[self._sentences]][:, kept] * counts.counts[counts.by_term, None]
        self._first_entries = counts.term_starts[:-1][np.diff(counts.term_starts) > 0]
        self._rows = np.cumsum(np.diff(terms, prepend=-1) > 0) - 1

    def times(self, vector: Numbers) -> Numbers:
        if not len(self._sentences):
            return np.zeros(len(vector))
        sums = np.add.reduceat(self._vectors * vector[self._sentences, None], self._first_entries)
        values = np.einsum("ij,ij->i", self._vectors, (sums * self._values)[self._rows])
        return sum_by_index(self._sentences, values, len(vector))
