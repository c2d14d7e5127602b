"""Messages that are longer than the status line."""

from pathlib import Path

import pytest

from tests.reader.painting import painted_strips
from tests.reader.support import reader, rows, until, write_article
from tui.reader.dialogs.compare import CompareScreen
from tui.reader.dialogs.highlights import HighlightsDialog

LONG = "This sentence is not in the article any more, since it was written anew [b]today[/b]."


@pytest.mark.parametrize("size", [(40, 12), (80, 24)])
async def test_all_of_a_long_message_is_shown_and_nothing_moves(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    async with reader(write_article(tmp_path), size=size) as (pilot, screen):
        await pilot.press("tab", "j", "j")
        await pilot.pause()
        before = rows(screen)
        screen.show_message(LONG)
        await pilot.pause()
        shown = rows(screen)
        assert LONG in " ".join(" ".join(row.strip() for row in shown).split())
        assert shown[:-4] == before[:-4]
        screen.show_message("")
        await pilot.pause()
        assert rows(screen) == before


async def test_the_comparison_shows_all_of_it_too(tmp_path: Path) -> None:
    async with reader(write_article(tmp_path), size=(40, 12)) as (pilot, _):
        await pilot.press("c")
        await until(pilot, lambda: isinstance(pilot.app.screen, CompareScreen))
        compare = pilot.app.screen
        assert isinstance(compare, CompareScreen)
        compare.status_line.show_message(LONG)
        await pilot.pause()
        shown = ["".join(segment.text for segment in strip) for strip in painted_strips(compare)]
        assert LONG in " ".join(" ".join(shown).split())


async def test_all_of_the_line_in_place_of_an_empty_list_is_shown(tmp_path: Path) -> None:
    async with reader(write_article(tmp_path), size=(40, 12)) as (pilot, _):
        await pilot.press("X")
        await until(pilot, lambda: isinstance(pilot.app.screen, HighlightsDialog))
        dialog = pilot.app.screen
        assert isinstance(dialog, HighlightsDialog)
        await until(pilot, lambda: dialog.filtered_list.entries.is_filled and not dialog.query(".-hidden"))
        shown = ["".join(segment.text for segment in strip) for strip in painted_strips(dialog)]
        inside = " ".join(row.strip(" │") for row in shown)
        assert dialog.filtered_list.entries.placeholder in " ".join(inside.split())
