from pathlib import Path

import pytest

from tui.library.data_folder import (
    FOLDER_VARIABLE,
    KEY_HINT_FILE,
    data_folder,
    has_stacked_panes,
    is_first_run,
    keep_stacked_panes,
)
from tui.library.library import Library


def test_the_variable_names_another_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv(FOLDER_VARIABLE, str(tmp_path / "named"))
    assert data_folder() == tmp_path / "named"
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv(FOLDER_VARIABLE, "named")
    assert data_folder() == tmp_path / "named"


def test_the_folder_is_where_the_system_keeps_such_things(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv(FOLDER_VARIABLE)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "xdg"))
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    assert tmp_path in data_folder().parents
    assert data_folder().name == "standfirst"


def test_a_library_is_kept_there(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv(FOLDER_VARIABLE, str(tmp_path / "new" / "folder"))
    library = Library()
    assert library.is_persistent
    library.close()
    assert [path.name for path in (tmp_path / "new" / "folder").iterdir()] == ["library.sqlite"]


def test_it_is_the_first_run_once(tmp_path: Path, own_library: Path) -> None:
    assert [is_first_run(tmp_path / "new"), is_first_run(tmp_path / "new")] == [True, False]
    assert [is_first_run(), is_first_run()] == [True, False]
    assert [file.name for file in own_library.iterdir()] == [KEY_HINT_FILE]
    assert [file.name for file in (tmp_path / "new").iterdir()] == [KEY_HINT_FILE]


def test_it_is_not_the_first_run_where_that_cannot_be_kept(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    assert not is_first_run(tmp_path / "file")


def test_the_file_of_an_older_version_still_counts(tmp_path: Path) -> None:
    (tmp_path / "told-of-the-keys").touch()
    assert not is_first_run(tmp_path)
    assert [file.name for file in tmp_path.iterdir()] == ["told-of-the-keys"]


def test_the_choice_of_panes_above_each_other_is_kept(tmp_path: Path) -> None:
    folder = tmp_path / "new"
    assert not has_stacked_panes(folder)
    keep_stacked_panes(False, folder)
    assert not folder.exists()
    for wanted in (True, True, False, False, True):
        keep_stacked_panes(wanted, folder)
        assert has_stacked_panes(folder) == wanted


def test_a_choice_that_cannot_be_kept_is_no_failure(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.touch()
    keep_stacked_panes(True, file)
    assert not has_stacked_panes(file)
