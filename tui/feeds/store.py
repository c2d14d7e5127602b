"""The file of feeds: what they named, what was read of it, and what is kept for later."""

import time
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from hashlib import blake2b
from pathlib import Path
from sqlite3 import Connection, Row
from typing import Any, NamedTuple

from tui.document.stats import count_words
from tui.feeds.addresses import FILE_NAME
from tui.feeds.item_text import is_whole, lead, plain_text
from tui.feeds.kept import (
    FEED_COLUMNS,
    ITEM_COLUMNS,
    QUEUE,
    Feed,
    Item,
    from_tags,
    to_feed,
    to_item,
    to_tags,
)
from tui.feeds.records import ParsedFeed, ParsedItem, Subscription
from tui.feeds.schema import FEEDS_FILE
from tui.library.columns import to_text
from tui.library.data_folder import data_folder
from tui.library.database import Database
from tui.sources.web.validators import Validators
from tui.text.sanitize import clean_line

_MAX_CHARS = 2_000_000
"""The length of the text of an item that is kept."""
_DAYS_KEPT = 90
_BATCH = 500
"""The items written in one transaction, so that no other process waits for long."""
_DAY = 24 * 60 * 60 * 1000


_NO_VALIDATORS = Validators()


class _Facts(NamedTuple):
    """What is found out about the text of an item."""

    words: int | None
    """None if the text is only a part of it."""
    gist: str
    is_whole: bool


