"""The line of facts that stands under a title."""

from tui.article.model import Article
from tui.article.statistics import reading_minutes, word_count
from tui.summary.digests import Digest

_SEPARATOR = " · "


def article_facts(article: Article) -> str:
    """The article's language and size, such as ``english · 510 words · 3 min``."""
    words = word_count(article)
    counted = f"{words:,} word" if words == 1 else f"{words:,} words"
    return _SEPARATOR.join((article.language, counted, f"{reading_minutes(article)} min"))


def digest_facts(digest: Digest) -> str:
    """The same, with the method and how many of its sentences the summary has, such as ``5 of 17``."""
    chosen = f"{len(digest.summary):,} of {len(digest.article.sentences):,}"
    return _SEPARATOR.join((article_facts(digest.article), digest.ranking.method, chosen))
