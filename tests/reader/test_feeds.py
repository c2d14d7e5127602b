"""Feeds in the reader."""

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.feeds.many_items import item
from tests.feeds.support import rss, rss_item, whole
from tests.reader.support import reader, until
from tests.sources.web_server import answer, head, raw, serving
from tui.feeds.fetch import Outcome, fetch_feeds
from tui.feeds.records import Subscription
from tui.feeds.store import FeedStore
from tui.reader.dialogs.dialog import Notice
from tui.reader.dialogs.feeds import FeedsDialog
from tui.reader.dialogs.library import LibraryDialog
from tui.reader.feed_fetcher import FeedFetcher
from tui.reader.screen import ReaderScreen
from tui.reader.threads import start_in_daemon_thread


@pytest.fixture(autouse=True)
def fetched_here(monkeypatch: pytest.MonkeyPatch) -> None:
    """Fetch in a thread of this process: the other one, which has a test of its own, loads NLTK."""

    def start(_self: FeedFetcher, addresses: Sequence[str], handler: Callable[[object], None]) -> None:
        def run() -> None:
            store, done = FeedStore(), []

            def on_done(outcome: Outcome) -> None:
                done.append(outcome)
                handler({"done": len(done), "problem": outcome.problem})

            fetch_feeds(store, map(store.visit, addresses), on_done)
            handler({"items": sum(outcome.new for outcome in done)})
            handler(None)

        start_in_daemon_thread(run)

    monkeypatch.setattr(FeedFetcher, "start", start)


@pytest.fixture
def feed(tmp_path: Path) -> Path:
    path = tmp_path / "news.xml"
    path.write_text(rss(*(rss_item(number, extra=whole()) for number in range(1, 4))))
    return path


def listed(pilot: Pilot[str]) -> list[str]:
    """Return the titles of the list, with their marks; none if there is no list."""
    screen = pilot.app.screen
    return (
        [entry.title for entry in screen.filtered_list.entries.listed]
        if isinstance(screen, FeedsDialog)
        else []
    )


def frame_title(pilot: Pilot[str]) -> str:
    """Return what stands in the frame of the list; empty if there is no list."""
    screen = pilot.app.screen
    return str(screen.filtered_list.border_title) if isinstance(screen, FeedsDialog) else ""


def title(screen: ReaderScreen) -> str:
    return "" if screen.session is None else screen.session.article.title


async def test_a_feed_is_a_list_to_read_from(feed: Path) -> None:
    async with reader(feed, summarized=False) as (pilot, screen):
        await until(pilot, lambda: len(listed(pilot)) == 3)
        assert listed(pilot) == ["• Story 3", "• Story 2", "• Story 1"]
        await pilot.press("a", "j", "m")
        assert listed(pilot) == ["+ Story 3", "  Story 2", "• Story 1"]
        await pilot.press("k", "k", "enter")
        await until(pilot, lambda: title(screen) == "Story 3")
        await pilot.press("p")
        await until(pilot, lambda: title(screen) == "Story 2")
        await pilot.press("q")
        await until(pilot, lambda: listed(pilot) == ["• Story 1"])
        await pilot.press("u")
        assert listed(pilot) == ["+ Story 3", "  Story 2", "• Story 1"]
        await pilot.press("u", "plus")
        assert listed(pilot) == ["+ Story 3"]
        await until(pilot, lambda: bool(FeedStore().feeds()))
        await pilot.press("escape", "R")
        await until(pilot, lambda: listed(pilot) == ["• Story 1"])
        await pilot.press("A")
        assert listed(pilot) == ["  Story 1"]
        await until(pilot, lambda: all(item.is_read for item in FeedStore().items()))
        await pilot.press("A")
        await until(pilot, lambda: [item.is_read for item in FeedStore().items()] == [True, True, False])


async def test_without_feeds_the_list_says_how_to_add_some() -> None:
    async with reader(summarized=False) as (pilot, _):
        await until(pilot, lambda: bool(pilot.app.screen.query("EntryList")))
        await pilot.press("escape")
        pilot.app.screen_stack[0].feeds.show()  # type: ignore[attr-defined]
        await until(pilot, lambda: isinstance(pilot.app.screen, FeedsDialog))
        dialog = pilot.app.screen
        assert isinstance(dialog, FeedsDialog)
        entries = dialog.filtered_list.entries
        await until(pilot, lambda: entries.is_filled)
        assert entries.placeholder.startswith("There are no feeds yet.")
        assert not dialog.filtered_list.note.display


async def test_a_server_that_breaks_off_loses_nothing_of_many_items() -> None:
    many = rss(*map(item, range(1_000))).encode()
    with serving() as server:
        server.pages["/feed"] = raw(head(Content_Length=str(len(many))) + many[:-9_000])
        FeedStore().subscribe([Subscription(server.address("/feed"))])
        async with reader(summarized=False) as (pilot, _):
            await until(pilot, lambda: bool(pilot.app.screen.query("EntryList")))
            await pilot.press("R")
            await until(pilot, lambda: "1 feed failed, e tells why" in frame_title(pilot))
            await pilot.press("e")
            await until(pilot, lambda: isinstance(pilot.app.screen, Notice))
            await pilot.press("escape")
            server.pages["/feed"] = answer(many, media_type="text/html; charset=koi8-r")
            await until(pilot, lambda: isinstance(pilot.app.screen, FeedsDialog))
            await pilot.press("r")
            await until(pilot, lambda: len(listed(pilot)) == 1_000)
            assert {*listed(pilot)} == {f"• Story {number}" for number in range(1_000)}
            assert "1,000 unread of 1,000" in frame_title(pilot)


async def test_esc_leads_back_to_the_list_under_the_feeds() -> None:
    async with reader(summarized=False) as (pilot, _):
        await until(pilot, lambda: isinstance(pilot.app.screen, LibraryDialog))
        await pilot.press("escape")
        assert isinstance(pilot.app.screen, LibraryDialog), "nothing is under it"
        await pilot.press("R")
        await until(pilot, lambda: isinstance(pilot.app.screen, FeedsDialog))
        await pilot.press("escape")
        assert isinstance(pilot.app.screen, LibraryDialog)
