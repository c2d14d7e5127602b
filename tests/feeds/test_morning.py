"""What is unread in the feeds of a list."""

from contextlib import closing
from pathlib import Path

import pytest

from tests.feeds.support import rss, rss_item
from tui.feeds.morning import unread_items
from tui.feeds.store import FeedStore

TEN = 1_796_032_800_000
"""30 November 2026, 10:00 UTC."""
DAY = 24 * 60 * 60 * 1000


def test_only_what_is_unread_and_recent_is_in_it(tmp_path: Path) -> None:
    feed = tmp_path / "news.xml"
    feed.write_text(
        rss(rss_item(1, link=""), rss_item(2, link=""), rss_item(3, link="").replace("30 Nov", "20 Nov"))
    )
    (tmp_path / "gone.rss").write_text("<rss><channel></channel></rss>")

    def titles(days: float | None = None) -> list[str]:
        return [item.title for item in unread_items(store, str(tmp_path), pytest.fail, days=days, pause=0)]

    with closing(FeedStore(tmp_path / "data", clock=lambda: TEN + DAY)) as store:
        assert titles() == ["Story 2", "Story 1", "Story 3"]
        assert titles(days=2) == ["Story 2", "Story 1"]
        store.mark_read(item.number for item in store.items([str(feed)]) if item.title == "Story 2")
        assert titles() == ["Story 1", "Story 3"]
