"""The process that fetches feeds for the reader. It ends when its standard input does, so it never outlives it.

It reads one line of JSON, the addresses of feeds, and writes lines of JSON: ``{"done": 3, "problem": "…"}`` for each
feed, ``{"items": 12}`` with the number of new items once all feeds are done, and ``{"item": 7}`` for each item whose
best sentence was found afterwards.
"""

import json
import os
import sys
from contextlib import suppress
from threading import Thread

from tui.feeds.ahead import work_ahead
from tui.feeds.fetch import Outcome, fetch_feeds
from tui.feeds.kept import Item
from tui.feeds.store import FeedStore
from tui.feeds.stories import find_stories
from tui.summary.import_stubs import stub_unused_imports


def main() -> None:
    """Fetch the feeds, find the stories that several tell, then work ahead."""
    output = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)  # what a library prints must not stand among the lines
    addresses = json.loads(sys.stdin.readline())
    Thread(target=_end_with_input, daemon=True).start()
    stub_unused_imports()
    new: list[int] = []

    def write(**line: object) -> None:
        output.write(f"{json.dumps(line)}\n")
        output.flush()

    def fetched(outcome: Outcome) -> None:
        new.append(outcome.new)
        write(done=len(new), problem=outcome.problem)

    def ranked(item: Item) -> None:
        write(item=item.number)

    store = FeedStore()
    with suppress(BrokenPipeError):
        fetch_feeds(store, [store.visit(address) for address in addresses], fetched)
        find_stories(store)
        write(items=sum(new))
        work_ahead(store, ranked, addresses=addresses)


def _end_with_input() -> None:
    sys.stdin.read()
    os._exit(0)


if __name__ == "__main__":
    main()
