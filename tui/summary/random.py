"""Random sentences: the baseline."""

import random

import numpy as np
from sumy.summarizers.random import RandomSummarizer

from tui.summary.base import ArrayMethod, Checkpoint
from tui.summary.terms import Numbers, Terms


class Random(ArrayMethod, RandomSummarizer):  # type: ignore[misc]
    """Sumy's random choice with a seed, so that the answer is the same every time."""

    def rate(self, terms: Terms, checkpoint: Checkpoint) -> Numbers:
        """Return a different number for each sentence."""
        ratings = list(range(terms.sentence_count))
        random.Random(0).shuffle(ratings)
        return np.array(ratings, dtype=np.float64)
