"""The facts that stand under a title."""

from typing import TYPE_CHECKING

from tui.article.model import Article
from tui.article.statistics import WORDS_A_MINUTE, reading_minutes

if TYPE_CHECKING:
    from tui.summary.digests import Digest


def article_facts(article: Article, pace: int = WORDS_A_MINUTE) -> tuple[str, ...]:
    """The article's language and size: ``english``, ``510 words``, ``3 min``.

    Args:
        article: The article.
        pace: How fast it is read, in words a minute.
    """
    words = article.word_count
    return (
        article.language,
        f"{words:,} {'word' if words == 1 else 'words'}",
        reading_time(reading_minutes(article, pace)),
    )


def reading_time(minutes: int) -> str:
    """A reading time in words, such as ``3 min`` or ``14 h 52 min``."""
    hours, minutes = divmod(minutes, 60)
    return f"{hours} h {minutes} min" if hours else f"{minutes} min"


def digest_facts(digest: "Digest", pace: int = WORDS_A_MINUTE) -> tuple[str, ...]:
    """The same, then the method and how many sentences were chosen: ``lex-rank``, ``5 of 17``."""
    chosen = f"{len(digest.summary):,} of {candidates(digest):,}"
    return *article_facts(digest.article, pace), digest.ranking.method, chosen


def facts_line(facts: tuple[str, ...]) -> str:
    """Facts in one line, such as ``english · 510 words · 3 min``."""
    return " · ".join(facts)


def candidates(digest: "Digest") -> int:
    """How many sentences its summary was chosen from."""
    sentences = digest.article.sentences
    if digest.section is None:
        return len(sentences)
    section = digest.article.sections[digest.section]
    return sum(section.start <= sentence.start < section.end for sentence in sentences)
