import os
from pathlib import Path

import pytest

from tui.document.errors import SourceError
from tui.reader.dialogs.file_picker import Breadcrumbs, Location
from tui.sources.folders import FolderEntry


def test_what_is_named_twice_is_listed_once_and_what_is_missing_is_listed(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("abc")
    place = Location.of_sources(
        "Articles", [tmp_path / "a.txt", "https://example.org/", tmp_path / "b", tmp_path / "a.txt"]
    )
    first, address, missing = place.entries()
    assert isinstance(first, FolderEntry)
    assert (first.path.name, first.size, first.is_folder) == ("a.txt", 3, False)
    assert address == "https://example.org/"
    assert isinstance(missing, FolderEntry)
    assert (missing.size, missing.is_folder) == (0, False)


def test_a_folder_lists_its_entries_or_says_why_not(tmp_path: Path) -> None:
    place = Location.of_folder(tmp_path)
    with pytest.raises(SourceError, match="no articles"):
        place.entries()
    (tmp_path / "a.txt").write_text("abc")
    assert [entry.path.name for entry in place.entries() if isinstance(entry, FolderEntry)] == ["a.txt"]


@pytest.mark.skipif(not hasattr(os, "symlink"), reason="needs links")
def test_a_trail_never_goes_in_circles(tmp_path: Path) -> None:
    inner = tmp_path / "inner"
    inner.mkdir()
    (inner / "back").symlink_to(tmp_path)
    (inner / "same").symlink_to(inner)
    start = Breadcrumbs.beginning_at(Location.of_folder(tmp_path))
    deeper = start.into(inner)
    assert not deeper.is_at_beginning
    assert deeper.into(inner / "back") == start
    assert deeper.into(inner / "same") == deeper
    assert deeper.back() == start
    assert start.back() == start


def test_a_trail_that_begins_at_named_files(tmp_path: Path) -> None:
    start = Breadcrumbs.beginning_at(Location.of_sources("Articles", [tmp_path]))
    assert start.into(tmp_path).here.folder == tmp_path
    assert start.into(tmp_path).back() == start
