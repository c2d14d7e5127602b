"""What is in feeds, for programs."""

from contextlib import closing
from pathlib import Path

from tests.feeds.support import rss, rss_item
from tui.feeds.listing import feed_items
from tui.feeds.records import Subscription
from tui.feeds.store import FeedStore


def test_items_are_returned_and_if_wanted_fetched_first(tmp_path: Path) -> None:
    feed = tmp_path / "feed.xml"
    feed.write_text(
        rss(rss_item(1, title="Bees", text="Bees dance. They show where food is.")), encoding="utf-8"
    )
    with closing(FeedStore()) as store:
        store.subscribe([Subscription(str(feed)), Subscription(str(tmp_path / "missing.xml"))])
    assert feed_items() == ()
    found = feed_items(fetch=True)
    assert [item.title for item in found] == ["Bees"]
    assert feed_items() == found
