"""The library of articles that were read."""

import time
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from sqlite3 import Connection
from typing import TYPE_CHECKING

from tui.document.model import Article
from tui.library import full_text, queries
from tui.library.anchors import CONTEXT, TextAnchor
from tui.library.columns import to_moment
from tui.library.data_folder import data_folder
from tui.library.database import Database
from tui.library.records import (
    FoundPassage,
    Highlight,
    HighlightedArticle,
    KeptSketch,
    LibraryEntry,
    NamedPlace,
    ReadingState,
    fingerprint_of,
    new_entry,
)
from tui.library.sources import lasting_source
from tui.text.sanitize import clean_line

if TYPE_CHECKING:
    from tui.library.editions import Changes

FILE_NAME = "library.sqlite"

_MAX_CLOCK_STEP = timedelta(days=1)
"""A clock that is set back further was far off before, or is now: then no time is made up."""
_MILLISECOND = timedelta(milliseconds=1)


class Library:
    """Stores the reading state and the highlights of articles.

    Every method may be called from any thread, and several processes may use one library. Each method waits for the
    disk, and up to two seconds for another process: call them outside of the event loop. After a method has returned,
    its change survives a kill or a power failure.

    Problems with the file are not raised: a broken one is renamed and a new one is created, and if it cannot be written
    the library continues in memory. ``pop_messages`` returns the messages for the user about that.

    Args:
        folder: The folder of the file; None for the user's data folder.
        clock: Returns the time, in milliseconds since 1970.
    """

    def __init__(
        self, folder: Path | None = None, *, clock: Callable[[], int] = lambda: time.time_ns() // 1_000_000
    ) -> None:
        self._database = Database((folder or data_folder()).absolute() / FILE_NAME)
        self._clock = clock
        self._opened: dict[str, LibraryEntry] = {}

    def _now(self) -> datetime:
        return to_moment(self._clock())

    def find(
        self, article: Article, source: str | None = None, *, fingerprint: str | None = None
    ) -> LibraryEntry | None:
        """Return the entry of an article; None if there is none. ``anchors.locate`` finds its anchor in the text.

        It is found by its text, whatever its source. If the text was edited, it is found by its source, as long as the
        title, the words beside the anchor or a highlight are still the same.

        Args:
            article: The whole article.
            source: Its absolute path or its URL; None for piped input.
            fingerprint: See ``fingerprint_of``; None to compute it.
        """
        known = fingerprint or fingerprint_of(article.title, article.text)
        return self._database.read(lambda connection: _find_entry(connection, article, known, source))

    def find_by_source(self, source: str) -> LibraryEntry | None:
        """Return the entry of the article last opened from a path or URL; None if there is none."""

        def find(connection: Connection) -> LibraryEntry | None:
            number = queries.find_number_by_source(connection, source)
            return None if number is None else queries.get_entry(connection, number)

        return self._database.read(find)

    def record_opened(
        self, article: Article, source: str | None = None, *, fingerprint: str | None = None
    ) -> LibraryEntry:
        """Record that an article was opened, and return its entry. The arguments are those of ``find``.

        If its text was edited, its highlights move with their sentences.
        """
        known = fingerprint or fingerprint_of(article.title, article.text)
        opened = self._opened[known] = new_entry(article, known, source, self._now())
        return self._database.write(lambda connection: _record_opened(connection, article, opened))

    def save(self, fingerprint: str, state: ReadingState) -> None:
        """Replace the reading state of an article. One that was removed since it was opened stays removed."""
        self._change(fingerprint, lambda connection, number: queries.update_state(connection, number, state))

    def recent(self, limit: int | None = None, *, skipped: int = 0) -> tuple[LibraryEntry, ...]:
        """Return the articles that can be opened again or have highlights, the last opened first.

        Args:
            limit: The most articles to return; None for all.
            skipped: The number of those opened last that are left out.
        """
        return self._database.read(lambda connection: queries.recent_entries(connection, limit, skipped))

    def remove(self, fingerprint: str) -> None:
        """Remove an article and its highlights."""
        self._change(fingerprint, queries.delete_article)

    def add_highlight(
        self, fingerprint: str, start: int, text: str, *, section: str = "", note: str | None = None
    ) -> None:
        """Highlight a part of the text, unless it is already. An article that was removed is added again.

        Args:
            fingerprint: The fingerprint of an article that was opened with this object, or is in the library.
            start: The offset of the part in the article's text.
            text: The part, mostly a sentence.
            section: The name of the section that it is in.
            note: What the user writes about it; None to keep the note of an existing highlight.

        Raises:
            KeyError: There is no such article.
        """

        def add(connection: Connection) -> None:
            number, now = self._number_of(connection, fingerprint)
            highlight = Highlight(start, text, now, note or "", section)
            queries.insert_highlight(connection, number, highlight)
            if note is not None:
                queries.update_note(connection, number, highlight)

        self._database.write(add)

    def remove_highlights(self, fingerprint: str, *unwanted: Highlight) -> None:
        """Remove highlights of an article. Those that are gone already are skipped."""
        self._change(
            fingerprint, lambda connection, number: queries.delete_highlights(connection, number, unwanted)
        )

    def highlights(self, fingerprint: str) -> tuple[Highlight, ...]:
        """Return the highlights of an article, in the order of its text, with offsets in the edition last opened.

        ``records.locate_highlight`` finds them in another.
        """

        def find(connection: Connection) -> tuple[Highlight, ...]:
            number = queries.find_number(connection, fingerprint)
            return () if number is None else queries.get_highlights(connection, number)

        return self._database.read(find)

    def name_place(self, fingerprint: str, name: str, anchor: TextAnchor) -> None:
        """Name a place of an article; another place loses the name. An article that was removed is added again.

        Raises:
            KeyError: The article is not in the library, and was not opened with this object.
        """

        def add(connection: Connection) -> None:
            number, _ = self._number_of(connection, fingerprint)
            queries.insert_named_place(connection, number, NamedPlace(name, anchor))

        self._database.write(add)

    def named_places(self, fingerprint: str) -> tuple[NamedPlace, ...]:
        """Return the named places of an article by name. ``anchors.locate`` finds them in its text."""

        def find(connection: Connection) -> tuple[NamedPlace, ...]:
            number = queries.find_number(connection, fingerprint)
            return () if number is None else queries.get_named_places(connection, number)

        return self._database.read(find)

    def keep_sentences(self, fingerprint: str, sentences: Sequence[str]) -> "Changes":
        """Return what changed in an article since its sentences were last kept, and keep these; their text is not kept.

        Args:
            fingerprint: The fingerprint of an article that is in the library, as it is now.
            sentences: All of its sentences.
        """
        from tui.library.editions import Changes, changes_between, sketch_of  # not needed by the first paint

        kept = self._database.read(lambda connection: _sketch(connection, fingerprint))
        if kept is not None and kept.fingerprint == fingerprint:
            return Changes()
        sketch = KeptSketch(fingerprint, sketch_of(sentences))
        self._change(fingerprint, lambda connection, number: queries.put_sketch(connection, number, sketch))
        return Changes() if kept is None else changes_between(kept.sentences, sketch.sentences)

    def sketches(self) -> Mapping[str, bytes]:
        """Return the sketches of the sentences of all articles, by their fingerprints; see ``alike``."""
        return self._database.read(queries.all_sketches)

    def changes(self, article: Article, source: str | None = None) -> "Changes | None":
        """Return what changed in an article since it was last read; None if it was not, or if that was not kept.

        The arguments are those of ``find``. Nothing is kept.
        """
        from tui.library.editions import changes_between, sketch_of

        entry = self.find(article, source)
        if entry is None:
            return None
        kept = self._database.read(lambda connection: _sketch(connection, entry.fingerprint))
        if kept is None:
            return None
        return changes_between(kept.sentences, sketch_of([sentence.text for sentence in article.sentences]))

    def keep_text(self, fingerprint: str, article: Article) -> None:
        """Keep the text of an article, for ``search``, unless it is kept already.

        Args:
            fingerprint: The fingerprint of an article that is in the library, as it is now.
            article: The article.

        Raises:
            NoFullTextError: It could not be found again.
        """
        from tui.library.passages import passages_of

        if self._database.read(lambda connection: _has_text(connection, fingerprint)):
            return
        passages = passages_of(article)
        self._change(
            fingerprint,
            lambda connection, number: full_text.put_text(connection, number, fingerprint, passages),
        )

    @property
    def has_texts(self) -> bool:
        """True if the text of any article is kept."""
        return self._database.read(full_text.has_texts)

    def search(self, words: str, limit: int = 50) -> tuple[FoundPassage, ...]:
        """Find passages in the texts that are kept, those of the newest article in the library first.

        Args:
            words: The words that a passage must have, in any order, case and with any accents; those in quotation marks
                must stand together, and the last one may be the beginning of a word.
            limit: The most passages to return. Other articles come before more than a few passages of one.

        Raises:
            NoFullTextError: There is no full-text search.
        """

        def find(connection: Connection) -> tuple[FoundPassage, ...]:
            return tuple(
                FoundPassage(entry, passage.start, passage.text)
                for number, passages in full_text.find_passages(connection, words, limit)
                for entry in (queries.get_entry(connection, number),)
                for passage in passages
            )

        return self._database.read(find)

    def highlighted_articles(self) -> tuple[HighlightedArticle, ...]:
        """Return all articles with highlights, the last opened first."""
        return self._database.read(queries.highlighted_articles)

    @property
    def is_persistent(self) -> bool:
        """True while changes are written to the file."""
        return self._database.is_persistent

    def pop_messages(self) -> tuple[str, ...]:
        """Return the messages for the user about the file, each once. It never waits."""
        return self._database.pop_messages()

    def close(self) -> None:
        """Close the file. Nothing is lost if this is never called."""
        self._database.close()

    def _number_of(self, connection: Connection, fingerprint: str) -> tuple[int, datetime]:
        """Return the number of an article, which is added again if it was removed, and the time."""
        number, now = queries.find_number(connection, fingerprint), self._now()
        if number is None:
            new = self._opened[fingerprint]._replace(first_opened=now, last_opened=now)
            number = queries.insert_article(connection, new)
        return number, now

    def _change(self, fingerprint: str, change: Callable[[Connection, int], None]) -> None:

        def find_and_change(connection: Connection) -> None:
            number = queries.find_number(connection, fingerprint)
            if number is not None:
                change(connection, number)

        self._database.write(find_and_change)


