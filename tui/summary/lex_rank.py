"""LexRank: sentences that many other sentences resemble."""

from collections.abc import Iterator
from math import log
from typing import TYPE_CHECKING, TypeAlias

import numpy as np
from sumy.summarizers.lex_rank import LexRankSummarizer

from tui.summary.base import TIE, ArrayMethod, Checkpoint
from tui.summary.similarity import pairs_above
from tui.summary.terms import Numbers, TermCounts, Terms, sum_by_index

if TYPE_CHECKING:
    from numpy.typing import NDArray

_MIN_EDGES_IN_BATCH = 1_000_000
_MAX_EDGES_KEPT = 25_000_000

Edges: TypeAlias = "tuple[NDArray[np.int32], NDArray[np.int32]]"
"""Pairs of similar sentences: the earlier of each, and the later of each."""


class LexRank(ArrayMethod, LexRankSummarizer):  # type: ignore[misc]
    """Sumy's LexRank (Erkan and Radev, 2004). Sentences with the same words are computed once."""

    def rate(self, terms: Terms, checkpoint: Checkpoint) -> Numbers:
        """Return the centrality in the graph of sentences whose idf-modified cosine is above the threshold."""
        counts, copies, row_of = terms.counts(self.stop_words).distinct()
        graph = _SimilarityGraph(counts, copies, self.threshold, checkpoint)
        return self._centrality(graph, copies)[row_of]

    def _centrality(self, graph: "_SimilarityGraph", copies: Numbers) -> Numbers:
        shares = copies / np.maximum(graph.neighbour_sums(copies), 1.0)
        scores = np.full(len(copies), 1.0 / copies.sum())
        change = 1.0
        with np.errstate(invalid="ignore"):
            while change > self.epsilon:
                received = graph.neighbour_sums(scores * shares)
                received /= np.sqrt(np.sum(copies * received**2))
                change = float(np.sqrt(np.sum(copies * (received - scores) ** 2)))
                scores = received
        return scores


class _SimilarityGraph:
    """The graph of similar sentences, without duplicates. Its edges are kept unless there are too many."""

    def __init__(self, counts: TermCounts, copies: Numbers, threshold: float, checkpoint: Checkpoint) -> None:
        frequencies = sum_by_index(counts.terms, copies[counts.sentences], counts.term_count)
        total = float(copies.sum())
        idf = np.array([log(total / (1 + frequency)) for frequency in frequencies.tolist()])
        self._counts = counts
        self._weights = counts.counts / counts.largest()[counts.sentences] * idf[counts.terms]
        self._norms = np.sqrt(counts.sums(self._weights**2))
        self._threshold = threshold
        self._checkpoint = checkpoint
        self._is_self_similar = (self._norms > 0) & (threshold < 1)
        self._kept: list[Edges] | None = None

    def neighbour_sums(self, values: Numbers) -> Numbers:
        """Return for each sentence the sum of a value over the sentences similar to it, itself included."""
        size = len(values)
        received = np.where(self._is_self_similar, values, 0.0)
        for firsts, seconds in self._edges():
            to_seconds = sum_by_index(seconds, values[firsts], size)
            received += to_seconds + sum_by_index(firsts, values[seconds], size)
        return received

    def _edges(self) -> Iterator[Edges]:
        if self._kept is not None:
            yield from self._kept
            return
        kept: list[Edges] = []
        count = 0
        for edges in _join_small(self._find_edges()):
            count += len(edges[0])
            if count <= _MAX_EDGES_KEPT:
                kept.append(edges)
            else:
                kept.clear()
            yield edges
        if count <= _MAX_EDGES_KEPT:
            self._kept = kept

    def _find_edges(self) -> Iterator[Edges]:
        norms = self._norms
        unit_weights = self._weights / np.where(norms > 0, norms, 1.0)[self._counts.sentences]
        least = self._threshold - TIE
        for firsts, seconds, cosines in pairs_above(self._counts, unit_weights, least, self._checkpoint):
            kept = np.ones(len(cosines), np.bool_)
            # Where rounding would decide, the quotient is computed as Sumy does.
            for pair in np.flatnonzero(cosines < self._threshold + TIE).tolist():
                kept[pair] = self._cosine(int(firsts[pair]), int(seconds[pair])) > self._threshold
            yield firsts[kept].astype(np.int32), seconds[kept].astype(np.int32)

    def _cosine(self, first: int, second: int) -> float:
        of_first, of_second = self._weights_in(first), self._weights_in(second)
        product = sum(weight * of_second[term] for term, weight in of_first.items() if term in of_second)
        return product / float(self._norms[first] * self._norms[second])

    def _weights_in(self, sentence: int) -> dict[int, float]:
        part = slice(self._counts.starts[sentence], self._counts.starts[sentence + 1])
        return dict(zip(self._counts.terms[part].tolist(), self._weights[part].tolist(), strict=True))


def _join_small(blocks: Iterator[Edges]) -> Iterator[Edges]:
    """Concatenate small sets of edges, so that there are few of them."""
    waiting: list[Edges] = []
    count = 0
    for edges in blocks:
        waiting.append(edges)
        count += len(edges[0])
        if count >= _MIN_EDGES_IN_BATCH:
            yield _join(waiting)
            waiting, count = [], 0
    if count:
        yield _join(waiting)


def _join(edges: list[Edges]) -> Edges:
    return np.concatenate([firsts for firsts, _ in edges]), np.concatenate([seconds for _, seconds in edges])
