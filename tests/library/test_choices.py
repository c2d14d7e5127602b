from pathlib import Path

import pytest

from tui.library.choices import FILE_NAME, keep_choice, kept_choice


def test_a_choice_is_kept_until_another_is_made(tmp_path: Path) -> None:
    folder = tmp_path / "new"
    assert kept_choice("theme", folder) is None
    keep_choice("theme", "nord", folder)
    keep_choice("layout", "stacked", folder)
    assert kept_choice("theme", folder) == "nord"
    keep_choice("theme", "dracula", folder)
    assert kept_choice("theme", folder) == "dracula"
    keep_choice("theme", None, folder)
    assert kept_choice("theme", folder) is None
    assert kept_choice("layout", folder) == "stacked"
    assert [path.name for path in folder.iterdir()] == [FILE_NAME]


@pytest.mark.parametrize("content", [b"", b"nonsense", b"[1]", b'{"theme": 5}', b"\xff\xfe", b"[" * 9000])
def test_a_broken_file_is_as_none(tmp_path: Path, content: bytes) -> None:
    (tmp_path / FILE_NAME).write_bytes(content)
    assert kept_choice("theme", tmp_path) is None
    keep_choice("theme", "nord", tmp_path)
    assert kept_choice("theme", tmp_path) == "nord"


def test_where_nothing_can_be_written_nothing_is_kept(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.touch()
    keep_choice("theme", "nord", file)
    assert kept_choice("theme", file) is None
