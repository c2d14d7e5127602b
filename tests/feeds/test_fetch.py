"""Feeds of a server that misbehaves: nothing is lost, nothing hangs, and one line says what was wrong."""

import socket
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from threading import Event

import pytest

from tests.feeds.support import rss, rss_item
from tests.sources.web_server import (
    Handler,
    answer,
    gzip_bomb,
    packed,
    raw,
    redirect,
    serving,
    stall,
)
from tui.document.errors import SourceError
from tui.feeds.fetch import Outcome, fetch_feeds, find_feeds
from tui.feeds.folders import is_feed_folder
from tui.feeds.records import Subscription
from tui.feeds.store import FeedStore
from tui.sources.web.fetch import Limits

FEED = rss(rss_item(1), rss_item(2))
PATIENT = Limits(seconds=600.0, size=4 * 1024 * 1024)
HOUR = 60 * 60 * 1000


class Clock:
    now = 1_796_100_000_000

    def __call__(self) -> int:
        return self.now


@pytest.fixture
def store(tmp_path: Path) -> Iterator[FeedStore]:
    with closing(FeedStore(tmp_path / "data", clock=Clock())) as store:
        yield store


def feed(text: str | bytes = FEED, **headers: str) -> Handler:
    return answer(text, media_type="application/rss+xml", **headers)


def fetched(store: FeedStore, *addresses: str, limits: Limits = PATIENT) -> list[Outcome]:
    """Subscribe to feeds, fetch them, and return what came of each, in their order."""
    store.subscribe(map(Subscription, addresses))
    outcomes: list[Outcome] = []
    fetch_feeds(store, store.feeds(), outcomes.append, limits)
    assert all(outcome.problem.count("\n") == 0 for outcome in outcomes)
    return sorted(outcomes, key=lambda outcome: outcome.feed.address)


def test_a_feed_that_has_not_changed_is_not_sent_again(store: FeedStore) -> None:
    with serving(feed=feed(ETag='"1"', Last_Modified="Mon, 30 Nov 2026 10:00:00 GMT")) as server:
        at = server.address("/feed")
        assert [outcome.new for outcome in fetched(store, at)] == [2]
        server.pages["/feed"] = answer(b"", "304 Not Modified")
        assert [(outcome.new, outcome.problem) for outcome in fetched(store, at)] == [(0, "")]
        assert b'If-None-Match: "1"\r\nIf-Modified-Since: Mon' in server.requests[-1]
        assert len(store.items()) == 2
        server.pages["/feed"] = feed(rss(rss_item(2, text="<p>It changed.</p>"), rss_item(3)))
        assert [outcome.new for outcome in fetched(store, at)] == [1]
        assert {item.title: item.gist for item in store.items()}["Story 2"] == "It changed."


@pytest.mark.parametrize(
    ("handler", "reason"),
    [
        (answer(b"", "500 Oops"), "the site has an error or is overloaded (500)"),
        (answer("<html><p>Hello</p></html>"), "it is not a feed"),
        (feed(gzip_bomb(5 * 1024 * 1024), Content_Encoding="gzip"), "it has more than 4 MB"),
        (feed(b""), "the site sent an empty page"),
        (
            feed(packed(FEED)[:50], Content_Encoding="gzip"),
            "the site closed the connection before the whole page had arrived",
        ),
        (raw(b"SSH-2.0-server\r\n"), "what answers there is not a web server"),
        (redirect("/feed"), "from one address to the next without end"),
        (answer('<link rel="alternate" type="application/rss+xml" href="/rss">'), "Its feed is http"),
    ],
    ids=range(8),
)
def test_a_failure_loses_nothing(store: FeedStore, handler: Handler, reason: str) -> None:
    with serving(feed=feed()) as server:
        at = server.address("/feed")
        fetched(store, at)
        server.pages["/feed"] = handler
        (outcome,) = fetched(store, at)
        assert reason in outcome.problem
        assert (len(store.items()), store.feeds()[0].failure) == (2, outcome.problem)
        server.pages["/feed"] = feed(packed(FEED), Content_Encoding="gzip")
        assert fetched(store, at)[0].problem == store.feeds()[0].failure == ""


