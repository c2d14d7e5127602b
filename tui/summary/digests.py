"""Digests: the summary of an article at one length, and its outline with the gist of each section."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING

from tui.document.arguments import require
from tui.document.errors import UsageError
from tui.document.model import Article, Section, Sentence
from tui.document.sections import SectionNumbers, section_name
from tui.document.stats import count_words
from tui.summary.context import context_before
from tui.summary.excerpts import Excerpt, TextSpan
from tui.summary.explain import Explainer, Reasons
from tui.summary.gists import find_openings, gists_by_section
from tui.summary.lengths import DEFAULT_LENGTH, Length, Unit
from tui.summary.methods import DEFAULT_METHOD, find_method
from tui.summary.rankings import Ranking, candidates, check_section, rank, select, sentences_in
from tui.text.sanitize import clean_text

if TYPE_CHECKING:
    from tui.language.facet_cues import Facet

_NO_SENTENCES = "There are no sentences here."
_NOTHING_HERE = "There is nothing of it in this section."
_MIN_RANKED = 25
"""A method that may stop early ranks at least this many sentences, so that a longer summary needs no new ranking."""


@dataclass(frozen=True, slots=True)
class OutlineEntry:
    """A section and the sentences that tell what it says."""

    section: Section
    gist: tuple[Sentence, ...]
    """In reading order; from the section itself, not from the sections inside it."""


@dataclass(frozen=True)
class Digest:
    """The summary and the outline of an article, or of one of its sections. Its sentences are the article's own."""

    article: Article
    ranking: Ranking = field(repr=False)
    length: Length
    summary: tuple[Sentence, ...]
    """The chosen sentences, in reading order."""
    outline: tuple[OutlineEntry, ...] = field(repr=False)
    warnings: tuple[str, ...] = ()
    """Lines for the user about what differs from the request."""
    section: int | None = None
    """The index of the section that is digested; None for the whole article."""
    context: int = 0
    """The most sentences that ``context_of`` returns."""
    excerpt: Excerpt | None = field(default=None, repr=False)
    """What the summary is chosen from in place of the ranking, such as the answers to a question."""

    @property
    def heading(self) -> str:
        """The heading of the sentences: “Summary”, or what they are about."""
        return "Summary" if self.excerpt is None else self.excerpt.title

    @property
    def about(self) -> str | None:
        """The question that the summary answers; None if nothing was asked."""
        return None if self.excerpt is None else self.excerpt.about

    @property
    def emptiness(self) -> str:
        """Why the summary has no sentences; empty if it has some."""
        if self.summary:
            return ""
        if self.excerpt is None:
            return _NO_SENTENCES
        return _NOTHING_HERE if self.excerpt.order else " ".join(self.excerpt.warnings) or _NO_SENTENCES

    def matches(self, sentence: Sentence) -> tuple[TextSpan, ...]:
        """Return the parts of a sentence of the summary that match the question, as offsets of the article's text."""
        return () if self.excerpt is None else self.excerpt.marks.get(sentence.index, ())

    def context_of(self, sentence: Sentence) -> tuple[Sentence, ...]:
        """Return the sentences before one of the summary that it refers back to, such as with “He” or “However”.

        They are in reading order, from its section, and not in the summary; most sentences have none.
        """
        return self._contexts.get(sentence.index, ())

    @property
    def summary_with_context(self) -> tuple[Sentence, ...]:
        """The sentences of the summary and those before them that they refer back to, in reading order."""
        return tuple(each for chosen in self.summary for each in (*self.context_of(chosen), chosen))

    @cached_property
    def _contexts(self) -> dict[int, tuple[Sentence, ...]]:
        chosen = {sentence.index for sentence in self.summary}
        return {
            sentence.index: context_before(self.article, sentence, chosen, self.context)
            for sentence in self.summary
        }

    def reasons(self, sentence: Sentence) -> Reasons:
        """Return the reasons why one of the article's sentences was chosen, or was not. The first call is slow.

        Raises:
            UsageError: It is not one of the article's sentences.
        """
        return self._explainer.reasons_for(sentence)

    def _repr_html_(self) -> str:
        """Return the summary with the place of each sentence, as notebooks show it."""
        article = self.article
        numbers = SectionNumbers(article.sections)
        items = []
        for sentence in self.summary:
            section = article.sections[sentence.section]
            heading = numbers.before(section) + section_name(section)
            place = f"{heading} · {100 * sentence.start // len(article.text)} %"
            items.append(f"<li>{_escaped(sentence.text)} <small>({_escaped(place)})</small></li>")
        title = f"<strong>{_escaped(article.title)}</strong>" if article.title else ""
        facts = f"{self.ranking.method} · {len(self.summary):,} of {len(article.sentences):,} sentences"
        return f"<div>{title} <small>{_escaped(facts)}</small><ul>{''.join(items)}</ul></div>"

    @cached_property
    def _explainer(self) -> Explainer:
        return Explainer(self.article, self.ranking, self.length, self.section)


def _escaped(text: str) -> str:
    from html import escape

    return escape(clean_text(text))


def require_digest(digest: object) -> None:
    """Raise a ``UsageError`` if an argument is no digest."""
    require(digest, Digest, "digest", "a Digest, as summarize returns it")


