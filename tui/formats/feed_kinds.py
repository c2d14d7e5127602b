"""Recognise feeds and lists of feeds by their beginning. Importing this is cheap."""

import re
from enum import StrEnum

from tui.text.patterns import lazy_pattern

HEAD_BYTES = 4096
"""The bytes that are enough."""
# Each comment is matched in one way: where several follow each other, to try all takes years.
_ROOT = lazy_pattern(
    rb"(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?(?>\s+|<\?[^>]{0,500}\?>|<!--.{0,1000}?-->|<!DOCTYPE[^>]{0,500}>){0,20}+"
    rb"<(?:[A-Za-z_][\w.-]{0,40}:)?(rss|feed|RDF|opml)\b",
    re.DOTALL,
)
_NEEDED = {
    b"feed": lazy_pattern(rb"w3\.org/2005/Atom|purl\.org/atom/"),
    b"RDF": lazy_pattern(rb"purl\.org/rss/"),
}
_JSON_FEED = lazy_pattern(rb'"version"\s{0,20}:\s{0,20}"https?:\\?/\\?/(?:www\.)?jsonfeed\.org\\?/')


class FeedKind(StrEnum):
    """What names articles, and is none; the value is how messages call it."""

    FEED = "a feed"
    JSON_FEED = "a feed in JSON"
    LIST = "a list of feeds"


def feed_kind(data: bytes) -> FeedKind | None:
    """Return the kind of a feed or a list of feeds, given at least its first 4 KB; None for anything else."""
    head = data[:HEAD_BYTES].replace(b"\0", b"")  # of UTF-16
    if head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
        return FeedKind.JSON_FEED if _JSON_FEED.search(head) else None
    root = _ROOT.match(head)
    if root is None or (root[1] in _NEEDED and _NEEDED[root[1]].search(head) is None):
        return None
    return FeedKind.LIST if root[1] == b"opml" else FeedKind.FEED
