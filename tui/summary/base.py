"""The base class of the methods: Sumy's calling convention over ratings that are computed as arrays."""

from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
from sumy.summarizers._summarizer import AbstractSummarizer

from tui.summary.terms import Numbers, Terms

TIE = 1e-9
"""Ratings closer than this count as equal, so that rounding does not decide."""

_STEPS_BETWEEN_CHECKPOINTS = 64

Checkpoint = Callable[[], None]
"""Called regularly during long work; it may raise to cancel it."""

Ranked = tuple[list[int], list[float]]
"""The indices of sentences, best first, and the rating of each; NaN where there is none."""


def no_check() -> None:
    """Never cancel."""


class ArrayMethod(AbstractSummarizer):  # type: ignore[misc]
    """A summarizer, called like Sumy's, that rates the sentences of a document as arrays.

    A method is a subclass with ``rate``, or with ``rank`` if it chooses one sentence after the other. To replace one
    of Sumy's, it also derives from that, which has its parameters, stemmer and stop words.

    Sumy keys its ratings by a sentence's text, so that repeated sentences share a rating; here each has its own.
    """

    stop_words: Any

    def __call__(self, document: Any, sentences_count: Any) -> tuple[Any, ...]:
        """Return the best sentences of Sumy's ``ObjectDocumentModel``; the count can be any that Sumy accepts."""
        sentences = document.sentences
        if not sentences:
            return ()
        at_least = sentences_count if isinstance(sentences_count, int) else None
        order, _ = self.rank(Terms(document, self.stem_word), at_least)
        ranks = dict(zip(order, range(len(order)), strict=True))
        negated = iter([-ranks.get(index, len(sentences)) for index in range(len(sentences))])
        return tuple(self._get_best_sentences(sentences, sentences_count, lambda _: next(negated)))

    def set_word_lists(self, language: str, stop_words: frozenset[str]) -> None:
        """Set the stop words, in lower case, and the method's other lists of words for a language."""
        self.stop_words = stop_words

    def prepare(self, terms: Terms) -> None:
        """Prepare for ranking an article; most methods need nothing but its sentences."""

    def rank(self, terms: Terms, at_least: int | None = None, checkpoint: Checkpoint = no_check) -> Ranked:
        """Rank the sentences of a document.

        Args:
            terms: The document's terms.
            at_least: The number of sentences to rank; None for all. A method that rates all at once ranks all.
            checkpoint: Called regularly; it may raise to cancel.
        """
        ratings = self.rate(terms, checkpoint)
        order = best_first(ratings)
        return order, ratings[order].tolist()

    def rate(self, terms: Terms, checkpoint: Checkpoint) -> Numbers:
        """Return the rating of every sentence, in reading order; NaN where there is none."""
        raise NotImplementedError


def best_first(ratings: Numbers) -> list[int]:
    """Return the indices of sentences by their ratings, equal ones in reading order, those without one last."""
    known = np.where(np.isnan(ratings), -np.inf, ratings)
    by_rating = np.argsort(-known, kind="stable")
    values = known[by_rating].tolist()
    order: list[int] = by_rating.tolist()
    start = 0
    for end in range(1, len(values) + 1):
        if end == len(values) or values[start] - values[end] > TIE:
            if end - start > 1:
                order[start:end] = sorted(order[start:end])
            start = end
    return order


def choose_in_turn(
    choices: Iterator[int], terms: Terms, at_least: int | None, checkpoint: Checkpoint
) -> Ranked:
    """Rank sentences as an iterator chooses them; as in Sumy, the first is rated 0, the next -1, and so on.

    Args:
        choices: Yields the index of each next sentence.
        terms: The document's terms.
        at_least: The number of sentences to rank; None for all.
        checkpoint: Called every few sentences; it may raise to cancel.
    """
    size = terms.sentence_count
    wanted = size if at_least is None else min(max(at_least, 1), size)
    order: list[int] = []
    while len(order) < wanted:
        if len(order) % _STEPS_BETWEEN_CHECKPOINTS == 0:
            checkpoint()
        order.append(next(choices))
    return order, [-float(rank) for rank in range(wanted)]


def unrated(terms: Terms) -> Ranked:
    """Return all sentences in reading order and without ratings, for a text that has nothing to rate them by."""
    size = terms.sentence_count
    return list(range(size)), [float("nan")] * size


def is_degenerate(scores: list[float]) -> bool:
    """Return whether ratings, best first, are all equal, so that they do not order the sentences."""
    return len(scores) > 1 and not scores[0] - scores[-1] > TIE
