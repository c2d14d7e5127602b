"""Reading the source again."""

from pathlib import Path

import pytest
from textual.widgets import Static

from tests.reader.support import LIGHTHOUSE, reader, until, write_article
from tui.reader.dialogs.dialog import Notice
from tui.reader.screen import ReaderScreen


def read_again(screen: ReaderScreen) -> bool:
    """Return whether the article was read again; what is new in it is told soon after."""
    told = screen.status_line.message.startswith(("Reloaded", "Since you read it: "))
    return told and not screen.loader.is_opening


def words_at_place(screen: ReaderScreen) -> str:
    assert screen.session is not None
    place = screen.article_pane.place
    return screen.session.article.text[place : place + 30]


async def test_an_article_that_did_not_change_is_left_as_it_is(tmp_path: Path) -> None:
    async with reader(write_article(tmp_path)) as (pilot, screen):
        await pilot.press("j", "j", "plus", "s")
        before, current = screen.session, screen.digest_pane.current
        await pilot.press("r")
        await until(pilot, lambda: read_again(screen))
        assert "nothing has changed" in screen.status_line.message
        assert screen.session is before
        assert screen.digest_pane.current is current
        assert not screen.is_working


@pytest.mark.parametrize("size", [(120, 36), (60, 16)])
async def test_the_place_is_kept_when_text_comes_before_it(tmp_path: Path, size: tuple[int, int]) -> None:
    path = write_article(tmp_path)
    async with reader(path, size=size) as (pilot, screen):
        await pilot.press("J", "J")
        await pilot.pause()
        before, row = words_at_place(screen), screen.article_pane.cursor_row
        assert before.startswith("What a lens does")
        more = "Another paragraph stands here now. It was not there before.\n\n" * 40
        path.write_text(LIGHTHOUSE.replace("A fire burns out", f"{more}A fire burns out"), encoding="utf-8")
        await pilot.press("r")
        await until(pilot, lambda: read_again(screen))
        assert words_at_place(screen) == before
        assert screen.article_pane.cursor_row == row
        await until(pilot, lambda: screen.session is not None and screen.session.digest is not None)


async def test_the_method_and_the_length_stay(tmp_path: Path) -> None:
    path = write_article(tmp_path)
    async with reader(path) as (pilot, screen):
        await pilot.press("plus", "m")
        await until(pilot, lambda: not screen.is_working)
        assert screen.session is not None
        method = screen.session.method
        path.write_text(f"{LIGHTHOUSE}\nOne more sentence stands at the end.\n", encoding="utf-8")
        await pilot.press("r")
        await until(pilot, lambda: read_again(screen) and not screen.is_working)
        assert screen.session.method == method
        assert len(screen.session.summary) == 6
        assert "One more sentence" in screen.session.article.text


async def test_the_place_in_a_long_article_is_kept_while_its_beginning_comes(tmp_path: Path) -> None:
    paragraphs = [
        f"Paragraph {number} is about the number {number}. It has two sentences." for number in range(6000)
    ]
    path = write_article(tmp_path, "\n\n".join(["A long title", *paragraphs]))
    async with reader(path) as (pilot, screen):
        await pilot.press("tab", "G")
        await pilot.pause()
        place = screen.article_pane.place
        path.write_text("\n\n".join(["A long title", *paragraphs, "The end is new."]), encoding="utf-8")
        await pilot.press("r")
        await until(pilot, lambda: read_again(screen))
        assert screen.article_pane.place == place


async def test_a_source_that_is_gone_is_told_and_the_article_stays(tmp_path: Path) -> None:
    path = write_article(tmp_path)
    async with reader(path) as (pilot, screen):
        path.unlink()
        await pilot.press("r")
        await until(pilot, lambda: isinstance(pilot.app.screen, Notice))
        assert "Cannot read" in str(pilot.app.screen.query_one(Static).content)
        await pilot.press("escape")
        assert screen.session is not None and screen.session.digest is not None
        assert not screen.is_working
        write_article(tmp_path)
        await pilot.press("r")
        await until(pilot, lambda: read_again(screen))


async def test_another_article_opened_meanwhile_is_not_taken_for_it(tmp_path: Path) -> None:
    other = write_article(tmp_path, "Another title\n\nIt has one sentence. It has two.", "other.txt")
    async with reader(write_article(tmp_path)) as (pilot, screen):
        await pilot.press("J", "J")
        screen.loader.reload()
        screen.loader.open(other)
        await until(
            pilot, lambda: screen.session is not None and screen.session.article.title == "Another title"
        )
        assert "Reloaded" not in screen.status_line.message
        assert screen.article_pane.is_at_top
