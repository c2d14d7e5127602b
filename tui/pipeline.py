"""From a source to its digest: what the command line and the reader share."""

from dataclasses import dataclass
from pathlib import Path

from tui.article.model import Article
from tui.article.outline import find_section
from tui.sources.opening import open_article
from tui.summary.digests import Digest, OutlineEntry, digest, summarize
from tui.summary.lengths import DEFAULT_LENGTH, Length
from tui.summary.methods import DEFAULT_METHOD
from tui.summary.rankings import rank


@dataclass(frozen=True, slots=True)
class DigestOptions:
    """What is wanted of a digest."""

    method: str = DEFAULT_METHOD
    length: Length | str | int = DEFAULT_LENGTH
    language: str | None = None
    """Its name or code; None lets the text decide."""
    section: str | None = None
    """The number or heading of the one section to digest; None means the whole article."""


@dataclass(frozen=True, slots=True)
class Outline:
    """An article's sections with their gists, and no summary."""

    article: Article
    entries: tuple[OutlineEntry, ...]
    notes: tuple[str, ...] = ()
    """Lines for the reader: how the article was opened, what the method did without, whether it could serve at all."""


def digest_source(source: str | Path, options: DigestOptions) -> Digest:
    """Open a source and make its digest.

    Args:
        source: A path, a web address, or ``-`` for standard input.
        options: What is wanted of the digest.

    Raises:
        SourceError: The source cannot be read or holds no article.
        UsageError: There is no such method, length, language or section.
    """
    article = open_article(source, language=options.language)
    section = None if options.section is None else find_section(article, options.section).index
    return summarize(article, options.method, options.length, section=section)


def outline_source(source: str | Path, options: DigestOptions, gists: int = 1) -> Outline:
    """Open a source and make its outline.

    Args:
        source: A path, a web address, or ``-`` for standard input.
        options: The method and the language.
        gists: How many sentences of each section stand for it; with 0 nothing is ranked.

    Raises:
        SourceError: The source cannot be read or holds no article.
        UsageError: There is no such method or language.
    """
    article = open_article(source, language=options.language)
    if not gists:
        entries = tuple(OutlineEntry(section, ()) for section in article.sections)
        return Outline(article, entries, article.notes)
    ranking = rank(article, options.method)
    return Outline(article, digest(article, ranking, gists=gists).outline, (*article.notes, *ranking.notes))
