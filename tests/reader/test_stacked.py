"""The summary above the text, in a narrow terminal."""

from pathlib import Path

import pytest

from tests.reader.support import reader, rows, until, write_article


@pytest.fixture
def article_path(tmp_path: Path) -> Path:
    return write_article(tmp_path)


async def test_both_panes_are_shown_and_the_choice_is_kept(article_path: Path) -> None:
    async with reader(article_path, size=(80, 24)) as (pilot, screen):
        assert screen.is_single
        await pilot.press("tab", "J", "J")
        place = screen.article_pane.place
        await pilot.press("Z")
        await pilot.pause()
        article, digest = screen.article_pane.region, screen.digest_pane.region
        assert (digest.y, digest.bottom) == (1, article.y)
        assert (article.bottom, article.width, digest.width) == (23, 80, 80)
        assert screen.article_pane.place == place
        assert screen.status_line.hints[0] == ("Tab", "digest")
        await pilot.press("tab")
        assert screen.digest_pane.has_focus
        shown = rows(screen)
        assert any("What a lens does" in row for row in shown[digest.y : digest.bottom])
        assert any("A lens gathers" in row for row in shown[article.y :])
        assert screen.library is not None
        screen.library.flush(600)
    async with reader(article_path, size=(80, 24)) as (pilot, screen):
        assert screen.article_pane.region.y == screen.digest_pane.region.bottom > 1
        await pilot.press("Z")
        await pilot.pause()
        assert screen.is_single
        assert screen.library is not None
        screen.library.flush(600)
    async with reader(article_path, size=(80, 24)) as (_, screen):
        assert screen.is_single


async def test_one_of_both_can_be_zoomed(article_path: Path) -> None:
    async with reader(article_path, size=(60, 30), settings="article-share = 70") as (pilot, screen):
        await pilot.press("Z", "z")
        await until(pilot, lambda: screen.digest_pane.region.height == 28)
        assert not screen.article_pane.display
        await pilot.press("tab")
        await until(pilot, lambda: screen.article_pane.region.height == 28)
        assert not screen.digest_pane.display
        await pilot.press("escape")
        await until(pilot, lambda: screen.digest_pane.display)
        assert screen.article_pane.region.width == screen.digest_pane.region.width == 60


async def test_where_there_is_no_room_or_no_need_it_says_so(article_path: Path) -> None:
    async with reader(article_path, size=(80, 23)) as (pilot, screen):
        await pilot.press("Z")
        assert screen.status_line.message == "Panes above each other need 24 rows."
        assert screen.is_single
        await pilot.resize_terminal(80, 24)
        await until(pilot, lambda: screen.can_stack)
        await pilot.press("Z")
        await until(pilot, lambda: not screen.is_single)
        for size in ((80, 23), (39, 24), (120, 36)):
            await pilot.resize_terminal(*size)
            await until(pilot, lambda size=size: screen.size == size)  # type: ignore[misc]
            assert screen.is_single == (size != (120, 36))
        await until(pilot, lambda: screen.article_pane.region.y == screen.digest_pane.region.y)
        await pilot.press("Z")
        assert screen.status_line.message == "The panes already stand side by side."
