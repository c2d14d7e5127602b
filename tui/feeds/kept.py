"""Feeds and items as they are kept. What is read from the file is clean again, since other programs can write to it."""

import json
from collections.abc import Iterable, Sequence
from datetime import datetime
from functools import lru_cache
from sqlite3 import Row
from typing import NamedTuple

from tui.feeds.addresses import item_address
from tui.feeds.item_text import plain_text
from tui.feeds.records import Subscription
from tui.library.columns import to_count, to_line, to_moment, to_text
from tui.text.urls import path_of_file_url

QUEUE = "later:"
"""The address of the feed whose items were added one by one, to be read later."""

FEED_COLUMNS = "number, address, title, home, subscribed, tags, etag, modified, fetched, failure, wait_until"
ITEM_COLUMNS = (
    "item.number, item.link, item.title, feed.title AS source, address, author, published, words, gist, whole, read, "
    "kept, user_tags, item.tags, feed.tags AS feed_tags, story"
)

_WORDS_COMPARED = 60


class Feed(NamedTuple):
    """A feed."""

    number: int
    address: str
    """An address, or an absolute path."""
    title: str
    home: str
    is_subscribed: bool
    tags: tuple[str, ...]
    etag: str
    """With ``modified``, what the server called the edition that was fetched last."""
    modified: str
    fetched: int
    """In milliseconds since 1970; 0 if it was never fetched."""
    failure: str
    """Why it could not be fetched the last time, in one line; empty if it could."""
    wait_until: int
    """The moment before which the server does not want to be asked again, in milliseconds since 1970."""

    @property
    def name(self) -> str:
        """Its name in a list."""
        return self.title or self.address

    @property
    def subscription(self) -> Subscription:
        """Its line in a list of feeds."""
        return Subscription(self.address, self.title, self.tags)


class Item(NamedTuple):
    """An item of a feed, without its text."""

    number: int
    link: str
    """The address of its page; empty if it has none."""
    title: str
    source: str
    """The title of the feed, or its address."""
    author: str
    published_at: int
    """When it was published, or found, in milliseconds since 1970."""
    words: int | None
    """None if only a summary of it is known."""
    gist: str
    """Its best sentence, or its first one."""
    is_whole: bool
    """True if the feed has all of its text."""
    is_read: bool
    is_kept: bool
    """True if it is kept for later."""
    tags: tuple[str, ...]
    """The user's, its own, and those of its feed."""
    user_tags: tuple[str, ...]
    """Those that the user gave it."""
    story: int
    """The number of the first item that tells the same story; its own if there is none, or if it is not known yet."""

    @property
    def published(self) -> datetime:
        """When it was published, or found, in local time."""
        return to_moment(self.published_at)

    @property
    def address(self) -> str:
        """The address by which the reader opens it."""
        return item_address(self.number)

    @property
    def location(self) -> str:
        """The path of its file, or the address of its page; empty if it has neither."""
        return to_line(path_of_file_url(self.link) or self.link)

    @property
    def name(self) -> str:
        """Its name in a list."""
        return self.title or self.gist or self.location or "Untitled"


class Beginning(NamedTuple):
    """What an item begins with, to be compared with others."""

    number: int
    feed: int
    link: str
    text: str
    """Its title, and the first words of its text."""


def to_feed(row: Row) -> Feed:
    """Return the feed of a row of ``FEED_COLUMNS``."""
    number, address, title, home, subscribed, tags, etag, modified, fetched, failure, wait_until = row
    return Feed(
        to_count(number),
        to_line(address),
        to_line(title),
        to_line(home),
        bool(subscribed),
        to_tags(tags),
        to_line(etag),
        to_line(modified),
        fetched if isinstance(fetched, int) else 0,
        to_line(failure),
        wait_until if isinstance(wait_until, int) else 0,
    )


def to_item(row: Row) -> Item:
    """Return the item of a row of ``ITEM_COLUMNS``."""
    (
        number,
        link,
        title,
        source,
        address,
        author,
        published,
        words,
        gist,
        whole,
        read,
        kept,
        user_tags,
        tags,
        feed_tags,
        story,
    ) = row
    number = to_count(number)
    return Item(
        number,
        to_line(link),
        to_line(title),
        to_line(source) or to_line(address).removeprefix(QUEUE),
        to_line(author),
        published if isinstance(published, int) else 0,
        None if words is None else to_count(words),
        to_line(gist),
        bool(whole),
        read is not None,
        kept is not None,
        _tags(user_tags, tags, feed_tags),
        _tags(user_tags),
        to_count(story) or number,
    )


def to_beginning(row: Row) -> Beginning:
    """Return the beginning of an item from its number, feed, link, title and HTML."""
    number, feed, link, title, html = row
    words = plain_text(to_text(html)).split()[:_WORDS_COMPARED]
    return Beginning(to_count(number), to_count(feed), to_line(link), f"{to_line(title)}. {' '.join(words)}")


def to_tags(*lists: object) -> tuple[str, ...]:
    """Return the tags of lists in JSON, each once; none for anything else."""
    return _tags(*(tags if isinstance(tags, str) else "[]" for tags in lists))


@lru_cache(maxsize=10_000)
def _tags(*lists: object) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for tags in lists:
        try:
            listed = json.loads(tags) if isinstance(tags, str) else []
        except (ValueError, RecursionError):
            continue
        found |= dict.fromkeys(filter(None, map(to_line, listed)) if isinstance(listed, list) else ())
    return tuple(found)


def from_tags(tags: Iterable[str]) -> str:
    """Return tags as they are stored."""
    listed: Sequence[str] = [*dict.fromkeys(tags)]
    return json.dumps(listed, ensure_ascii=False)