class FeedStore:
    """Keeps feeds and their items in one SQLite file beside the library.

    Every method may be called from any thread, and several processes may use one file, as with ``Library``. Nothing
    that was kept for later is ever lost: it stays when its feed is removed, or no longer names it.

    Args:
        folder: The folder of the file; None for the user's data folder.
        clock: Returns the time, in milliseconds since 1970.
    """

    def __init__(
        self, folder: Path | None = None, *, clock: Callable[[], int] = lambda: time.time_ns() // 1_000_000
    ) -> None:
        self._database = Database((folder or data_folder()).absolute() / FILE_NAME, FEEDS_FILE)
        self.clock = clock

    # Feeds

    def subscribe(self, subscriptions: Iterable[Subscription]) -> int:
        """Subscribe to feeds, and return how many of them are new. Tags are added to those of known ones."""

        def add(connection: Connection) -> int:
            return sum(_subscribe(connection, subscription) for subscription in subscriptions)

        return self._database.write(add)

    def visit(self, address: str) -> Feed:
        """Return the feed with an address, which is added without a subscription if it is not known."""

        def add(connection: Connection) -> Feed:
            connection.execute("INSERT OR IGNORE INTO feed (address) VALUES (?)", (address,))
            return to_feed(_feed_row(connection, address))

        return self._database.write(add)

    def find(self, address: str) -> Feed | None:
        """Return the feed with an address; None if it is not known."""

        def find(connection: Connection) -> Feed | None:
            row = _feed_row(connection, address)
            return None if row is None else to_feed(row)

        return self._database.read(find)

    def unsubscribe(self, address: str) -> bool:
        """Remove a feed and its items, but for those kept for later; return whether it was there."""

        def remove(connection: Connection) -> bool:
            row = _feed_row(connection, address)
            if row is None or address == QUEUE:
                return False
            queue = _queue_number(connection)
            connection.execute(
                "UPDATE OR IGNORE item SET feed = ? WHERE feed = ? AND kept IS NOT NULL",
                (queue, row["number"]),
            )
            connection.execute("DELETE FROM feed WHERE number = ?", (row["number"],))
            return True

        return self._database.write(remove)

    def feeds(self) -> tuple[Feed, ...]:
        """Return the feeds that are subscribed to, by title."""
        query = f"SELECT {FEED_COLUMNS} FROM feed WHERE subscribed ORDER BY title COLLATE NOCASE, address"
        return self._database.read(lambda connection: tuple(map(to_feed, connection.execute(query))))

    def put(self, feed: Feed, parsed: ParsedFeed, validators: Validators = _NO_VALIDATORS) -> int:
        """Keep what was fetched of a feed, and return the number of new items.

        An item that changed is replaced, and stays read. One that the feed no longer names stays too, until ninety
        days after it was read.
        """
        now = self.clock()
        query = "SELECT key, number, hash, read, kept FROM item WHERE feed = ?"
        known = self._database.read(
            lambda connection: {row[0]: row for row in connection.execute(query, (feed.number,))}
        )
        changed = [
            item
            for item in parsed.items
            if (row := known.get(item.key)) is None or row["hash"] != _hash(item)
        ]
        for first in range(0, len(changed), _BATCH):
            rows = [(item, _facts(item)) for item in changed[first : first + _BATCH]]
            self._database.write(partial(_put_items, feed=feed.number, rows=rows, now=now))
        named = {item.key for item in parsed.items}
        gone = [(row["number"],) for key, row in known.items() if key not in named and _is_old(row, now)]

        def finish(connection: Connection) -> None:
            connection.executemany("DELETE FROM item WHERE number = ?", gone)
            connection.execute(
                "UPDATE feed SET title = iif(title = '' OR NOT subscribed, ?, title), home = ?, etag = ?, modified = ?,"
                " fetched = ?, failure = '', wait_until = 0 WHERE number = ?",
                (parsed.title, parsed.home, validators.etag, validators.modified, now, feed.number),
            )

        self._database.write(finish)
        return sum(item.key not in known for item in changed)

    def put_unchanged(self, feed: Feed) -> None:
        """Record that a feed was asked for, and had nothing new."""
        query = "UPDATE feed SET fetched = ?, failure = '', wait_until = 0 WHERE number = ?"
        self._database.write(lambda connection: connection.execute(query, (self.clock(), feed.number)))

    def put_failure(self, feed: Feed, reason: str, wait_until: int = 0) -> None:
        """Record why a feed could not be fetched, and until when its server wants to be left alone."""
        query = "UPDATE feed SET failure = ?, wait_until = ? WHERE number = ?"
        values = (clean_line(reason), wait_until, feed.number)
        self._database.write(lambda connection: connection.execute(query, values))

    def move(self, feed: Feed, address: str) -> None:
        """Record that a feed has another address for good, unless that is known already."""
        query = "UPDATE OR IGNORE feed SET address = ? WHERE number = ?"
        self._database.write(lambda connection: connection.execute(query, (address, feed.number)))

    # Items

    def items(self, addresses: Iterable[str] | None = None) -> tuple[Item, ...]:
        """Return items, the newest first.

        Args:
            addresses: Those of feeds; None for all that are subscribed to, and all that is kept for later.
        """
        query = f"SELECT {ITEM_COLUMNS} FROM item JOIN feed ON feed.number = item.feed"
        order = " ORDER BY published DESC, item.number"
        values = () if addresses is None else tuple(addresses)
        where = f" WHERE address IN ({', '.join('?' * len(values))})"
        where = " WHERE subscribed OR kept IS NOT NULL" if addresses is None else where
        return self._database.read(
            lambda connection: tuple(map(to_item, connection.execute(query + where + order, values)))
        )

    def later(self) -> tuple[Item, ...]:
        """Return the items that are kept for later, the last kept first."""
        query = (
            f"SELECT {ITEM_COLUMNS} FROM item JOIN feed ON feed.number = item.feed WHERE kept IS NOT NULL "
            "ORDER BY kept DESC, item.number DESC"
        )
        return self._database.read(lambda connection: tuple(map(to_item, connection.execute(query))))

    def tags_by_link(self) -> dict[str, tuple[str, ...]]:
        """Return the tags of items that are read or kept for later, and have any, by the addresses of their pages."""
        query = (
            "SELECT link, item.tags, feed.tags AS feed_tags FROM item JOIN feed ON feed.number = item.feed "
            "WHERE (read IS NOT NULL OR kept IS NOT NULL) AND (item.tags <> '[]' OR feed.tags <> '[]')"
        )
        return self._database.read(
            lambda connection: {row[0]: to_tags(row[1], row[2]) for row in connection.execute(query)}
        )

    def item(self, number: int) -> Item | None:
        """Return the item with a number; None if there is none."""
        query = f"SELECT {ITEM_COLUMNS} FROM item JOIN feed ON feed.number = item.feed WHERE item.number = ?"

        def find(connection: Connection) -> Item | None:
            row = connection.execute(query, (number,)).fetchone()
            return None if row is None else to_item(row)

        return self._database.read(find)

    def text(self, number: int) -> str:
        """Return the text that the feed has of an item, as HTML; empty if it has none."""

        def find(connection: Connection) -> str:
            row = connection.execute("SELECT html FROM item_text WHERE item = ?", (number,)).fetchone()
            return to_text(row["html"]) if row is not None else ""

        return self._database.read(find)

    def mark_read(self, numbers: Iterable[int], *, read: bool = True) -> None:
        """Mark items as read, or as unread."""
        self._set("read", numbers, self.clock() if read else None)

    def keep(self, numbers: Iterable[int], *, kept: bool = True) -> None:
        """Keep items for later, or no longer."""
        self._set("kept", numbers, self.clock() if kept else None)

    def _set(self, column: str, numbers: Iterable[int], value: int | None) -> None:
        rows = [(value, number) for number in numbers]
        query = f"UPDATE item SET {column} = ? WHERE number = ?"
        self._database.write(lambda connection: connection.executemany(query, rows))

    def unranked(self, limit: int, addresses: Sequence[str] = ()) -> tuple[Item, ...]:
        """Return unread items whose best sentence is not known yet, those of the feeds with addresses too.

        The newest come first.
        """
        query = (
            f"SELECT {ITEM_COLUMNS} FROM item JOIN feed ON feed.number = item.feed WHERE NOT ranked AND read IS NULL "
            f"AND (subscribed OR kept IS NOT NULL OR address IN ({', '.join('?' * len(addresses))})) "
            "ORDER BY published DESC LIMIT ?"
        )
        values = (*addresses, limit)
        return self._database.read(lambda connection: tuple(map(to_item, connection.execute(query, values))))

    def put_gist(self, number: int, gist: str | None, words: int | None, title: str = "") -> None:
        """Keep the best sentence of an item; None to try no more.

        Args:
            number: The number of the item.
            gist: The sentence.
            words: The number of words of the whole article; None if it is not known.
            title: Its title, if it has had none.
        """
        query = (
            "UPDATE item SET ranked = 1, gist = coalesce(?, gist), words = coalesce(?, words), "
            "title = iif(title = '' OR title = link, ?, title) WHERE number = ?"
        )
        self._database.write(lambda connection: connection.execute(query, (gist, words, title, number)))

    def add_later(self, items: Iterable[ParsedItem], tags: Sequence[str] = (), *, read: bool = False) -> int:
        """Keep pages for later that no feed has named, and return how many are new.

        Args:
            items: The pages; ``published`` is when each was added.
            tags: Tags for all of them.
            read: Whether they were read already.
        """
        now = self.clock()
        tagged = [item._replace(tags=(*item.tags, *tags)) for item in items]

        def add(connection: Connection) -> int:
            queue = _queue_number(connection)
            return sum(_add_later(connection, queue, item, now, now if read else None) for item in tagged)

        return self._database.write(add)

    def pop_messages(self) -> tuple[str, ...]:
        """Return the messages for the user about the file, each once. It never waits."""
        return self._database.pop_messages()

    def close(self) -> None:
        """Close the file. Nothing is lost if this is never called."""
        self._database.close()


