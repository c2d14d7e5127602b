import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.library.support import TEXT, article, file_in, fingerprint, library
from tui.library.anchors import TextAnchor
from tui.library.records import ReadingState
from tui.library.schema import MIGRATIONS, NewerLibraryError, NotALibraryError, check_schema, migrate

VERSION_1 = """
    PRAGMA application_id = 1397116002;
    PRAGMA user_version = 1;
    CREATE TABLE article (
        number INTEGER PRIMARY KEY, identity TEXT NOT NULL, title TEXT NOT NULL, source BLOB, site TEXT,
        author TEXT, words INTEGER NOT NULL, first_opened INTEGER NOT NULL, last_opened INTEGER NOT NULL,
        progress REAL NOT NULL DEFAULT 0, place INTEGER, share REAL, before TEXT, after TEXT, method TEXT,
        length TEXT, section INTEGER, language TEXT
    );
    CREATE INDEX article_by_source ON article (source, last_opened);
    CREATE INDEX article_by_time ON article (last_opened);
    CREATE TABLE edition (
        identity TEXT NOT NULL PRIMARY KEY, article INTEGER NOT NULL REFERENCES article ON DELETE CASCADE
    ) WITHOUT ROWID;
    CREATE INDEX edition_by_article ON edition (article);
    CREATE TABLE mark (
        article INTEGER NOT NULL REFERENCES article ON DELETE CASCADE, start INTEGER NOT NULL, text TEXT NOT NULL,
        made INTEGER NOT NULL, PRIMARY KEY (article, start, text)
    ) WITHOUT ROWID;
"""
ROWS = """
    INSERT INTO article VALUES (7, '{fingerprint}', 'Ice', CAST('/ice.txt' AS BLOB), 'The Post', 'Ann', 33, 1000, 2000,
        0.5, 35, 0.2, 'before', 'after', 'lsa', '20%', 2, 'german');
    INSERT INTO edition VALUES ('{fingerprint}', 7);
    INSERT INTO mark VALUES (7, 0, 'The harbour froze over in January.', 1500);
"""
NEXT_MIGRATION = ("ALTER TABLE mark ADD COLUMN note TEXT", "UPDATE mark SET note = 'of version 1'")


@pytest.fixture
def empty() -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        yield connection


@pytest.fixture
def version_1(empty: sqlite3.Connection) -> sqlite3.Connection:
    empty.executescript(VERSION_1 + ROWS.format(fingerprint="1f"))
    return empty


def layout(connection: sqlite3.Connection) -> list[tuple[str, str]]:
    rows = connection.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY name")
    return [(name, "".join(sql.split())) for name, sql in rows]


def version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def test_version_1_is_what_was_published(empty: sqlite3.Connection, version_1: sqlite3.Connection) -> None:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as made:
        migrate(made, MIGRATIONS[:1])
        assert layout(made) == layout(version_1)
        assert version(made) == 1


def test_a_file_of_version_1_is_read_and_written(tmp_path: Path) -> None:
    with closing(sqlite3.connect(file_in(tmp_path))) as file:
        file.executescript(VERSION_1 + ROWS.format(fingerprint=fingerprint(article())))
    kept = library(tmp_path)
    found = kept.find(article())
    assert found is not None
    assert found.state == ReadingState(TextAnchor(35, 0.2, "before", "after"), 0.5, "lsa", "20%", 2, "german")
    assert (found.title, found.source, found.site, found.author) == ("Ice", "/ice.txt", "The Post", "Ann")
    assert [mark.text for mark in kept.highlights(found.fingerprint)] == [TEXT[:34]]
    assert [(mark.note, mark.section) for mark in kept.highlights(found.fingerprint)] == [("", "")]
    assert kept.named_places(found.fingerprint) == ()
    kept.add_highlight(found.fingerprint, 35, "Ships waited outside for two weeks.")
    assert len(kept.highlights(found.fingerprint)) == 2
    assert kept.is_persistent
    assert kept.pop_messages() == ()
    kept.close()


def test_a_new_migration_keeps_the_rows(version_1: sqlite3.Connection) -> None:
    migrate(version_1, (*MIGRATIONS[:1], NEXT_MIGRATION))
    assert version(version_1) == 2
    assert version_1.execute("SELECT start, note FROM mark").fetchall() == [(0, "of version 1")]


def test_an_empty_file_gets_all_migrations(empty: sqlite3.Connection) -> None:
    migrate(empty, (*MIGRATIONS[:1], NEXT_MIGRATION))
    assert version(empty) == 2
    assert empty.execute("SELECT note FROM mark").fetchall() == []


def test_a_migration_that_fails_changes_nothing(version_1: sqlite3.Connection) -> None:
    before = layout(version_1)
    with pytest.raises(sqlite3.OperationalError):
        migrate(version_1, (*MIGRATIONS[:1], (*NEXT_MIGRATION, "INSERT INTO nowhere VALUES (1)")))
    assert version(version_1) == 1
    assert layout(version_1) == before
    migrate(version_1, (*MIGRATIONS[:1], NEXT_MIGRATION))
    assert version(version_1) == 2


def test_migrating_twice_is_once(empty: sqlite3.Connection) -> None:
    migrate(empty)
    before = layout(empty)
    migrate(empty)
    assert layout(empty) == before
    assert version(empty) == len(MIGRATIONS)


def test_a_newer_version_is_left_unchanged(version_1: sqlite3.Connection) -> None:
    version_1.execute(f"PRAGMA user_version = {len(MIGRATIONS) + 1}")
    with pytest.raises(NewerLibraryError):
        migrate(version_1)
    assert version(version_1) == len(MIGRATIONS) + 1


@pytest.mark.parametrize(
    "other",
    [
        "CREATE TABLE other (a)",
        "PRAGMA user_version = 1",
        "PRAGMA application_id = 5",
        f"{VERSION_1}; PRAGMA application_id = 5",
        f"{VERSION_1}; PRAGMA user_version = 0",
        f"{VERSION_1}; PRAGMA user_version = -1",
    ],
)
def test_the_file_of_another_program_is_not_a_library(empty: sqlite3.Connection, other: str) -> None:
    empty.executescript(other)
    before = layout(empty)
    with pytest.raises(NotALibraryError):
        migrate(empty)
    assert layout(empty) == before


@pytest.mark.parametrize(
    "change",
    [
        "DROP TABLE mark",
        "ALTER TABLE article RENAME COLUMN title TO name",
        "CREATE TRIGGER act AFTER DELETE ON mark BEGIN DELETE FROM article; END",
        "CREATE VIEW seen AS SELECT 1",
    ],
)
def test_other_tables_are_not_a_library(version_1: sqlite3.Connection, change: str) -> None:
    migrate(version_1)
    check_schema(version_1)
    version_1.execute(change)
    with pytest.raises(NotALibraryError):
        check_schema(version_1)
