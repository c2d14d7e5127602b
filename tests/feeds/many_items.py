"""A large feed on a server that misbehaves in one way after the other."""

import gzip
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from tests.feeds.support import rss
from tests.sources.web_server import (
    MEGABYTE,
    Handler,
    WebServer,
    answer,
    chunked,
    flood,
    gzip_bomb,
    head,
    raw,
    redirect,
    stall,
)
from tui.feeds.fetch import LIMITS, Outcome, fetch_feeds
from tui.feeds.records import Subscription
from tui.feeds.store import FeedStore
from tui.sources.web.fetch import Limits

FEED, MOVED = "/feed", "/moved"
_CHUNK = 64 * 1024
_HOUR = 60 * 60 * 1000
_SECONDS_FOR_A_STALL, _SECONDS_FOR_ALL = 1.0, 600.0
_TEXTS = (
    "The pier at Ölmütz &amp; Söhne has moved.",
    "Frost &nbsp; &eacute;t&eacute; &unknown; & ice",
    "A break<br> and an <b>open tag",
    "A \x0b control \x00 character",
    "<![CDATA[<p>Nothing had moved since spring.</p>]]>",
    "",
)


class Clock:
    """A clock that is set by hand, in milliseconds since 1970."""

    now = 1_796_100_000_000

    def __call__(self) -> int:
        return self.now


class Step(NamedTuple):
    """What the server does, and what must come of it."""

    name: str
    pages: Mapping[str, Handler]
    new: int
    total: int
    """The number of items that are kept then."""
    problem: str = ""
    """What the line for the user says; empty if there must be none."""


class Fetched(NamedTuple):
    """What came of a fetch."""

    new: int
    problem: str
    titles: Sequence[str]
    """Those of all items that are kept then."""


class Result(NamedTuple):
    """What came of a step."""

    step: Step
    fetched: Fetched

    @property
    def failures(self) -> list[str]:
        """What is not as it must be."""
        step, new, problem, titles = self.step, *self.fetched
        says_why = step.problem in problem and bool(step.problem) == bool(problem)
        checks = {
            f"{new:,} new items, not {step.new:,}": new == step.new,
            f"{len(titles):,} items, not {step.total:,}": len(titles) == step.total,
            "items are there twice": len({*titles}) == len(titles),
            f"“{problem}” does not say “{step.problem}”": says_why,
            "the problem has several lines": "\n" not in problem,
        }
        return [failure for failure, holds in checks.items() if not holds]


def item(number: int, edition: str = "") -> str:
    """Return a short item, as broken as many are."""
    return (
        f"<item><title>{edition}Story {number}</title><link>https://example.org/{number}</link><guid>g{number}</guid>"
        f"<description>{_TEXTS[number % len(_TEXTS)]}</description></item>"
    )


def steps(count: int) -> Iterator[Step]:
    """Yield what the server does, in order, with a feed of so many items."""
    tenth = count // 10
    first = rss(*map(item, range(count))).encode()
    last = (*range(count, count + tenth), *range(count - tenth))
    other = rss(*(item(number, "New: " if number % 10 == 0 else "") for number in last)).encode()
    sent = answer(first, media_type="application/rss+xml", ETag='"1"')
    packed = gzip.compress(first, 1)
    parts = [packed[start : start + _CHUNK] for start in range(0, len(packed), _CHUNK)]
    fields = {"Content_Type": "text/html; charset=koi8-r", "Content_Encoding": "gzip"}
    in_chunks = head(Transfer_Encoding="chunked", **fields)
    too_long = MEGABYTE * 64
    total = count + tenth
    yield Step("503, wants an hour", {FEED: answer(b"", "503 Later", Retry_After="3600")}, 0, 0, "503")
    yield Step("asked too early", {FEED: sent}, 0, 0, "allows no requests before")
    yield Step(
        "breaks off",
        {FEED: raw(head(Content_Length=str(len(first))) + first[: len(first) // 2])},
        0,
        0,
        "/feed",
    )
    yield Step("chunked, gzip, wrong charset", {FEED: raw(in_chunks + chunked(parts))}, count, count)
    yield Step("the same, whole", {FEED: sent}, 0, count)
    yield Step("304", {FEED: answer(status="304 Not Modified", media_type=None)}, 0, count)
    yield Step("breaks off in a chunk", {FEED: raw(in_chunks + chunked(parts)[:-9_000])}, 0, count, "/feed")
    yield Step(
        "moved; tenths new, changed, gone", {FEED: redirect(MOVED), MOVED: answer(other)}, tenth, total
    )
    yield Step("backwards", {FEED: answer(rss(*map(item, reversed(range(count)))).encode())}, 0, total)
    yield Step("a gzip bomb", {FEED: answer(gzip_bomb(too_long), Content_Encoding="gzip")}, 0, total, "32")
    yield Step("no end", {FEED: flood(head())}, 0, total, "32")
    yield Step("stops in the middle", {FEED: stall(head() + first[: len(first) // 2])}, 0, total, "seconds")
    yield Step("no feed", {FEED: answer("<p>Back soon.</p>")}, 0, total, "it is not a feed")


def fetch(store: FeedStore, address: str, now: int, limits: Limits) -> Fetched:
    """Fetch the feed at a time.

    Args:
        store: A file of feeds whose clock is a ``Clock``.
        address: The address of the feed.
        now: The time, in milliseconds since 1970.
        limits: The most time and bytes.
    """
    assert isinstance(store.clock, Clock)
    store.clock.now = now
    done: list[Outcome] = []
    store.subscribe([Subscription(address)] if not store.feeds() else [])
    fetch_feeds(store, store.feeds(), done.append, limits)
    return Fetched(done[0].new, done[0].problem, [each.title for each in store.items()])


def run(count: int, server: WebServer, fetch_at: Callable[[str, int, Limits], Fetched]) -> Iterator[Result]:
    """Fetch the feed once for each step, and yield what came of it.

    Args:
        count: The number of items.
        server: The server.
        fetch_at: As ``fetch``, with the file of feeds given.
    """
    now = Clock.now
    for step in steps(count):
        server.pages.update(step.pages)
        seconds = _SECONDS_FOR_A_STALL if "stops" in step.name else _SECONDS_FOR_ALL
        yield Result(step, fetch_at(server.address(FEED), now, LIMITS._replace(seconds=seconds)))
        now += _HOUR + 1 if "early" in step.name else 1
