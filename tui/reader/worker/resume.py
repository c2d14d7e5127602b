"""Looks up in the library how an article was left, to open it there."""

from pathlib import Path

from tui.document.errors import UsageError
from tui.document.model import Article
from tui.language.detect import find_language
from tui.library.anchors import find_nearest, locate
from tui.library.library import Library
from tui.library.records import LibraryEntry, fingerprint_of
from tui.library.sources import library_source
from tui.reader.worker.protocol import Opened, ResumeInfo
from tui.sources.open import excerpt_article

_MIN_CONTEXT = 20


class ResumeLookup:
    """Looks up one article.

    Args:
        source: The source that is being opened; None for one that cannot be opened again, such as a pipe.
        language: The language that was asked for; None for the one that the user chose before.
        encoding: The encoding of texts that was asked for.
    """

    def __init__(self, source: str | Path | None, language: str | None, encoding: str | None = None) -> None:
        self._path = source if isinstance(source, Path) else None
        self._source = None if source is None else library_source(source)
        self._language = language
        self._encoding = encoding
        self._library = Library()

    def part(self) -> Opened | None:
        """Return the part of a long text where it was left; None for a short text, or one left at its top."""
        entry = None if self._source is None else self._library.find_by_source(self._source)
        if (
            entry is None
            or entry.state.anchor is None
            or self._path is None
            or entry.state.anchor.offset <= 0
        ):
            return None
        place = entry.state.anchor
        article = excerpt_article(
            self._path,
            place.suffix,
            place.fraction,
            title=entry.title,
            language=self._language_of(entry),
            encoding=self._encoding,
        )
        if article is None:
            return None
        found = find_nearest(article.text, place.prefix + place.suffix, 0)
        if found is None or len(place.prefix) + len(place.suffix) < _MIN_CONTEXT:
            return None
        resume = ResumeInfo(state=entry.state, place=found + len(place.prefix))
        return Opened.counted(article, whole=False, resume=resume)

    def whole(self, article: Article) -> Opened:
        """Return the whole article in the language that the user chose for it, with its state from the library."""
        identity = fingerprint_of(article.title, article.text)
        entry = self._library.find(article, self._source, fingerprint=identity)
        resume = ResumeInfo(identity, self._source, messages=self._library.pop_messages())
        self._library.close()
        if entry is None:
            return Opened.counted(article, whole=True, resume=resume)
        language = self._language_of(entry)
        if language is not None and language != article.language:
            article = article.in_language(language)
        place = entry.state.anchor and locate(article.text, entry.state.anchor)
        moved_from = None if self._source in (None, entry.source) else entry.source
        resume = resume._replace(state=entry.state, place=place or None, moved_from=moved_from)
        return Opened.counted(article, whole=True, resume=resume)

    def _language_of(self, entry: LibraryEntry) -> str | None:
        if self._language is not None or entry.state.language is None:
            return self._language
        try:
            return find_language(entry.state.language)
        except UsageError:
            return None
