"""What is in feeds, for programs."""

from contextlib import closing
from pathlib import Path

from tui.feeds.kept import Item
from tui.feeds.store import FeedStore


def feed_items(*, fetch: bool = False, folder: Path | None = None) -> tuple[Item, ...]:
    """Return what is in the feeds that are subscribed to, and what is kept for later, the newest first.

    Args:
        fetch: Whether to fetch what is new first. A feed that cannot be fetched keeps what it has.
        folder: The folder of the file of feeds; None for the user's data folder.
    """
    with closing(FeedStore(folder)) as store:
        if fetch:
            from tui.feeds.fetch import fetch_feeds
            from tui.feeds.stories import find_stories

            fetch_feeds(store, store.feeds(), lambda outcome: None)
            find_stories(store)
        return store.items()
