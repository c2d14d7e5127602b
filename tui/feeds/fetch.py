"""Fetch feeds politely: only what has changed, one at a time from a host, and not before the server allows it."""

from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from pathlib import Path
from queue import SimpleQueue
from typing import NamedTuple

from tui.document.errors import SourceError
from tui.feeds.folders import feed_files
from tui.feeds.kept import Feed
from tui.feeds.opml import parse_opml
from tui.feeds.page_links import feeds_of_page
from tui.feeds.parse import MAX_ITEMS, parse_feed
from tui.feeds.records import ParsedFeed, Subscription
from tui.feeds.store import FeedStore
from tui.formats.compression import unpack
from tui.formats.feed_kinds import FeedKind, feed_kind
from tui.formats.limits import MEGABYTE
from tui.sources.files import is_folder, read_file
from tui.sources.web.address import WebAddress
from tui.sources.web.failures import FetchError
from tui.sources.web.fetch import Limits, MediaType, Page, fetch
from tui.sources.web.validators import Validators
from tui.text.sanitize import clean_line
from tui.text.urls import is_url

MAX_HOSTS = 4
"""The number of hosts that are asked at the same time."""
LIMITS = Limits(seconds=30.0, size=32 * MEGABYTE)


class Outcome(NamedTuple):
    """The result of fetching a feed."""

    feed: Feed
    new: int = 0
    """The number of new items."""
    problem: str = ""
    """Why it could not be fetched, in one line; empty if it could."""


def fetch_feeds(
    store: FeedStore,
    feeds: Iterable[Feed],
    on_done: Callable[[Outcome], None],
    limits: Limits = LIMITS,
) -> None:
    """Fetch feeds, and keep what is new. A failure of one does not stop the others.

    Args:
        store: The file of feeds.
        feeds: The feeds.
        on_done: Called in this thread for each feed once it is done, in any order.
        limits: The most time and bytes for a feed.
    """
    by_host: dict[str, list[Feed]] = {}
    done: SimpleQueue[Outcome] = SimpleQueue()
    for feed in feeds:
        by_host.setdefault(_host(feed.address), []).append(feed)
    with ThreadPoolExecutor(MAX_HOSTS) as hosts:
        asked = [hosts.submit(_Host(store, limits, done.put).fetch, queue) for queue in by_host.values()]
        for _ in range(sum(map(len, by_host.values()))):
            on_done(done.get())
        for host in asked:
            host.result()


def _host(address: str) -> str:
    return address.split("/")[2].lower() if is_url(address) else ""


class _Host:
    """Fetches the feeds of one host, one after the other, until the host asks to wait."""

    def __init__(self, store: FeedStore, limits: Limits, on_done: Callable[[Outcome], None]) -> None:
        self._store = store
        self._limits = limits
        self._on_done = on_done
        self._wait_until = 0

    def fetch(self, feeds: Sequence[Feed]) -> None:
        for feed in feeds:
            outcome = Outcome(
                feed, problem=f"{feed.address} failed. Run it again with --debug FILE for a log."
            )
            try:
                outcome = self._fetch(feed)
            finally:
                self._on_done(outcome)

    def _fetch(self, feed: Feed) -> Outcome:
        wait_until = max(feed.wait_until, self._wait_until)
        if wait_until > self._store.clock():
            when = f"{datetime.fromtimestamp(wait_until / 1000):%Y-%m-%d %H:%M}"
            reason = f"the site allows no requests before {when}. What was fetched before is shown."
            return self._failed(feed, f"Cannot read {feed.address}: {reason}", wait_until)
        try:
            return self._fetched(feed)
        except FetchError as error:
            wait = round(1000 * error.retry_after)
            self._wait_until = self._store.clock() + wait if wait else 0
            return self._failed(feed, str(error), self._wait_until)
        except SourceError as error:
            return self._failed(feed, str(error))

    def _failed(self, feed: Feed, reason: str, wait_until: int = 0) -> Outcome:
        self._store.put_failure(feed, reason, wait_until)
        return Outcome(feed, problem=clean_line(reason))

    def _fetched(self, feed: Feed) -> Outcome:
        page = fetched_source(feed.address, Validators(feed.etag, feed.modified), self._limits)
        if page.is_unchanged:
            self._store.put_unchanged(feed)
            return Outcome(feed)
        address = page.address.text
        parsed = _parsed(page, address)
        if page.has_moved:
            self._store.move(feed, address)
        new = self._store.put(feed, parsed, page.validators)
        problem = (
            f"{feed.name} has more than {MAX_ITEMS:,} items; the rest was left out." if parsed.is_cut else ""
        )
        return Outcome(feed, new, problem)


def fetched_source(address: str, known: Validators | None = None, limits: Limits = LIMITS) -> Page:
    """Return what is at an address, or in a file, unpacked.

    Args:
        address: A web address or a path.
        known: An edition that need not be sent again.
        limits: The most time and bytes.

    Raises:
        FetchError: It cannot be fetched.
        SourceError: The file cannot be read.
    """
    if is_url(address):
        page = fetch(WebAddress.parse(address), limits=limits, known=known)
        return page if page.is_unchanged else page._replace(body=unpack(page.body, address)[0])
    data, _ = unpack(read_file(Path(address)), clean_line(address))
    return Page(WebAddress(address), data, MediaType("", None))


def _parsed(page: Page, address: str) -> ParsedFeed:
    try:
        return parse_feed(page.body, address, page.media_type.charset)
    except SourceError:
        for named in feeds_of_page(page.body, address, page.media_type.charset):
            raise SourceError(
                f"Cannot read {address}: it is a page, not a feed. Its feed is {named.address}; add that."
            ) from None
        raise


def find_feeds(source: str) -> tuple[Subscription, ...]:
    """Return the feeds that a source stands for: itself, those in a list or a folder, or that of a web page.

    Args:
        source: A web address, or the path of a file or a folder.

    Raises:
        SourceError: It cannot be read, or there is no feed in it.
    """
    if not is_url(source) and is_folder(source):
        return _in_folder(Path(source))
    address = WebAddress.parse(source).text if is_url(source) else str(Path(source).absolute())
    try:
        page = fetched_source(address)
    except FetchError as error:
        raise SourceError(str(error)) from None
    if feed_kind(page.body) is FeedKind.LIST:
        return parse_opml(page.body, clean_line(source))
    try:
        parsed = parse_feed(page.body, page.address.text, page.media_type.charset)
    except SourceError:
        if named := feeds_of_page(page.body, page.address.text, page.media_type.charset)[:1]:
            return named
        raise
    return (Subscription(page.address.text if page.has_moved else address, parsed.title),)


def _in_folder(folder: Path) -> tuple[Subscription, ...]:
    found: list[Subscription] = []
    for path in feed_files(folder):
        data = unpack(read_file(path), clean_line(str(path)))[0]
        is_list = feed_kind(data) is FeedKind.LIST
        found += parse_opml(data, clean_line(str(path))) if is_list else (Subscription(str(path.absolute())),)
    if not found:
        raise SourceError(
            f"There are no feeds in {clean_line(str(folder))}. Name a feed, or a list of feeds (OPML)."
        )
    return tuple({each.address: each for each in found}.values())