def _feed_row(connection: Connection, address: str) -> Any:
    return connection.execute(f"SELECT {FEED_COLUMNS} FROM feed WHERE address = ?", (address,)).fetchone()


def _queue_number(connection: Connection) -> int:
    connection.execute("INSERT OR IGNORE INTO feed (address) VALUES (?)", (QUEUE,))
    return int(_feed_row(connection, QUEUE)["number"])


def _subscribe(connection: Connection, subscription: Subscription) -> bool:
    row = _feed_row(connection, subscription.address)
    known = None if row is None else to_feed(row)
    tags = from_tags((*(known.tags if known else ()), *subscription.tags))
    connection.execute(
        "INSERT INTO feed (address, title, subscribed, tags) VALUES (?, ?, 1, ?) ON CONFLICT (address) "
        "DO UPDATE SET subscribed = 1, tags = excluded.tags, title = iif(title = '', excluded.title, title)",
        (subscription.address, subscription.title, tags),
    )
    return known is None or not known.is_subscribed


def _put_items(
    connection: Connection, feed: int, rows: Sequence[tuple[ParsedItem, _Facts]], now: int
) -> None:
    for item, facts in rows:
        query = "SELECT number FROM item WHERE feed = ? AND key = ?"
        row = connection.execute(query, (feed, item.key)).fetchone()
        if row is None:
            number = _insert(connection, feed, item, facts, now)
        else:
            number = row["number"]
            _update(connection, number, item, facts)
        connection.execute("REPLACE INTO item_text VALUES (?, ?)", (number, item.html[:_MAX_CHARS]))


