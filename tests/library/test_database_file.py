import os
import sqlite3
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.library.support import article, file_in, fingerprint, library
from tui.library.database_file import (
    inode_of,
    is_damage,
    make_file,
    open_copy,
    open_database,
    rename_broken,
)
from tui.library.schema import MIGRATIONS, NewerLibraryError, NotALibraryError


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """The closed file of a library with an article and a highlight."""
    made = library(tmp_path)
    made.record_opened(article(), "/ice.txt")
    made.add_highlight(fingerprint(article()), 0, "The harbour froze over in January.")
    made.close()
    return file_in(tmp_path)


def marks_in(connection: sqlite3.Connection) -> int:
    (count,) = connection.execute("SELECT count(*) FROM mark").fetchone()
    connection.close()
    return int(count)


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_only_the_owner_can_read_the_file(tmp_path: Path) -> None:
    folder = tmp_path / "standfirst"
    made = library(folder)
    made.record_opened(article())
    assert mode(folder) == 0o700
    assert {path.suffix: mode(path) for path in folder.iterdir()} == {
        ".sqlite": 0o600,
        ".sqlite-shm": 0o600,
        ".sqlite-wal": 0o600,
    }
    made.close()


def test_a_file_readable_by_others_is_made_private(path: Path) -> None:
    path.chmod(0o644)
    make_file(path)
    assert mode(path) == 0o600


def test_the_mode_of_an_existing_folder_stays(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    make_file(file_in(tmp_path))
    assert mode(tmp_path) == 0o755


def test_a_change_is_on_the_disk_before_it_is_confirmed(path: Path) -> None:
    connection = open_database(path)
    assert connection.execute("PRAGMA journal_mode").fetchone()[0] == "wal"
    assert connection.execute("PRAGMA synchronous").fetchone()[0] == 2
    connection.close()


def replaced_by(make: Callable[[Path], object]) -> Callable[[Path], object]:
    def remake(path: Path) -> object:
        path.unlink()
        return make(path)

    return remake


def other_tables(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE other (a)")
    connection.close()


def without_marks(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("DROP TABLE mark")
    connection.close()


BROKEN: dict[str, Callable[[Path], object]] = {
    "garbage": lambda path: path.write_bytes(bytes(range(1, 256)) * 100),
    "text": lambda path: path.write_text("To do:\n- milk\n"),
    "zeros": lambda path: path.write_bytes(bytes(8192)),
    "its head alone": lambda path: path.write_bytes(path.read_bytes()[:100]),
    "cut in a page": lambda path: path.write_bytes(path.read_bytes()[:6000]),
    "cut after a page": lambda path: path.write_bytes(path.read_bytes()[:4096]),
    "no tables": lambda path: path.write_bytes(path.read_bytes()[:100] + bytes(len(path.read_bytes()) - 100)),
    "a damaged page": lambda path: path.write_bytes(
        path.read_bytes()[:4096] + b"\xff" * (path.stat().st_size - 4096)
    ),
    "a folder": replaced_by(lambda path: path.mkdir()),
    "a pipe": replaced_by(os.mkfifo),
    "another program's": replaced_by(other_tables),
    "a table less": without_marks,
}


@pytest.mark.parametrize("what", BROKEN)
def test_a_broken_file_is_reported_and_renamed(path: Path, what: str) -> None:
    BROKEN[what](path)
    broken = path.read_bytes() if path.is_file() else None
    kept = library(path.parent)
    of_ice = kept.record_opened(article())  # some damage is noticed only when the damaged part is read
    kept.add_highlight(of_ice.fingerprint, 0, "The harbour froze over in January.")
    assert kept.is_persistent
    assert [article.highlight_count for article in kept.recent()] == [1]
    (message,) = kept.pop_messages()
    (aside,) = path.parent.glob("library-broken-20??-??-??.sqlite")
    assert str(aside) in message
    assert broken is None or aside.read_bytes() == broken
    kept.close()
    again = library(path.parent)
    assert len(again.highlights(of_ice.fingerprint)) == 1
    assert again.pop_messages() == ()
    again.close()


def test_an_empty_file_is_an_empty_library(path: Path) -> None:
    path.write_bytes(b"")
    kept = library(path.parent)
    assert kept.recent() == ()
    assert kept.is_persistent
    assert kept.pop_messages() == ()
    kept.close()


def test_a_newer_file_is_not_touched(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    before = path.read_bytes()
    with pytest.raises(NewerLibraryError):
        open_database(path)
    assert path.read_bytes() == before


def test_a_broken_file_is_renamed_with_its_log(path: Path) -> None:
    for ending in ("-wal", "-shm"):
        path.with_name(path.name + ending).write_text(ending)
    first = rename_broken(path, inode_of(path))
    assert first is not None
    assert sorted(found.name for found in path.parent.iterdir()) == [
        first.name,
        f"{first.name}-shm",
        f"{first.name}-wal",
    ]
    path.write_text("broken again")
    second = rename_broken(path, inode_of(path))
    assert second is not None
    assert second.name == first.stem + "-2.sqlite"


def test_a_file_that_another_process_has_replaced_stays(path: Path) -> None:
    broken = inode_of(path)
    path.rename(path.with_name("elsewhere"))
    make_file(path)
    assert rename_broken(path, broken) is None
    assert path.exists()


def test_a_copy_has_the_contents_of_the_file(path: Path) -> None:
    copy = open_copy(path)
    copy.execute("DELETE FROM mark")
    assert marks_in(copy) == 0
    assert marks_in(open_copy(path)) == 1


def test_a_copy_can_be_made_during_a_transaction(path: Path) -> None:
    writer = open_database(path)
    writer.execute("BEGIN IMMEDIATE")
    writer.execute("DELETE FROM mark")
    assert marks_in(open_copy(path)) == 1
    writer.execute("COMMIT")
    assert marks_in(open_copy(path)) == 0
    writer.close()


@pytest.mark.parametrize("what", BROKEN)
def test_a_copy_of_a_broken_file_is_empty(path: Path, what: str) -> None:
    BROKEN[what](path)
    copy = open_copy(path)
    assert copy.execute("PRAGMA user_version").fetchone()[0] == len(MIGRATIONS)
    copy.close()


def test_a_copy_of_a_missing_file_is_empty(tmp_path: Path) -> None:
    assert marks_in(open_copy(tmp_path / "nothing?#%")) == 0
    assert list(tmp_path.iterdir()) == []


def test_a_file_may_have_any_name(tmp_path: Path) -> None:
    odd = tmp_path / "what? 100% #1 \udcff"
    made = library(odd)
    made.record_opened(article(), "/ice.txt")
    assert made.is_persistent
    made.close()
    copy = open_copy(file_in(odd))
    assert copy.execute("SELECT count(*) FROM article").fetchone()[0] == 1
    copy.close()


def test_damage_is_distinguished_from_temporary_errors() -> None:
    for code, expected in ((sqlite3.SQLITE_CORRUPT, True), (sqlite3.SQLITE_BUSY, False), (0, False)):
        error = sqlite3.DatabaseError()
        error.sqlite_errorcode = code | 1 << 8
        assert is_damage(error) is expected
    assert not is_damage(sqlite3.DatabaseError())


def test_a_folder_is_not_a_library(tmp_path: Path) -> None:
    file_in(tmp_path).mkdir()
    with pytest.raises(NotALibraryError):
        make_file(file_in(tmp_path))