def summarize(  # noqa: PLR0913 - an argument for each option
    article: Article,
    method: str = DEFAULT_METHOD,
    length: Length | str | int = DEFAULT_LENGTH,
    *,
    section: int | None = None,
    context: int = 0,
    about: str | None = None,
    facet: str | None = None,
) -> Digest:
    """Rank an article's sentences and make its digest.

    Args:
        article: The article.
        method: The name of a method, such as ``lex-rank``.
        length: ``5`` sentences, ``"20%"`` of them, ``"150w"`` for at most 150 words, or ``"3min"`` for minutes.
        section: The index of a section to digest alone.
        context: The most sentences to show before one of the summary that refers back to them.
        about: A question, or words: the summary has the sentences that answer it. See ``tui.summary.answers``.
        facet: The name of a facet, such as ``result``: the summary has only its sentences. See ``tui.summary.facets``.

    Raises:
        UsageError: An argument has another type, there is no such method, length, section or facet, nothing is asked,
            or both a question and a facet are given.
    """
    check_section(article, section)
    wanted_facet = check_facet(facet, about)
    chosen = find_method(method)
    wanted = Length.parse(length)
    at_least = None
    if section is None and chosen.may_stop_early:
        at_least = max(_MIN_RANKED, wanted.max_sentences(len(article.sentences)))
    excerpt = None
    if about is not None:
        from tui.summary.answers import answer

        excerpt = answer(article, about)
    ranking = rank(article, method, None if wanted_facet else at_least)
    if wanted_facet is not None:
        from tui.summary.facets import facet_excerpt

        excerpt = facet_excerpt(article, ranking, wanted_facet)
    return digest(article, ranking, wanted, section=section, context=context, excerpt=excerpt)


def prepare_digest(article: Article) -> None:
    """Find ahead what digests of an article need whatever its ranking is."""
    find_openings(article)


def check_facet(name: str | None, about: str | None) -> "Facet | None":
    """Return the facet with a name; a ``UsageError`` if there is none, or if a question is given too."""
    if name is None:
        return None
    from tui.language.facet_cues import Facet

    if about is not None:
        raise UsageError(
            "A summary has either the sentences about a question or those of a facet. Leave out one."
        )
    if name not in (names := [facet.value for facet in Facet]):
        raise UsageError(f"“{clean_text(str(name))}” is not a facet. The facets are {', '.join(names)}.")
    return Facet(name)


def digest(  # noqa: PLR0913 - an argument for each option
    article: Article,
    ranking: Ranking,
    length: Length | str | int = DEFAULT_LENGTH,
    *,
    section: int | None = None,
    gists: int = 1,
    context: int = 0,
    excerpt: Excerpt | None = None,
) -> Digest:
    """Make the digest of a ranking: choose the summary and the gists. This is fast at any length.

    Args:
        article: The article.
        ranking: The ranking of its sentences.
        length: ``5`` sentences, ``"20%"`` of them, ``"150w"`` for at most 150 words, or ``"3min"`` for minutes.
        section: The index of a section to digest alone, with the sections inside it.
        gists: The number of sentences of each section in the outline, from 0.
        context: The most sentences to show before one of the summary that refers back to them.
        excerpt: What to choose the summary from in place of the ranking.

    Raises:
        UsageError: There is no such length or section.
    """
    check_section(article, section)
    require(
        ranking, Ranking, "ranking", "a Ranking, as rank returns it", "summarize takes the name of a method."
    )
    require(gists, int, "gists", "a number of sentences")
    wanted = Length.parse(length)
    if excerpt is not None:
        ranking = excerpt.over(ranking)
    if excerpt is not None and excerpt.is_whole:
        inside = sentences_in(article, section)
        chosen = tuple(index for index in sorted(excerpt.order) if index in inside)
    else:
        chosen = select(article, ranking, wanted, section)
    summary = tuple(article.sentences[index] for index in chosen)
    eligible = candidates(article, section)
    total = len(eligible)
    elsewhere = (_NOTHING_HERE,) if excerpt is not None and excerpt.order and not chosen else ()
    besides = " besides the references" if total < len(sentences_in(article, section)) else ""
    words = sum(count_words(sentence.text) for sentence in summary) if wanted.max_words else 0
    return Digest(
        article=article,
        ranking=ranking,
        length=wanted,
        summary=summary,
        outline=_outline(article, ranking, section, gists),
        warnings=(
            *article.warnings,
            *ranking.warnings,
            *elsewhere,
            *_warnings(ranking, wanted, len(chosen), total, words, besides),
        ),
        section=section,
        context=context,
        excerpt=excerpt,
    )


def _outline(article: Article, ranking: Ranking, section: int | None, gists: int) -> tuple[OutlineEntry, ...]:
    sections = article.sections
    if section is not None:
        part = sections[section]
        sections = tuple(each for each in sections if part.start <= each.start < part.end)
    eligible = frozenset(candidates(article, section))
    chosen = gists_by_section(article, chain(ranking.order, ranking.rest), eligible, gists)
    return tuple(
        OutlineEntry(each, tuple(article.sentences[index] for index in chosen[each.index]))
        for each in sections
    )


def _warnings(
    ranking: Ranking, length: Length, chosen: int, total: int, words: int, besides: str
) -> Iterator[str]:
    if not total:
        yield _NO_SENTENCES
    elif not ranking.complete and chosen < length.max_sentences(total) and length.max_words is None:
        yield f"Ranked so far: {len(ranking.order):,} of {len(ranking.scores):,} sentences."
    elif length.unit is Unit.SENTENCES and length.amount > total:
        counted = "There is only one sentence" if total == 1 else f"There are only {total:,} sentences"
        yield f"{counted}{besides}."
    elif length.max_words is not None and words > length.max_words:
        yield f"The best sentence alone has {words:,} words, more than {length.max_words:,}."
