"""Any sentences: the baseline."""

import random

import numpy as np
from sumy.nlp.stemmers import null_stemmer
from sumy.summarizers.random import RandomSummarizer

from tui.summary.base import ArrayMethod, Checkpoint
from tui.summary.terms import Numbers, Terms


class Random(ArrayMethod, RandomSummarizer):  # type: ignore[misc]
    """Sumy's random choice with a generator of its own: the same answer every time."""

    def __init__(self, stemmer: object = null_stemmer, seed: int = 0) -> None:
        """Take a seed.

        Args:
            stemmer: As for every method; not used.
            seed: Another one gives another choice.
        """
        super().__init__(stemmer)
        self._seed = seed

    def rate(self, terms: Terms, checkpoint: Checkpoint) -> Numbers:
        """A different number for each sentence."""
        ratings = list(range(terms.sentence_count))
        random.Random(self._seed).shuffle(ratings)
        return np.array(ratings, dtype=np.float64)
