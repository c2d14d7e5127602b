"""Lists that have no entries yet."""

from pathlib import Path

import pytest

from tests.reader.support import reader, rows, write_article
from tui.reader.dialogs import filtered_list
from tui.reader.dialogs.dialog import Dialog
from tui.reader.dialogs.filtered_list import FilteredList
from tui.reader.rows.entries import ListEntry


async def test_a_list_covers_nothing_before_it_has_entries_and_takes_keys(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(filtered_list, "_HIDDEN_SECONDS", 3600)
    async with reader(write_article(tmp_path), size=(80, 24)) as (pilot, screen):
        before = rows(screen)
        listed = FilteredList("Shelf")
        await pilot.app.push_screen(Dialog[str](listed))
        await pilot.pause()
        assert rows(pilot.app.screen) == before  # type: ignore[arg-type]
        await pilot.press("slash", "b")
        listed.show([ListEntry(each, each * 3) for each in "abc"])
        await pilot.pause()
        assert [entry.id for entry in listed.entries.listed] == ["b"]
        assert any("▸bbb" in row for row in rows(pilot.app.screen))  # type: ignore[arg-type]
