"""Articles that are kept for later and tagged in the reader."""

from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.feeds.support import rss, rss_item, whole
from tests.reader.library_support import detail, keep, library, titles
from tests.reader.support import is_listed, reader, until, write_article
from tests.reader.test_feeds import fetched_here, listed
from tui.feeds.pages import Page, marks_by_source, set_tags, toggle_later
from tui.feeds.store import FeedStore
from tui.library.library import Library
from tui.reader.commands import command_by_id
from tui.reader.dialogs.feeds import FeedsDialog
from tui.reader.dialogs.tags import TagsPrompt
from tui.reader.screen import ReaderScreen

__all__ = ["fetched_here"]

LAMP = "The lamp that learned to wait"


async def run(pilot: Pilot[str], screen: ReaderScreen, command: str) -> None:
    """Run a command that only the palette has."""
    await screen.run_command(command_by_id(command))
    await pilot.pause()


def message(screen: ReaderScreen) -> str:
    return str(screen.status_line.render())


def is_asking(pilot: Pilot[str]) -> bool:
    return isinstance(pilot.app.screen, TagsPrompt)


async def test_the_open_article_is_kept_listed_and_opened(tmp_path: Path) -> None:
    path = write_article(tmp_path)
    async with reader(path) as (pilot, screen):
        await run(pilot, screen, "later")
        await until(pilot, lambda: "Kept for later." in message(screen))
        assert marks_by_source(FeedStore())[str(path)].is_kept
        await run(pilot, screen, "reading-list")
        await until(pilot, lambda: listed(pilot) == [f"+ {LAMP}"])
        await pilot.press("enter")
        await until(pilot, lambda: screen.loader.is_complete and pilot.app.screen is screen)
        assert screen.loader.file == path
        await until(pilot, lambda: FeedStore().later()[0].is_read)
        await run(pilot, screen, "later")
        await until(pilot, lambda: "No longer kept for later." in message(screen))
        assert FeedStore().later() == ()


async def test_an_article_of_the_library_is_kept_and_no_longer(tmp_path: Path) -> None:
    keep(write_article(tmp_path, "Another\n\nIt says little.", "other.txt"))
    keep(write_article(tmp_path))
    async with reader(summarized=False) as (pilot, _):
        await until(pilot, lambda: is_listed(pilot, LAMP))
        await pilot.press("a")
        await until(pilot, lambda: "· later ·" in detail(pilot, 0))
        assert "later" not in detail(pilot, 1)
        await pilot.press("slash", *"late")
        await until(pilot, lambda: titles(pilot) == [LAMP])
        await pilot.press("escape", "R")
        await until(pilot, lambda: listed(pilot) == [f"+ {LAMP}"])
        await pilot.press("a", "q")
        await until(pilot, lambda: is_listed(pilot, LAMP) and "later" not in detail(pilot, 0))
        assert FeedStore().later() == ()


async def test_states_are_told_apart(tmp_path: Path) -> None:
    keep(write_article(tmp_path, "Another\n\nIt says little.", "other.txt"), 1.0)
    keep(write_article(tmp_path))
    async with reader(summarized=False) as (pilot, _):
        await until(pilot, lambda: is_listed(pilot, LAMP))
        await pilot.press("slash", *"read")
        await until(pilot, lambda: "Another" in titles(pilot) and LAMP not in titles(pilot))
        for _ in "read":
            await pilot.press("backspace")
        await pilot.press(*"unread")
        await until(pilot, lambda: LAMP in titles(pilot) and "Another" not in titles(pilot))


async def test_the_open_article_is_tagged_and_found_by_that(tmp_path: Path) -> None:
    path = write_article(tmp_path)
    keep(write_article(tmp_path, "Another\n\nIt says little.", "other.txt"))
    async with reader(path) as (pilot, screen):
        await run(pilot, screen, "tags")
        await until(pilot, lambda: is_asking(pilot))
        await pilot.press(*"sea, ", "#", *"long reads", "enter")
        await until(pilot, lambda: "#sea #long reads" in message(screen))
        await pilot.press("L")
        await until(pilot, lambda: is_listed(pilot, LAMP))
        assert "· #sea · #long reads ·" in detail(pilot, 0)
        await pilot.press("slash", "#", *"sea")
        await until(pilot, lambda: titles(pilot) == [LAMP])
        await pilot.press("escape", "t")
        await until(pilot, lambda: is_asking(pilot))
        await pilot.press(*", old", "enter")
        await until(pilot, lambda: "#sea · #long reads · #old" in detail(pilot, 0))
        await pilot.press("t")
        await until(pilot, lambda: is_asking(pilot))
        await pilot.press("ctrl+u", "enter")
        await until(pilot, lambda: "#" not in detail(pilot, 0))
        assert marks_by_source(FeedStore()) == {}


async def test_an_item_of_a_feed_is_tagged_beside_the_tags_of_its_feed(tmp_path: Path) -> None:
    feed = tmp_path / "news.xml"
    feed.write_text(
        rss(rss_item(1, extra=f"<category>rivers</category>{whole()}"), rss_item(2, extra=whole()))
    )
    async with reader(feed, summarized=False) as (pilot, _):
        await until(pilot, lambda: len(listed(pilot)) == 2)
        await pilot.press("j", "t")
        await until(pilot, lambda: is_asking(pilot))
        assert "From its feed: #rivers" in str(pilot.app.screen.query_one("Static").render())
        await pilot.press(*"bridges", "enter")
        dialog = pilot.app.screen
        assert isinstance(dialog, FeedsDialog)
        entries = dialog.filtered_list.entries
        await until(pilot, lambda: "#bridges · #rivers" in entries.all_entries[1].detail)
        await pilot.press("slash", *"#bri")
        await until(pilot, lambda: listed(pilot) == ["• Story 1"])


async def test_what_came_through_a_pipe_is_neither_kept_nor_tagged(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with reader(write_article(tmp_path)) as (pilot, screen):
        monkeypatch.setattr(screen.loader, "_is_piped", True)
        for command in ("later", "tags"):
            await run(pilot, screen, command)
            await until(pilot, lambda: "came through a pipe" in message(screen))
            assert pilot.app.screen is screen
        assert FeedStore().later() == ()


async def test_a_missing_file_keeps_its_marks_in_the_list(tmp_path: Path) -> None:
    path = write_article(tmp_path)
    keep(path)
    kept = Library()
    kept.add_highlight(
        kept.recent()[0].fingerprint, 0, "Ships"
    )  # else a temporary file that is gone is not listed
    kept.close()
    path.rename(tmp_path / "gone.txt")
    set_tags(FeedStore(), Page(str(path)), ["sea"])
    toggle_later(FeedStore(), Page(str(path)))
    async with reader(summarized=False) as (pilot, _):
        await until(pilot, lambda: is_listed(pilot, LAMP) and "gone" in detail(pilot, 0))
        assert "· later · #sea ·" in detail(pilot, 0)
        await pilot.press("a")
        await until(pilot, lambda: "later" not in detail(pilot, 0))
        assert detail(pilot, 0).startswith("gone · ")
        assert library(pilot).filtered_list.current is not None


async def test_marks_follow_an_article_to_another_place(tmp_path: Path) -> None:
    path = write_article(tmp_path)
    keep(path)
    set_tags(FeedStore(), Page(str(path)), ["lamps"])
    moved = path.rename(path.with_name("moved.txt"))
    async with reader(moved) as (pilot, _):
        await until(pilot, lambda: [*marks_by_source(FeedStore())] == [str(moved)])
    assert marks_by_source(FeedStore())[str(moved)].user_tags == ("lamps",)
