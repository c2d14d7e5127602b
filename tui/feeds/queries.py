"""The statements that write feeds and items. They are called within a transaction."""

from collections.abc import Sequence
from hashlib import blake2b
from sqlite3 import Connection, Row
from typing import Any

from tui.feeds.item_text import MAX_CHARS, TextFacts, text_facts
from tui.feeds.kept import FEED_COLUMNS, QUEUE, from_tags, to_feed, to_tags
from tui.feeds.records import ParsedItem, Subscription

_DAYS_KEPT = 90
_DAY = 24 * 60 * 60 * 1000


def feed_row(connection: Connection, address: str) -> Any:
    """Return the row of the feed with an address; None if it is not known."""
    return connection.execute(f"SELECT {FEED_COLUMNS} FROM feed WHERE address = ?", (address,)).fetchone()


def queue_number(connection: Connection) -> int:
    """Return the number of the feed of pages that no feed has named, which is added if it is missing."""
    connection.execute("INSERT OR IGNORE INTO feed (address) VALUES (?)", (QUEUE,))
    return int(feed_row(connection, QUEUE)["number"])


def subscribe(connection: Connection, subscription: Subscription) -> bool:
    """Subscribe to a feed; return whether that is new."""
    row = feed_row(connection, subscription.address)
    known = None if row is None else to_feed(row)
    tags = from_tags((*(known.tags if known else ()), *subscription.tags))
    connection.execute(
        "INSERT INTO feed (address, title, subscribed, tags) VALUES (?, ?, 1, ?) ON CONFLICT (address) "
        "DO UPDATE SET subscribed = 1, tags = excluded.tags, title = iif(title = '', excluded.title, title)",
        (subscription.address, subscription.title, tags),
    )
    return known is None or not known.is_subscribed


def put_items(
    connection: Connection, feed: int, rows: Sequence[tuple[ParsedItem, TextFacts]], now: int
) -> None:
    """Add items of a feed, or replace those that it has named before."""
    for item, facts in rows:
        number = _number_of(connection, feed, item)
        if number is None:
            number = _insert(connection, feed, item, facts, now)
        else:
            _update(connection, number, item, facts)
        connection.execute("REPLACE INTO item_text VALUES (?, ?)", (number, item.html[:MAX_CHARS]))


def is_old(row: Row, now: int) -> bool:
    """Return whether an item was read long ago, and is neither kept for later nor tagged by the user."""
    is_unmarked = row["kept"] is None and row["user_tags"] == "[]"
    return is_unmarked and row["read"] is not None and row["read"] < now - _DAYS_KEPT * _DAY


def _number_of(connection: Connection, feed: int, item: ParsedItem) -> int | None:
    query = "SELECT number FROM item WHERE feed = ? AND key = ?"
    row = connection.execute(query, (feed, item.key)).fetchone()
    return None if row is None else int(row["number"])


def _insert(connection: Connection, feed: int, item: ParsedItem, facts: TextFacts, now: int) -> int:
    published = now if item.published is None else min(item.published, now)
    inserted = connection.execute(
        "INSERT INTO item (feed, key, hash, link, title, author, published, found, words, gist, whole, tags) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            *(feed, item.key, hash_of(item), item.link, item.title, item.author, published, now),
            *(facts.words, facts.gist, facts.is_whole, from_tags(item.tags)),
        ),
    )
    return int(inserted.lastrowid or 0)


def _update(connection: Connection, number: int, item: ParsedItem, facts: TextFacts) -> None:
    connection.execute(
        "UPDATE item SET hash = ?, link = ?, title = ?, author = ?, words = ?, gist = ?, whole = ?, ranked = 0, "
        "tags = ?, story = NULL WHERE number = ?",
        (
            *(hash_of(item), item.link, item.title, item.author, facts.words, facts.gist, facts.is_whole),
            *(from_tags(item.tags), number),
        ),
    )


def hash_of(item: ParsedItem) -> bytes:
    """Return a hash by which a changed item is told."""
    content = "\0".join((item.title, item.link, item.html[:MAX_CHARS]))
    return blake2b(content.encode("utf-8", "replace"), digest_size=8).digest()


def add_later(connection: Connection, item: ParsedItem, now: int, read: int | None) -> bool:
    """Keep a page, or the item of a feed that leads to it; return whether it was not kept before.

    What is newly kept is to be read, unless ``read`` says when it was.
    """
    query = "SELECT number, kept, user_tags FROM item WHERE link = ? ORDER BY kept IS NULL"
    row = connection.execute(query, (item.link,)).fetchone()
    if row is None:
        number, kept, tags = insert_page(connection, item, now), item.published or now, item.tags
    else:
        number, kept, tags = row["number"], now, (*to_tags(row["user_tags"]), *item.tags)
    connection.execute(
        "UPDATE item SET read = iif(kept IS NULL, ?, read), kept = coalesce(kept, ?), user_tags = ? WHERE number = ?",
        (read, kept, from_tags(tags), number),
    )
    return row is None or row["kept"] is None


def insert_page(connection: Connection, page: ParsedItem, now: int) -> int:
    """Add a page that no feed has named, and return the number of its item. Its tags are not kept.

    Another process may have added it just now.
    """
    queue = queue_number(connection)
    if (known := _number_of(connection, queue, page)) is not None:
        return known
    number = _insert(connection, queue, page._replace(tags=()), text_facts(page), now)
    if page.html:
        connection.execute("REPLACE INTO item_text VALUES (?, ?)", (number, page.html[:MAX_CHARS]))
    return number
