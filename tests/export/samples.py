"""Digests of the sample articles, each made once."""

from functools import cache
from pathlib import Path

from tui.sources.folders import sample_articles
from tui.sources.open import open_article
from tui.summary.digests import Digest, summarize

NAMES = tuple(path.name for path in sample_articles())


@cache
def sample_digest(name: str) -> Digest:
    """Return a sample's digest with the default method and length."""
    (path,) = (path for path in sample_articles() if Path(path).name == name)
    return summarize(open_article(str(path)))
