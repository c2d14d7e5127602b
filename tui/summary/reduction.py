"""Reduction: sentences that share the most words with all others."""

import numpy as np
from sumy.summarizers.reduction import ReductionSummarizer

from tui.summary.base import ArrayMethod, Checkpoint
from tui.summary.similarity import SharedWordMatrix
from tui.summary.terms import Numbers, Terms


class Reduction(ArrayMethod, ReductionSummarizer):  # type: ignore[misc]
    """Sumy's Reduction, after Adam Fabish."""

    def rate(self, terms: Terms, checkpoint: Checkpoint) -> Numbers:
        """Return the sum of each sentence's similarities to all others."""
        shared = SharedWordMatrix(terms.counts(self.stop_words), 0.0, checkpoint)
        ratings: Numbers = shared.times(np.ones(terms.sentence_count)) - shared.diagonal()
        return ratings
