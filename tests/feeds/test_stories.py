"""Items of several feeds that tell the same story."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.feeds.support import rss, rss_item
from tui.feeds.parse import parse_feed
from tui.feeds.records import ParsedItem, Subscription
from tui.feeds.store import FeedStore
from tui.feeds.stories import find_stories

COURIER, HERALD, PLANET = (f"https://example.org/{name}" for name in ("courier", "herald", "planet"))
FLOOD = "The river rose in the night and flooded the old mill at Orsk. Nobody was hurt, said the mayor."
FLOOD_AGAIN = "In the night the river at Orsk rose and flooded the mill. The mayor said that nobody was hurt."
BEES = "Honey bees dance to tell others where flowers are. A longer dance means a longer flight."


@pytest.fixture
def store(tmp_path: Path) -> Iterator[FeedStore]:
    with closing(FeedStore(tmp_path)) as store:
        yield store


def put(store: FeedStore, at: str, *items: str) -> None:
    store.subscribe([Subscription(at)])
    feed = store.find(at)
    assert feed is not None
    store.put(feed, parse_feed(rss(*items, title=at).encode(), at))


def stories(store: FeedStore) -> list[list[str]]:
    """Return the titles of the items of each story, the newest first."""
    found: dict[int, list[str]] = {}
    for item in store.items():
        found.setdefault(item.story, []).append(item.title)
    return [*found.values()]


def test_the_same_story_of_several_feeds_is_one(store: FeedStore) -> None:
    put(store, COURIER, rss_item(1, title="Mill flooded", text=FLOOD))
    put(store, HERALD, rss_item(2, title="River floods mill", text=FLOOD_AGAIN))
    put(store, PLANET, rss_item(3, title="How bees talk", text=BEES))
    assert [len(story) for story in stories(store)] == [1, 1, 1]
    find_stories(store)
    assert stories(store) == [["How bees talk"], ["River floods mill", "Mill flooded"]]


def test_issues_of_one_feed_stand_alone_and_each_joins_its_like(store: FeedStore) -> None:
    parts = [
        rss_item(number, title=f"This week at the mill: {topic}", text=f"{FLOOD} {topic}.", link="")
        for number, topic in ((1, "eels and herons"), (2, "grain and flour"))
    ]
    put(store, COURIER, *parts)
    put(store, PLANET, *parts)
    find_stories(store)
    assert stories(store) == [
        ["This week at the mill: grain and flour"] * 2,
        ["This week at the mill: eels and herons"] * 2,
    ]


def test_items_that_lead_to_one_page_are_one_story(store: FeedStore) -> None:
    page = "https://example.org/page"
    put(store, COURIER, rss_item(1, title="Mill flooded", text=FLOOD, link=page))
    put(store, HERALD, rss_item(2, title="Worth reading", text="Comments", link=page))
    find_stories(store)
    assert stories(store) == [["Worth reading", "Mill flooded"]]


def test_few_words_say_nothing(store: FeedStore) -> None:
    for number, at in enumerate((COURIER, HERALD)):
        put(store, at, rss_item(number, title="Photo of the day", text=""))
    find_stories(store)
    assert [len(story) for story in stories(store)] == [1, 1]


def test_stories_are_looked_for_again_once_an_item_is_new_or_has_changed(store: FeedStore) -> None:
    put(store, COURIER, rss_item(1, title="Mill flooded", text=FLOOD))
    find_stories(store)
    assert not store.beginnings(10)
    put(store, HERALD, rss_item(2, title="How bees talk", text=BEES))
    find_stories(store)
    assert len(stories(store)) == 2
    put(store, HERALD, rss_item(2, title="River floods mill", text=FLOOD_AGAIN))
    find_stories(store)
    assert len(stories(store)) == 1
    store.add_later([ParsedItem("p", "Mill flooded", "https://example.org/1")])
    assert not store.beginnings(10)


def test_items_beyond_the_limit_are_alone_and_not_looked_at_again(
    store: FeedStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.feeds.stories.MAX_ITEMS", 1)
    put(store, COURIER, rss_item(1, title="Mill flooded", text=FLOOD))
    put(store, HERALD, rss_item(2, title="River floods mill", text=FLOOD_AGAIN))
    find_stories(store)
    assert len(stories(store)) == 2
    assert not store.beginnings(10)
