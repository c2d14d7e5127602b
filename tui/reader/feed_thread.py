"""The file of feeds in a thread of its own: changes are made in the order in which they were asked for."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from tui.feeds.store import FeedStore

Result = TypeVar("Result")


class FeedThread:
    """Runs functions with the file, one after the other. At its end, the program waits for those that were begun."""

    def __init__(self) -> None:
        self._thread = ThreadPoolExecutor(1, "feeds")
        self._store: FeedStore | None = None

    def submit(self, work: Callable[["FeedStore"], Result]) -> "Future[Result]":
        """Run a function with the file, after all that were submitted before.

        Args:
            work: The function. It is called in the thread, so it must touch no widget.
        """
        return self._thread.submit(self._run, work)

    def _run(self, work: Callable[["FeedStore"], Result]) -> Result:
        if self._store is None:
            from tui.feeds.store import FeedStore

            self._store = FeedStore()
        return work(self._store)
