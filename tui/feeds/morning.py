"""The unread items of feeds, for a digest of all of them."""

from collections.abc import Callable

from tui.feeds.ahead import PAUSE_SECONDS, work_ahead
from tui.feeds.fetch import Outcome, fetch_feeds, find_feeds
from tui.feeds.kept import Item
from tui.feeds.store import FeedStore

_DAY = 24 * 60 * 60 * 1000


def unread_items(
    store: FeedStore,
    source: str,
    on_problem: Callable[[str], None],
    *,
    days: float | None = None,
    pause: float = PAUSE_SECONDS,
) -> tuple[Item, ...]:
    """Fetch the feeds that a source names, and return what is unread in them, the newest first.

    The pages of items whose feeds have not all of their text are fetched as far as the sites allow it.

    Args:
        store: The file of feeds.
        source: A feed, a list of feeds, or a folder of them: an address or a path.
        on_problem: Called with a line about each feed that could not be fetched; what was fetched before is used.
        days: Only items of this many days; None for all.
        pause: The seconds between two pages of a host.

    Raises:
        SourceError: It cannot be read, or names no feed.
    """

    def done(outcome: Outcome) -> None:
        if outcome.problem:
            on_problem(outcome.problem)

    addresses = [subscription.address for subscription in find_feeds(source)]
    fetch_feeds(store, map(store.visit, addresses), done)
    work_ahead(store, lambda item: None, addresses=addresses, pause=pause)
    oldest = 0 if days is None else store.clock() - days * _DAY
    return tuple(item for item in store.items(addresses) if not item.is_read and item.published_at >= oldest)