def _is_old(row: Row, now: int) -> bool:
    """Return whether an item was read long ago, and is not kept for later."""
    return row["kept"] is None and row["read"] is not None and row["read"] < now - _DAYS_KEPT * _DAY


def _insert(connection: Connection, feed: int, item: ParsedItem, facts: _Facts, now: int) -> int:
    published = now if item.published is None else min(item.published, now)
    inserted = connection.execute(
        "INSERT INTO item (feed, key, hash, link, title, author, published, found, words, gist, whole, tags) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            *(feed, item.key, _hash(item), item.link, item.title, item.author, published, now),
            *(facts.words, facts.gist, facts.is_whole, from_tags(item.tags)),
        ),
    )
    return int(inserted.lastrowid or 0)


def _update(connection: Connection, number: int, item: ParsedItem, facts: _Facts) -> None:
    connection.execute(
        "UPDATE item SET hash = ?, link = ?, title = ?, author = ?, words = ?, gist = ?, whole = ?, ranked = 0, "
        "tags = ? WHERE number = ?",
        (
            *(_hash(item), item.link, item.title, item.author, facts.words, facts.gist, facts.is_whole),
            *(from_tags(item.tags), number),
        ),
    )


def _facts(item: ParsedItem) -> _Facts:
    text = plain_text(item.html[:_MAX_CHARS])
    whole = bool(text) and (not item.link or is_whole(text, is_content=item.is_content))
    return _Facts(count_words(text) if whole else None, lead(text), whole)


def _hash(item: ParsedItem) -> bytes:
    content = "\0".join((item.title, item.link, item.html[:_MAX_CHARS]))
    return blake2b(content.encode("utf-8", "replace"), digest_size=8).digest()


def _add_later(connection: Connection, queue: int, item: ParsedItem, now: int, read: int | None) -> bool:
    """Keep a page, or the item of a feed that leads to it; return whether it was not kept before."""
    row = connection.execute(
        "SELECT number, kept, tags FROM item WHERE link = ? ORDER BY kept IS NULL", (item.link,)
    ).fetchone()
    if row is None:
        number = _insert(connection, queue, item, _facts(item), now)
        if item.html:
            connection.execute("REPLACE INTO item_text VALUES (?, ?)", (number, item.html[:_MAX_CHARS]))
        values = (item.published or now, read, number)
        connection.execute("UPDATE item SET kept = ?, read = ? WHERE number = ?", values)
        return True
    tags = from_tags((*to_tags(row["tags"]), *item.tags))
    connection.execute(
        "UPDATE item SET kept = coalesce(kept, ?), tags = ? WHERE number = ?", (now, tags, row["number"])
    )
    return row["kept"] is None
