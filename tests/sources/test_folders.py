from pathlib import Path

import pytest

from tui.article.errors import SourceError
from tui.sources.folders import articles_in


def test_articles_are_sorted_as_people_count(tmp_path: Path) -> None:
    for name in ("part 10.txt", "part 2.md", "Part 1.TXT", "b.markdown", ".hidden.txt", "image.png", "notes"):
        (tmp_path / name).write_text("x")
    (tmp_path / "folder.txt").mkdir()
    assert [path.name for path in articles_in(tmp_path)] == [
        "b.markdown",
        "Part 1.TXT",
        "part 2.md",
        "part 10.txt",
    ]


def test_names_that_begin_with_numbers(tmp_path: Path) -> None:
    for name in ("10.txt", "9.txt", "a.txt", "1a.txt", "²0.txt"):
        (tmp_path / name).write_text("x")
    assert [path.name for path in articles_in(tmp_path)][:3] == ["1a.txt", "9.txt", "10.txt"]


def test_a_folder_without_articles(tmp_path: Path) -> None:
    (tmp_path / "image.png").write_text("x")
    with pytest.raises(SourceError, match="no articles"):
        articles_in(tmp_path)


def test_no_folder(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="no folder"):
        articles_in(tmp_path / "none")
