"""Facets: the sentences of an article that tell its aims, methods, results and limits, or claims, figures and dates."""

import re
from collections import defaultdict
from collections.abc import Mapping

from tui.document.arguments import require_article
from tui.document.model import Article
from tui.language.dates import find_dates
from tui.language.facet_cues import Facet, cued_facets
from tui.language.figures import find_figures
from tui.summary.excerpts import Excerpt
from tui.summary.rankings import Ranking

HEADINGS: Mapping[Facet, str] = {
    Facet.AIM: "Aims",
    Facet.METHOD: "Methods",
    Facet.RESULT: "Results",
    Facet.LIMIT: "Limits",
    Facet.CLAIM: "Claims",
    Facet.FIGURE: "Figures",
    Facet.QUOTATION: "Quotations",
    Facet.DATE: "Dates",
}
"""The headings over the sentences of each facet."""

_OF_PAPERS = (Facet.RESULT, Facet.AIM, Facet.LIMIT, Facet.METHOD)
"""Of these, a sentence has only the first whose cues it has: “We show that …, using …” tells a result."""
_MIN_QUOTED_WORDS = 4
_QUOTATION = re.compile(r"[“„«\"]([^“”„«»\"]+)[”“»\"]")

Facets = Mapping[Facet, tuple[int, ...]]
"""The indices of the sentences of each facet, in reading order; only facets that have some."""


def facets(article: Article) -> Facets:
    """Return the facets of an article's sentences, by cues: of papers only in English, claims also in French.

    Args:
        article: The article (its sentences are found).
    """
    require_article(article)
    found: defaultdict[Facet, list[int]] = defaultdict(list)
    for sentence in article.sentences:
        for facet in facets_of(sentence.text, article.language):
            found[facet].append(sentence.index)
    return {facet: tuple(found[facet]) for facet in Facet if facet in found}


def facets_of(sentence: str, language: str) -> frozenset[Facet]:
    """Return the facets of a sentence: at most one of those of papers."""
    cued = cued_facets(sentence, language)
    one = next((facet for facet in _OF_PAPERS if facet in cued), None)
    others = {
        Facet.CLAIM: Facet.CLAIM in cued,
        Facet.FIGURE: next(find_figures(sentence), None) is not None,
        Facet.QUOTATION: any(
            len(quoted.split()) >= _MIN_QUOTED_WORDS for quoted in _QUOTATION.findall(sentence)
        ),
        Facet.DATE: next(find_dates(sentence, language), None) is not None,
    }
    return frozenset([*filter(None, [one]), *(facet for facet, has in others.items() if has)])


def facet_excerpt(article: Article, ranking: Ranking, facet: Facet, found: Facets | None = None) -> Excerpt:
    """Return the sentences of a facet, by a method's ranking, to make a digest of.

    Args:
        article: The article.
        ranking: The ranking of its sentences.
        facet: The facet.
        found: The facets of its sentences, if they are known.
    """
    chosen = frozenset((facets(article) if found is None else found).get(facet, ()))
    order = tuple(index for index in (*ranking.order, *ranking.rest) if index in chosen)
    nothing = f"No {HEADINGS[facet].lower()} were found in this article."
    return Excerpt(
        HEADINGS[facet], order, ranking.scores, facet=facet.value, warnings=() if order else (nothing,)
    )
