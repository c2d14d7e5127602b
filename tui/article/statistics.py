"""How long an article is and how long it takes to read."""

from weakref import WeakKeyDictionary

from tui.article.model import Article
from tui.article.words import count_words

WORDS_A_MINUTE = 238
"""Silent reading of non-fiction by adults; Brysbaert, "How many words do we read per minute?" (2019)."""

_word_counts: WeakKeyDictionary[Article, int] = WeakKeyDictionary()


def word_count(article: Article) -> int:
    """The words of an article's text, headings, code and tables included; counted once."""
    if article not in _word_counts:
        _word_counts[article] = count_words(article.text)
    return _word_counts[article]


def reading_minutes(article: Article) -> int:
    """The minutes that reading an article takes, rounded up; 0 only if it has no words."""
    return -(-word_count(article) // WORDS_A_MINUTE)
