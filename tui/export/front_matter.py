"""What is known of a digest, as lines of YAML at the head of a Markdown file."""

import json
import re
from collections.abc import Iterator

from tui.article.statistics import reading_minutes
from tui.summary.digests import Digest

_DASHES = "---"
# YAML takes these for line ends, for nothing, or not at all; a terminal may act on them.
_UNSAFE = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufeff\ufffe\uffff]")


def front_matter(digest: Digest) -> Iterator[str]:
    """The lines: where the article came from and what it is, then the method and the length of the digest.

    Args:
        digest: The digest.
    """
    article = digest.article
    texts = {
        "title": article.title,
        "source": article.source,
        "author": article.author,
        "date": article.date,
        "site": article.site,
        "language": article.language,
    }
    yield _DASHES
    yield from (f"{name}: {quoted(text)}" for name, text in texts.items() if text)
    yield f"words: {article.word_count}"
    yield f"reading_minutes: {reading_minutes(article)}"
    yield f"method: {quoted(digest.ranking.method)}"
    yield f"length: {quoted(str(digest.length))}"
    if digest.section is not None and (heading := article.sections[digest.section].title):
        yield f"section: {quoted(heading)}"
    yield _DASHES


def quoted(text: str) -> str:
    """A text as YAML's double-quoted text, which whatever is in it cannot end: on one line, read back as it was.

    Args:
        text: Any string at all.
    """
    return _UNSAFE.sub(lambda match: f"\\u{ord(match[0]):04x}", json.dumps(text, ensure_ascii=False))
