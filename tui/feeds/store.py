"""The file of feeds: what they named, what was read of it, and what is kept for later."""

import time
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path
from sqlite3 import Connection

from tui.feeds import queries
from tui.feeds.addresses import FILE_NAME
from tui.feeds.item_text import text_facts
from tui.feeds.kept import (
    FEED_COLUMNS,
    ITEM_COLUMNS,
    QUEUE,
    Beginning,
    Feed,
    Item,
    from_tags,
    to_beginning,
    to_feed,
    to_item,
)
from tui.feeds.records import ParsedFeed, ParsedItem, Subscription
from tui.feeds.schema import FEEDS_FILE
from tui.library.columns import to_text
from tui.library.data_folder import data_folder
from tui.library.database import Database
from tui.sources.web.validators import Validators
from tui.text.sanitize import clean_line

_MAX_BEGINNING = 5_000
"""The characters of HTML in which its first words are looked for."""
_BATCH = 500
"""The items written in one transaction, so that no other process waits for long."""
_NO_VALIDATORS = Validators()
_SELECT = f"SELECT {ITEM_COLUMNS} FROM item JOIN feed ON feed.number = item.feed"


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
            return sum(queries.subscribe(connection, subscription) for subscription in subscriptions)

        return self._database.write(add)

    def visit(self, address: str) -> Feed:
        """Return the feed with an address, which is added without a subscription if it is not known."""

        def add(connection: Connection) -> Feed:
            connection.execute("INSERT OR IGNORE INTO feed (address) VALUES (?)", (address,))
            return to_feed(queries.feed_row(connection, address))

        return self._database.write(add)

    def find(self, address: str) -> Feed | None:
        """Return the feed with an address; None if it is not known."""

        def find(connection: Connection) -> Feed | None:
            row = queries.feed_row(connection, address)
            return None if row is None else to_feed(row)

        return self._database.read(find)

    def unsubscribe(self, address: str) -> bool:
        """Remove a feed and its items, but for those kept for later or tagged; return whether it was there."""

        def remove(connection: Connection) -> bool:
            row = queries.feed_row(connection, address)
            if row is None or address == QUEUE:
                return False
            queue = queries.queue_number(connection)
            # The key is the feed's own: an item of another feed, or a page, can have the same.
            connection.execute(
                "UPDATE item SET feed = ?, key = 'item ' || number "
                "WHERE feed = ? AND (kept IS NOT NULL OR user_tags <> '[]')",
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
        query = "SELECT key, number, hash, read, kept, user_tags FROM item WHERE feed = ?"
        known = self._database.read(
            lambda connection: {row[0]: row for row in connection.execute(query, (feed.number,))}
        )
        changed = [
            item
            for item in parsed.items
            if (row := known.get(item.key)) is None or row["hash"] != queries.hash_of(item)
        ]
        for first in range(0, len(changed), _BATCH):
            rows = [(item, text_facts(item)) for item in changed[first : first + _BATCH]]
            self._database.write(partial(queries.put_items, feed=feed.number, rows=rows, now=now))
        named = {item.key for item in parsed.items}
        gone = [
            (row["number"],) for key, row in known.items() if key not in named and queries.is_old(row, now)
        ]

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
        """Record that a feed was requested, and had nothing new."""
        query = "UPDATE feed SET fetched = ?, failure = '', wait_until = 0 WHERE number = ?"
        self._database.write(lambda connection: connection.execute(query, (self.clock(), feed.number)))

    def put_failure(self, feed: Feed, reason: str, wait_until: int = 0) -> None:
        """Record why a feed could not be fetched, and the moment before which its server wants no requests."""
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
        values = () if addresses is None else tuple(addresses)
        listed = "subscribed OR kept IS NOT NULL" if addresses is None else _among_addresses(values)
        return self._items(f"{_SELECT} WHERE {listed} ORDER BY published DESC, item.number", *values)

    def later(self) -> tuple[Item, ...]:
        """Return the items that are kept for later, the last kept first."""
        return self._items(f"{_SELECT} WHERE kept IS NOT NULL ORDER BY kept DESC, item.number DESC")

    def marked(self) -> tuple[Item, ...]:
        """Return the items that are kept for later, or read or tagged by the user and have tags, in no order."""
        query = (
            f"{_SELECT} WHERE kept IS NOT NULL OR user_tags <> '[]' "
            "OR (read IS NOT NULL AND (item.tags <> '[]' OR feed.tags <> '[]'))"
        )
        return self._items(query)

    def items_of_page(self, link: str) -> tuple[Item, ...]:
        """Return the items that lead to a page, those kept for later first."""
        return self._items(f"{_SELECT} WHERE link = ? ORDER BY kept IS NULL, item.number", link)

    def move_page(self, link: str, target: str) -> None:
        """Give a page that no feed has named another address, unless there is something at that."""
        query = (
            "UPDATE OR IGNORE item SET link = ?, key = ? WHERE link = ? "
            "AND feed IN (SELECT number FROM feed WHERE address = ?) AND NOT EXISTS (SELECT 1 FROM item WHERE link = ?)"
        )
        values = (target, target, link, QUEUE, target)
        self._database.write(lambda connection: connection.execute(query, values))

    def item(self, number: int) -> Item | None:
        """Return the item with a number; None if there is none."""
        return next(iter(self._items(f"{_SELECT} WHERE item.number = ?", number)), None)

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

    def tag(self, numbers: Iterable[int], tags: Iterable[str]) -> None:
        """Replace the tags that the user gave items; those of their feeds stay."""
        self._set("user_tags", numbers, from_tags(tags))

    def _set(self, column: str, numbers: Iterable[int], value: int | str | None) -> None:
        rows = [(value, number) for number in numbers]
        query = f"UPDATE item SET {column} = ? WHERE number = ?"
        self._database.write(lambda connection: connection.executemany(query, rows))

    def unranked(self, limit: int, addresses: Sequence[str] = ()) -> tuple[Item, ...]:
        """Return unread items whose best sentence is not known yet, those of the feeds with addresses too.

        The newest come first.
        """
        query = (
            f"{_SELECT} WHERE NOT ranked AND read IS NULL "
            f"AND (subscribed OR kept IS NOT NULL OR {_among_addresses(addresses)}) "
            "ORDER BY published DESC LIMIT ?"
        )
        return self._items(query, *addresses, limit)

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

    def beginnings(self, limit: int) -> tuple[Beginning, ...]:
        """Return the beginnings of the newest items, the oldest first; none if the story of each is known."""
        query = (
            "SELECT number, feed, link, title, substr(html, 1, ?) FROM item LEFT JOIN item_text ON item = number "
            "WHERE EXISTS (SELECT 1 FROM item WHERE story IS NULL) ORDER BY published DESC, number DESC LIMIT ?"
        )
        values = (_MAX_BEGINNING, limit)
        return self._database.read(
            lambda connection: tuple(map(to_beginning, connection.execute(query, values)))
        )[::-1]

    def put_stories(self, stories: Iterable[tuple[int, int]]) -> None:
        """Keep the number of the first item of the story of each item, given by both numbers; others are alone."""
        rows = [(first, number, first) for first, number in stories]

        def put(connection: Connection) -> None:
            connection.executemany("UPDATE item SET story = ? WHERE number = ? AND story IS NOT ?", rows)
            connection.execute("UPDATE item SET story = number WHERE story IS NULL")

        self._database.write(put)

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
            return sum(queries.add_later(connection, item, now, now if read else None) for item in tagged)

        return self._database.write(add)

    def add_page(self, page: ParsedItem) -> int:
        """Add a page that is in no list until it is kept for later, and return the number of its item."""
        now = self.clock()
        return self._database.write(lambda connection: queries.insert_page(connection, page, now))

    def pop_messages(self) -> tuple[str, ...]:
        """Return the messages for the user about the file, each once. It never waits."""
        return self._database.pop_messages()

    def close(self) -> None:
        """Close the file. Nothing is lost if this is never called."""
        self._database.close()

    def _items(self, query: str, *values: object) -> tuple[Item, ...]:
        return self._database.read(lambda connection: tuple(map(to_item, connection.execute(query, values))))


def _among_addresses(addresses: Sequence[str]) -> str:
    return f"address IN ({', '.join('?' * len(addresses))})"
