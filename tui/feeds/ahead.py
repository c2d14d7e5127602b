"""Work ahead of reading: fetch the pages of new items, and find the best sentence of each."""

from collections.abc import Callable, Sequence
from time import monotonic, sleep

from tui.document.errors import StandfirstError
from tui.document.model import Article
from tui.feeds.articles import article_of_item, best_sentence, is_at_hand, open_link
from tui.feeds.kept import Item
from tui.feeds.robots import Robots
from tui.feeds.store import FeedStore
from tui.sources.web.address import WebAddress

MAX_ITEMS = 200
"""The number of items that are worked on in one run, the newest first."""
MAX_PAGES_OF_HOST = 20
PAUSE_SECONDS = 1.0
"""The time between two pages of a host."""


def work_ahead(
    store: FeedStore,
    on_done: Callable[[Item], None],
    *,
    addresses: Sequence[str] = (),
    pages: bool = True,
    pause: float = PAUSE_SECONDS,
) -> None:
    """Find the best sentence and the length of unread items, and fetch the pages of those whose feed has not all.

    Pages that a site does not want programs to fetch are left until they are opened.

    Args:
        store: The file of feeds.
        on_done: Called for each item that was worked on.
        addresses: Feeds whose items are worked on although they are not subscribed to.
        pages: Whether pages are fetched.
        pause: The seconds between two pages of a host.
    """
    worker = _Ahead(store, pages=pages, pause=pause)
    for item in store.unranked(MAX_ITEMS, addresses):
        if worker.work_on(item):
            on_done(item)


class _Ahead:
    """Works on one item after the other, and remembers when each host was asked."""

    def __init__(self, store: FeedStore, *, pages: bool, pause: float) -> None:
        self._store = store
        self._pages = pages
        self._pause = pause
        self._robots = Robots()
        self._asked: dict[str, float] = {}
        self._counts: dict[str, int] = {}

    def work_on(self, item: Item) -> bool:
        """Find the best sentence of an item; return whether it is settled."""
        try:
            article = self._article(item)
            if article is None:
                return False
            self._store.put_gist(
                item.number, best_sentence(article) or None, article.word_count, article.title
            )
        except StandfirstError:
            self._store.put_gist(item.number, None, None)
        return True

    def _article(self, item: Item) -> Article | None:
        if item.is_whole:
            return article_of_item(item, self._store.text(item.number))
        if not is_at_hand(item.link) and not (self._pages and self._may_ask(item.link)):
            return None
        return open_link(item.link)

    def _may_ask(self, link: str) -> bool:
        """Return whether a page may be fetched, after waiting until its host may be asked again."""
        host = WebAddress.parse(link).host
        if self._counts.get(host, 0) >= MAX_PAGES_OF_HOST or not self._robots.allows(link):
            return False
        sleep(max(0.0, self._asked.get(host, 0.0) + self._pause - monotonic()))
        self._asked[host] = monotonic()
        self._counts[host] = self._counts.get(host, 0) + 1
        return True
