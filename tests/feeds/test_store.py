"""The file of feeds: nothing is lost in it, and nothing is there twice."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.feeds.support import rss, rss_item, whole
from tui.feeds.addresses import FILE_NAME
from tui.feeds.kept import QUEUE, Feed
from tui.feeds.parse import parse_feed
from tui.feeds.records import ParsedItem, Subscription
from tui.feeds.schema import MIGRATIONS
from tui.feeds.store import FeedStore
from tui.sources.web.validators import Validators

AT = "https://example.org/feed"
DAY = 24 * 60 * 60 * 1000


class Clock:
    now = 1_796_100_000_000

    def __call__(self) -> int:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def store(tmp_path: Path, clock: Clock) -> Iterator[FeedStore]:
    with closing(FeedStore(tmp_path, clock=clock)) as store:
        yield store


def put(store: FeedStore, *items: str, at: str = AT) -> int:
    store.subscribe([Subscription(at)])
    return store.put(feed_of(store, at), parse_feed(rss(*items).encode(), at))


def feed_of(store: FeedStore, at: str = AT) -> Feed:
    feed = store.find(at)
    assert feed is not None
    return feed


def test_items_are_kept_with_their_state(store: FeedStore) -> None:
    assert put(store, rss_item(1, extra=whole()), rss_item(2)) == 2
    second, first = store.items()
    assert (first.title, first.source, first.link) == ("Story 1", "The Orsk Courier", "https://example.org/1")
    assert first.gist == "The old bridge at Orsk was closed to lorries in May."
    assert (first.is_whole, second.is_whole, second.words) == (True, False, None)
    assert first.words == 176
    assert store.text(first.number).startswith("<p>The old bridge")
    store.mark_read([first.number])
    store.keep([second.number])
    assert put(store, rss_item(1, extra=whole()), rss_item(2), rss_item(3)) == 1
    states = {item.title: (item.is_read, item.is_kept) for item in store.items()}
    assert states == {"Story 1": (True, False), "Story 2": (False, True), "Story 3": (False, False)}
    store.mark_read([first.number], read=False)
    assert not any(item.is_read for item in store.items())


def test_an_item_that_changes_is_replaced_and_stays_read(store: FeedStore) -> None:
    put(store, rss_item(1))
    (item,) = store.items()
    store.mark_read([item.number])
    store.put_gist(item.number, "The best sentence.", 900)
    assert put(store, rss_item(1, text="<p>It was opened again after all.</p>")) == 0
    (changed,) = store.items()
    assert (changed.number, changed.is_read, changed.gist) == (
        item.number,
        True,
        "It was opened again after all.",
    )
    assert store.text(changed.number) == "<p>It was opened again after all.</p>"
    store.mark_read([item.number], read=False)
    assert [each.number for each in store.unranked(9)] == [item.number]


def test_items_that_a_feed_no_longer_names_go_long_after_they_were_read(
    store: FeedStore, clock: Clock
) -> None:
    put(store, *map(rss_item, range(4)))
    _, *read, kept = (item.number for item in store.items())
    store.mark_read([*read, kept])
    store.keep([kept])
    clock.now += 89 * DAY
    put(store, rss_item(9))
    assert len(store.items()) == 5
    clock.now += 2 * DAY
    put(store, rss_item(9))
    assert [item.title for item in store.items()] == ["Story 9", "Story 3", "Story 0"]


def test_what_is_kept_for_later_outlives_its_feed(store: FeedStore) -> None:
    put(store, rss_item(1), rss_item(2))
    store.keep([store.items()[0].number])
    assert store.unsubscribe(AT)
    assert not store.unsubscribe(AT)
    assert [item.title for item in store.items()] == ["Story 2"]
    assert store.text(store.items()[0].number)
    assert store.feeds() == ()


def test_items_with_the_same_key_outlive_both_their_feeds(store: FeedStore) -> None:
    other = "https://example.net/feed"
    put(store, rss_item(1))
    put(store, rss_item(1, title="Elsewhere"), at=other)
    store.keep([item.number for item in store.items()])
    assert store.unsubscribe(AT) and store.unsubscribe(other)
    assert {item.title for item in store.later()} == {"Story 1", "Elsewhere"}
    assert store.add_page(ParsedItem("g1", "A page", "g1")) not in {item.number for item in store.later()}
    assert store.pop_messages() == ()


def test_a_page_that_another_process_added_just_now_is_not_added_again(store: FeedStore) -> None:
    page = ParsedItem("https://example.org/a", "A page", "https://example.org/a")
    assert store.add_page(page) == store.add_page(page)
    assert store.pop_messages() == ()


def test_a_feed_that_is_only_visited_is_not_in_the_list(store: FeedStore) -> None:
    store.put(store.visit(AT), parse_feed(rss(rss_item(1)).encode(), AT))
    assert (store.items(), store.feeds()) == ((), ())
    assert [item.title for item in store.items([AT])] == ["Story 1"]
    assert store.subscribe([Subscription(AT, tags=("news",))]) == 1
    assert store.subscribe([Subscription(AT, "Other", ("daily",))]) == 0
    (feed,) = store.feeds()
    assert (feed.title, feed.tags) == ("The Orsk Courier", ("news", "daily"))
    assert [item.tags for item in store.items()] == [("news", "daily")]


def test_what_a_server_says_is_kept_until_the_next_answer(store: FeedStore) -> None:
    feed = store.visit(AT)
    store.put_failure(feed, "the site has been\nhad too many requests", wait_until=5)
    assert (feed_of(store).failure, feed_of(store).wait_until) == (
        "the site has been had too many requests",
        5,
    )
    store.put(feed, parse_feed(rss().encode(), AT), Validators('"a"', "yesterday"))
    assert (feed_of(store).etag, feed_of(store).modified, feed_of(store).failure) == ('"a"', "yesterday", "")
    store.move(feed, "https://example.org/new")
    assert store.find(AT) is None
    store.visit(AT)
    store.move(feed_of(store), "https://example.org/new")  # another feed is there already
    assert store.find(AT) is not None


def test_pages_are_kept_for_later_once(store: FeedStore, clock: Clock) -> None:
    page = ParsedItem("https://example.net/a", "A page", "https://example.net/a", tags=("essay",))
    assert store.add_later([page]) == 1
    clock.now += 1
    assert (
        store.add_later([page, page._replace(key="b", link="https://example.net/b", title="")], ["long"]) == 1
    )
    last, first = store.later()
    assert (last.name, last.tags, last.source) == ("https://example.net/b", ("essay", "long"), "")
    assert (first.tags, first.is_kept) == (("essay", "long"), True)
    put(store, rss_item(1))
    feed_item = ParsedItem("x", "", "https://example.org/1")
    assert store.add_later([feed_item]) == 1
    assert next(item for item in store.later() if item.link == feed_item.link).title == "Story 1"


def test_tags_of_the_user_outlive_changes_and_the_feed(store: FeedStore, clock: Clock) -> None:
    put(store, rss_item(1, extra="<category>rivers</category>"), rss_item(2))
    second, first = store.items()
    store.tag([first.number], ["bridges"])
    assert (store.items()[1].tags, store.items()[1].user_tags) == (("bridges", "rivers"), ("bridges",))
    put(store, rss_item(1, text="<p>It was opened again after all.</p>"), rss_item(2))
    assert store.items()[1].tags == ("bridges",)
    store.mark_read([first.number, second.number])
    clock.now += 91 * DAY
    put(store, rss_item(3))
    assert [item.title for item in store.items()] == ["Story 3", "Story 1"]
    assert store.unsubscribe(AT)
    (kept,) = store.marked()
    assert (kept.number, kept.tags, store.items()) == (first.number, ("bridges",), ())
    store.tag([first.number], [])
    assert store.marked() == ()


def test_what_was_read_and_is_kept_again_is_unread(store: FeedStore) -> None:
    put(store, rss_item(1))
    (item,) = store.items()
    store.mark_read([item.number])
    page = ParsedItem(item.link, "", item.link)
    assert store.add_later([page]) == 1
    assert [(each.is_kept, each.is_read) for each in store.later()] == [(True, False)]
    store.mark_read([item.number])
    assert store.add_later([page]) == 0
    assert store.later()[0].is_read


def test_what_an_older_version_kept_has_tags_and_keys_of_its_own(tmp_path: Path) -> None:
    path = tmp_path / FILE_NAME
    with closing(sqlite3.connect(path, isolation_level=None)) as older:
        for statement in MIGRATIONS[0]:
            older.execute(statement)
        older.execute("PRAGMA user_version = 1")
        older.execute(
            f"INSERT INTO feed (number, address, subscribed) VALUES (1, '{QUEUE}', 0), (2, '{AT}', 1)"
        )
        older.executemany(
            "INSERT INTO item (feed, key, hash, link, title, author, published, found, gist, whole, kept, tags) "
            "VALUES (?, 'a', x'00', 'https://example.org/a', 'A page', '', 1, 1, '', 0, 1, '[\"essay\"]')",
            [(1,), (2,)],
        )
    with closing(FeedStore(tmp_path)) as store:
        moved = store.later()[0].number
        assert store.add_page(ParsedItem("a", "Another", "a")) != moved
        tags = [(item.tags, item.user_tags) for item in sorted(store.items(), key=lambda item: item.number)]
        assert tags == [(("essay",), ("essay",)), (("essay",), ())]


def test_what_other_programs_write_is_harmless(store: FeedStore) -> None:
    put(store, rss_item(1))

    def spoil(connection: object) -> None:
        connection.execute(  # type: ignore[attr-defined]
            "UPDATE item SET title = 'a\x1b[31m\nb', gist = x'00ff', words = 'x', tags = '{', published = 'soon'"
        )

    store._database.write(spoil)
    (item,) = store.items()
    assert (item.title, item.gist, item.words, item.tags) == ("a\ufffd[31m b", "", 0, ())
    assert item.published.year in (1969, 1970)
