"""The list of the keys."""

from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.reader.painting import painted_strips
from tests.reader.support import is_listed, reader, until, write_article
from tui.reader.dialogs.feeds import FeedsDialog
from tui.reader.dialogs.help import Help


@pytest.fixture
def article_path(tmp_path: Path) -> Path:
    return write_article(tmp_path)


def shown(pilot: Pilot[str]) -> str:
    strips = painted_strips(pilot.app.screen)
    return "\n".join("".join(segment.text for segment in strip) for strip in strips)


async def test_it_says_what_is_below_until_the_end_and_has_no_dashes(article_path: Path) -> None:
    async with reader(article_path, size=(80, 24)) as (pilot, _):
        await pilot.press("question_mark")
        await until(pilot, lambda: "▼" in shown(pilot) and "more · / find · Esc close" in shown(pilot))
        text = shown(pilot)
        await pilot.press("G")
        await until(pilot, lambda: "▼" not in shown(pilot))
        text += shown(pilot)
        assert "In the palette" in text
        assert "Choose the article's encoding" in text
        assert "—" not in text


async def test_keys_are_found_by_what_they_do(article_path: Path) -> None:
    async with reader(article_path) as (pilot, screen):
        await pilot.press("question_mark", "slash", *"colour")
        await until(pilot, lambda: "Choose the colours" in shown(pilot) and "Page down" not in shown(pilot))
        await pilot.press("enter")
        await until(pilot, lambda: "Esc show all" in shown(pilot))
        await pilot.press("escape")
        await until(pilot, lambda: "Page down" in shown(pilot))
        assert isinstance(pilot.app.screen, Help)
        await pilot.press("escape")
        await until(pilot, lambda: pilot.app.screen is screen)


async def test_two_columns_stand_side_by_side_where_there_is_room(article_path: Path) -> None:
    async with reader(article_path, size=(160, 64)) as (pilot, _):
        await pilot.press("question_mark")
        await until(pilot, lambda: "Quit at once" in shown(pilot))
        assert "▼" not in shown(pilot)
        assert "Moving" in shown(pilot)


async def test_the_keys_of_a_list_come_first_there(article_path: Path) -> None:
    async with reader(article_path.parent, summarized=False, size=(80, 24)) as (pilot, _):
        await until(pilot, lambda: is_listed(pilot, article_path.name))
        await pilot.press("question_mark")
        await until(pilot, lambda: "more · / find" in shown(pilot))
        text = shown(pilot)
        assert text.index("In this list") < text.index("Mark for one summary") < text.index("Moving")
        assert "Backspace" in text
        await pilot.press("escape")
        pilot.app.screen_stack[0].feeds.show()  # type: ignore[attr-defined]
        await until(pilot, lambda: isinstance(pilot.app.screen, FeedsDialog))
        await pilot.press("question_mark")
        await until(pilot, lambda: "Subscribe" in shown(pilot))
        assert "+ " in shown(pilot)
