"""The place that the reader is started at: --at."""

from pathlib import Path

from textual.pilot import Pilot

from tests.reader.support import LIGHTHOUSE, reader, until, write_article
from tui.reader.dialogs.dialog import Notice
from tui.reader.screen import ReaderScreen


def place_starts(screen: ReaderScreen, words: str) -> bool:
    return screen.session is not None and screen.session.article.text.startswith(
        words, screen.article_pane.place
    )


async def went_to(pilot: Pilot[str], screen: ReaderScreen, words: str) -> None:
    await until(pilot, lambda: place_starts(screen, words))
    assert not screen.in_digest


async def test_it_begins_where_the_words_stand_and_backspace_leads_to_where_it_was_left(
    tmp_path: Path,
) -> None:
    path = write_article(tmp_path)
    async with reader(path) as (pilot, screen):
        await pilot.press("tab", "2", "j")
        left = screen.article_pane.place
    async with reader(path, at="every lamp has its own") as (pilot, screen):
        await went_to(pilot, screen, "Every lamp")
        await pilot.press("backspace")
        assert screen.article_pane.place == left
    path.write_text(LIGHTHOUSE.replace("Every lamp has its own rhythm", "Every lamp has its own slow rhythm"))
    async with reader(path, at="Every lamp has its own rhythm") as (pilot, screen):
        await went_to(pilot, screen, "Every lamp")


async def test_words_that_are_not_there_are_told(tmp_path: Path) -> None:
    async with reader(write_article(tmp_path), at="No such words [b]stand[/b] here") as (pilot, screen):
        await until(pilot, lambda: isinstance(pilot.app.screen, Notice))
        assert isinstance(pilot.app.screen, Notice)
        assert "[b]stand[/b]" in pilot.app.screen.text
        assert screen.article_pane.is_at_top
