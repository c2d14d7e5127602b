"""Items of several feeds that tell the same story, in the reader's list of feeds."""

import pytest
from textual.pilot import Pilot

from tests.feeds.support import rss, rss_item, whole
from tests.feeds.test_stories import BEES, FLOOD, FLOOD_AGAIN
from tests.reader.support import reader, until
from tests.reader.test_feeds import title
from tui.feeds.parse import parse_feed
from tui.feeds.records import Subscription
from tui.feeds.store import FeedStore
from tui.feeds.stories import find_stories
from tui.reader.dialogs.dialog import Notice
from tui.reader.dialogs.feeds import FeedsDialog
from tui.reader.dialogs.library import LibraryDialog
from tui.reader.dialogs.sides import SidesScreen
from tui.reader.feed_fetcher import FeedFetcher
from tui.reader.rows.entries import fold_title
from tui.reader.widgets.article_pane import ArticlePane


@pytest.fixture(autouse=True)
def feeds(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep three feeds, two of which tell of the same flood."""
    monkeypatch.setattr(FeedFetcher, "start", lambda *_: None)
    items = (("Bees", BEES, 3), ("Mill flooded", FLOOD, 1), ("River floods mill", FLOOD_AGAIN, 2))
    store = FeedStore()
    for name, text, number in items:
        address = f"https://example.org/{number}.xml"
        store.subscribe([Subscription(address)])
        feed = store.find(address)
        assert feed is not None
        item = rss_item(number, title=name, text=text, extra=whole(f"<p>{text}</p>" * 9))
        store.put(feed, parse_feed(rss(item, title=f"Feed {number}").encode(), address))
    find_stories(store)
    store.close()


def listed(pilot: Pilot[str]) -> list[str]:
    screen = pilot.app.screen
    is_list = isinstance(screen, FeedsDialog)
    return [fold_title(entry, 80) for entry in screen.filtered_list.entries.listed] if is_list else []


FOLDED = ["• Bees", "• River floods mill (+1)"]
OPENED = ["• Bees", "• River floods mill", "  • Mill flooded"]


async def open_list(pilot: Pilot[str]) -> None:
    await pilot.press("escape")
    pilot.app.screen_stack[0].feeds.show()  # type: ignore[attr-defined]
    await until(pilot, lambda: bool(listed(pilot)))
    assert listed(pilot) == FOLDED


async def test_a_story_is_one_row_that_opens_out_and_folds_again() -> None:
    async with reader(summarized=False) as (pilot, screen):
        await open_list(pilot)
        await pilot.press("j", "enter")
        assert listed(pilot) == OPENED
        await pilot.press("j", "escape")
        assert listed(pilot) == FOLDED
        await pilot.press("enter", "j", "enter")
        await until(pilot, lambda: title(screen) == "Mill flooded")


async def test_what_is_folded_is_found_and_opened_by_typing() -> None:
    async with reader(summarized=False) as (pilot, screen):
        await open_list(pilot)
        await pilot.press("/", *"mill flooded")
        assert listed(pilot) == ["  • Mill flooded"]
        await pilot.press("enter")
        await until(pilot, lambda: title(screen) == "Mill flooded")
        await pilot.press("q")
        await until(pilot, lambda: listed(pilot) == ["• Bees", "• River floods mill"])


async def test_a_folded_story_is_read_as_one_and_an_opened_one_item_by_item() -> None:
    async with reader(summarized=False) as (pilot, _):
        await open_list(pilot)
        await pilot.press("j", "m")
        await until(pilot, lambda: sum(item.is_read for item in FeedStore().items()) == 2)
        assert listed(pilot) == ["• Bees", "  River floods mill (+1)"]
        await pilot.press("m", "enter", "m")
        await until(pilot, lambda: sum(item.is_read for item in FeedStore().items()) == 1)
        await pilot.press("escape", "A")
        await until(pilot, lambda: all(item.is_read for item in FeedStore().items()))


async def test_esc_closes_a_list_without_the_story_that_was_opened_out() -> None:
    async with reader(summarized=False) as (pilot, _):
        await open_list(pilot)
        await pilot.press("a", "j", "enter")
        assert listed(pilot) == ["+ Bees", *OPENED[1:]]
        await pilot.press("u", "u")
        assert listed(pilot) == ["+ Bees"]
        await pilot.press("escape")
        assert isinstance(pilot.app.screen, LibraryDialog)


async def test_the_items_of_a_story_are_shown_side_by_side() -> None:
    async with reader(summarized=False) as (pilot, _):
        await open_list(pilot)
        await pilot.press(":", *"side by", "enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, Notice))
        await pilot.press("escape", "j", ":", *"side by", "enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, SidesScreen))
        panes = pilot.app.screen.query(ArticlePane)
        names = ["River floods mill", "Mill flooded"]
        await until(pilot, lambda: [str(pane.border_title) for pane in panes] == names)
        await pilot.press("escape")
        await until(pilot, lambda: listed(pilot) == FOLDED)
