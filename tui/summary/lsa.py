"""Latent semantic analysis, as Sumy computes it."""

import numpy as np
from sumy.summarizers.lsa import LsaSummarizer

from tui.summary.base import ArrayMethod, Checkpoint
from tui.summary.terms import Numbers, Terms, count_terms

_SMOOTHING = 0.4


class Lsa(ArrayMethod, LsaSummarizer):  # type: ignore[misc]
    """Sumy's latent semantic analysis (Steinberger and Ježek, 2004).

    With Sumy's reduction ratio of 1 all dimensions are kept. The rank of a sentence is then the length of its column in
    the matrix of smoothed term frequencies, so that no decomposition is needed.
    """

    def rate(self, terms: Terms, checkpoint: Checkpoint) -> Numbers:
        """Return the length of each sentence's column; NaN if there are only stop words."""
        checkpoint()
        is_term = np.zeros(len(terms.stems), np.bool_)
        is_term[terms.stem_of[terms.is_content(self.stop_words)]] = True
        term_count = int(is_term.sum())
        if not term_count:
            return np.full(terms.sentence_count, np.nan)
        # A stop word counts if it has the stem of another word.
        stems = terms.stem_of[terms.words]
        kept = is_term[stems]
        counts = count_terms(terms.sentences[kept], stems[kept], terms.sentence_count, len(terms.stems))
        largest = counts.largest()
        shares = counts.counts / largest[counts.sentences]
        extra = counts.sums((_SMOOTHING + (1.0 - _SMOOTHING) * shares) ** 2 - _SMOOTHING**2)
        squares = np.where(largest > 0, term_count * _SMOOTHING**2 + extra, 0.0)
        return np.sqrt(squares)
