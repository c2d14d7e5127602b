"""The feeds that web pages name."""

from tests.sources.web_server import ARTICLE, answer, serving
from tui.feeds.page_links import feeds_of_kept_page, feeds_of_page
from tui.feeds.records import Subscription
from tui.sources.web.page import open_page

LINKS = """<head><link rel="stylesheet" type="text/css" href="a.css">
<LINK REL='Alternate' TYPE='application/atom+xml' TITLE='All &amp; more' HREF='/atom?a=1&amp;b=2'>
<link rel=alternate type=application/rss+xml href=rss.xml><link rel="alternate" hreflang="de" href="/de">
<link rel="alternate" type="application/rss+xml" href="javascript:1"></head>"""


def test_the_feeds_of_a_page() -> None:
    assert feeds_of_page(LINKS.encode(), "https://example.org/blog/") == (
        Subscription("https://example.org/atom?a=1&b=2", "All & more"),
        Subscription("https://example.org/blog/rss.xml"),
    )
    assert feeds_of_page(ARTICLE.encode(), "https://example.org/") == ()


def test_the_feeds_of_a_page_that_was_read_are_known_without_fetching_it() -> None:
    with serving(page=answer(ARTICLE.replace("<head>", LINKS[:-7]))) as server:
        address = server.address("/page")
        assert feeds_of_kept_page(address) == ()
        open_page(address)
    assert feeds_of_kept_page(address)[0].address.endswith("/atom?a=1&b=2")
    assert feeds_of_kept_page("https://") == ()
