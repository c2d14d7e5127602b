"""SumBasic: sentences of frequent words, one after the other."""

from collections.abc import Iterator
from heapq import heapify, heappop, heappush

import numpy as np
from sumy.summarizers.sum_basic import SumBasicSummarizer

from tui.summary.base import ArrayMethod, Checkpoint, Ranked, choose_in_turn, no_check, unrated
from tui.summary.terms import Indices, Terms


class SumBasic(ArrayMethod, SumBasicSummarizer):  # type: ignore[misc]
    """Sumy's SumBasic (Nenkova and Vanderwende, 2005)."""

    def rank(self, terms: Terms, at_least: int | None = None, checkpoint: Checkpoint = no_check) -> Ranked:
        """Rank the sentences; they are unrated if there are only stop words."""
        kept = terms.is_content(self.stop_words)[terms.words]
        stems = terms.stem_of[terms.words[kept]]
        if not len(stems):
            return unrated(terms)
        probabilities = (np.bincount(stems, minlength=len(terms.stems)) / len(stems)).tolist()
        sentences = _by_sentence(stems, terms.sentences[kept], terms.sentence_count)
        return choose_in_turn(_choices(sentences, probabilities), terms, at_least, checkpoint)


def _choices(sentences: list[list[int]], probabilities: list[float]) -> Iterator[int]:
    """Yield the sentence with the highest mean probability of its words, then square their probabilities.

    A mean can only fall. So the sentences are in a heap, and only the mean of the one on top is computed again.
    """
    heap = [(-_mean(words, probabilities), index) for index, words in enumerate(sentences)]
    heapify(heap)
    while heap:
        value, index = heappop(heap)
        words = sentences[index]
        now = -_mean(words, probabilities)
        if now != value:
            heappush(heap, (now, index))
            continue
        yield index
        for word in words:
            probabilities[word] *= probabilities[word]


def _by_sentence(words: Indices, sentences: Indices, sentence_count: int) -> list[list[int]]:
    ends = np.cumsum(np.bincount(sentences, minlength=sentence_count)).tolist()
    flat = words.tolist()
    return [flat[start:end] for start, end in zip([0, *ends], ends, strict=False)]


def _mean(words: list[int], probabilities: list[float]) -> float:
    # Summed word by word as Sumy does it, so that both round alike.
    return sum([probabilities[word] for word in words]) / len(words) if words else 0.0
