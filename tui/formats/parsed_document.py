"""What a format's reader hands back: everything an article is made of."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from tui.document.build import Draft, Metadata
from tui.document.model import Article, Dropped
from tui.formats.links import web_address, with_web_links
from tui.language.articles import build_article
from tui.text.sanitize import clean_line
from tui.text.urls import is_url


@dataclass(frozen=True, slots=True)
class ParsedDocument:
    """A source's text, read but not yet put in place. All of its strings are clean."""

    title: str
    """Empty if the source has none."""
    drafts: Sequence[Draft]
    dropped: Sequence[Dropped] = ()
    metadata: Metadata = field(default_factory=Metadata)
    language: str | None = None
    """The language as the source names it, in any spelling; None if it does not say."""
    base: str | None = None
    """The address that those of its links are relative to, if it names one itself."""


def article_of(reading: ParsedDocument, *, language: str | None, source: str | None) -> Article:
    """Build the article that a reader found.

    Args:
        reading: What the reader found.
        language: The language asked for, by name or ISO code; None to take what the source says or looks like.
        source: Where the article came from, for people and for records.

    Raises:
        UsageError: No such language is known.
    """
    return build_article(
        with_web_links(reading.drafts, _base(reading, source)),
        title=reading.title,
        language=_language(reading, language),
        metadata=replace(reading.metadata, source=None if source is None else clean_line(source)),
        dropped=reading.dropped,
    )


def _base(reading: ParsedDocument, source: str | None) -> str | None:
    if source is None or not is_url(source):
        return reading.base
    return source if reading.base is None else web_address(reading.base, source)


def _language(reading: ParsedDocument, wanted: str | None) -> str:
    from tui.document.errors import UsageError
    from tui.language.detect import find_language, language_of_blocks

    if wanted is not None:
        return find_language(wanted)
    if reading.language:
        try:
            return find_language(reading.language)
        except UsageError:
            pass  # What a file says about itself is no order: one that nobody knows is looked for in the text.
    return language_of_blocks(reading.drafts)
