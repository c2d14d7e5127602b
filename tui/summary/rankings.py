"""Rankings: an article's sentences, in the order in which a method would choose them."""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from math import inf, isnan
from weakref import WeakKeyDictionary

from tui.document.arguments import require, require_article
from tui.document.errors import UsageError
from tui.document.model import Article
from tui.document.progress import Progress
from tui.document.stats import count_words
from tui.summary.lengths import Length
from tui.summary.methods import DEFAULT_METHOD, Method, find_method


@dataclass(frozen=True)
class Ranking:
    """One method's order of an article's sentences, best first. It does not depend on a length."""

    method: str
    """The name of the method."""
    order: tuple[int, ...]
    """The indices of the ranked sentences, best first."""
    scores: tuple[float, ...] = field(repr=False)
    """The rating of each sentence, in reading order; minus infinity if it is not ranked yet."""
    complete: bool = True
    """False if not all sentences are ranked; ranking more gives a ranking that begins with the same order."""
    warnings: tuple[str, ...] = ()
    """Lines for the user about what the method lacked."""
    rest: tuple[int, ...] = field(default=(), repr=False)
    """The sentences not ranked yet, by their term weight."""
    is_fallback: bool = False
    """True if the sentences are in reading order because the method could not distinguish them."""


def rank(
    article: Article,
    method: str = DEFAULT_METHOD,
    at_least: int | None = None,
    *,
    on_progress: Callable[[int, int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Ranking:
    """Rank the sentences of an article. Work that all methods share is done once for an article.

    Args:
        article: The article.
        method: The name of a method, such as ``lex-rank``.
        at_least: The number of sentences to rank; None for all. Only methods that may stop early make use of it.
        on_progress: Called while words are found, with the sentences done and all, at most 20 times a second.
        cancelled: Called regularly; True cancels.

    Raises:
        UsageError: It is no article, there is no such method, or it cannot be loaded.
        Cancelled: ``cancelled`` returned True.
    """
    require_article(article)
    chosen = find_method(method)
    if not article.sentences:
        return Ranking(chosen.name, (), ())
    progress = Progress("Ranking", len(article.sentences), on_progress, cancelled)
    return _rank(article, chosen, at_least, progress)


def _rank(article: Article, method: Method, at_least: int | None, progress: Progress) -> Ranking:
    from tui.language.stemmers import tools_for
    from tui.summary.base import is_degenerate
    from tui.summary.factory import build, by_term_weight, terms_of

    terms = terms_of(article, progress.report)
    progress.report(terms.sentence_count)
    summarizer = build(method, article.language)
    summarizer.prepare(terms)
    listed = _listed_references(article)
    wanted = None if at_least is None else at_least + len(listed)
    order, scores = summarizer.rank(terms, wanted, progress.check)
    warnings = tools_for(article.language).missing
    if is_degenerate(scores):
        warning = f"{method.title} finds nothing to choose by in this text; the first sentences stand in."
        lead = _last(listed, range(terms.sentence_count))
        return Ranking(method.name, lead, (0.0,) * len(lead), True, (*warnings, warning), is_fallback=True)
    complete = len(order) == terms.sentence_count
    rest = () if complete else by_term_weight(article, order)
    by_sentence = [-inf] * terms.sentence_count
    for sentence, score in zip(order, scores, strict=True):
        by_sentence[sentence] = 0.0 if isnan(score) else score
    return Ranking(
        method.name, _last(listed, order), tuple(by_sentence), complete, warnings, _last(listed, rest)
    )


def _last(listed: frozenset[int], order: Iterable[int]) -> tuple[int, ...]:
    """Return an order of sentences with those of references after all others."""
    return tuple(sorted(order, key=listed.__contains__)) if listed else tuple(order)


_references: WeakKeyDictionary[Article, frozenset[int]] = WeakKeyDictionary()


def _listed_references(article: Article) -> frozenset[int]:
    """Return the indices of the sentences in references."""
    if article not in _references:
        from tui.document.references import reference_sections  # not needed by the first paint

        sections = reference_sections(article)
        listed = (sentence.index for sentence in article.sentences if sentence.section in sections)
        _references[article] = frozenset(listed) if sections else frozenset()
    return _references[article]


def candidates(article: Article, section: int | None = None) -> Sequence[int]:
    """Return the indices of the sentences that can be in a summary, of a section or the whole article.

    Those of references can be only where there is nothing else.
    """
    inside = sentences_in(article, section)
    listed = _listed_references(article)
    if not listed:
        return inside
    others = [index for index in inside if index not in listed]
    return inside if len(others) in (0, len(inside)) else others


def check_section(article: Article, section: int | None) -> None:
    """Raise a ``UsageError`` if it is no article, or has no section with an index; None is the whole article."""
    require_article(article)
    require(section, int | None, "section", "the index of a section, or None for all")
    if section is not None and not 0 <= section < len(article.sections):
        raise UsageError(f"There is no section {section}: the article has {len(article.sections)}.")


def sentences_in(article: Article, section: int | None) -> range:
    """Return the indices of the sentences of a section and those inside it; of the whole article for None."""
    if section is None:
        return range(len(article.sentences))
    part = article.sections[section]
    first = bisect_left(article.sentences, part.start, key=lambda sentence: sentence.start)
    return range(first, bisect_left(article.sentences, part.end, key=lambda sentence: sentence.start))


def select(article: Article, ranking: Ranking, length: Length, section: int | None = None) -> tuple[int, ...]:
    """Choose the sentences of a summary.

    Args:
        article: The article.
        ranking: The ranking of its sentences.
        length: The length of the summary.
        section: The index of a section to summarise alone; None for the whole article.

    Returns:
        The indices of the sentences, in reading order.
    """
    eligible = candidates(article, section)
    order: Sequence[int] = ranking.order
    if len(eligible) < len(article.sentences):
        kept = frozenset(eligible)
        order = [index for index in order if index in kept]
    return length.choose(order, len(eligible), lambda index: count_words(article.sentences[index].text))


def choices(
    article: Article, ranking: Ranking, length: Length, section: int | None = None
) -> tuple[int, ...]:
    """Choose like ``select``, but return none if the method could not distinguish the sentences."""
    return () if ranking.is_fallback else select(article, ranking, length, section)
