"""The process that fetches feeds for the reader."""

from pathlib import Path
from queue import SimpleQueue
from typing import Any

from tests.feeds.support import rss, rss_item, whole
from tui.feeds.store import FeedStore
from tui.reader.feed_fetcher import FeedFetcher


def test_it_tells_what_it_does_and_ends(tmp_path: Path) -> None:
    feed = tmp_path / "news.xml"
    feed.write_text(rss(rss_item(1, extra=whole()), rss_item(2, link="")))
    said: SimpleQueue[Any] = SimpleQueue()
    fetcher = FeedFetcher()
    fetcher.start([str(feed), str(tmp_path / "missing.xml")], said.put)
    lines = [said.get(timeout=600)]
    while lines[-1] is not None:
        lines.append(said.get(timeout=600))
    fetcher.close()
    assert [line["done"] for line in lines[:2]] == [1, 2]
    assert sorted(bool(line["problem"]) for line in lines[:2]) == [False, True]
    assert lines[2] == {"items": 2}
    items = FeedStore().items([str(feed)])
    assert not FeedStore().beginnings(1), "their stories are known"
    assert sorted(line["item"] for line in lines[3:-1]) == sorted(item.number for item in items)
