"""The library: what is kept of every article between runs."""

import time
from collections.abc import Callable
from pathlib import Path
from sqlite3 import Connection

from tui.document.model import Article
from tui.library import articles, highlights, matching
from tui.library.anchors import TextAnchor
from tui.library.articles import Facts
from tui.library.columns import line, share, text
from tui.library.data_folder import data_folder
from tui.library.database import Database
from tui.library.records import Highlight, HighlightedArticle, LibraryEntry, ReadingState, fingerprint_of

FILE_NAME = "library.sqlite"


def _now() -> int:
    return time.time_ns() // 1_000_000


class Library:
    """Remembers articles: how each was left, and its marked sentences.

    Every method may be called from any thread, and several readers may use one library at a time. Each waits for the
    disk, and may wait up to two seconds for another reader: call them outside of the event loop. What a method changed
    survives the end of the process at any moment after it returned, and a power failure too.

    Nothing that is wrong with the file is raised: a broken one is set aside, and where it cannot be written all goes on
    in memory. ``take_messages`` has what the user should be told about it.

    Args:
        folder: Where it is kept; None for the folder of the user's data.
        clock: The time, in milliseconds since 1970.
    """

    def __init__(self, folder: Path | None = None, *, clock: Callable[[], int] = _now) -> None:
        self._database = Database((folder or data_folder()).absolute() / FILE_NAME)
        self._clock = clock
        self._opened: dict[str, Facts] = {}

    # Articles

    def remembered(
        self, article: Article, source: str | None = None, *, identity: str | None = None
    ) -> LibraryEntry | None:
        """What is kept of an article; this changes nothing.

        It is found by its text, wherever it stands now. If its text was changed, it is found by its source, when that
        has the same title, or the words beside the place, or a marked sentence.

        Args:
            article: The whole article.
            source: Its absolute path or its address; None for what came through a pipe.
            identity: Its identity, if it is known already.

        Returns:
            What is kept, with ``find_place`` to be asked for its place in the text; None if there is nothing.
        """
        identity = identity or fingerprint_of(article.title, article.text)

        def find(connection: Connection) -> LibraryEntry | None:
            number = matching.find(connection, article, identity, source)
            return None if number is None else matching.kept(connection, number, identity)

        return self._database.read(find)

    def latest_from(self, source: str) -> LibraryEntry | None:
        """The article that was last opened from a source; None if none was. What the source holds now is not looked at.

        Args:
            source: Its absolute path or its address.
        """

        def find(connection: Connection) -> LibraryEntry | None:
            number = articles.latest_from(connection, source)
            return None if number is None else articles.article_numbered(connection, number)

        return self._database.read(find)

    def opened(
        self, article: Article, source: str | None = None, *, identity: str | None = None
    ) -> LibraryEntry:
        """Keep that an article was opened. If its text was changed since, its marks move with their sentences.

        Args:
            article: The whole article; its words are counted if they were not yet.
            source: Its absolute path or its address; None for what came through a pipe.
            identity: Its identity, if it is known already.

        Returns:
            What is kept of it now.
        """
        facts = Facts.of(article, identity or fingerprint_of(article.title, article.text), source)
        self._opened[facts.identity] = facts

        def keep(connection: Connection) -> LibraryEntry:
            number = matching.find(connection, article, facts.identity, source)
            if number is None:
                number = articles.add(connection, facts, self._clock())
            else:
                matching.merge_edition(connection, number, article, facts.identity)
                articles.bring_up_to_date(connection, number, facts, self._clock())
            return articles.article_numbered(connection, number)

        return self._database.change(keep)

    def save(self, identity: str, state: ReadingState) -> None:
        """Keep how an article was left. One that was removed since it was opened stays removed.

        Args:
            identity: The article's.
            state: All of how it was left; it takes the place of what was kept before.
        """

        def keep(connection: Connection) -> None:
            number = articles.parse_number(connection, identity)
            if number is not None:
                articles.save(connection, number, _clean(state))

        self._database.change(keep)

    def recent(self, limit: int | None = None) -> tuple[LibraryEntry, ...]:
        """The articles that can be opened again or have marks, the last opened first.

        Whether their sources are still there is not looked at.

        Args:
            limit: At most how many; None for all.
        """
        return self._database.read(lambda connection: articles.recent(connection, limit))

    def remove(self, identity: str) -> None:
        """Forget an article and its marks.

        Args:
            identity: The article's.
        """

        def forget(connection: Connection) -> None:
            number = articles.parse_number(connection, identity)
            if number is not None:
                articles.remove(connection, number)

        self._database.change(forget)

    # Marks

    def mark(self, identity: str, start: int, sentence: str) -> None:
        """Mark a sentence. One that is marked already stays as it is; an article that was removed is kept again.

        Args:
            identity: That of an article that was opened in this library, or is kept in it.
            start: Where the sentence starts, in code points of the article's text.
            sentence: Its text.

        Raises:
            KeyError: The article is neither.
        """

        def add(connection: Connection) -> None:
            number = articles.parse_number(connection, identity)
            if number is None:
                number = articles.add(connection, self._opened[identity], self._clock())
            highlights.add(connection, number, start, text(sentence), self._clock())

        self._database.change(add)

    def unmark(self, identity: str, *unwanted: Highlight) -> None:
        """Remove marks; those that are gone already are passed over.

        Args:
            identity: The article's.
            *unwanted: The marks, as ``marks`` gave them.
        """

        def remove(connection: Connection) -> None:
            number = articles.parse_number(connection, identity)
            if number is not None:
                highlights.remove(connection, number, unwanted)

        self._database.change(remove)

    def marks(self, identity: str) -> tuple[Highlight, ...]:
        """The marks of an article, also those that other readers made, in the order of its text.

        Their places are those of the edition last opened; ``find_mark`` finds them in another one.

        Args:
            identity: The article's.
        """

        def find(connection: Connection) -> tuple[Highlight, ...]:
            number = articles.parse_number(connection, identity)
            return () if number is None else highlights.marks_of(connection, number)

        return self._database.read(find)

    def marked_articles(self) -> tuple[HighlightedArticle, ...]:
        """All articles with marks, the last opened first."""

        def find(connection: Connection) -> tuple[HighlightedArticle, ...]:
            return tuple(
                HighlightedArticle(
                    articles.article_numbered(connection, number), highlights.marks_of(connection, number)
                )
                for number in articles.marked(connection)
            )

        return self._database.read(find)

    # The file

    @property
    def is_kept(self) -> bool:
        """Whether what changes is kept when the reader ends."""
        return self._database.is_kept

    def take_messages(self) -> tuple[str, ...]:
        """What the user should be told about the file, each message once. It never waits; ask after each call."""
        return self._database.take_messages()

    def close(self) -> None:
        """Let go of the file. A reader in a hurry need not: everything is kept without it."""
        self._database.close()


def _clean(state: ReadingState) -> ReadingState:
    """The state as it may be kept: harmless, and with shares that are some."""
    place = state.place
    return ReadingState(
        place=place and TextAnchor(place.offset, share(place.share), text(place.before), text(place.after)),
        progress=share(state.progress),
        method=line(state.method) or None,
        length=line(state.length) or None,
        section=state.section,
        language=line(state.language) or None,
    )
