"""The SQL statements on the library's tables.

A row of ``article`` has a number, and is found by the fingerprint of any edition of the article.
"""

from collections.abc import Iterable
from datetime import datetime
from sqlite3 import Connection

from tui.library.columns import (
    assignments,
    from_row,
    insert_into,
    select_list,
    to_milliseconds,
    to_moment,
    to_row,
    to_source_bytes,
)
from tui.library.full_text import delete_text
from tui.library.records import (
    Highlight,
    HighlightedArticle,
    KeptSketch,
    LibraryEntry,
    NamedPlace,
    ReadingState,
    locate_highlight,
)

_ENTRIES = f"SELECT {select_list(LibraryEntry)} FROM article"
_LATEST_FIRST = "ORDER BY last_opened DESC, number DESC"


def find_number(connection: Connection, fingerprint: str) -> int | None:
    """Return the number of the article with an edition of this fingerprint; None if there is none."""
    query = "SELECT number FROM edition JOIN article ON number = edition.article WHERE edition.identity = ?"
    row = connection.execute(query, (fingerprint,)).fetchone()
    return None if row is None else int(row["number"])


def find_number_by_source(connection: Connection, source: str) -> int | None:
    """Return the number of the article last opened from a source; None if there is none."""
    query = f"SELECT number FROM article WHERE source = ? {_LATEST_FIRST} LIMIT 1"
    row = connection.execute(query, (to_source_bytes(source),)).fetchone()
    return None if row is None else int(row["number"])


def get_entry(connection: Connection, number: int) -> LibraryEntry:
    """Return the article with a number that is in the table."""
    return from_row(LibraryEntry, connection.execute(f"{_ENTRIES} WHERE number = ?", (number,)).fetchone())


def recent_entries(connection: Connection, limit: int | None, skipped: int) -> tuple[LibraryEntry, ...]:
    """Return the articles that can be opened again or have highlights, the last opened first, after some of them."""
    condition = "source IS NOT NULL OR number IN (SELECT article FROM mark)"
    query = f"{_ENTRIES} WHERE {condition} {_LATEST_FIRST} LIMIT ? OFFSET ?"
    rows = connection.execute(query, (-1 if limit is None else limit, skipped))
    return tuple(from_row(LibraryEntry, row) for row in rows)


def latest_opening(connection: Connection, until: datetime) -> datetime | None:
    """Return when an article was last opened, up to a moment; None if none was."""
    query = "SELECT last_opened FROM article WHERE last_opened <= ? ORDER BY last_opened DESC LIMIT 1"
    row = connection.execute(query, (to_milliseconds(until),)).fetchone()
    return None if row is None else to_moment(row["last_opened"])


def highlighted_articles(connection: Connection) -> tuple[HighlightedArticle, ...]:
    """Return the articles that have highlights, the last opened first."""
    query = f"SELECT number FROM article WHERE number IN (SELECT article FROM mark) {_LATEST_FIRST}"
    numbers = [int(row["number"]) for row in connection.execute(query)]
    return tuple(
        HighlightedArticle(get_entry(connection, number), get_highlights(connection, number))
        for number in numbers
    )


def insert_article(connection: Connection, new: LibraryEntry) -> int:
    """Add an article, and return its number. Other articles lose its source."""
    values = to_row(new)
    number = connection.execute(insert_into("article", values), values).lastrowid
    assert number is not None  # a row was inserted
    add_edition(connection, number, new.fingerprint)
    _clear_source_of_others(connection, number, new.source)
    return number


def add_edition(connection: Connection, number: int, fingerprint: str) -> None:
    """Add the fingerprint of another edition of an article."""
    values = {"identity": fingerprint, "article": number}
    connection.execute(insert_into("edition", values, or_else="REPLACE"), values)


def update_article(connection: Connection, number: int, opened: LibraryEntry) -> None:
    """Update an article except its reading state, and except its source if the new one is None."""
    values = to_row(opened)
    kept = {"first_opened", *to_row(opened.state)}
    if opened.source is None:
        kept.add("source")
    changed = assignments(name for name in values if name not in kept)
    connection.execute(f"UPDATE article SET {changed} WHERE number = :number", {**values, "number": number})
    _clear_source_of_others(connection, number, opened.source)


