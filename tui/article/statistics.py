"""How long an article is and how long it takes to read."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tui.article.model import Article

WORDS_A_MINUTE = 238
"""Silent reading of non-fiction by adults; Brysbaert, "How many words do we read per minute?" (2019)."""


def reading_minutes(article: "Article", pace: int = WORDS_A_MINUTE) -> int:
    """The minutes that reading an article takes, rounded up; 0 only if it has no words.

    Args:
        article: The article.
        pace: How fast it is read, in words a minute, at least 1.
    """
    return minutes_for(article.word_count, pace)


def minutes_for(words: int, pace: int = WORDS_A_MINUTE) -> int:
    """The minutes that reading so many words takes, rounded up.

    Args:
        words: How many there are.
        pace: How fast they are read, in words a minute, at least 1.
    """
    return -(-words // pace)
