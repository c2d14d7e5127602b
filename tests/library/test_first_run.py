"""What is told once."""

from pathlib import Path

from tui.library.data_folder import is_first_run


def test_it_is_the_first_run_once(tmp_path: Path, own_library: Path) -> None:
    assert [is_first_run(tmp_path / "new"), is_first_run(tmp_path / "new")] == [True, False]
    assert [is_first_run(), is_first_run()] == [True, False]
    assert [file.name for file in own_library.iterdir()] == [
        file.name for file in (tmp_path / "new").iterdir()
    ]


def test_nothing_is_told_where_it_would_be_told_each_time(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    assert not is_first_run(tmp_path / "file")
