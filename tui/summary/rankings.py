"""Rankings: an article's sentences in the order in which one method would choose them."""

from collections.abc import Callable
from dataclasses import dataclass
from math import inf, isnan

from tui.document.model import Article
from tui.document.progress import Progress
from tui.summary.methods import DEFAULT_METHOD, Method, method_named


@dataclass(frozen=True)
class Ranking:
    """One method's order of an article's sentences, best first. It does not depend on a length."""

    method: str
    """The name of the method that was asked for."""
    order: tuple[int, ...]
    """The indices of the ranked sentences, best first."""
    scores: tuple[float, ...]
    """By sentence, in reading order: Sumy's rating, which for the greedy methods counts down from 0.

    Minus infinity for a sentence that is not ranked yet.
    """
    complete: bool = True
    """Whether all sentences are ranked. If not, ranking more gives a ranking that begins with the same order."""
    notes: tuple[str, ...] = ()
    """Lines for the reader: what the method did without, and whether it could serve at all."""
    rest: tuple[int, ...] = ()
    """The sentences not ranked yet, those with the most of the article's term weight first."""
    is_lead: bool = False
    """Whether the sentences are in reading order because the method could not tell them apart."""


def rank(
    article: Article,
    method: str = DEFAULT_METHOD,
    at_least: int | None = None,
    *,
    on_progress: Callable[[int, int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Ranking:
    """Rank the sentences of an article. The work that all methods share is done once for an article.

    Args:
        article: The article; its sentences are found if they have not been.
        method: The name of a method.
        at_least: How many sentences have to be ranked; only the greedy methods make use of it. None for all.
        on_progress: Called with the sentences done and all of them while words are found, at most 20 times a second.
        cancelled: Asked now and then whether to give up.

    Raises:
        UsageError: There is no such method.
        Cancelled: ``cancelled`` gave true.
    """
    chosen = method_named(method)
    if not article.sentences:
        return Ranking(chosen.name, (), ())
    return _ranked(
        article, chosen, at_least, Progress("Ranking", len(article.sentences), on_progress, cancelled)
    )


def _ranked(article: Article, method: Method, at_least: int | None, watch: Progress) -> Ranking:
    from tui.summary.base import tells_nothing
    from tui.summary.factory import build, heaviest_first, terms_of, tools_for

    terms = terms_of(article, watch.report)
    watch.report(terms.sentence_count)
    summarizer = build(method, article.language)
    summarizer.prepare(terms)
    order, scores = summarizer.ranked(terms, at_least, watch.check)
    notes = tools_for(article.language).missing
    if tells_nothing(scores):
        note = f"{method.title} finds nothing to choose by in this text; the first sentences stand in."
        lead = tuple(range(terms.sentence_count))
        return Ranking(method.name, lead, (0.0,) * len(lead), True, (*notes, note), is_lead=True)
    complete = len(order) == terms.sentence_count
    rest = () if complete else heaviest_first(article, order)
    by_sentence = [-inf] * terms.sentence_count
    for sentence, score in zip(order, scores, strict=True):
        by_sentence[sentence] = 0.0 if isnan(score) else score
    return Ranking(method.name, tuple(order), tuple(by_sentence), complete, notes, rest)
