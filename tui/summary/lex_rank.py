"""LexRank: which sentences are alike is found block by block from an inverted index, never as a full matrix."""

from collections.abc import Iterable, Iterator
from math import log

import numpy as np
from numpy.typing import NDArray
from sumy.summarizers.lex_rank import LexRankSummarizer

from tui.summary.arrays import TIE, ArrayMethod, Checkpoint
from tui.summary.terms import Counts, Mask, Numbers, Terms, sums_at

_PAIRS_IN_A_BLOCK = 400_000
_CELLS_IN_A_BLOCK = 250_000
_EDGES_IN_A_BATCH = 1_000_000
_MOST_EDGES_KEPT = 25_000_000
_COMMON = 4
"""A term in more than one of this many sentences is summed densely: listing its pairs would take longer."""

Edges = tuple[NDArray[np.int32], NDArray[np.int32]]
"""Pairs of alike sentences, the earlier ones and the later ones."""


class LexRank(ArrayMethod, LexRankSummarizer):  # type: ignore[misc]
    """Sumy's LexRank (Erkan and Radev, 2004).

    Sentences with the same words have the same rating and are computed once.
    """

    def rate(self, terms: Terms, checkpoint: Checkpoint) -> Numbers:
        """Centrality in the graph of sentences whose idf-modified cosine is above the threshold."""
        counts, copies, place_of = terms.content(self.stop_words).distinct()
        graph = _Graph(counts, copies, self.threshold, checkpoint)
        return self._centrality(graph, copies)[place_of]

    def _centrality(self, graph: "_Graph", copies: Numbers) -> Numbers:
        shares = copies / np.maximum(graph.spread(copies), 1.0)
        scores = np.full(len(copies), 1.0 / copies.sum())
        change = 1.0
        with np.errstate(invalid="ignore"):
            while change > self.epsilon:
                received = graph.spread(scores * shares)
                received /= np.sqrt(np.sum(copies * received**2))
                change = float(np.sqrt(np.sum(copies * (received - scores) ** 2)))
                scores = received
        return scores


class _Graph:
    """The graph of alike sentences. Its edges are kept if there is room for them, and else found again."""

    def __init__(self, counts: Counts, copies: Numbers, threshold: float, checkpoint: Checkpoint) -> None:
        """Weigh the terms.

        Args:
            counts: How often each term stands in each sentence; all sentences differ.
            copies: How often each of the sentences stands in the document.
            threshold: Sentences are alike if their cosine is above it.
            checkpoint: Called now and then; it may raise to give up.
        """
        frequencies = sums_at(counts.terms, copies[counts.sentences], counts.term_count)
        total = float(copies.sum())
        idf = np.array([log(total / (1 + frequency)) for frequency in frequencies.tolist()])
        self._counts = counts
        self._weights = counts.counts / counts.largest()[counts.sentences] * idf[counts.terms]
        self._norms = np.sqrt(counts.sums(self._weights**2))
        self._threshold = threshold
        self._checkpoint = checkpoint
        self._is_alike_itself = (self._norms > 0) & (threshold < 1)
        self._kept: list[Edges] | None = None
        self._has_room = True

    def spread(self, values: Numbers) -> Numbers:
        """For each sentence the sum of a value over the sentences that are alike, itself included."""
        size = len(values)
        received = np.where(self._is_alike_itself, values, 0.0)
        for firsts, seconds in self._edges():
            received += sums_at(seconds, values[firsts], size) + sums_at(firsts, values[seconds], size)
        return received

    def _edges(self) -> Iterable[Edges]:
        if self._kept is not None:
            return self._kept
        found = _batches(self._alike())
        return self._keeping(found) if self._has_room else found

    def _keeping(self, found: Iterator[Edges]) -> Iterator[Edges]:
        kept: list[Edges] = []
        count = 0
        for edges in found:
            count += len(edges[0])
            if count <= _MOST_EDGES_KEPT:
                kept.append(edges)
            else:
                kept.clear()
            yield edges
        self._has_room = count <= _MOST_EDGES_KEPT
        self._kept = kept if self._has_room else None

    def _alike(self) -> Iterator[Edges]:
        norms = self._norms
        unit_weights = self._weights / np.where(norms > 0, norms, 1.0)[self._counts.sentences]
        for start, cosines in _cosines(self._counts, unit_weights, self._checkpoint):
            cells = np.flatnonzero(cosines > self._threshold - TIE)
            firsts, seconds = np.divmod(cells, cosines.shape[1])
            kept = seconds > firsts
            firsts, seconds = firsts + start, seconds + start
            # Where rounding would decide, the quotient is taken as Sumy takes it.
            for place in np.flatnonzero(kept & (cosines.ravel()[cells] < self._threshold + TIE)).tolist():
                kept[place] = self._cosine(int(firsts[place]), int(seconds[place])) > self._threshold
            yield firsts[kept].astype(np.int32), seconds[kept].astype(np.int32)

    def _cosine(self, first: int, second: int) -> float:
        of_first, of_second = self._weights_in(first), self._weights_in(second)
        product = sum(weight * of_second[term] for term, weight in of_first.items() if term in of_second)
        return product / float(self._norms[first] * self._norms[second])

    def _weights_in(self, sentence: int) -> dict[int, float]:
        part = slice(self._counts.starts[sentence], self._counts.starts[sentence + 1])
        return dict(zip(self._counts.terms[part].tolist(), self._weights[part].tolist(), strict=True))


def _batches(blocks: Iterator[Edges]) -> Iterator[Edges]:
    """Join small sets of edges, so that each takes about as long to pass over as its number."""
    waiting: list[Edges] = []
    count = 0
    for edges in blocks:
        waiting.append(edges)
        count += len(edges[0])
        if count >= _EDGES_IN_A_BATCH:
            yield _joined(waiting)
            waiting, count = [], 0
    if count:
        yield _joined(waiting)


def _joined(edges: list[Edges]) -> Edges:
    return np.concatenate([firsts for firsts, _ in edges]), np.concatenate([seconds for _, seconds in edges])


def _cosines(counts: Counts, weights: Numbers, checkpoint: Checkpoint) -> Iterator[tuple[int, Numbers]]:
    """Block by block, the first sentence of a block and the products of its sentences with those from it on.

    The products of rare terms are summed up over the pairs of sentences that have them, those of common terms as
    dense columns.
    """
    size = counts.sentence_count
    frequencies = np.diff(counts.term_starts)
    is_common = (frequencies * _COMMON > max(size, _COMMON**2))[counts.terms]
    dense = _columns(counts, weights, is_common)
    # In the order of terms and their sentences, so that the sentences from some on are found by bisection.
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
