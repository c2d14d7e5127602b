"""The results of a format's reader and of its probe."""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from tui.document.build import Draft, Metadata
from tui.document.model import Article, Dropped, Note, SpanKind
from tui.formats.links import web_address, with_web_links
from tui.formats.roundups import with_article_starts
from tui.language.articles import build_article
from tui.text.sanitize import clean_line
from tui.text.urls import is_url


@dataclass(frozen=True, slots=True)
class ParsedDocument:
    """The content of a source before its blocks have offsets in an article. All strings are clean."""

    title: str
    """Empty if the source has none."""
    drafts: Sequence[Draft]
    dropped: Sequence[Dropped] = ()
    metadata: Metadata = field(default_factory=Metadata)
    language: str | None = None
    """The language as the source spells it; None if it declares none."""
    base: str | None = None
    """The base address of relative links, if the source itself declares one."""
    notes: Sequence[Note] = ()
    """The foot- and endnotes, whose texts are in none of the drafts."""
    warnings: Sequence[str] = ()
    """Lines for the user about how it was read, such as that a character set was guessed."""


class ProbedText(NamedTuple):
    """The title and the length of a source, found in a part of it."""

    title: str = ""
    words: int | None = None
    """An estimate for the whole; None if unknown."""


def scale_word_count(words: int, sample: str, size: int) -> int:
    """Estimate the words of a whole of ``size`` bytes of UTF-8 from the number of words of a sample."""
    sampled = len(sample.encode("utf-8", "replace"))
    return round(words * size / sampled) if sampled else 0


def article_of(document: ParsedDocument, *, language: str | None, source: str | None) -> Article:
    """Build the article of a parsed document.

    Args:
        document: The document.
        language: A language by name or ISO code; None for the one that the document names, if its text may be in it,
            or else the one that is detected.
        source: The path or address of the source, to be shown and recorded.

    Raises:
        UsageError: No such language is known.
    """
    base = document.base
    if source is not None and is_url(source):
        base = source if base is None else web_address(base, source)
    article = build_article(
        with_web_links(with_article_starts(list(_with_known_notes(document))), base),
        title=document.title,
        language=_language(document, language),
        metadata=replace(document.metadata, source=None if source is None else clean_line(source)),
        dropped=document.dropped,
    )
    return replace(article, notes=tuple(document.notes), warnings=tuple(document.warnings))


def _with_known_notes(document: ParsedDocument) -> Iterator[Draft]:
    """Yield a document's drafts without marks of notes that do not exist."""
    labels = {note.label for note in document.notes}
    for draft in document.drafts:
        spans = draft.spans
        if spans and any(span.kind is SpanKind.NOTE and span.target not in labels for span in spans):
            known = (span for span in draft.spans if span.kind is not SpanKind.NOTE or span.target in labels)
            yield replace(draft, spans=tuple(known))
        else:
            yield draft


def _language(document: ParsedDocument, wanted: str | None) -> str:
    from tui.document.errors import UsageError
    from tui.language.detect import find_language, language_of_blocks

    if wanted is not None:
        return find_language(wanted)
    declared = None
    if document.language:
        with suppress(UsageError):  # a file may name an unknown one; the text shows which it is
            declared = find_language(document.language)
    return language_of_blocks(document.drafts, declared)
