"""Keywords: the words and phrases that an article, or one of its sections, is about."""

from tui.document.arguments import require, require_article
from tui.document.model import Article
from tui.summary.rankings import check_section

SECTION_KEYWORDS = 5
"""The default number of keywords of a section."""


def keywords(article: Article, count: int = 10) -> tuple[str, ...]:
    """Find the keywords of an article, the weightiest first.

    The weight of a word or phrase is its number of occurrences outside longer phrases, times the logarithm of its
    length in words: the C-value of Frantzi, Ananiadou and Mima (2000, "Automatic Recognition of Multi-Word Terms"),
    with one added to the length, so that single words are ranked too. Names and words of the title weigh more; words
    that are common in the language weigh less, and so do those that seldom follow an article or a preposition, as
    verbs do. Words that share a stem are one, in their most frequent form.

    Args:
        article: The article.
        count: The maximum number. There are fewer if fewer words are repeated or are names.

    Returns:
        Words as a person would write them; none if it has only stop words, or no spaces between its words.
    """
    require_article(article)
    require(count, int, "count", "a number of keywords")
    from tui.summary.key_terms import best_terms, key_terms_of

    terms = key_terms_of(article)
    return best_terms(article, terms, terms.totals, article.title, count)


def section_keywords(article: Article, section: int, count: int = SECTION_KEYWORDS) -> tuple[str, ...]:
    """Find the keywords of a section and those inside it: words that are more frequent than in the rest.

    The weight of a word or phrase depends on how unlikely its number of occurrences in the section would be if it were
    spread evenly: Dunning's log-likelihood ratio (1993, "Accurate Methods for the Statistics of Surprise and
    Coincidence"). Words of the section's heading weigh more.

    Args:
        article: The article.
        section: The index of the section.
        count: The maximum number.

    Raises:
        UsageError: There is no such section.
    """
    check_section(article, section)
    require(section, int, "section", "the index of a section")
    require(count, int, "count", "a number of keywords")
    part = article.sections[section]
    return keywords_between(article, part.start, part.end, part.heading or article.title, count)


def keywords_between(article: Article, start: int, end: int, heading: str, count: int) -> tuple[str, ...]:
    """Return the keywords of a part of an article as ``section_keywords`` finds them.

    Args:
        article: The article.
        start: The offset at which the part starts.
        end: The offset at which it ends.
        heading: The title whose words weigh more.
        count: The maximum number.
    """
    from tui.summary.key_terms import best_terms, key_terms_of, log_likelihoods

    terms = key_terms_of(article)
    inside = terms.counts(terms.sentences_between(start, end))
    outside = terms.totals - inside
    values = log_likelihoods(inside, outside) if outside.any() else inside
    return best_terms(article, terms, values, heading, count)
