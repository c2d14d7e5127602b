"""Random sentences: the baseline."""

import random

import numpy as np
from sumy.nlp.stemmers import null_stemmer
from sumy.summarizers.random import RandomSummarizer

from tui.summary.base import ArrayMethod, Checkpoint
from tui.summary.terms import Numbers, Terms


class Random(ArrayMethod, RandomSummarizer):  # type: ignore[misc]
    """Sumy's random choice with a generator of its own, so that the answer is the same every time.

    Args:
        stemmer: Not used; every method has one.
        seed: Another one gives another choice.
    """

    def __init__(self, stemmer: object = null_stemmer, seed: int = 0) -> None:
        super().__init__(stemmer)
        self._seed = seed

    def rate(self, terms: Terms, checkpoint: Checkpoint) -> Numbers:
        """Return a different number for each sentence."""
        ratings = list(range(terms.sentence_count))
        random.Random(self._seed).shuffle(ratings)
        return np.array(ratings, dtype=np.float64)
