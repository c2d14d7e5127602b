"""The articles in the library's tables."""

from sqlite3 import Connection, Row
from typing import NamedTuple

from tui.document.model import Article
from tui.library import columns as values
from tui.library.anchors import TextAnchor
from tui.library.records import LibraryEntry, ReadingState
from tui.text.sanitize import clean_line

_COLUMNS = """
    identity, title, source, site, author, words, first_opened, last_opened,
    place, share, before, after, progress, method, length, section, language,
    (SELECT count(*) FROM mark WHERE mark.article = number) AS marks
"""
_BY_TIME = "ORDER BY last_opened DESC, number DESC"
_NO_PLACE = (None, None, None, None)


class Facts(NamedTuple):
    """What is kept of an article besides what was done with it."""

    identity: str
    title: str
    source: str | None
    site: str | None
    author: str | None
    words: int

    @classmethod
    def of(cls, article: Article, identity: str, source: str | None) -> "Facts":
        """The facts of an article.

        Args:
            article: The article. Its words are counted if they were not yet.
            identity: Its identity.
            source: Its absolute path or its address; None if it cannot be opened again.
        """
        site, author = clean_line(article.site or ""), clean_line(article.author or "")
        return cls(
            identity, clean_line(article.title), source, site or None, author or None, article.word_count
        )


def parse_number(connection: Connection, identity: str) -> int | None:
    """The number of an article in the tables, by the identity of any of its editions; None if it is not kept."""
    query = "SELECT number FROM edition JOIN article ON number = edition.article WHERE edition.identity = ?"
    row = connection.execute(query, (identity,)).fetchone()
    return None if row is None else int(row[0])


def article_numbered(connection: Connection, number: int) -> LibraryEntry:
    """The article with a number that is in the tables."""
    return _kept(connection.execute(f"SELECT {_COLUMNS} FROM article WHERE number = ?", (number,)).fetchone())


def latest_from(connection: Connection, source: str) -> int | None:
    """The number of the article that was last opened from a source; None if none was."""
    query = f"SELECT number FROM article WHERE source = ? {_BY_TIME} LIMIT 1"
    row = connection.execute(query, (values.packed_source(source),)).fetchone()
    return None if row is None else int(row[0])


def recent(connection: Connection, limit: int | None = None) -> tuple[LibraryEntry, ...]:
    """The articles that can be opened again or have marks, the last opened first.

    Args:
        connection: The library.
        limit: At most how many; None for all.
    """
    query = f"""
        SELECT {_COLUMNS} FROM article
        WHERE source IS NOT NULL OR EXISTS (SELECT 1 FROM mark WHERE mark.article = number)
        {_BY_TIME} LIMIT ?
    """
    return tuple(map(_kept, connection.execute(query, (-1 if limit is None else limit,))))


def marked(connection: Connection) -> tuple[int, ...]:
    """The numbers of the articles that have marks, the last opened first."""
    query = f"SELECT number FROM article WHERE number IN (SELECT article FROM mark) {_BY_TIME}"
    return tuple(int(number) for (number,) in connection.execute(query))


def add(connection: Connection, facts: Facts, when: int) -> int:
    """Begin to keep an article.

    Args:
        connection: The library, in a transaction.
        facts: The article.
        when: The moment, in milliseconds since 1970.

    Returns:
        Its number.
    """
    number = connection.execute(
        "INSERT INTO article (identity, title, words, first_opened, last_opened) VALUES (?, '', 0, ?, ?)",
        (facts.identity, when, when),
    ).lastrowid
    assert number is not None  # a row was inserted
    add_edition(connection, number, facts.identity)
    bring_up_to_date(connection, number, facts, when)
    return number


def add_edition(connection: Connection, number: int, identity: str) -> None:
    """Let an article be found by the identity of another edition of it, too."""
    connection.execute("INSERT OR REPLACE INTO edition (identity, article) VALUES (?, ?)", (identity, number))


def bring_up_to_date(connection: Connection, number: int, facts: Facts, when: int) -> None:
    """Keep what is known of an article now that it was opened. What came from its source before cannot be opened again.

    Args:
        connection: The library, in a transaction.
        number: The article's.
        facts: What is known.
        when: The moment, in milliseconds since 1970.
    """
    source = None if facts.source is None else values.packed_source(facts.source)
    connection.execute(
        "UPDATE article SET source = NULL WHERE source = ? AND number <> ?",
        (source, number),
    )
    connection.execute(
        """
        UPDATE article SET identity = ?, title = ?, source = coalesce(?, source), site = ?, author = ?, words = ?,
            last_opened = ?
        WHERE number = ?
        """,
        (facts.identity, facts.title, source, facts.site, facts.author, facts.words, when, number),
    )


def save(connection: Connection, number: int, state: ReadingState) -> None:
    """Keep how an article was left.

    Args:
        connection: The library, in a transaction.
        number: The article's.
        state: How it was left.
    """
    connection.execute(
        """
        UPDATE article SET place = ?, share = ?, before = ?, after = ?,
            progress = ?, method = ?, length = ?, section = ?, language = ?
        WHERE number = ?
        """,
        (*(state.place or _NO_PLACE), *state[1:], number),
    )


def remove(connection: Connection, number: int) -> None:
    """Forget an article, its editions and its marks."""
    connection.execute("DELETE FROM article WHERE number = ?", (number,))


def _kept(row: Row) -> LibraryEntry:
    """What a row of ``_COLUMNS`` says. Anything may stand in it: the file may have been changed by others."""
    return LibraryEntry(
        identity=values.line(row["identity"]),
        title=values.line(row["title"]),
        source=values.source(row["source"]),
        site=values.line(row["site"]) or None,
        author=values.line(row["author"]) or None,
        words=values.count(row["words"]),
        first_opened=values.moment(row["first_opened"]),
        last_opened=values.moment(row["last_opened"]),
        state=ReadingState(
            place=None if row["place"] is None else _place(row),
            progress=values.share(row["progress"]),
            method=values.line(row["method"]) or None,
            length=values.line(row["length"]) or None,
            section=None if row["section"] is None else values.count(row["section"]),
            language=values.line(row["language"]) or None,
        ),
        mark_count=row["marks"],
    )


def _place(row: Row) -> TextAnchor:
    return TextAnchor(
        offset=values.count(row["place"]),
        share=values.share(row["share"]),
        before=values.anchor_context(row["before"]),
        after=values.anchor_context(row["after"]),
    )
