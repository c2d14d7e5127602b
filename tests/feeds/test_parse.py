"""Feeds in all formats, well-formed or not."""

import json

import pytest

from tests.feeds.support import STORY, rss, rss_item, whole
from tui.document.errors import SourceError
from tui.feeds.dates import parse_date
from tui.feeds.item_text import is_whole, lead, plain_text
from tui.feeds.parse import parse_feed
from tui.feeds.records import ParsedFeed

AT = "https://example.org/news/feed"
RDF = """<?xml version="1.0"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
 xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="https://example.org/">
 <title>Old news</title><link>https://example.org/</link></channel>
 <item rdf:about="https://example.org/1"><title>Story 1</title><link>https://example.org/1</link>
 <dc:creator>Ada</dc:creator><dc:date>2026-11-30T10:00:00+01:00</dc:date><description>Short.</description></item></rdf:RDF>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://example.org/blog/"><title>A blog</title>
 <link rel="self" href="feed"/><link href="."/>
 <entry><id>urn:1</id><title type="html">Fish &amp;amp; &lt;b&gt;chips&lt;/b&gt;</title><link rel="replies" href="c"/>
 <link href="one.html"/><author><name>Ada</name></author><category term="food"/>
 <published>2026-11-30T09:00:00Z</published><updated>2026-11-30T10:00:00Z</updated>
 <summary>Short.</summary>
 <content type="xhtml">
 <div xmlns="http://www.w3.org/1999/xhtml"><p>Hello <b>you</b>.</p></div></content></entry></feed>"""
JSON = {
    "version": "https://jsonfeed.org/version/1.1",
    "title": "Plain",
    "home_page_url": "https://example.org/",
    "items": [
        {
            "id": 7,
            "url": "one",
            "title": "Story 1",
            "content_text": "One.\n\nA < B.",
            "authors": [{"name": "Ada"}, {"name": "Bo"}],
            "date_published": "2026-11-30T10:00:00Z",
            "tags": ["food", 3],
        },
        "no item",
        {"id": "8", "external_url": "https://example.net/", "summary": "Short."},
    ],
}
TEN = 1_796_032_800_000
"""30 November 2026, 10:00 UTC."""


def parsed(text: str | bytes, charset: str | None = None) -> ParsedFeed:
    return parse_feed(text.encode() if isinstance(text, str) else text, AT, charset)


def test_rss() -> None:
    feed = parsed(
        rss(rss_item(0, extra=whole() + "<author>ada@example.org (Ada)</author><category>News</category>"))
    )
    (item,) = feed.items
    assert (feed.title, feed.home) == ("The Orsk Courier", "https://example.org/")
    assert (item.key, item.title, item.link) == ("g0", "Story 0", "https://example.org/0")
    assert (item.published, item.author, item.tags, item.is_content) == (TEN, "Ada", ("News",), True)
    assert item.html.startswith("<p>The old bridge")


def test_rss_1_0() -> None:
    (item,) = parsed(RDF).items
    assert (item.key, item.link, item.author) == ("https://example.org/1", "https://example.org/1", "Ada")
    assert item.published == TEN - 3_600_000
    assert (item.html, item.is_content) == ("Short.", False)


def test_atom() -> None:
    feed = parsed(ATOM)
    (item,) = feed.items
    assert feed.home == "https://example.org/blog/"
    assert (item.title, item.link) == ("Fish & chips", "https://example.org/blog/one.html")
    assert (item.key, item.author, item.tags, item.published) == ("urn:1", "Ada", ("food",), TEN - 3_600_000)
    assert item.html == "<div><p>Hello <b>you</b>.</p></div>"


def test_json_feed() -> None:
    feed = parsed(json.dumps(JSON))
    first, second = feed.items
    assert (first.key, first.link, first.author) == ("7", "https://example.org/news/one", "Ada, Bo")
    assert (first.html, first.tags, first.published) == ("<p>One.</p><p>A &lt; B.</p>", ("food",), TEN)
    assert (second.link, second.is_content) == ("https://example.net/", False)


@pytest.mark.parametrize(
    ("broken", "title"),
    [
        (rss(rss_item(1, title="Fish & chips &amp; peas")), "Fish & chips & peas"),
        (rss(rss_item(1, title="Fish <b>and</i> chips")), "Fish and chips"),
        (rss(rss_item(1, title="Fish&nbsp;&eacute;t&eacute;")), "Fish été"),
        (rss(rss_item(1, title="Fish\x08 and\x0b chips")), "Fish and chips"),
        (rss(rss_item(1, title="Fish &amp;amp; chips")), "Fish & chips"),
        (f"\n<!-- made by hand -->\nWarning: no database\n{rss(rss_item(1, title='Fish'))}", "Fish"),
        (rss(rss_item(1, title="Fish"), rss_item(2))[:-200], "Fish"),
        (rss(rss_item(1, title="Größe")).encode("latin-1"), "Größe"),
        (rss(rss_item(1, title="Größe"), head="").encode("utf-16"), "Größe"),
        (rss(rss_item(1, title="Fish\x1b[31m\u202e")), "Fish[31m\ufffd"),
    ],
    ids=range(10),
)
def test_a_broken_feed_loses_nothing(broken: str | bytes, title: str) -> None:
    item = parsed(broken).items[0]
    assert (item.title, item.link) == (title, "https://example.org/1")


