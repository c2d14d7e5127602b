"""How long a list of 10,000 items takes to open and to narrow, in milliseconds of processor time.

python -m benchmarks.feeds [ITEMS]
"""

import asyncio
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

from textual.app import App

from tui.feeds.parse import parse_feed
from tui.feeds.records import ParsedFeed, ParsedItem, Subscription
from tui.feeds.store import FeedStore
from tui.feeds.stories import find_stories
from tui.reader.rows.feed_items import ItemRows
from tui.reader.widgets.entry_list import EntryList

_AT = "https://example.org/feed"
_WORDS = "bridge river flood engineer council budget pier winter frost lorry timber steel".split()
_RUNS = 9
_SIZE = (120, 36)


def _title(number: int) -> str:
    return " ".join(_WORDS[(number // 12**place) % 12].capitalize() for place in range(5)) + f" {number}"


def _parsed(count: int) -> ParsedFeed:
    items = [
        ParsedItem(
            f"g{number}",
            _title(number),
            f"https://example.org/{number}",
            f"<p>The {_title(number)} was looked at again. Nothing had moved since the spring.</p>" * 3,
            author="Ada Lovelace",
            published=1_796_032_800_000 - 60_000 * number,
            tags=("news", "rivers"),
        )
        for number in range(count)
    ]
    return ParsedFeed("The Orsk Courier", "https://example.org/", items)


def _milliseconds(work: Callable[[], object]) -> float:
    begun = time.process_time()
    work()
    return 1000 * (time.process_time() - begun)


def _report(name: str, times: list[float]) -> None:
    print(f"{name:32} {median(times):8.1f} ms  (most {max(times):.1f})")


class _ListApp(App[None]):
    def compose(self):  # type: ignore[no-untyped-def]
        yield EntryList(rows_each=3)


async def _measure_list(store: FeedStore) -> None:
    app = _ListApp()
    async with app.run_test(size=_SIZE) as pilot:
        shown = app.query_one(EntryList)
        reading, opening, narrowing = [], [], []
        for _ in range(_RUNS):
            reading.append(_milliseconds(store.items))
            items = store.items()
            opening.append(_milliseconds(lambda items=items: shown.show(ItemRows(items).entries())))  # type: ignore[misc]
            await pilot.pause()
            for typed in ("f", "fl", "flood", "flood council", "flood council 77"):
                narrowing.append(_milliseconds(lambda typed=typed: shown.filter(typed)))  # type: ignore[misc]
                await pilot.pause()
    _report("reading them from the file", reading)
    _report("showing them", opening)
    _report("narrowing them by a letter", narrowing)


def main() -> None:
    """Measure, and print a table."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    print(f"{count:,} items")
    with tempfile.TemporaryDirectory() as folder:
        store = FeedStore(Path(folder))
        store.subscribe([Subscription(_AT)])
        (feed,) = store.feeds()
        parsed = _parsed(count)
        _report("keeping what was fetched", [_milliseconds(lambda: store.put(feed, parsed))])
        _report("keeping it again, unchanged", [_milliseconds(lambda: store.put(feed, parsed))])
        _report("finding stories, in background", [_milliseconds(lambda: find_stories(store))])
        text = _rss(parsed)
        _report("parsing", [_milliseconds(lambda: parse_feed(text, _AT)) for _ in range(3)])
        asyncio.run(_measure_list(store))


def _rss(parsed: ParsedFeed) -> bytes:
    items = (
        f"<item><title>{item.title}</title><guid>{item.key}</guid><link>{item.link}</link>"
        f"<pubDate>Mon, 30 Nov 2026 10:00:00 GMT</pubDate><description><![CDATA[{item.html}]]></description></item>"
        for item in parsed.items
    )
    return f"<rss><channel><title>{parsed.title}</title>{''.join(items)}</channel></rss>".encode()


if __name__ == "__main__":
    main()
