"""Methods that rank a sentence by the sentences it shares words with.

No matrix of sentences by sentences is ever made. LexRank needs to know which pairs are alike, which is found block by
block from an inverted index. The others need sums over all pairs only, and a pair's weight depends on the words that
both have and on how long each is, so that sentences of equal length can be summed up term by term.
"""

from collections.abc import Iterator
from math import log

import numpy as np
from numpy.typing import NDArray
from sumy.summarizers.lex_rank import LexRankSummarizer
from sumy.summarizers.reduction import ReductionSummarizer
from sumy.summarizers.text_rank import TextRankSummarizer

from tui.summary.arrays import ArrayMethod, Checkpoint
from tui.summary.terms import Counts, Indices, Numbers, Terms, sums_at

_PAIRS_IN_A_BLOCK = 400_000
_CELLS_IN_A_BLOCK = 2_000_000
_COMMON = 8
"""A term in more than one of this many sentences is summed densely: listing its pairs would take longer."""


Edges = NDArray[np.int32] | Indices


class LexRank(ArrayMethod, LexRankSummarizer):  # type: ignore[misc]
    """Sumy's LexRank (Erkan and Radev, 2004)."""

    def rate(self, terms: Terms, checkpoint: Checkpoint) -> Numbers:
        """Centrality in the graph of sentences whose idf-modified cosine is above the threshold."""
        graph = _alike(terms.content(self.stop_words), self.threshold, checkpoint)
        return self._centrality(*graph)

    def _centrality(self, degrees: Numbers, firsts: Edges, seconds: Edges, loops: Numbers) -> Numbers:
        size = len(loops)
        share = 1.0 / np.maximum(degrees, 1)
        scores = np.full(size, 1.0 / size)
        change = 1.0
        with np.errstate(invalid="ignore"):
            while change > self.epsilon:
                given = scores * share
                received = given * loops
                received = (
                    received + sums_at(seconds, given[firsts], size) + sums_at(firsts, given[seconds], size)
                )
                received /= np.linalg.norm(received)
                change = float(np.linalg.norm(received - scores))
                scores = received
        return scores


def _alike(counts: Counts, threshold: float, checkpoint: Checkpoint) -> tuple[Numbers, Edges, Edges, Numbers]:
    """The graph of alike sentences: degrees, the edges (first before second), and 1 for each with an edge to itself."""
    size = counts.sentence_count
    frequencies = np.bincount(counts.terms, minlength=counts.term_count)
    idf = np.array([log(size / (1 + int(frequency))) for frequency in frequencies])
    weights = counts.counts / counts.largest()[counts.sentences] * idf[counts.terms]
    norms = np.sqrt(counts.sums(weights**2))
    loops = (norms > 0).astype(np.float64) if threshold < 1 else np.zeros(size)
    found = [
        _pairs_above(threshold, start, similar, norms)
        for start, similar in _products(counts, weights, frequencies, checkpoint)
    ]
    firsts = np.concatenate([first for first, _ in found] or [np.zeros(0, np.int32)])
    seconds = np.concatenate([second for _, second in found] or [np.zeros(0, np.int32)])
    degrees = np.bincount(firsts, minlength=size) + np.bincount(seconds, minlength=size) + loops
    return degrees, firsts, seconds, loops


def _pairs_above(threshold: float, start: int, products: Numbers, norms: Numbers) -> tuple[Edges, Edges]:
    rows = np.arange(start, start + len(products))
    scale = norms[rows, None] * norms[None, :]
    with np.errstate(divide="ignore", invalid="ignore"):
        first, second = np.nonzero(products / scale > threshold)
    first = first + start
    later = second > first
    return first[later].astype(np.int32), second[later].astype(np.int32)


def _products(
    counts: Counts, weights: Numbers, frequencies: Indices, checkpoint: Checkpoint
) -> Iterator[tuple[int, Numbers]]:
    """Block by block, the first sentence of a block and the scalar products of its sentences with all sentences."""
    size = counts.sentence_count
    is_common = frequencies * _COMMON > max(size, 64)
    common = np.flatnonzero(is_common)
    place = np.zeros(counts.term_count, np.int64)
    place[common] = np.arange(len(common))
    dense = np.zeros((size, len(common)))
    held = is_common[counts.terms]
    dense[counts.sentences[held], place[counts.terms[held]]] = weights[held]

    posted_sentences = counts.sentences[counts.by_term]
    posted_weights = weights[counts.by_term]
    entries = np.flatnonzero(~held)
    entry_sentences = counts.sentences[entries]
    entry_terms = counts.terms[entries]
    pairs = np.concatenate(([0], np.cumsum(frequencies[entry_terms])))
    first_entry = np.searchsorted(entry_sentences, np.arange(size + 1))

    start = 0
    while start < size:
        checkpoint()
        limit = pairs[first_entry[start]] + _PAIRS_IN_A_BLOCK
        end = int(np.searchsorted(pairs[first_entry], limit, side="right")) - 1
        end = min(max(end, start + 1), start + max(1, _CELLS_IN_A_BLOCK // size), size)
        block = slice(first_entry[start], first_entry[end])
        lengths = frequencies[entry_terms[block]]
        total = int(lengths.sum())
        ends = np.cumsum(lengths)
        at = np.arange(total) + np.repeat(counts.term_starts[entry_terms[block]] - ends + lengths, lengths)
        rows = np.repeat(entry_sentences[block] - start, lengths)
        values = np.repeat(weights[entries[block]], lengths) * posted_weights[at]
        cells = (end - start) * size
        products = sums_at(rows * size + posted_sentences[at], values, cells)
        products = products.reshape(end - start, size)
        if len(common):
            products += dense[start:end] @ dense.T
        yield start, products
        start = end


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
