"""The base class of the methods: Sumy's calling convention over ratings that are computed as arrays."""

from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
from sumy.summarizers._summarizer import AbstractSummarizer

from tui.summary.terms import Numbers, Terms

TIE = 1e-9
"""Ratings that are no further apart count as equal, so that rounding decides nothing."""

_STEPS_BETWEEN_CHECKPOINTS = 64

Checkpoint = Callable[[], None]
"""Called now and then during long work; it may raise to cancel it."""

Ranked = tuple[list[int], list[float]]
"""The indices of sentences, best first, and the rating of each; not a number where there is none."""


def no_check() -> None:
    """Never cancel."""


class ArrayMethod(AbstractSummarizer):  # type: ignore[misc]
    """A summarizer of Sumy's kind that rates the sentences of a document as arrays.

    A method is a subclass with ``rate``, or with ``rank`` if it chooses one sentence after the other. To stand in for a
    class of Sumy's it derives from that class too, and takes its parameters, stemmer and stop words from it.

    Sumy keys its ratings by a sentence's text, so that a repeated sentence has one rating; here each has its own.
    """

    stop_words: Any

    def __call__(self, document: Any, sentences_count: Any) -> tuple[Any, ...]:
        """Return the best sentences of Sumy's ``ObjectDocumentModel``, as many as Sumy's count of any kind says."""
        sentences = document.sentences
        if not sentences:
            return ()
        at_least = sentences_count if isinstance(sentences_count, int) else None
        order, _ = self.rank(Terms(document, self.stem_word), at_least)
        ranks = dict(zip(order, range(len(order)), strict=True))
        negated = iter([-ranks.get(index, len(sentences)) for index in range(len(sentences))])
        return tuple(self._get_best_sentences(sentences, sentences_count, lambda _: next(negated)))

    def set_word_lists(self, language: str, stop_words: frozenset[str]) -> None:
        """Set the stop words, in lower case, and other lists of words that the method has for a language."""
        self.stop_words = stop_words

    def prepare(self, terms: Terms) -> None:
        """Adapt to an article before it is ranked; most methods need nothing but its sentences."""

    def rank(self, terms: Terms, at_least: int | None = None, checkpoint: Checkpoint = no_check) -> Ranked:
        """Rank the sentences of a document.

        Args:
            terms: The document's terms.
            at_least: How many must be ranked; a method that rates all at once ranks all. None for all.
            checkpoint: Called now and then; it may raise to cancel.
        """
        ratings = self.rate(terms, checkpoint)
        order = best_first(ratings)
        return order, ratings[order].tolist()

    def rate(self, terms: Terms, checkpoint: Checkpoint) -> Numbers:
        """Return the rating of every sentence, in reading order; not a number where there is none."""
        raise NotImplementedError


def best_first(ratings: Numbers) -> list[int]:
    """Order sentences by their ratings, equal ones in reading order and those without one last."""
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
    """Rank sentences in the order in which an iterator chooses them, as many as asked for.

    The ratings are Sumy's: 0 for the sentence chosen first, -1 for the next, and so on.
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
    """Return all sentences in reading order and without ratings, for a text that gives nothing to rate them by."""
    size = terms.sentence_count
    return list(range(size)), [float("nan")] * size


def is_degenerate(scores: list[float]) -> bool:
    """Return whether ratings, best first, give no reason to put any sentence before another."""
    return len(scores) > 1 and not scores[0] - scores[-1] > TIE
