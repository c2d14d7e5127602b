"""What the library keeps of an article that is being opened, so that it comes up where it was left."""

import os
from pathlib import Path

from tui.document.errors import UsageError
from tui.document.model import Article
from tui.language.detect import find_language
from tui.library.anchors import find_nearest, locate
from tui.library.library import Library
from tui.library.records import LibraryEntry, fingerprint_of
from tui.reader.worker.protocol import Opened, Remembered
from tui.sources.open import excerpt_article
from tui.text.urls import without_credentials

_LEAST_CONTEXT = 20


def kept_source(source: str | Path) -> str:
    """How the library names a source: an absolute path, or an address without the user's name and password.

    Args:
        source: A path or a web address; a ``Path`` is always a path.
    """
    return without_credentials(source) if isinstance(source, str) else os.path.abspath(source)  # noqa: PTH100


class ResumeLookup:
    """Looks up one article.

    Args:
        source: What is being opened; None if it cannot be opened again.
        language: The language that was asked for; None to take the one that was chosen by hand before.
    """

    def __init__(self, source: str | Path | None, language: str | None) -> None:
        self._path = source if isinstance(source, Path) else None
        self._name = None if source is None else kept_source(source)
        self._language = language
        self._library = Library()

    def part(self) -> Opened | None:
        """The part of a long text where it was left; None if it is short, or was left at its top, or is not known."""
        kept = None if self._name is None else self._library.find_by_source(self._name)
        if kept is None or kept.state.anchor is None or self._path is None or kept.state.anchor.offset <= 0:
            return None
        place = kept.state.anchor
        article = excerpt_article(
            self._path, place.suffix, place.fraction, title=kept.title, language=self._language_of(kept)
        )
        if article is None:
            return None
        found = find_nearest(article.text, place.prefix + place.suffix, 0)
        if found is None or len(place.prefix) + len(place.suffix) < _LEAST_CONTEXT:
            return None
        remembered = Remembered(state=kept.state, place=found + len(place.prefix))
        return Opened.counted(article, whole=False, remembered=remembered)

    def whole(self, article: Article) -> Opened:
        """All of an article, with what is known of it."""
        identity = fingerprint_of(article.title, article.text)
        kept = self._library.find(article, self._name, fingerprint=identity)
        messages = self._library.pop_messages()
        self._library.close()
        if kept is None:
            return Opened.counted(
                article, whole=True, remembered=Remembered(identity, self._name, messages=messages)
            )
        language = self._language_of(kept)
        if language is not None and language != article.language:
            article = article.in_language(language)
        place = kept.state.anchor and locate(article.text, kept.state.anchor)
        remembered = Remembered(identity, self._name, kept.state, place or None, messages)
        return Opened.counted(article, whole=True, remembered=remembered)

    def _language_of(self, kept: LibraryEntry) -> str | None:
        if self._language is not None or kept.state.language is None:
            return self._language
        try:
            return find_language(kept.state.language)
        except UsageError:
            return None
