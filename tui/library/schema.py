"""The tables of the library, and how a file of an older version is migrated."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from itertools import chain
from sqlite3 import SQLITE_ERROR, Connection, Error, OperationalError


@contextmanager
def transaction(connection: Connection) -> Iterator[None]:
    """One transaction for all that is done in the context, the only one that writes; undone if anything is raised.

    Raises:
        sqlite3.Error: The file cannot be written, or another program went on writing for too long.
    """
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        with suppress(Error):  # SQLite has undone it already after some failures
            connection.execute("ROLLBACK")
        raise


APPLICATION = int.from_bytes(b"SFLb")
"""What tells a library from the files of other programs that use SQLite."""

Step = tuple[str, ...]

STEPS: tuple[Step, ...] = (
    (
        f"PRAGMA application_id = {APPLICATION}",
        """
        CREATE TABLE article (
            number INTEGER PRIMARY KEY,
            identity TEXT NOT NULL,
            title TEXT NOT NULL,
            source BLOB,
            site TEXT,
            author TEXT,
            words INTEGER NOT NULL,
            first_opened INTEGER NOT NULL,
            last_opened INTEGER NOT NULL,
            progress REAL NOT NULL DEFAULT 0,
            place INTEGER,
            share REAL,
            before TEXT,
            after TEXT,
            method TEXT,
            length TEXT,
            section INTEGER,
            language TEXT
        )
        """,
        "CREATE INDEX article_by_source ON article (source, last_opened)",
        "CREATE INDEX article_by_time ON article (last_opened)",
        """
        CREATE TABLE edition (
            identity TEXT NOT NULL PRIMARY KEY,
            article INTEGER NOT NULL REFERENCES article ON DELETE CASCADE
        ) WITHOUT ROWID
        """,
        "CREATE INDEX edition_by_article ON edition (article)",
        """
        CREATE TABLE mark (
            article INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
            start INTEGER NOT NULL,
            text TEXT NOT NULL,
            made INTEGER NOT NULL,
            PRIMARY KEY (article, start, text)
        ) WITHOUT ROWID
        """,
    ),
)
"""What makes each version of the tables of the version before, by statements; version 1 is made of an empty file.

A step that was published never changes. Moments are in milliseconds since 1970, a source is UTF-8 as the system has it.
"""

_NEEDED = (
    "SELECT number, identity, title, source, site, author, words, first_opened, last_opened, progress, place, share,"
    " before, after, method, length, section, language FROM article LIMIT 0",
    "SELECT identity, article FROM edition LIMIT 0",
    "SELECT article, start, text, made FROM mark LIMIT 0",
)


class NotALibraryError(Exception):
    """A file holds something else than a library, or not all of one."""


class NewerLibraryError(Exception):
    """A file was made by a newer version of this program."""


def bring_up(connection: Connection, steps: Sequence[Step] = STEPS) -> None:
    """Make the tables in an empty file, or bring those of an older version up to this one, all or nothing.

    Args:
        connection: A file, in no transaction.
        steps: The statements for each version.

    Raises:
        NotALibraryError: There are other things in it.
        NewerLibraryError: It has more versions than there are steps. Nothing was changed.
        sqlite3.Error: It cannot be read or written.
    """
    if _version(connection) < len(steps):
        with transaction(connection):
            missing = steps[_version(connection) :]  # none, if another reader has just done it
            for statement in chain.from_iterable(missing):
                connection.execute(statement)
            if missing:
                connection.execute(f"PRAGMA user_version = {len(steps)}")
    if _version(connection) > len(steps):
        raise NewerLibraryError


def check(connection: Connection) -> None:
    """See whether a file has the tables and columns of this version, and nothing that acts by itself.

    Raises:
        NotALibraryError: It has not.
        sqlite3.Error: It cannot be read.
    """
    if _count(connection, "SELECT count(*) FROM sqlite_master WHERE type IN ('trigger', 'view')"):
        raise NotALibraryError
    for query in _NEEDED:
        try:
            connection.execute(query)
        except OperationalError as error:
            if error.sqlite_errorcode == SQLITE_ERROR:  # no such table, no such column
                raise NotALibraryError from error
            raise


def _version(connection: Connection) -> int:
    version = _count(connection, "PRAGMA user_version")
    application = _count(connection, "PRAGMA application_id")
    tables = _count(connection, "SELECT count(*) FROM sqlite_master")
    if (version, application, tables) != (0, 0, 0) and (application != APPLICATION or version < 1):
        raise NotALibraryError
    return version


def _count(connection: Connection, query: str) -> int:
    (number,) = connection.execute(query).fetchone()
    return int(number)
