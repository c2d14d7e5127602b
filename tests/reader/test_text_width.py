from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.reader.support import LIGHTHOUSE, reader, rows, write_article
from tui.reader.screen import ReaderScreen
from tui.settings.table import TEXT_WIDTH

LONG = LIGHTHOUSE + "\n\n".join(
    f"In year {year} the keeper of the tower wrote {'many ' * 60}words." for year in range(80)
)


@pytest.fixture
def article_path(tmp_path: Path) -> Path:
    return write_article(tmp_path, LONG)


async def press(pilot: Pilot[str], *keys: str) -> None:
    await pilot.press(*keys)
    await pilot.pause()


def columns(screen: ReaderScreen) -> int:
    return screen.article_pane.wrap_width


def longest(screen: ReaderScreen) -> int:
    flow = screen.article_pane.line_index
    spans = (flow.span(flow.locate(row)) for row in range(flow.rows))
    return max(end - start for start, end in spans)


async def test_lines_become_shorter_and_longer(article_path: Path) -> None:
    async with reader(article_path) as (pilot, screen):
        room = columns(screen)
        assert longest(screen) > room - 4
        await press(pilot, "less_than_sign", "less_than_sign")
        assert columns(screen) == room - 8
        assert longest(screen) <= room - 8
        assert f"The text is at most {room - 8} columns wide." in rows(screen)[-1]
        await press(pilot, "greater_than_sign", "greater_than_sign")
        assert columns(screen) == room
        await press(pilot, "greater_than_sign")
        assert columns(screen) == room
        assert "The text fills the pane." in rows(screen)[-1]


async def test_lines_stay_readable(article_path: Path) -> None:
    async with reader(article_path) as (pilot, screen):
        await press(pilot, *["less_than_sign"] * 10)
        assert columns(screen) == 30
        assert "The text cannot be narrower." in rows(screen)[-1]


async def test_narrower_text_stands_in_the_middle(article_path: Path) -> None:
    async with reader(article_path, settings="text-width = 40") as (_, screen):
        pane = screen.article_pane
        (line,) = [row for row in rows(screen) if "The lamp that learned to wait" in row and "│" in row]
        before = line.index("The lamp") - line.index("│") - 1 - 2
        assert before == (pane.painter.room - 40) // 2
        assert before > 5


async def test_the_whole_pane_is_used_if_that_is_wanted(article_path: Path) -> None:
    async with reader(article_path, size=(160, 30), settings="text-width = 0") as (pilot, screen):
        await press(pilot, "z", "tab")
        assert columns(screen) == screen.article_pane.painter.room > 150
        await press(pilot, "less_than_sign")
        assert columns(screen) == screen.article_pane.painter.room - 4


async def test_the_width_of_the_settings_holds_in_a_wide_pane_only(article_path: Path) -> None:
    async with reader(article_path, size=(200, 30)) as (pilot, screen):
        await press(pilot, "z", "tab")
        assert columns(screen) == TEXT_WIDTH
        await press(pilot, "z")
        assert columns(screen) == TEXT_WIDTH
        await pilot.resize_terminal(60, 30)
        await pilot.pause()
        assert columns(screen) == screen.article_pane.painter.room < 60


async def test_the_digest_keeps_its_width(article_path: Path) -> None:
    async with reader(article_path) as (pilot, screen):
        before = screen.digest_pane.line_index.width
        await press(pilot, "less_than_sign")
        assert screen.digest_pane.line_index.width == before


@pytest.mark.parametrize("key", ["less_than_sign", "greater_than_sign"])
async def test_the_place_stays_however_often_the_width_changes(article_path: Path, key: str) -> None:
    async with reader(article_path, settings="text-width = 42") as (pilot, screen):
        await press(pilot, "tab", "space", "space", "d", "j")
        pane = screen.article_pane
        place, resting = pane.place, pane.cursor_row
        assert place > 1000
        for _ in range(6):
            await press(pilot, key)
            assert (pane.place, pane.cursor_row) == (place, resting)
            spot = pane.line_index.locate(pane.current_row)
            start, end = pane.line_index.span(spot)
            assert start <= place - pane.line_index.items[spot.item].start <= end
        back = {"less_than_sign": "greater_than_sign", "greater_than_sign": "less_than_sign"}[key]
        await press(pilot, *[back] * 6)
        assert pane.place == place


async def test_where_the_article_is_not_in_view_nothing_changes(article_path: Path) -> None:
    async with reader(article_path, size=(70, 24)) as (pilot, screen):
        await press(pilot, "less_than_sign")
        assert "The article is not in view." in rows(screen)[-1]
        await press(pilot, "tab")
        room = columns(screen)
        await press(pilot, "less_than_sign")
        assert columns(screen) == room - 4


async def test_a_pane_of_few_columns_is_filled(article_path: Path) -> None:
    async with reader(article_path, size=(40, 12)) as (pilot, screen):
        await press(pilot, "tab", *["less_than_sign"] * 3)
        assert columns(screen) == 30
        await pilot.resize_terminal(100, 30)
        await press(pilot, *["greater_than_sign"] * 8)
        assert columns(screen) == screen.article_pane.painter.room
