"""The YAML front matter of a Markdown file."""

import json
import re
from collections.abc import Iterator

from tui.document.stats import reading_minutes
from tui.summary.digests import Digest

_FENCE = "---"
# Line ends to YAML, dropped by it, or not allowed in it; some are commands to a terminal.
_UNSAFE = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufeff\ufffe\uffff]")


def front_matter(digest: Digest) -> Iterator[str]:
    """Yield the lines of a YAML front matter: the article's metadata, then the digest's method and length."""
    article = digest.article
    texts = {
        "title": article.title,
        "source": article.source,
        "author": article.author,
        "date": article.date,
        "site": article.site,
        "language": article.language,
    }
    yield _FENCE
    yield from (f"{name}: {quoted(text)}" for name, text in texts.items() if text)
    yield f"words: {article.word_count}"
    yield f"reading_minutes: {reading_minutes(article.word_count)}"
    yield f"method: {quoted(digest.ranking.method)}"
    if digest.about is not None:
        yield f"about: {quoted(digest.about)}"
    yield f"length: {quoted(str(digest.length))}"
    if digest.section is not None and (heading := article.sections[digest.section].title):
        yield f"section: {quoted(heading)}"
    yield _FENCE


def quoted(text: str) -> str:
    """Return any text as a double-quoted YAML scalar on one line (YAML 1.2, section 7.3.1)."""
    return _UNSAFE.sub(lambda match: f"\\u{ord(match[0]):04x}", json.dumps(text, ensure_ascii=False))
