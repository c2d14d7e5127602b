"""Lists of feeds."""

import pytest

from tui.document.errors import SourceError
from tui.feeds.opml import parse_opml, write_opml
from tui.feeds.records import Subscription

LIST = """<?xml version="1.0"?><opml version="1.0"><head><title>Mine</title></head><body>
<outline text="News"><outline text="Fish & chips" xmlUrl="https://example.org/feed?a=1&amp;b=2"/>
<outline text="Deep"><outline title="Two" xmlurl="https://example.net/feed"/></outline></outline>
<outline text="Fun"><outline text="Two again" xmlUrl="https://example.net/feed"/></outline>
<outline text="Bad" xmlUrl="file-less"/></body></opml>"""


def test_a_list_is_read_and_written() -> None:
    found = parse_opml(LIST.encode(), "feeds.opml")
    assert found == (
        Subscription("https://example.org/feed?a=1&b=2", "Fish & chips", ("News",)),
        Subscription("https://example.net/feed", "Two", ("News", "Deep", "Fun")),
    )
    again = parse_opml(write_opml(found).encode(), "feeds.opml")
    assert {(each.address, each.title) for each in again} == {(each.address, each.title) for each in found}


def test_a_list_without_feeds_says_so() -> None:
    for data in (b"<opml><body/></opml>", b"hello", b"<rss><channel/></rss>"):
        with pytest.raises(SourceError, match="it names no feeds"):
            parse_opml(data, "feeds.opml")