def _has_text(connection: Connection, fingerprint: str) -> bool:
    number = queries.find_number(connection, fingerprint)
    return number is not None and full_text.has_text(connection, number, fingerprint)


def _sketch(connection: Connection, fingerprint: str) -> KeptSketch | None:
    number = queries.find_number(connection, fingerprint)
    return None if number is None else queries.get_sketch(connection, number)


def _find_entry(
    connection: Connection, article: Article, fingerprint: str, source: str | None
) -> LibraryEntry | None:
    """Return the entry of an article; in another edition without its section, whose index may have changed."""
    number = _find_number(connection, article, fingerprint, source)
    if number is None:
        return None
    found = queries.get_entry(connection, number)
    if found.fingerprint != fingerprint:
        return found._replace(state=found.state._replace(section=None))
    return found


def _record_opened(connection: Connection, article: Article, opened: LibraryEntry) -> LibraryEntry:
    """Add an article or update its row, and return its entry."""
    number = _find_number(connection, article, opened.fingerprint, opened.source)
    opened = opened._replace(last_opened=_next_opening(connection, opened.last_opened))
    if number is None:
        number = queries.insert_article(connection, opened)
    else:
        _merge_edition(connection, number, article, opened.fingerprint)
        source = lasting_source(queries.get_entry(connection, number).source, opened.source)
        queries.update_article(connection, number, opened._replace(source=source))
    return queries.get_entry(connection, number)


