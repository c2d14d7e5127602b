import gzip
import os
from pathlib import Path

import pytest

from tui.document.errors import SourceError
from tui.formats.registry import FORMATS
from tui.sources import folders
from tui.sources.folders import count_entries, entry_at, list_articles, list_entries


def test_articles_are_in_natural_order(tmp_path: Path) -> None:
    for name in ("part 10.txt", "part 2.md", "Part 1.TXT", "b.markdown", ".hidden.txt", "image.png", "notes"):
        (tmp_path / name).write_text("x")
    (tmp_path / "folder.txt").mkdir()
    assert [path.name for path in list_articles(tmp_path)] == [
        "b.markdown",
        "Part 1.TXT",
        "part 2.md",
        "part 10.txt",
    ]


def test_every_format_is_listed(tmp_path: Path) -> None:
    suffixes = [suffix for format in FORMATS.values() for suffix in format.suffixes]
    for suffix in suffixes:
        (tmp_path / f"article{suffix}").write_text(".TH x")
    assert len(list_articles(tmp_path)) == len(suffixes)


def test_a_name_that_ends_in_a_number_is_listed_if_its_content_fits(tmp_path: Path) -> None:
    page = b".TH MILL 1\n.SH NAME\nmill - turn\n"
    (tmp_path / "mill.1").write_bytes(page)
    (tmp_path / "weir.8.gz").write_bytes(gzip.compress(page))
    (tmp_path / "server.log.1").write_bytes(b"It has begun.\nIt has ended.\n")
    (tmp_path / "server.log.2.gz").write_bytes(gzip.compress(b"It has begun.\n"))
    (tmp_path / "damaged.3.gz").write_bytes(b"\x1f\x8b\x08")
    os.mkfifo(tmp_path / "pipe.4")
    assert [path.name for path in list_articles(tmp_path)] == ["mill.1", "weir.8.gz"]
    assert count_entries(tmp_path) == (2, 0)


def test_names_that_begin_with_numbers(tmp_path: Path) -> None:
    for name in ("10.txt", "9.txt", "a.txt", "1a.txt", "²0.txt"):
        (tmp_path / name).write_text("x")
    assert [path.name for path in list_articles(tmp_path)][:3] == ["1a.txt", "9.txt", "10.txt"]


def test_a_folder_without_articles(tmp_path: Path) -> None:
    (tmp_path / "image.png").write_text("x")
    with pytest.raises(SourceError, match="no articles"):
        list_articles(tmp_path)


def test_no_folder(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="not a folder"):
        list_articles(tmp_path / "none")


def test_folders_come_before_articles(tmp_path: Path) -> None:
    for name in ("b 10", "b 9", ".hidden", "z"):
        (tmp_path / name).mkdir()
    for name in ("a.txt", "c.txt.gz", "picture.png"):
        (tmp_path / name).write_text("12345")
    (tmp_path / "circle").symlink_to(tmp_path / "circle")
    (tmp_path / "dangling.txt").symlink_to(tmp_path / "nothing")
    entries = list_entries(tmp_path)
    assert [entry.path.name for entry in entries] == ["b 9", "b 10", "z", "a.txt", "c.txt.gz"]
    assert [(entry.is_folder, entry.size) for entry in entries[2:4]] == [(True, 0), (False, 5)]
    assert count_entries(tmp_path)[1] == 3


def test_an_empty_folder_has_no_entries(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="no articles"):
        list_entries(tmp_path)
    (tmp_path / "folder").mkdir()
    assert len(list_entries(tmp_path)) == 1
    assert count_entries(tmp_path / "folder") == (0, 0)
    with pytest.raises(SourceError, match="no articles"):
        list_articles(tmp_path)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_only_regular_files_are_articles(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "a.txt").write_text("x")
    assert [path.name for path in list_articles(tmp_path)] == ["a.txt"]


def test_counting_ends(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(folders, "_MAX_COUNTED", 3)
    for number in range(9):
        (tmp_path / f"{number}.txt").write_text("x")
    assert count_entries(tmp_path) == (3, 0)


def test_any_path_has_an_entry(tmp_path: Path) -> None:
    assert entry_at(tmp_path).is_folder
    assert entry_at(tmp_path / "a\0b") == (tmp_path / "a\0b", False, 0, 0.0)
