"""What the methods share: Sumy's calling convention over ratings that are computed as arrays."""

from collections.abc import Callable
from typing import Any

import numpy as np
from sumy.summarizers._summarizer import AbstractSummarizer

from tui.summary.terms import Numbers, Terms

TIE = 1e-9
"""Ratings that are no further apart are taken for equal, so that rounding decides nothing."""

Checkpoint = Callable[[], None]


def no_checkpoint() -> None:
    """Never give up."""


class ArrayMethod(AbstractSummarizer):  # type: ignore[misc]
    """Stands before one of Sumy's summarizers and gives it ratings from arrays.

    Sumy keys its ratings by a sentence's text, so that a repeated sentence has one rating; here each has its own.
    Everything else is Sumy's: the parameters, the stemmer, the stop words, the choice of the best.
    """

    def __call__(self, document: Any, sentences_count: Any) -> tuple[Any, ...]:
        """Choose the best sentences of a document.

        Args:
            document: Sumy's ``ObjectDocumentModel``.
            sentences_count: As for Sumy: a number, a share such as ``"20%"``, or an ``ItemsCount``.
        """
        sentences = document.sentences
        if not sentences:
            return ()
        at_least = sentences_count if isinstance(sentences_count, int) else None
        order, _ = self.ranked(Terms(document, self.stem_word), at_least)
        places = dict(zip(order, range(len(order)), strict=True))
        negated = iter([-places.get(index, len(sentences)) for index in range(len(sentences))])
        return tuple(self._get_best_sentences(sentences, sentences_count, lambda _: next(negated)))

    def prepare(self, terms: Terms) -> None:
        """Take from an article what the method may know of it beside its sentences; most methods take nothing."""

    def ranked(
        self, terms: Terms, at_least: int | None = None, checkpoint: Checkpoint = no_checkpoint
    ) -> tuple[list[int], list[float]]:
        """The sentences' indices, best first, and the rating of each.

        Args:
            terms: The document's terms.
            at_least: How many must be ranked; a method that rates all at once ranks all. None for all.
            checkpoint: Called now and then; it may raise to give up.
        """
        ratings = self.rate(terms, checkpoint)
        order = best_first(ratings)
        return order, ratings[order].tolist()

    def rate(self, terms: Terms, checkpoint: Checkpoint) -> Numbers:
        """The rating of every sentence, in reading order; what cannot be rated is not a number."""
        raise NotImplementedError


def best_first(ratings: Numbers) -> list[int]:
    """Order sentences by their ratings; of equal ones the earlier comes first, and what has none comes last."""
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


def tells_nothing(scores: list[float]) -> bool:
    """Whether ratings, best first, give no reason to put any sentence before another."""
    return len(scores) > 1 and not scores[0] - scores[-1] > TIE