def _next_opening(connection: Connection, now: datetime) -> datetime:
    """Return a time after all other openings, for their order, unless the clock was set back by more than a step."""
    latest = queries.latest_opening(connection, now + _MAX_CLOCK_STEP)
    return now if latest is None else max(now, latest + _MILLISECOND)


def _find_number(
    connection: Connection, article: Article, fingerprint: str, source: str | None
) -> int | None:
    """Return the number of an article, found by its text or else as another edition from the same source."""
    number = queries.find_number(connection, fingerprint)
    if number is None and source is not None:
        number = queries.find_number_by_source(connection, source)
        if number is not None and not _is_edition(connection, number, article):
            return None
    return number


def _is_edition(connection: Connection, number: int, article: Article) -> bool:
    """Return whether an article is another edition, rather than another article at the same source.

    It is if the title is the same, or if it contains the words beside the anchor, or a highlight that is too long to
    occur by chance.
    """
    last = queries.get_entry(connection, number)
    if last.title and last.title == clean_line(article.title):
        return True
    anchor = last.state.anchor
    excerpts = [anchor.prefix, anchor.suffix] if anchor is not None else []
    excerpts += [highlight.text for highlight in queries.get_highlights(connection, number)]
    return any(len(excerpt) >= CONTEXT and excerpt in article.text for excerpt in excerpts)


def _merge_edition(connection: Connection, number: int, article: Article, fingerprint: str) -> None:
    """Move highlights with their sentences, if the article is another edition than the one last opened."""
    last = queries.get_entry(connection, number)
    if last.fingerprint == fingerprint:
        return
    if queries.find_number(connection, fingerprint) is None:
        queries.add_edition(connection, number, fingerprint)
    queries.update_state(connection, number, last.state._replace(section=None))
    queries.move_highlights(connection, number, article.text)
