"""Standfirst: read long articles in the terminal, with their summary and outline beside them.

The public names are imported on first use.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tui.document.errors import SourceError, StandfirstError, UsageError
    from tui.document.model import (
        Article,
        Block,
        BlockKind,
        Dropped,
        Note,
        Picture,
        Section,
        Sentence,
        Span,
        SpanKind,
    )
    from tui.export.html.page import digest_html
    from tui.export.markdown.digest import digest_markdown
    from tui.export.record import digest_json
    from tui.export.registry import write_digest
    from tui.export.text import digest_text
    from tui.feeds.listing import feed_items
    from tui.language.sentences import find_sentences
    from tui.library.editions import Changes
    from tui.library.finding import find
    from tui.library.records import FoundPassage, LibraryEntry
    from tui.pipeline import changes
    from tui.sources.open import article_from_text, open_article
    from tui.speech import speak
    from tui.summary.digests import Digest, OutlineEntry, digest, summarize
    from tui.summary.explain import Reasons
    from tui.summary.joint import JointDigest, JointSentence, Story, joint_digest
    from tui.summary.keywords import keywords, section_keywords
    from tui.summary.name_kinds import Named
    from tui.summary.names import names
    from tui.summary.rankings import Ranking, rank
    from tui.summary.topics import with_topics

__version__ = "0.1.0"

_NAMES = {
    "tui.document.errors": "SourceError StandfirstError UsageError",
    "tui.document.model": "Article Block BlockKind Dropped Note Picture Section Sentence Span SpanKind",
    "tui.feeds.listing": "feed_items",
    "tui.language.sentences": "find_sentences",
    "tui.library.editions": "Changes",
    "tui.library.finding": "find",
    "tui.library.records": "FoundPassage LibraryEntry",
    "tui.pipeline": "changes",
    "tui.export.registry": "write_digest",
    "tui.export.html.page": "digest_html",
    "tui.export.markdown.digest": "digest_markdown",
    "tui.export.record": "digest_json",
    "tui.export.text": "digest_text",
    "tui.sources.open": "article_from_text open_article",
    "tui.speech": "speak",
    "tui.summary.digests": "Digest OutlineEntry digest summarize",
    "tui.summary.keywords": "keywords section_keywords",
    "tui.summary.rankings": "Ranking rank",
    "tui.summary.explain": "Reasons",
    "tui.summary.joint": "JointDigest JointSentence Story joint_digest",
    "tui.summary.name_kinds": "Named",
    "tui.summary.names": "names",
    "tui.summary.topics": "with_topics",
}
_MODULES = {name: module for module, names in _NAMES.items() for name in names.split()}

__all__ = [
    "Article",
    "Block",
    "BlockKind",
    "Changes",
    "Digest",
    "Dropped",
    "FoundPassage",
    "JointDigest",
    "JointSentence",
    "LibraryEntry",
    "Named",
    "Note",
    "OutlineEntry",
    "Picture",
    "Ranking",
    "Reasons",
    "Section",
    "Sentence",
    "SourceError",
    "Span",
    "SpanKind",
    "StandfirstError",
    "Story",
    "UsageError",
    "__version__",
    "article_from_text",
    "changes",
    "digest",
    "digest_html",
    "digest_json",
    "digest_markdown",
    "digest_text",
    "feed_items",
    "find",
    "find_sentences",
    "joint_digest",
    "keywords",
    "names",
    "open_article",
    "rank",
    "section_keywords",
    "speak",
    "summarize",
    "with_topics",
    "write_digest",
]


def __getattr__(name: str) -> Any:
    try:
        module = _MODULES[name]
    except KeyError:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}") from None
    value = getattr(import_module(module), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
