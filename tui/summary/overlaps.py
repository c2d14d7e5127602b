"""How much of what one sentence says another one has said."""

import numpy as np

from tui.summary.terms import Counts, Numbers


class Overlaps:
    """The shared terms of one sentence with all the others, from an inverted index.

    Args:
        counts: How often each term stands in each sentence.
    """

    def __init__(self, counts: Counts) -> None:
        self._counts = counts
        self._sentences_by_term = counts.sentences[counts.by_term]
        self._distinct = np.diff(counts.starts).astype(np.float64)

    def with_sentence(self, index: int) -> Numbers:
        """For each sentence the terms shared with one, over those of the shorter of the two; 0 to 1.

        Args:
            index: The one sentence.
        """
        counts = self._counts
        terms = counts.terms[counts.starts[index] : counts.starts[index + 1]]
        sharing = [
            self._sentences_by_term[counts.term_starts[term] : counts.term_starts[term + 1]] for term in terms
        ]
        if not sharing:
            return np.zeros(counts.sentence_count)
        shared = np.bincount(np.concatenate(sharing), minlength=counts.sentence_count)
        shares: Numbers = shared / np.maximum(1.0, np.minimum(self._distinct, len(terms)))
        return shares
