"""What is fetched and found out ahead of reading."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.feeds.support import LONG_STORY, rss, rss_item, whole
from tests.sources.web_server import ARTICLE, WebServer, answer, serving
from tui.document.errors import SourceError
from tui.feeds.ahead import work_ahead
from tui.feeds.articles import open_item
from tui.feeds.parse import parse_feed
from tui.feeds.robots import Robots
from tui.feeds.store import FeedStore


@pytest.fixture
def store(tmp_path: Path) -> Iterator[FeedStore]:
    with closing(FeedStore(tmp_path / "data")) as store:
        yield store


@pytest.fixture
def server() -> Iterator[WebServer]:
    robots = answer("User-agent: *\nDisallow: /private\n", media_type="text/plain")
    with serving(page=answer(ARTICLE), private=answer(ARTICLE)) as server:
        server.pages["/robots.txt"] = robots
        yield server


def put(store: FeedStore, *items: str) -> None:
    from tui.feeds.records import Subscription

    at = "https://example.org/feed"
    store.subscribe([Subscription(at)])
    feed = store.find(at)
    assert feed is not None
    store.put(feed, parse_feed(rss(*items).encode(), at))


def worked_ahead(store: FeedStore, *, pages: bool = True) -> list[str]:
    done: list[str] = []
    work_ahead(store, lambda item: done.append(item.title), pages=pages, pause=0)
    return done


def test_new_items_get_their_best_sentence_and_their_length(store: FeedStore, server: WebServer) -> None:
    page, private = server.address("/page"), server.address("/private")
    put(store, rss_item(1, extra=whole()), rss_item(2, link=page), rss_item(3, link=private))
    assert worked_ahead(store, pages=False) == ["Story 1"]
    assert worked_ahead(store) == ["Story 2"]
    third, second, first = store.items()
    assert first.gist in LONG_STORY
    assert (first.words, second.words, third.words) == (176, 91, None)
    assert second.gist in ARTICLE.replace("\n", " ")
    assert worked_ahead(store) == []
    assert [request.split()[1] for request in server.requests] == [b"/robots.txt", b"/page", b"/robots.txt"]


def test_an_item_opens_without_the_network(store: FeedStore, server: WebServer) -> None:
    put(store, rss_item(1, extra=whole()), rss_item(2, link=server.address("/page")), rss_item(3, link=""))
    worked_ahead(store)
    server.close()
    third, second, first = (open_item(item.address, store=store) for item in store.items())
    assert (first.title, first.source, first.site) == ("Story 1", "https://example.org/1", "The Orsk Courier")
    assert (first.date, first.word_count, len(first.blocks)) == ("2026-11-30", 176, 10)
    assert (second.title, second.source) == ("The lamp that learned to wait", server.address("/page"))
    assert (third.title, third.source) == ("Story 3", None)
    for address in ("feed-item://99", "feed-item://x"):
        with pytest.raises(SourceError, match="Cannot read this item"):
            open_item(address, store=store)


def test_an_item_whose_page_cannot_be_opened_is_what_the_feed_has_of_it(
    store: FeedStore, server: WebServer
) -> None:
    missing = server.address("/missing")
    put(store, rss_item(1, link=missing), rss_item(2, link=missing, text=""))
    empty, short = store.items()
    article = open_item(short.address, store=store)
    assert (article.title, article.source, article.word_count) == ("Story 1", missing, 40)
    assert article.warnings[0].startswith(
        f"This is only what the feed has of the article. Cannot read {missing}: "
    )
    with pytest.raises(SourceError, match="/missing"):
        open_item(empty.address, store=store)


def test_a_page_that_cannot_be_read_is_not_tried_again(store: FeedStore, server: WebServer) -> None:
    put(store, rss_item(1, link=server.address("/missing")))
    assert worked_ahead(store) == ["Story 1"]
    assert worked_ahead(store) == []
    assert store.items()[0].gist.startswith("The old bridge")


def test_a_site_in_trouble_is_left_alone(server: WebServer) -> None:
    assert not Robots().allows(server.address("/private/1"))
    assert Robots().allows(server.address("/page"))
    del server.pages["/robots.txt"]
    assert Robots().allows(server.address("/private"))
    server.pages["/robots.txt"] = answer(b"", "503 Later")
    assert not Robots().allows(server.address("/page"))
