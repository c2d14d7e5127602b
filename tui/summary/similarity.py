"""Similarity of sentences, from an inverted index and not for all pairs at once."""

from collections.abc import Callable, Iterator

import numpy as np

from tui.summary.base import Checkpoint
from tui.summary.terms import Indices, Mask, Numbers, TermCounts, sum_by_index

_MAX_PAIRS_IN_BLOCK = 400_000
_MAX_CELLS_IN_BLOCK = 250_000
_COMMON_TERM = 4
"""A term in more than one in this many sentences gets a dense column: listing its pairs would be slower."""
_SPARSE = 32
"""Where fewer than one in this many pairs of sentences share a term, their products are sorted and not put in cells."""
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
    yield from _dense_products(_Postings(counts, weights), checkpoint)


def pairs_above(
    counts: TermCounts, weights: Numbers, least: float, checkpoint: Checkpoint
) -> Iterator[tuple[Indices, Indices, Numbers]]:
    """Yield the pairs of sentences whose dot product, as ``dot_products`` has it, is above a number, in order.

    Yields:
        The earlier sentences, the later ones, and their products.
    """
    postings = _Postings(counts, weights)
    if least >= 0 and postings.are_sparse:
        products = _sparse_products(postings, checkpoint)
    else:
        products = (
            (start, block.shape[1], cells := np.flatnonzero(block > least), block.ravel()[cells])
            for start, block in _dense_products(postings, checkpoint)
        )
    for start, width, cells, values in products:
        firsts, seconds = np.divmod(cells, width)
        kept = (values > least) & (seconds > firsts)
        yield firsts[kept] + start, seconds[kept] + start, values[kept]


def _dense_products(postings: "_Postings", checkpoint: Checkpoint) -> Iterator[tuple[int, Numbers]]:
    size, dense = postings.size, postings.dense
    start = 0
    while start < size:
        checkpoint()
        width = size - start
        end = postings.end_of_block(start, max(1, _MAX_CELLS_IN_BLOCK // width))
        cells, values = postings.products(start, end)
        products = sum_by_index(cells, values, (end - start) * width).reshape(end - start, width)
        if dense.shape[1]:
            products += dense[start:end] @ dense[start:].T
        yield start, products
        start = end


def _sparse_products(
    postings: "_Postings", checkpoint: Checkpoint
) -> Iterator[tuple[int, int, Indices, Numbers]]:
    """Yield the start and the width of each block, and its cells that some term adds to, with their products."""
    start = 0
    while start < postings.size:
        checkpoint()
        end = postings.end_of_block(start, postings.size)
        every_cell, values = postings.products(start, end)
        cells, inverse = np.unique(every_cell, return_inverse=True)
        yield start, postings.size - start, cells, sum_by_index(inverse, values, len(cells))
        start = end


class _Postings:
    """The sentences of each term, to multiply those of a block with all later ones."""

    def __init__(self, counts: TermCounts, weights: Numbers) -> None:
        self.size = size = counts.sentence_count
        frequencies = np.diff(counts.term_starts)
        is_common = (frequencies * _COMMON_TERM > max(size, _COMMON_TERM**2))[counts.terms]
        self.dense = _dense_columns(counts, weights, is_common)
        # In the order of terms and their sentences, so that the sentences from a start on are found by bisection.
        self._sentences, self._weights = counts.sentences[counts.by_term], weights[counts.by_term]
        self._keys = counts.terms[counts.by_term] * size + self._sentences
        self._term_ends = counts.term_starts[1:]

        rare = np.flatnonzero(~is_common)
        self._rare_sentences, self._rare_terms = counts.sentences[rare], counts.terms[rare]
        self._rare_weights = weights[rare]
        self._first_rare = np.searchsorted(self._rare_sentences, np.arange(size + 1))
        self._pairs = np.concatenate(([0], np.cumsum(frequencies[self._rare_terms])))[self._first_rare]
        self.are_sparse = bool(not self.dense.shape[1] and self._pairs[-1] * _SPARSE < size**2)
        """True if so few pairs of sentences share a term that listing them is faster than all cells."""

    def end_of_block(self, start: int, most: int) -> int:
        """Return the end of a block of so many sentences at most, and not too many pairs."""
        end = int(np.searchsorted(self._pairs, self._pairs[start] + _MAX_PAIRS_IN_BLOCK, side="right")) - 1
        return min(max(end, start + 1), start + most, self.size)

    def products(self, start: int, end: int) -> tuple[Indices, Numbers]:
        """Return for each rare term and pair of a block's sentence with a later one: the cell and what it adds."""
        width = self.size - start
        block = slice(self._first_rare[start], self._first_rare[end])
        terms = self._rare_terms[block]
        froms = np.searchsorted(self._keys, terms * self.size + start)
        lengths = self._term_ends[terms] - froms
        ends = np.cumsum(lengths)
        at = np.arange(int(lengths.sum())) + np.repeat(froms - ends + lengths, lengths)
        row_starts = (self._rare_sentences[block] - start) * width - start
        cells = np.repeat(row_starts, lengths) + self._sentences[at]
        return cells, np.repeat(self._rare_weights[block], lengths) * self._weights[at]


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
