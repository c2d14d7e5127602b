"""One summary of several articles in the reader."""

from pathlib import Path

import pytest

from tests.reader.support import is_listed, reader, until
from tests.summary.test_joint import BEES, FLOOD, FLOOD_AGAIN
from tui.reader.dialogs.file_picker import FilePicker
from tui.reader.dialogs.joint import JointDialog


@pytest.fixture
def shelf(tmp_path: Path) -> Path:
    for name, text in (("a", FLOOD), ("b", FLOOD_AGAIN), ("c", BEES)):
        (tmp_path / f"{name}.txt").write_text(f"Report {name}\n\n{text}\n", encoding="utf-8")
    return tmp_path


async def test_marked_articles_are_summarised_as_one_and_a_sentence_is_opened_there(shelf: Path) -> None:
    async with reader(shelf, summarized=False) as (pilot, screen):
        await until(pilot, lambda: is_listed(pilot, "b.txt"))
        await pilot.press("x", "x", "D")
        await until(pilot, lambda: isinstance(pilot.app.screen, JointDialog))
        dialog = pilot.app.screen
        assert isinstance(dialog, JointDialog)
        entries = dialog.filtered_list.entries
        await until(pilot, lambda: len(entries.all_entries) > 0)
        assert not any("Report c" in entry.title for entry in entries.all_entries)
        assert any(entry.title.endswith("all 2 say this") for entry in entries.all_entries)
        wanted = entries.all_entries[1].detail
        await pilot.press("down", "enter")
        await until(pilot, lambda: screen.loader.is_complete and screen.session is not None)
        assert screen.session is not None
        article = screen.session.article
        await until(pilot, lambda: screen.article_pane.place == article.text.index(wanted))
        await pilot.press("D")
        assert "There is no list of several articles here." in screen.status_line.message


async def test_esc_leads_back_to_the_list(shelf: Path) -> None:
    async with reader(shelf, summarized=False) as (pilot, _screen):
        await until(pilot, lambda: is_listed(pilot, "c.txt"))
        await pilot.press("D")
        await until(pilot, lambda: isinstance(pilot.app.screen, JointDialog))
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(pilot.app.screen, FilePicker))
