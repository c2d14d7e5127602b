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

from tui.summary.arrays import TIE, ArrayMethod, Checkpoint
from tui.summary.terms import Counts, Indices, Mask, Numbers, Terms, sums_at

_PAIRS_IN_A_BLOCK = 400_000
_CELLS_IN_A_BLOCK = 250_000
_COMMON = 4
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
    idf = np.array([log(size / (1 + frequency)) for frequency in frequencies.tolist()])
    weights = counts.counts / counts.largest()[counts.sentences] * idf[counts.terms]
    norms = np.sqrt(counts.sums(weights**2))
    loops = (norms > 0).astype(np.float64) if threshold < 1 else np.zeros(size)
    unit_weights = weights / np.where(norms > 0, norms, 1.0)[counts.sentences]
    found = []
    for start, cosines in _cosines(counts, unit_weights, frequencies, checkpoint):
        width = cosines.shape[1]
        cells = np.flatnonzero(cosines > threshold - TIE)
        firsts, seconds = np.divmod(cells, width)
        kept = seconds > firsts
        # Where rounding would decide, the quotient is taken as Sumy takes it.
        for place in np.flatnonzero(kept & (cosines.ravel()[cells] < threshold + TIE)).tolist():
            pair = firsts[place] + start, seconds[place] + start
            kept[place] = _product(counts, weights, *pair) / (norms[pair[0]] * norms[pair[1]]) > threshold
        found.append(np.stack((firsts[kept] + start, seconds[kept] + start)).astype(np.int32))
    firsts, seconds = np.concatenate(found, axis=1)
    degrees = np.bincount(firsts, minlength=size) + np.bincount(seconds, minlength=size) + loops
    return degrees, firsts, seconds, loops


def _product(counts: Counts, weights: Numbers, first: int, second: int) -> float:
    def entries(sentence: int) -> dict[int, float]:
        part = slice(counts.starts[sentence], counts.starts[sentence + 1])
        return dict(zip(counts.terms[part].tolist(), weights[part].tolist(), strict=True))

    of_second = entries(second)
    return sum(weight * of_second[term] for term, weight in entries(first).items() if term in of_second)


def _cosines(
    counts: Counts, weights: Numbers, frequencies: Indices, checkpoint: Checkpoint
) -> Iterator[tuple[int, Numbers]]:
    """Block by block, the first sentence of a block and the products of its sentences with those from it on.

    The products of rare terms are summed up over the pairs of sentences that have them, those of common terms as
    dense columns.
    """
    size = counts.sentence_count
    is_common = frequencies * _COMMON > max(size, _COMMON**2)
    held = is_common[counts.terms]
    dense = _columns(counts, weights, held)
    # In the order of terms and their sentences, so that the sentences from some on are found by bisection.
    posted = counts.by_term
    posted_sentences, posted_weights = counts.sentences[posted], weights[posted]
    posted_keys = counts.terms[posted] * size + posted_sentences

    rare = np.flatnonzero(~held)
    rare_sentences, rare_terms, rare_weights = counts.sentences[rare], counts.terms[rare], weights[rare]
    first_rare = np.searchsorted(rare_sentences, np.arange(size + 1))
    pairs = np.concatenate(([0], np.cumsum(frequencies[rare_terms])))[first_rare]

    start = 0
    while start < size:
        checkpoint()
        width = size - start
        end = int(np.searchsorted(pairs, pairs[start] + _PAIRS_IN_A_BLOCK, side="right")) - 1
        end = min(max(end, start + 1), start + max(1, _CELLS_IN_A_BLOCK // width), size)
        block = slice(first_rare[start], first_rare[end])
        terms = rare_terms[block]
        froms = np.searchsorted(posted_keys, terms * size + start)
        lengths = counts.term_starts[terms + 1] - froms
        ends = np.cumsum(lengths)
        at = np.arange(int(lengths.sum())) + np.repeat(froms - ends + lengths, lengths)
        row_starts = (rare_sentences[block] - start) * width - start
        cells = np.repeat(row_starts, lengths) + posted_sentences[at]
        products = np.repeat(rare_weights[block], lengths) * posted_weights[at]
        cosines = sums_at(cells, products, (end - start) * width).reshape(end - start, width)
        if dense.shape[1]:
            cosines += dense[start:end] @ dense[start:].T
        yield start, cosines
        start = end


def _columns(counts: Counts, weights: Numbers, held: Mask) -> Numbers:
    """The weights of the held entries as a dense column for each of their terms."""
    terms, columns = np.unique(counts.terms[held], return_inverse=True)
    dense = np.zeros((counts.sentence_count, len(terms)))
    dense[counts.sentences[held], columns] = weights[held]
    return dense


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
