"""The facts under a title, and the reasons for a sentence, in words."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tui.document.model import Article
from tui.document.sections import section_name
from tui.document.stats import WORDS_PER_MINUTE, count_words, reading_minutes
from tui.summary.lengths import Unit
from tui.text.phrases import count_phrase

if TYPE_CHECKING:
    from tui.summary.digests import Digest
    from tui.summary.explain import Reasons

_SMALL_SCORE = 0.1
_TEENS = (11, 12, 13)


def article_facts(article: Article, words_per_minute: int = WORDS_PER_MINUTE) -> tuple[str, ...]:
    """Return an article's language and size: ``english``, ``510 words``, ``3 min``."""
    return (
        article.language,
        count_phrase(article.word_count, "word"),
        reading_time(reading_minutes(article.word_count, words_per_minute)),
    )


def byline(article: Article) -> str:
    """Return an article's author, date and site, as far as they are known; a site that is the author only once."""
    author, site = article.author or "", article.site or ""
    if author and site:
        from tui.text.lines import is_same_title

        site = "" if is_same_title(site, author) else site
    return facts_line(tuple(filter(None, (author, article.date, site))))


def reading_time(minutes: int) -> str:
    """Return a reading time in words, such as ``3 min`` or ``14 h 52 min``."""
    hours, minutes = divmod(minutes, 60)
    return f"{hours} h {minutes} min" if hours else f"{minutes} min"


def digest_facts(digest: "Digest", words_per_minute: int = WORDS_PER_MINUTE) -> tuple[str, ...]:
    """Return the article's facts, the method and the number of sentences: ``lex-rank``, ``5 of 17``."""
    chosen = f"{len(digest.summary):,} of {candidate_count(digest):,}"
    if digest.length.unit is Unit.MINUTES:
        words = sum(count_words(sentence.text) for sentence in digest.summary)
        chosen = f"{chosen} in {reading_time(reading_minutes(words, digest.length.words_per_minute))}"
    return *article_facts(digest.article, words_per_minute), digest.ranking.method, chosen


def facts_line(facts: tuple[str, ...]) -> str:
    """Return facts as one line, such as ``english · 510 words · 3 min``."""
    return " · ".join(facts)


def tellers_line(name: str, others: Sequence[str], articles: int) -> str:
    """Return the articles that say the same, such as ``First report · also Second report`` or ``… · all 3 say this``.

    Args:
        name: The title of the one whose sentence is shown.
        others: The titles of the others.
        articles: How many articles tell the story.
    """
    if others and len(others) + 1 == articles:
        return facts_line((name, f"all {articles} say this"))
    return facts_line((name, f"also {', '.join(others)}") if others else (name,))


def candidate_count(digest: "Digest") -> int:
    """Return the number of sentences that the summary was chosen from."""
    sentences = digest.article.sentences
    if digest.section is None:
        return len(sentences)
    section = digest.article.sections[digest.section]
    return sum(section.start <= sentence.start < section.end for sentence in sentences)


def describe_reasons(reasons: "Reasons") -> tuple[str, ...]:
    """Return reasons as facts: ``score 1.43, 2nd of 47``, ``chosen by 5 of 8 methods``, terms, position."""
    if reasons.score is None or reasons.rank is None:
        facts = [f"not ranked yet among {reasons.sentences:,}"]
    else:
        facts = [f"score {_number(reasons.score)}, {_ordinal(reasons.rank)} of {reasons.sentences:,}"]
    facts.append(f"chosen by {reasons.chosen_by} of {reasons.methods} methods")
    if reasons.terms:
        facts.append(
            ", ".join(f"{term.text} (title)" if term.in_title else term.text for term in reasons.terms)
        )
    place = f"sentence {reasons.place_in_section:,} of {reasons.section_sentences:,}"
    has_no_headings = reasons.section.title is None and reasons.section_sentences == reasons.sentences
    facts.append(place if has_no_headings else f"{section_name(reasons.section)}, {place}")
    return tuple(facts)


def _number(score: float) -> str:
    """Format a score with two decimals, more if scores are small, none if they are counts."""
    if score.is_integer():
        return f"{int(score):,}"
    return f"{score:.2g}" if abs(score) < _SMALL_SCORE else f"{score:,.2f}"


def _ordinal(number: int) -> str:
    ending = "th" if number % 100 in _TEENS else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number:,}{ending}"