def update_state(connection: Connection, number: int, state: ReadingState) -> None:
    """Replace the reading state of an article."""
    values = to_row(state)
    query = f"UPDATE article SET {assignments(values)} WHERE number = :number"
    connection.execute(query, {**values, "number": number})


def delete_article(connection: Connection, number: int) -> None:
    """Delete an article, and with it its editions, its highlights and its text."""
    delete_text(connection, number)
    connection.execute("DELETE FROM article WHERE number = ?", (number,))


def get_highlights(connection: Connection, number: int) -> tuple[Highlight, ...]:
    """Return the highlights of an article, in the order of its text."""
    query = f"SELECT {select_list(Highlight)} FROM mark WHERE article = ? ORDER BY start, text"
    return tuple(from_row(Highlight, row) for row in connection.execute(query, (number,)))


def insert_highlight(connection: Connection, number: int, new: Highlight) -> None:
    """Add a highlight to an article, unless it exists."""
    values = {"article": number, **to_row(new)}
    connection.execute(insert_into("mark", values, or_else="IGNORE"), values)


def update_note(connection: Connection, number: int, noted: Highlight) -> None:
    """Replace the note of a highlight of an article, if it exists."""
    connection.execute(
        "UPDATE mark SET note = :note WHERE article = :article AND start = :start AND text = :text",
        {"article": number, **to_row(noted)},
    )


def delete_highlights(connection: Connection, number: int, unwanted: Iterable[Highlight]) -> None:
    """Delete highlights of an article, as far as they exist."""
    connection.executemany(
        "DELETE FROM mark WHERE article = :article AND start = :start AND text = :text",
        [{"article": number, **to_row(highlight)} for highlight in unwanted],
    )


def move_highlights(connection: Connection, number: int, text: str) -> None:
    """Move the highlights of an article to the new offsets of their sentences. Those not found stay."""
    for highlight in get_highlights(connection, number):
        start = locate_highlight(text, highlight)
        if start is not None and start != highlight.start:
            connection.execute(
                "UPDATE OR REPLACE mark SET start = :moved"
                " WHERE article = :article AND start = :start AND text = :text",
                {"article": number, "moved": start, **to_row(highlight)},
            )


def get_sketch(connection: Connection, number: int) -> KeptSketch | None:
    """Return the sketch of the sentences of an article; None if there is none, or if it is not one."""
    row = connection.execute("SELECT identity, sentences FROM sketch WHERE article = ?", (number,)).fetchone()
    if row is None or not isinstance(row["sentences"], bytes):
        return None
    return KeptSketch(str(row["identity"]), row["sentences"])


def all_sketches(connection: Connection) -> dict[str, bytes]:
    """Return the sketches of all articles, by their fingerprints."""
    query = "SELECT article.identity, sentences FROM sketch JOIN article ON number = article"
    rows = connection.execute(query)
    return {str(identity): sentences for identity, sentences in rows if isinstance(sentences, bytes)}


def put_sketch(connection: Connection, number: int, kept: KeptSketch) -> None:
    """Keep the sketch of the sentences of an article in place of an earlier one."""
    values = {"article": number, "identity": kept.fingerprint, "sentences": kept.sentences}
    connection.execute(insert_into("sketch", values, or_else="REPLACE"), values)


def get_named_places(connection: Connection, number: int) -> tuple[NamedPlace, ...]:
    """Return the named places of an article, in the order of their names."""
    query = f"SELECT {select_list(NamedPlace)} FROM named_place WHERE article = ? ORDER BY name"
    return tuple(from_row(NamedPlace, row) for row in connection.execute(query, (number,)))


def insert_named_place(connection: Connection, number: int, new: NamedPlace) -> None:
    """Name a place of an article. Another place loses the name."""
    values = {"article": number, **to_row(new)}
    connection.execute(insert_into("named_place", values, or_else="REPLACE"), values)


def _clear_source_of_others(connection: Connection, number: int, source: str | None) -> None:
    query = "UPDATE article SET source = NULL WHERE source = ? AND number <> ?"
    connection.execute(query, (to_source_bytes(source), number))
