"""The tables of the file of feeds. Times are in milliseconds since 1970, a list of tags is JSON."""

from tui.feeds.kept import FEED_COLUMNS
from tui.library.database import FileKind
from tui.library.schema import Migration, Schema

_APPLICATION_ID = int.from_bytes(b"SFFd")

_VERSION_1: Migration = (
    f"PRAGMA application_id = {_APPLICATION_ID}",
    """
    CREATE TABLE feed (
        number INTEGER PRIMARY KEY,
        address TEXT NOT NULL UNIQUE,
        title TEXT NOT NULL DEFAULT '',
        home TEXT NOT NULL DEFAULT '',
        subscribed INTEGER NOT NULL DEFAULT 0,
        tags TEXT NOT NULL DEFAULT '[]',
        etag TEXT NOT NULL DEFAULT '',
        modified TEXT NOT NULL DEFAULT '',
        fetched INTEGER NOT NULL DEFAULT 0,
        failure TEXT NOT NULL DEFAULT '',
        wait_until INTEGER NOT NULL DEFAULT 0
    )
    """,
    """
    CREATE TABLE item (
        number INTEGER PRIMARY KEY,
        feed INTEGER NOT NULL REFERENCES feed ON DELETE CASCADE,
        key TEXT NOT NULL,
        hash BLOB NOT NULL,
        link TEXT NOT NULL,
        title TEXT NOT NULL,
        author TEXT NOT NULL,
        published INTEGER NOT NULL,
        found INTEGER NOT NULL,
        words INTEGER,
        gist TEXT NOT NULL,
        ranked INTEGER NOT NULL DEFAULT 0,
        whole INTEGER NOT NULL,
        read INTEGER,
        kept INTEGER,
        tags TEXT NOT NULL DEFAULT '[]',
        UNIQUE (feed, key)
    )
    """,
    "CREATE INDEX item_by_time ON item (published)",
    "CREATE INDEX item_by_link ON item (link)",
    """
    CREATE TABLE item_text (
        item INTEGER NOT NULL PRIMARY KEY REFERENCES item ON DELETE CASCADE,
        html TEXT NOT NULL
    )
    """,
)

_VERSION_2: Migration = (
    "ALTER TABLE item ADD COLUMN user_tags TEXT NOT NULL DEFAULT '[]'",
    "UPDATE item SET user_tags = tags, tags = '[]' WHERE feed IN (SELECT number FROM feed WHERE address = 'later:')",
    # Items that came from feeds had the keys of these, which pages that are added later can have too.
    "UPDATE item SET key = 'item ' || number "
    "WHERE key <> link AND feed IN (SELECT number FROM feed WHERE address = 'later:')",
    # The number of the first item that tells the same story, or its own; NULL until that is looked for.
    "ALTER TABLE item ADD COLUMN story INTEGER",
)

MIGRATIONS: tuple[Migration, ...] = (_VERSION_1, _VERSION_2)
"""As those of the library: a published one never changes."""

_NEEDED = (
    f"SELECT {FEED_COLUMNS} FROM feed LIMIT 0",
    "SELECT number, feed, key, hash, link, title, author, published, found, words FROM item LIMIT 0",
    "SELECT gist, ranked, whole, read, kept, tags, user_tags, story FROM item LIMIT 0",
    "SELECT item, html FROM item_text LIMIT 0",
)

FEEDS_FILE = FileKind(
    Schema(_APPLICATION_ID, MIGRATIONS, _NEEDED), "The file of feeds", "Feeds and what was kept for later"
)
