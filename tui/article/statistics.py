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
    return -(-article.word_count // pace)
