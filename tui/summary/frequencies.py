"""Methods that rate a sentence by its own words and how often the document has them."""

from collections import Counter

import numpy as np
from sumy.summarizers.lsa import LsaSummarizer
from sumy.summarizers.luhn import LuhnSummarizer

from tui.summary.base import ArrayMethod, Checkpoint
from tui.summary.terms import Mask, Numbers, Terms, count

_SMOOTH = 0.4


class Luhn(ArrayMethod, LuhnSummarizer):  # type: ignore[misc]
    """Sumy's Luhn (1958): the densest run of significant words."""

    def rate(self, terms: Terms, checkpoint: Checkpoint) -> Numbers:
        """For the best run of a sentence, its significant words squared over its length."""
        checkpoint()
        significant = self._significant_stems(terms)[terms.stem_of][terms.words]
        places = np.flatnonzero(significant)
        ratings = np.zeros(terms.sentence_count)
        if not len(places):
            return ratings
        sentences = terms.sentences[places]
        # A run ends with its sentence, or before as many insignificant words as the gap allows.
        is_first = np.ones(len(places), np.bool_)
        is_first[1:] = (np.diff(places) > self.max_gap_size) | (np.diff(sentences) > 0)
        firsts = np.flatnonzero(is_first)
        counts = np.diff(np.append(firsts, len(places)))
        spans = places[firsts + counts - 1] - places[firsts] + 1
        values = np.where(counts == 1, 0.0, counts**2 / spans)
        np.maximum.at(ratings, sentences[firsts], values)
        return ratings

    def _significant_stems(self, terms: Terms) -> Mask:
        if self.significant_percentage == 1:
            chosen = self._repeated_stems(terms)
        else:
            chosen = frozenset(self._get_significant_words(terms.document.words))
        return terms.within(terms.stems, chosen)

    def _repeated_stems(self, terms: Terms) -> frozenset[str]:
        """All the stems that stand more than once in the document, headings included."""
        kept = ~terms.within(terms.lowered, self.stop_words)
        times = np.bincount(terms.words, minlength=len(kept)) + np.bincount(
            terms.heading_words, minlength=len(kept)
        )
        counts: Counter[str] = Counter()
        for word in np.flatnonzero(kept & (times > 0)).tolist():
            counts[terms.stems[terms.stem_of[word]].lower()] += int(times[word])
        return frozenset(stem for stem, frequency in counts.items() if frequency > 1)


class Lsa(ArrayMethod, LsaSummarizer):  # type: ignore[misc]
    """Sumy's latent semantic analysis (Steinberger and Ježek, 2004).

    With all dimensions kept, which is Sumy's reduction ratio of 1, the rank of a sentence is the length of its column
    in the matrix of smoothed term frequencies. So there is nothing to decompose.
    """

    def rate(self, terms: Terms, checkpoint: Checkpoint) -> Numbers:
        """The length of each sentence's column; nothing can be rated if there are stop words only."""
        checkpoint()
        kept = ~terms.within(terms.lowered, self.stop_words)
        is_term = np.zeros(len(terms.stems), np.bool_)
        is_term[terms.stem_of[kept]] = True
        term_count = int(is_term.sum())
        if not term_count:
            return np.full(terms.sentence_count, np.nan)
        # A stop word counts too if it has the stem of a word that is none.
        stems = terms.stem_of[terms.words]
        held = is_term[stems]
        counts = count(terms.sentences[held], stems[held], terms.sentence_count, len(terms.stems))
        largest = counts.largest()
        shares = counts.counts / largest[counts.sentences]
        extra = counts.sums((_SMOOTH + (1.0 - _SMOOTH) * shares) ** 2 - _SMOOTH**2)
        squares = np.where(largest > 0, term_count * _SMOOTH**2 + extra, 0.0)
        return np.sqrt(squares)