def test_a_slow_server_does_not_stop_the_others(store: FeedStore) -> None:
    quick_is_done = Event()

    def slow(connection: socket.socket, stop: Event) -> None:
        assert quick_is_done.wait(600)
        feed()(connection, stop)

    with serving(feed=slow) as first, serving(feed=feed()) as second:
        store.subscribe([Subscription(first.address("/feed")), Subscription(second.address("/feed"))])
        done = []

        def on_done(outcome: Outcome) -> None:
            done.append(outcome.feed.address)
            quick_is_done.set()

        fetch_feeds(store, store.feeds(), on_done, PATIENT)
        assert done == [second.address("/feed"), first.address("/feed")]


def test_a_silent_server_is_given_up(store: FeedStore) -> None:
    with serving(feed=stall(b"HTTP/1.1 200 OK\r\n")) as server:
        (outcome,) = fetched(store, server.address("/feed"), limits=Limits(seconds=0.2))
        assert "within 0.2 seconds" in outcome.problem


def test_a_server_that_has_too_much_to_do_is_left_alone(store: FeedStore) -> None:
    with serving(a=answer(b"", "429 Too Many", Retry_After="3600"), b=feed()) as server:
        first, second = fetched(store, server.address("/a"), server.address("/b"))
        assert "had too many requests" in first.problem
        assert "allows no requests before" in second.problem
        requests = len(server.requests)
        fetched(store, server.address("/a"), server.address("/b"))
        assert len(server.requests) == requests == 1
        store.clock.now += HOUR + 1  # type: ignore[attr-defined]
        server.pages["/a"] = feed()
        assert [outcome.new for outcome in fetched(store, server.address("/a"))] == [2, 2]


def test_a_host_is_asked_one_thing_at_a_time(store: FeedStore) -> None:
    at_once: list[int] = []
    running: set[int] = set()

    def watched(connection: socket.socket, stop: Event) -> None:
        running.add(connection.fileno())
        at_once.append(len(running))
        stop.wait(0.05)
        running.discard(connection.fileno())
        feed()(connection, stop)

    with serving(a=watched, b=watched, c=watched) as server:
        fetched(store, *map(server.address, ("/a", "/b", "/c")))
        assert at_once == [1, 1, 1]


def test_a_feed_that_has_moved_for_good_is_known_by_its_new_address(store: FeedStore) -> None:
    with serving(old=redirect("/new", "301 Moved"), now=redirect("/new"), new=feed()) as server:
        fetched(store, server.address("/old"), server.address("/now"))
        assert [found.address for found in store.feeds()] == [server.address("/new"), server.address("/now")]


def test_what_a_source_stands_for(store: FeedStore, tmp_path: Path) -> None:
    page = '<link title="News &amp; more" href="/feed?a=1&amp;b=2" type=application/atom+xml rel="alternate home">'
    with serving(page=answer(page), feed=feed()) as server:
        opml = f'<opml><body><outline text="A" xmlUrl="{server.address("/feed")}"/></body></opml>'
        server.pages["/list"] = answer(opml, media_type="text/xml")
        (found,) = find_feeds(server.address("/page"))
        assert found == Subscription(server.address("/feed?a=1&b=2"), "News & more")
        assert find_feeds(server.address("/feed")) == (
            Subscription(server.address("/feed"), "The Orsk Courier"),
        )
        assert find_feeds(server.address("/list")) == (Subscription(server.address("/feed"), "A"),)
        (tmp_path / "list.opml").write_text(opml)
        (tmp_path / "news.xml").write_text(FEED)
        (tmp_path / "notes.txt").write_text("No feed.")
        (tmp_path / "data").mkdir(exist_ok=True)
        local = str(tmp_path / "news.xml")
        assert [each.address for each in find_feeds(str(tmp_path))] == [server.address("/feed"), local]
        with pytest.raises(SourceError, match="it is not a feed"):
            find_feeds(str(tmp_path / "notes.txt"))
        with pytest.raises(SourceError, match="There are no feeds in"):
            find_feeds(str(tmp_path / "data"))
    assert not is_feed_folder(tmp_path)
    (tmp_path / "notes.txt").unlink()
    (tmp_path / "data").rename(tmp_path / ".data")
    assert is_feed_folder(tmp_path)
    (tmp_path / "other.xml").write_text("<article/>")
    assert not is_feed_folder(tmp_path)
    assert not is_feed_folder(tmp_path / ".data" / "missing")
    assert [outcome.new for outcome in fetched(store, local)] == [2]
