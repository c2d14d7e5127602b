"""The library: what is kept of every article between runs."""

import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from sqlite3 import Connection

from tui.document.model import Article
from tui.library import matching, queries
from tui.library.columns import to_moment
from tui.library.data_folder import data_folder
from tui.library.database import Database
from tui.library.records import (
    Highlight,
    HighlightedArticle,
    LibraryEntry,
    ReadingState,
    fingerprint_of,
    new_entry,
)

FILE_NAME = "library.sqlite"


def _milliseconds() -> int:
    return time.time_ns() // 1_000_000


class Library:
    """Keeps articles between runs: how each was left, and its highlights.

    Every method may be called from any thread, and several processes may use one library. Each method waits for the
    disk, and up to two seconds for another process: call them outside of the event loop. A change survives a kill or a
    power failure at any moment after the method returned.

    Problems with the file are not raised: a broken one is renamed and a new one started, and where it cannot be written
    the library goes on in memory. ``pop_messages`` has what the user should know of that.

    Args:
        folder: Where it is kept; None for the user's data folder.
        clock: Returns the time, in milliseconds since 1970.
    """

    def __init__(self, folder: Path | None = None, *, clock: Callable[[], int] = _milliseconds) -> None:
        self._database = Database((folder or data_folder()).absolute() / FILE_NAME)
        self._clock = clock
        self._opened: dict[str, LibraryEntry] = {}

    def _now(self) -> datetime:
        return to_moment(self._clock())

    def find(
        self, article: Article, source: str | None = None, *, fingerprint: str | None = None
    ) -> LibraryEntry | None:
        """Return the entry of an article, without changing anything.

        It is found by its text, wherever it is kept now. If the text was edited, it is found by its source, when that
        still has the same title, the words beside the anchor, or a highlight.

        Args:
            article: The whole article.
            source: Its absolute path or its URL; None for what came through a pipe.
            fingerprint: See ``fingerprint_of``; None to compute it.

        Returns:
            The entry; None if there is none. ``anchors.locate`` finds its anchor in the text.
        """
        known = fingerprint or fingerprint_of(article.title, article.text)
        return self._database.read(lambda connection: matching.find_entry(connection, article, known, source))

    def find_by_source(self, source: str) -> LibraryEntry | None:
        """Return the entry of the article last opened from a path or URL, whatever is there now; None if none was."""

        def find(connection: Connection) -> LibraryEntry | None:
            number = queries.find_number_by_source(connection, source)
            return None if number is None else queries.get_entry(connection, number)

        return self._database.read(find)

    def record_opened(
        self, article: Article, source: str | None = None, *, fingerprint: str | None = None
    ) -> LibraryEntry:
        """Record that an article was opened. If its text was edited, its highlights move with their sentences.

        Args:
            article: The whole article; its words are counted if they were not yet.
            source: Its absolute path or its URL; None for what came through a pipe.
            fingerprint: See ``fingerprint_of``; None to compute it.

        Returns:
            Its entry.
        """
        known = fingerprint or fingerprint_of(article.title, article.text)
        opened = self._opened[known] = new_entry(article, known, source, self._now())
        return self._database.write(lambda connection: matching.record_opened(connection, article, opened))

    def save(self, fingerprint: str, state: ReadingState) -> None:
        """Replace the reading state of an article. One that was removed since it was opened stays removed."""
        self._change(fingerprint, lambda connection, number: queries.update_state(connection, number, state))

    def recent(self, limit: int | None = None) -> tuple[LibraryEntry, ...]:
        """Return the articles that can be opened again or have highlights, the last opened first.

        Args:
            limit: At most how many; None for all.
        """
        return self._database.read(lambda connection: queries.recent_entries(connection, limit))

    def remove(self, fingerprint: str) -> None:
        """Remove an article and its highlights."""
        self._change(fingerprint, queries.delete_article)

    def add_highlight(self, fingerprint: str, start: int, text: str) -> None:
        """Highlight a sentence. One that is highlighted already stays as it is; a removed article is kept again.

        Args:
            fingerprint: That of an article that was opened in this library, or is kept in it.
            start: Where the sentence starts, in code points of the article's text.
            text: The sentence.

        Raises:
            KeyError: There is no such article.
        """

        def add(connection: Connection) -> None:
            number = queries.find_number(connection, fingerprint)
            now = self._now()
            if number is None:
                new = self._opened[fingerprint]._replace(first_opened=now, last_opened=now)
                number = queries.insert_article(connection, new)
            queries.insert_highlight(connection, number, Highlight(start, text, now))

        self._database.write(add)

    def remove_highlights(self, fingerprint: str, *unwanted: Highlight) -> None:
        """Remove highlights of an article. Those that are gone already are skipped."""
        self._change(
            fingerprint, lambda connection, number: queries.delete_highlights(connection, number, unwanted)
        )

    def highlights(self, fingerprint: str) -> tuple[Highlight, ...]:
        """Return the highlights of an article, also those of other readers, in the order of its text.

        They are where the edition last opened has them; ``records.locate_highlight`` finds them in another.
        """

        def find(connection: Connection) -> tuple[Highlight, ...]:
            number = queries.find_number(connection, fingerprint)
            return () if number is None else queries.get_highlights(connection, number)

        return self._database.read(find)

    def highlighted_articles(self) -> tuple[HighlightedArticle, ...]:
        """Return all articles with highlights, the last opened first."""
        return self._database.read(queries.highlighted_articles)

    @property
    def is_persistent(self) -> bool:
        """True if changes are kept when the reader ends."""
        return self._database.is_persistent

    def pop_messages(self) -> tuple[str, ...]:
        """Return what the user should know about the file, each message once. This never waits; ask after each call."""
        return self._database.pop_messages()

    def close(self) -> None:
        """Close the file. Everything is kept also if this is never called."""
        self._database.close()

    def _change(self, fingerprint: str, change: Callable[[Connection, int], None]) -> None:
        """Change the row of an article, if there is one."""

        def find_and_change(connection: Connection) -> None:
            number = queries.find_number(connection, fingerprint)
            if number is not None:
                change(connection, number)

        self._database.write(find_and_change)
