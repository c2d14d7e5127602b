"""Parse a feed in any of its formats."""

import re
from collections.abc import Sequence

from tui.document.errors import SourceError
from tui.feeds.records import ParsedFeed, ParsedItem
from tui.formats.encoding import decode

MAX_ITEMS = 100_000
_JSON_START = re.compile(rb"(?:\xef\xbb\xbf)?\s*\{")


def parse_feed(
    data: bytes, address: str, charset: str | None = None, *, max_items: int = MAX_ITEMS
) -> ParsedFeed:
    """Parse RSS (0.9x, 1.0, 2.0), Atom (0.3, 1.0) or JSON Feed (1.0, 1.1), as far as possible if it is broken.

    Args:
        data: The feed.
        address: Its address or path, by which relative addresses are resolved.
        charset: The character set that the server gives.
        max_items: The number of items that are read; the first ones are the newest in nearly all feeds.

    Raises:
        SourceError: It is not a feed.
    """
    if _JSON_START.match(data[:1000]):
        from tui.feeds.json_feed import parse_json_feed

        found = parse_json_feed(decode(data, address, charset), address, max_items)
    else:
        from tui.feeds.xml_feed import parse_xml_feed

        found = parse_xml_feed(data, address, charset, max_items)
    if found is None:
        raise SourceError(
            f"Cannot read {address}: it is not a feed. Give the address of an RSS, Atom or JSON Feed."
        )
    return found._replace(items=with_distinct_keys(found.items))


def with_distinct_keys(items: Sequence[ParsedItem]) -> tuple[ParsedItem, ...]:
    """Return items of which each has a key of its own: some feeds give all of theirs the same.

    Of items with the same key and the same page the first is kept, which is the newest edition in nearly all feeds.
    """
    distinct: dict[str, ParsedItem] = {}
    for item in items:
        first = distinct.setdefault(item.key, item)
        if (first.link, first.title) != (item.link, item.title) and first.link != item.link:
            key = f"{item.key} {item.link}"
            distinct.setdefault(key, item._replace(key=key))
    return tuple(distinct.values())
