"""The tables of the library, and the migrations of older files."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from itertools import chain
from sqlite3 import SQLITE_ERROR, Connection, Error, OperationalError
from typing import NamedTuple

from tui.library.columns import select_list
from tui.library.records import Highlight, LibraryEntry, NamedPlace

APPLICATION_ID = int.from_bytes(b"SFLb")
"""Distinguishes libraries from other programs' SQLite files."""

Migration = tuple[str, ...]

_VERSION_1: Migration = (
    f"PRAGMA application_id = {APPLICATION_ID}",
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
)

_VERSION_2: Migration = (
    "ALTER TABLE article ADD COLUMN row INTEGER",
    "ALTER TABLE article ADD COLUMN pane TEXT",
    "ALTER TABLE article ADD COLUMN digest_line TEXT",
)

_VERSION_3: Migration = (
    "ALTER TABLE article ADD COLUMN read_parts TEXT",
    "ALTER TABLE mark ADD COLUMN note TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE mark ADD COLUMN section TEXT NOT NULL DEFAULT ''",
    """
    CREATE TABLE named_place (
        article INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
        name TEXT NOT NULL,
        place INTEGER NOT NULL,
        share REAL NOT NULL,
        before TEXT NOT NULL,
        after TEXT NOT NULL,
        PRIMARY KEY (article, name)
    ) WITHOUT ROWID
    """,
)

_VERSION_4: Migration = (
    """
    CREATE TABLE sketch (
        article INTEGER NOT NULL PRIMARY KEY REFERENCES article ON DELETE CASCADE,
        identity TEXT NOT NULL,
        sentences BLOB NOT NULL
    )
    """,
)

_VERSION_5: Migration = (
    """
    CREATE TABLE kept_text (
        article INTEGER NOT NULL PRIMARY KEY REFERENCES article ON DELETE CASCADE,
        identity TEXT NOT NULL,
        passages BLOB NOT NULL
    )
    """,
)

MIGRATIONS: tuple[Migration, ...] = (_VERSION_1, _VERSION_2, _VERSION_3, _VERSION_4, _VERSION_5)
"""The statements that make each version of the tables from the previous one; the first starts from an empty file.

A published migration never changes: a new column is a new migration, such as
``("ALTER TABLE article ADD COLUMN note TEXT",)``, and a field in ``records``. Times are in milliseconds since 1970, a
source is stored as the system's bytes.
"""

_NEEDED = (
    f"SELECT number, {select_list(LibraryEntry)} FROM article LIMIT 0",
    "SELECT identity, article FROM edition LIMIT 0",
    f"SELECT article, {select_list(Highlight)} FROM mark LIMIT 0",
    f"SELECT article, {select_list(NamedPlace)} FROM named_place LIMIT 0",
    "SELECT article, identity, passages FROM kept_text LIMIT 0",
)


class Schema(NamedTuple):
    """The tables of a file."""

    application_id: int
    """Distinguishes the file from other programs' SQLite files."""
    migrations: Sequence[Migration]
    needed: Sequence[str]
    """Queries that fail if a table or a column is missing."""


LIBRARY = Schema(APPLICATION_ID, MIGRATIONS, _NEEDED)


class NotALibraryError(Exception):
    """A file is not a library, or damaged."""


class NewerLibraryError(Exception):
    """A file was made by a newer version of this program."""


@contextmanager
def transaction(connection: Connection) -> Iterator[None]:
    """Run the context as the only transaction that writes. It is rolled back if anything is raised.

    Raises:
        sqlite3.Error: The file cannot be written, or another program was writing for too long.
    """
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        with suppress(Error):  # after some failures SQLite has rolled back already
            connection.execute("ROLLBACK")
        raise


def migrate(
    connection: Connection,
    migrations: Sequence[Migration] = MIGRATIONS,
    application_id: int = APPLICATION_ID,
) -> None:
    """Create the tables in an empty file, or migrate those of an older version, all or nothing.

    Raises:
        NotALibraryError: The file contains something else.
        NewerLibraryError: Its version is higher than the number of migrations. Nothing was changed.
        sqlite3.Error: It cannot be read or written.
    """
    if _version(connection, application_id) < len(migrations):
        with transaction(connection):
            # None are missing if another process has just migrated the file.
            missing = migrations[_version(connection, application_id) :]
            for statement in chain.from_iterable(missing):
                connection.execute(statement)
            if missing:
                connection.execute(f"PRAGMA user_version = {len(migrations)}")
    if _version(connection, application_id) > len(migrations):
        raise NewerLibraryError


def check_schema(connection: Connection, needed: Sequence[str] = _NEEDED) -> None:
    """Check that a file has the tables and columns of this version, and no triggers or views.

    Raises:
        NotALibraryError: It lacks one, or has a trigger or view.
        sqlite3.Error: It cannot be read.
    """
    if _number(connection, "SELECT count(*) FROM sqlite_master WHERE type IN ('trigger', 'view')"):
        raise NotALibraryError
    for query in needed:
        try:
            connection.execute(query)
        except OperationalError as error:
            if error.sqlite_errorcode == SQLITE_ERROR:  # no such table, no such column
                raise NotALibraryError from error
            raise


def _version(connection: Connection, application_id: int) -> int:
    version = _number(connection, "PRAGMA user_version")
    found_id = _number(connection, "PRAGMA application_id")
    tables = _number(connection, "SELECT count(*) FROM sqlite_master")
    is_library = found_id == application_id and version >= 1
    if not is_library and (version, found_id, tables) != (0, 0, 0):
        raise NotALibraryError
    return version


def _number(connection: Connection, query: str) -> int:
    (number,) = connection.execute(query).fetchone()
    return int(number)