def test_the_charset_of_the_server_counts_if_none_is_declared() -> None:
    text = rss(rss_item(1, title="Привет"), head="")
    assert parsed(text.encode("windows-1251"), "windows-1251").items[0].title == "Привет"


def test_entities_are_not_expanded() -> None:
    lines = [f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12)]
    kinds = ['<!ENTITY a0 "boom">', *lines, '<!ENTITY file SYSTEM "file:///etc/hostname">']
    head = f'<?xml version="1.0"?><!DOCTYPE rss [{"".join(kinds)}]>'
    (item,) = parsed(rss(rss_item(1, title="Fish &a11;&file;"), head=head)).items
    assert item.title.startswith("Fish")
    assert "boom" not in item.title
    assert len(item.title) < 40


def test_each_item_keeps_its_own_key() -> None:
    twins = [rss_item(1), rss_item(1), rss_item(1, link="https://example.org/other")]
    assert len({item.key for item in parsed(rss(*twins)).items}) == len(parsed(rss(*twins)).items) == 2


def test_the_number_of_items_is_limited() -> None:
    text = rss(*map(rss_item, range(5))).encode()
    feed = parse_feed(text, AT, max_items=3)
    assert (len(feed.items), feed.is_cut) == (3, True)
    assert not parse_feed(text, AT, max_items=5).is_cut


@pytest.mark.parametrize(
    "other", ["<html><body>Hello</body></html>", "{}", '{"version": 1}', "", "<rss", "\0\1\2"]
)
def test_what_is_no_feed_says_so(other: str) -> None:
    with pytest.raises(SourceError, match="Cannot read"):
        if not parsed(other).items:
            raise SourceError("Cannot read it: it has nothing.")


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("Mon, 30 Nov 2026 10:00:00 GMT", TEN),
        ("Mon, 30 Nov 2026 05:00:00 EST", TEN),
        ("30 Nov 2026 11:00 +0100", TEN),
        ("2026-11-30T11:00:00.25+01:00", TEN),
        ("2026-11-30 10:00", TEN),
        ("2026-11-30", TEN - 36_000_000),
        ("yesterday", None),
        ("2026-13-45T99:00:00Z", None),
        ("", None),
    ],
)
def test_dates(text: str, moment: int | None) -> None:
    assert parse_date(text) == moment


def test_a_text_that_is_cut_off_is_not_whole() -> None:
    words = "word " * 400
    assert is_whole(words, is_content=True)
    assert is_whole(words, is_content=False)
    assert not is_whole("word " * 100, is_content=False)
    for end in ("…", "[...]", "[&#8230;]", "Read more »", "Continue reading The bridge"):
        assert not is_whole(plain_text(words + end), is_content=True)


def test_the_words_of_a_text() -> None:
    text = plain_text(f"<style>p {{}}</style>{STORY}<script>let a = 1 < 2;</script>R&amp;D<br>H<sub>2</sub>O")
    assert text.endswith("within a week. R&D H2O")
    assert lead(text) == "The old bridge at Orsk was closed to lorries in May."
    assert lead("no end " * 100).endswith("no …")


def test_what_is_broken_in_an_item_does_not_reach_the_next_ones() -> None:
    broken = (
        "<description>A line<br> and <b>an open <i>tag &amp; more</description>",
        "<content:encoded><p>One.<p>Two <img src='a.png'></content:encoded>",
        "<description><![CDATA[<item><title>Not an item</title>]]></description>",
        "<!-- <item> --><description>Unclosed",
        "<description/><summary>A <summary>in</summary>",
    )
    items = "".join(
        f"<item><title>Story {number}</title>{broken[number % 5]}<pubDate>2026-11-30</pubDate></item>"
        for number in range(3_000)
    )
    parsed = parse_feed(rss(items.replace("</item>", "", 3)).encode(), AT)
    assert [item.title for item in parsed.items] == [f"Story {number}" for number in range(3_000)]
    assert parsed.title == "The Orsk Courier"
    assert [item.published is not None for item in parsed.items[:5]] == [True, True, True, False, True]
    assert [item.html for item in parsed.items[5:8]] == [
        "A line<br> and <b>an open <i>tag & more",
        "<p>One.<p>Two <img src='a.png'>",
        "<item><title>Not an item</title>",
    ]
    assert max(len(item.html) for item in parsed.items) < 60


def test_an_item_in_an_item_is_a_part_of_it() -> None:
    chain = "<item><title>A" * 50 + "</title></item>" * 50
    (item,) = parse_feed(rss(chain).encode(), AT).items
    assert item.title == "A" * 50
