"""Fetch a feed of 100,000 items from a server on this computer that misbehaves in one way after the other.

    python -m benchmarks.feed_server [ITEMS]

Prints for each step the items that are kept then, the seconds, the memory that the fetching process has then and has
had at most, and the line for the user. The exit status is 1 if an item was lost or is there twice, or if a problem was
told in another way.
"""

import sys
import tempfile
import time
from contextlib import closing
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from resource import RUSAGE_SELF, getrusage

from tests.feeds.many_items import Clock, Fetched, fetch, run
from tests.sources.web_server import serving
from tui.feeds.store import FeedStore
from tui.sources.web.fetch import Limits

_ITEMS = 100_000
_PAGE_BYTES = 4096
_MEGABYTE = 1024 * 1024


class _Fetcher:
    """Fetches in a process of its own, whose memory is measured."""

    def __init__(self, folder: Path) -> None:
        context = get_context("spawn")
        self._here, there = context.Pipe()
        self._process = context.Process(target=_serve_fetches, args=(there, folder), daemon=True)
        self._process.start()
        self.seconds, self.memory, self.peak = 0.0, 0.0, 0.0

    def fetch(self, address: str, now: int, limits: Limits) -> Fetched:
        """Fetch the feed, and keep what that took."""
        self._here.send((address, now, limits))
        fetched, self.seconds, self.memory, self.peak = self._here.recv()
        assert isinstance(fetched, Fetched)
        return fetched

    def close(self) -> None:
        """End the process."""
        self._process.kill()
        self._process.join()


def _serve_fetches(pipe: Connection, folder: Path) -> None:
    store = FeedStore(folder, clock=Clock())
    while True:
        address, now, limits = pipe.recv()
        begun = time.monotonic()
        fetched = fetch(store, address, now, limits)
        seconds = time.monotonic() - begun
        memory = int(Path("/proc/self/statm").read_text().split()[1]) * _PAGE_BYTES / _MEGABYTE
        pipe.send((fetched, seconds, memory, getrusage(RUSAGE_SELF).ru_maxrss / 1024))


def main() -> int:
    """Run all steps, and print a table."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else _ITEMS
    print(f"{count:,} items")
    print(f"{'the server':34}{'kept':>9}{'s':>8}{'MB then':>9}{'at most':>9}  line")
    failures: list[str] = []
    with (
        tempfile.TemporaryDirectory() as folder,
        serving() as server,
        closing(_Fetcher(Path(folder))) as fetcher,
    ):
        for result in run(count, server, fetcher.fetch):
            step, (_, problem, titles) = result
            figures = f"{len(titles):9,}{fetcher.seconds:8.1f}{fetcher.memory:9.0f}{fetcher.peak:9.0f}"
            print(f"{step.name:34}{figures}  {problem[:90]}", flush=True)
            failures += [f"{step.name}: {failure}" for failure in result.failures]
    print(*failures, sep="\n")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
