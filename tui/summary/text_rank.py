"""TextRank: sentences that share words with sentences that matter."""

import numpy as np
from sumy.summarizers.text_rank import TextRankSummarizer

from tui.summary.base import ArrayMethod, Checkpoint
from tui.summary.similarity import SharedWordMatrix
from tui.summary.terms import Numbers, Terms


class TextRank(ArrayMethod, TextRankSummarizer):  # type: ignore[misc]
    """Sumy's TextRank (Mihalcea and Tarau, 2004)."""

    def rate(self, terms: Terms, checkpoint: Checkpoint) -> Numbers:
        """Return the stationary distribution of a walk along shared words, with jumps to anywhere."""
        shared = SharedWordMatrix(terms.counts(self.stop_words), 1.0, checkpoint)
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
