"""The results of a format's reader and its probe."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from tui.document.build import Draft, Metadata
from tui.document.model import Article, Dropped
from tui.formats.links import web_address, with_web_links
from tui.language.articles import build_article
from tui.text.sanitize import clean_line
from tui.text.urls import is_url


@dataclass(frozen=True, slots=True)
class ParsedDocument:
    """A source's content before its blocks have their places in an article. All of its strings are clean."""

    title: str
    """Empty if the source has none."""
    drafts: Sequence[Draft]
    dropped: Sequence[Dropped] = ()
    metadata: Metadata = field(default_factory=Metadata)
    language: str | None = None
    """As the source names it, in any spelling; None if it names none."""
    base: str | None = None
    """The address that its links are relative to, if it names one itself."""


class ProbedText(NamedTuple):
    """A title and a length that were found without reading the whole source."""

    title: str = ""
    words: int | None = None
    """About how many words the whole has; None if unknown."""


def scale_word_count(words: int, sample: str, size: int) -> int:
    """Estimate the words of a whole from those of a sample.

    Args:
        words: The sample's words.
        sample: The sample.
        size: The size of the whole in bytes of UTF-8.
    """
    sampled = len(sample.encode("utf-8", "replace"))
    return round(words * size / sampled) if sampled else 0


def article_of(document: ParsedDocument, *, language: str | None, source: str | None) -> Article:
    """Build the article of a parsed document.

    Args:
        document: The document.
        language: The language asked for, by name or ISO code; None to take the document's, or detect it.
        source: Where the article came from, for people and for records.

    Raises:
        UsageError: No such language is known.
    """
    return build_article(
        with_web_links(document.drafts, _base(document, source)),
        title=document.title,
        language=_language(document, language),
        metadata=replace(document.metadata, source=None if source is None else clean_line(source)),
        dropped=document.dropped,
    )


def _base(document: ParsedDocument, source: str | None) -> str | None:
    if source is None or not is_url(source):
        return document.base
    return source if document.base is None else web_address(document.base, source)


def _language(document: ParsedDocument, wanted: str | None) -> str:
    from tui.document.errors import UsageError
    from tui.language.detect import find_language, language_of_blocks

    if wanted is not None:
        return find_language(wanted)
    if document.language:
        try:
            return find_language(document.language)
        except UsageError:
            pass  # An unknown language in a file's metadata is no error: the text shows which it is.
    return language_of_blocks(document.drafts)
