"""How long an article is and how long it takes to read."""

from tui.article.model import Article

WORDS_A_MINUTE = 238
"""Silent reading of non-fiction by adults; Brysbaert, "How many words do we read per minute?" (2019)."""


def reading_minutes(article: Article) -> int:
    """The minutes that reading an article takes, rounded up; 0 only if it has no words."""
    return -(-article.word_count // WORDS_A_MINUTE)
