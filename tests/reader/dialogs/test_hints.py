"""The key hints on the frames of dialogs."""

from collections.abc import Iterable
from pathlib import Path

import pytest

from tests.reader.support import reader, write_article
from tui.reader.dialogs.dialog import Frame, fitted_hints
from tui.reader.dialogs.filtered_list import FilteredList
from tui.reader.dialogs.lists import methods_dialog
from tui.reader.rows.entries import ListEntry

HINTS = ("Enter run", "Tab other part", "↑ earlier", "Esc close")


@pytest.mark.parametrize(
    "width, shown",
    [
        (80, "Enter run · Tab other part · ↑ earlier · Esc close"),
        (56, "Enter run · Tab other part · ↑ earlier · Esc close"),
        (55, "Enter run · Tab other part · Esc close"),
        (40, "Enter run · Esc close"),
        (16, "Esc close"),
        (5, "Esc close"),
    ],
)
def test_the_last_hint_stays_and_those_before_it_are_left_out_first(width: int, shown: str) -> None:
    assert str(fitted_hints(HINTS, width)) == shown


async def test_the_hints_of_a_prompt_follow_the_width_of_the_terminal(tmp_path: Path) -> None:
    async with reader(write_article(tmp_path), size=(40, 12)) as (pilot, _):
        await pilot.press("exclamation_mark")
        await pilot.pause()
        frame = pilot.app.screen.query_one(Frame)
        assert str(frame.border_subtitle) == "Enter run · Esc close"
        await pilot.resize_terminal(120, 36)
        await pilot.pause()
        assert str(frame.border_subtitle) == " · ".join(HINTS)


async def test_a_list_has_its_title_and_hints_before_it_is_laid_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    frames = []
    show = FilteredList.show

    def record(frame: FilteredList, entries: Iterable[ListEntry], current: str | None = None) -> None:
        show(frame, entries, current)
        frames.append((frame.outer_size.width, str(frame.border_title), str(frame.border_subtitle)))

    monkeypatch.setattr(FilteredList, "show", record)
    async with reader(write_article(tmp_path)) as (pilot, _):
        await pilot.app.push_screen(methods_dialog("blend"))
        assert frames == [(0, "Methods", "Enter choose · Esc close")]
