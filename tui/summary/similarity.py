"""Scalar products of all pairs of sentences, from an inverted index and never all at once."""

from collections.abc import Iterator

import numpy as np

from tui.summary.base import Checkpoint
from tui.summary.terms import Counts, Mask, Numbers, sums_at

_PAIRS_IN_A_BLOCK = 400_000
_CELLS_IN_A_BLOCK = 250_000
_COMMON = 4
"""A term in more than one of this many sentences is summed densely: listing its pairs would take longer."""


def products(counts: Counts, weights: Numbers, checkpoint: Checkpoint) -> Iterator[tuple[int, Numbers]]:
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
        values = np.repeat(rare_weights[block], lengths) * posted_weights[at]
        block_products = sums_at(cells, values, (end - start) * width).reshape(end - start, width)
        if dense.shape[1]:
            block_products += dense[start:end] @ dense[start:].T
        yield start, block_products
        start = end


def _columns(counts: Counts, weights: Numbers, held: Mask) -> Numbers:
    """The weights of the held entries as a dense column for each of their terms."""
    terms, columns = np.unique(counts.terms[held], return_inverse=True)
    dense = np.zeros((counts.sentence_count, len(terms)))
    dense[counts.sentences[held], columns] = weights[held]
    return dense
