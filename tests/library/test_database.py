import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

from tests.library.support import article, file_in, fingerprint, library
from tui.library import database_file
from tui.library.database import Database
from tui.library.library import Library
from tui.library.schema import MIGRATIONS, migrate

ICE = fingerprint(article())
FIRST, SECOND = (0, "The harbour froze over in January."), (35, "Ships waited outside for two weeks.")
THIRD = (73, "Nobody had seen such ice before.")
NEWER = (*MIGRATIONS, ("CREATE TABLE shelf (name TEXT)",))


@pytest.fixture
def kept(tmp_path: Path) -> Iterator[Library]:
    """A library with an article and a highlight."""
    made = library(tmp_path)
    made.record_opened(article(), "/ice.txt")
    made.add_highlight(ICE, *FIRST)
    yield made
    made.close()


def texts(of: Library) -> list[str]:
    return [mark.text for mark in of.highlights(ICE)]


@pytest.fixture
def read_only(kept: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    """Make files open read-only from now on, even for root."""

    def connect(name: str, **settings: Any) -> sqlite3.Connection:
        if not name.startswith((":", "file:")):
            name, settings["uri"] = f"{Path(name).as_uri()}?mode=ro", True
        return sqlite3.connect(name, **settings)

    monkeypatch.setattr(database_file, "connect", connect)


@pytest.mark.usefixtures("read_only")
def test_a_read_only_file_is_read_and_continued_in_memory(kept: Library, tmp_path: Path) -> None:
    before = file_in(tmp_path).read_bytes()
    reader = library(tmp_path)
    assert texts(reader) == [FIRST[1]]
    assert reader.is_persistent
    reader.add_highlight(ICE, *SECOND)
    assert texts(reader) == [FIRST[1], SECOND[1]]
    assert not reader.is_persistent
    (message,) = reader.pop_messages()
    assert str(file_in(tmp_path)) in message
    assert "cannot be written" in message
    reader.remove_highlights(ICE, *reader.highlights(ICE))
    assert texts(reader) == []
    assert reader.pop_messages() == ()
    reader.close()
    assert texts(kept) == [FIRST[1]]
    assert file_in(tmp_path).read_bytes() == before


@pytest.mark.parametrize("folder", ["a-file/library", "/proc/nowhere", "/dev/null"])
def test_without_a_folder_the_library_works_in_memory(tmp_path: Path, folder: str) -> None:
    (tmp_path / "a-file").write_text("not a folder")
    reader = library(tmp_path / folder)
    reader.record_opened(article(), "/ice.txt")
    reader.add_highlight(ICE, *FIRST)
    assert texts(reader) == [FIRST[1]]
    assert not reader.is_persistent
    assert len(reader.pop_messages()) == 1
    reader.close()


def test_a_newer_library_is_left_unchanged(kept: Library, tmp_path: Path) -> None:
    kept.close()
    with sqlite3.connect(file_in(tmp_path)) as file:
        file.execute("PRAGMA user_version = 99")
    file.close()
    before = file_in(tmp_path).read_bytes()
    reader = library(tmp_path)
    reader.record_opened(article(), "/ice.txt")
    reader.add_highlight(ICE, *SECOND)
    assert texts(reader) == [SECOND[1]]
    assert not reader.is_persistent
    (message,) = reader.pop_messages()
    assert "newer Standfirst" in message
    reader.close()
    assert file_in(tmp_path).read_bytes() == before


def test_a_full_disk_loses_nothing_that_was_confirmed(kept: Library, tmp_path: Path) -> None:
    kept.close()
    program = f"""
import resource
from pathlib import Path
from tests.library.support import article, fingerprint, library
kept = library(Path({str(tmp_path)!r}))
size = Path({str(file_in(tmp_path))!r}).stat().st_size
resource.setrlimit(resource.RLIMIT_FSIZE, (size + 30_000, size + 30_000))
for number in range(200):
    kept.add_highlight({ICE!r}, 1_000 + number, f"Mark {{number}} " * 20)
    if kept.is_persistent:
        print(number)
print(len(kept.highlights({ICE!r})), len(kept.pop_messages()), kept.is_persistent)
"""
    ended = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    *confirmed, last = ended.stdout.splitlines()
    assert last == "201 1 False"
    again = library(tmp_path)
    assert 0 < len(confirmed) < 200
    assert texts(again) == [FIRST[1], *(f"Mark {number} " * 20 for number in confirmed)]
    again.close()


def test_the_message_says_that_the_disk_is_full(kept: Library, tmp_path: Path) -> None:
    database = Database(file_in(tmp_path))
    pages = database.read(lambda connection: connection.execute("PRAGMA page_count").fetchone()[0])
    database.read(lambda connection: connection.execute(f"PRAGMA max_page_count = {pages}").fetchall())
    database.write(lambda connection: connection.execute("UPDATE article SET title = ?", ("long" * 9_999,)))
    assert not database.is_persistent
    (message,) = database.pop_messages()
    assert "the disk is full" in message
    database.close()
    assert kept.recent()[0].title == "Ice"


def test_a_lock_that_is_never_released_is_not_waited_for(
    kept: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database_file, "LOCK_TIMEOUT", 0.01)
    reader = library(tmp_path)
    holder = sqlite3.connect(file_in(tmp_path), isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    reader.add_highlight(ICE, *SECOND)
    assert texts(reader) == [FIRST[1], SECOND[1]]
    (message,) = reader.pop_messages()
    assert "another program" in message
    holder.close()
    reader.close()
    assert texts(kept) == [FIRST[1]]


def test_a_file_damaged_while_it_is_open_is_renamed(kept: Library, tmp_path: Path) -> None:
    path = file_in(tmp_path)
    kept.close()
    reader = library(tmp_path)
    with path.open("r+b") as file:
        file.seek(4096)
        file.write(b"\xff" * (path.stat().st_size - 4096))
    reader.record_opened(article(), "/ice.txt")
    reader.add_highlight(ICE, *SECOND)
    assert reader.is_persistent
    assert len(reader.pop_messages()) == 1
    assert len(list(tmp_path.glob("library-broken-*.sqlite"))) == 1
    assert texts(reader) == [SECOND[1]]
    reader.close()
    again = library(tmp_path)
    assert texts(again) == [SECOND[1]]
    again.close()


def test_a_file_renamed_by_another_process_is_not_written_any_more(kept: Library, tmp_path: Path) -> None:
    path = file_in(tmp_path)
    other = library(tmp_path)
    for found in tmp_path.glob("library.sqlite*"):
        found.rename(tmp_path / found.name.replace("library", "library-broken"))
    other.record_opened(article(), "/ice.txt")
    kept.add_highlight(ICE, *SECOND)
    assert texts(other) == texts(kept) == [SECOND[1]]
    assert path.exists()
    other.close()


def test_a_library_that_was_deleted_starts_empty(kept: Library, tmp_path: Path) -> None:
    for found in tmp_path.iterdir():
        found.unlink()
    assert kept.recent() == ()
    kept.add_highlight(ICE, *SECOND)
    assert kept.is_persistent
    again = library(tmp_path)
    assert texts(again) == [SECOND[1]]
    again.close()


@pytest.fixture
def backup(tmp_path: Path) -> Path:
    """The file of another library, with a highlight of its own, and larger."""
    made = library(tmp_path / "backup")
    made.record_opened(article(), "/ice.txt")
    made.add_highlight(ICE, *THIRD, note="long " * 4_000)
    made.close()
    return file_in(tmp_path / "backup")


@pytest.mark.parametrize(
    ("put", "is_seen_first_by_another"), [(os.replace, False), (os.replace, True), (shutil.copyfile, False)]
)
def test_a_file_that_is_put_in_its_place_is_used(
    kept: Library,
    tmp_path: Path,
    backup: Path,
    put: Callable[[Path, Path], object],
    is_seen_first_by_another: bool,
) -> None:
    put(backup, file_in(tmp_path))
    if is_seen_first_by_another:
        other = library(tmp_path)
        assert texts(other) == [THIRD[1]]
        other.close()
    kept.add_highlight(ICE, *SECOND)
    again = library(tmp_path)
    assert texts(kept) == texts(again) == [SECOND[1], THIRD[1]]
    assert kept.is_persistent
    assert kept.pop_messages() == again.pop_messages() == ()
    again.close()


@pytest.mark.parametrize(("share", "messages"), [(0, 0), (0.5, 1)])
def test_a_file_that_is_cut_off_while_it_is_open_is_not_written_to(
    kept: Library, tmp_path: Path, share: float, messages: int
) -> None:
    path = file_in(tmp_path)
    os.truncate(path, int(path.stat().st_size * share))
    kept.add_highlight(ICE, *SECOND)
    assert kept.is_persistent
    assert len(kept.pop_messages()) == len(list(tmp_path.glob("library-broken-*.sqlite"))) == messages
    again = library(tmp_path)
    assert texts(again) == [SECOND[1]]
    assert again.pop_messages() == ()
    again.close()


def test_a_copy_of_the_file_alone_has_all_changes(kept: Library, tmp_path: Path) -> None:
    (tmp_path / "copied").mkdir()
    shutil.copyfile(file_in(tmp_path), file_in(tmp_path / "copied"))
    copied = library(tmp_path / "copied")
    assert texts(copied) == texts(kept) == [FIRST[1]]
    copied.close()


def test_a_newer_program_may_start_while_the_library_is_open(
    kept: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as newer:
        newer.setattr(database_file, "migrate", lambda connection, *_: migrate(connection, NEWER))
        later = library(tmp_path)
        later.add_highlight(ICE, *SECOND)
    kept.add_highlight(ICE, *THIRD)
    assert not kept.is_persistent
    (message,) = kept.pop_messages()
    assert "newer Standfirst" in message
    assert texts(later) == [FIRST[1], SECOND[1]]
    assert later.pop_messages() == ()
    later.close()


def test_errors_in_statements_are_raised(tmp_path: Path) -> None:
    database = Database(file_in(tmp_path))
    with pytest.raises(sqlite3.ProgrammingError):
        database.read(lambda connection: connection.execute("SELECT ?"))
    assert database.is_persistent
    with pytest.raises(sqlite3.OperationalError):
        database.read(lambda connection: connection.execute("SELECT nothing"))
    database.close()
    with pytest.raises(sqlite3.ProgrammingError):
        database.read(lambda connection: connection.execute("SELECT 1"))


def test_an_exception_rolls_a_change_back(tmp_path: Path) -> None:
    database = Database(file_in(tmp_path))

    def fail(connection: sqlite3.Connection) -> None:
        connection.execute(
            "INSERT INTO article (identity, title, words, first_opened, last_opened) VALUES ('a', 'b', 0, 0, 0)"
        )
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        database.write(fail)
    assert database.read(lambda c: c.execute("SELECT count(*) FROM article").fetchone()[0]) == 0
    database.write(lambda connection: None)
    database.close()


def test_threads_share_it(kept: Library) -> None:
    def mark(first: int) -> None:
        for number in range(first, first + 25):
            kept.add_highlight(ICE, 1_000 + number, f"Mark {number}.")
            assert any(mark.start == 1_000 + number for mark in kept.highlights(ICE))

    threads = [Thread(target=mark, args=(25 * number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(kept.highlights(ICE)) == 101
    assert kept.pop_messages() == ()
