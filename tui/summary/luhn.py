"""Luhn's method: the densest run of significant words."""

from collections import Counter

import numpy as np
from sumy.summarizers.luhn import LuhnSummarizer

from tui.summary.base import ArrayMethod, Checkpoint
from tui.summary.terms import Mask, Numbers, Terms, is_among


class Luhn(ArrayMethod, LuhnSummarizer):  # type: ignore[misc]
    """Sumy's Luhn (1958)."""

    def rate(self, terms: Terms, checkpoint: Checkpoint) -> Numbers:
        """Return for the best run of each sentence the squared number of significant words, over its length."""
        checkpoint()
        significant = self._significant_stems(terms)[terms.stem_of][terms.words]
        positions = np.flatnonzero(significant)
        ratings = np.zeros(terms.sentence_count)
        if not len(positions):
            return ratings
        sentences = terms.sentences[positions]
        # A run ends with its sentence, or before as many insignificant words as the gap allows.
        is_first = np.ones(len(positions), np.bool_)
        is_first[1:] = (np.diff(positions) > self.max_gap_size) | (np.diff(sentences) > 0)
        firsts = np.flatnonzero(is_first)
        counts = np.diff(np.append(firsts, len(positions)))
        spans = positions[firsts + counts - 1] - positions[firsts] + 1
        values = np.where(counts == 1, 0.0, counts**2 / spans)
        np.maximum.at(ratings, sentences[firsts], values)
        return ratings

    def _significant_stems(self, terms: Terms) -> Mask:
        if self.significant_percentage == 1:
            chosen = self._repeated_stems(terms)
        else:
            chosen = frozenset(self._get_significant_words(terms.document.words))
        return is_among(terms.stems, chosen)

    def _repeated_stems(self, terms: Terms) -> frozenset[str]:
        """Return all stems that occur more than once in the document, headings included."""
        kept = terms.is_content(self.stop_words)
        words = np.concatenate((terms.words, terms.heading_words))
        occurrences = np.bincount(words, minlength=len(kept))
        counts: Counter[str] = Counter()
        for word in np.flatnonzero(kept & (occurrences > 0)).tolist():
            counts[terms.stems[terms.stem_of[word]].lower()] += int(occurrences[word])
        return frozenset(stem for stem, frequency in counts.items() if frequency > 1)
