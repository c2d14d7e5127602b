"""Feeds to parse and to serve."""

STORY = (
    "<p>The old bridge at Orsk was closed to lorries in May. Its piers had moved by a hand's breadth since the flood."
    "</p><p>The town asked three firms what a new one would cost. Two of them answered within a week.</p>"
)
LONG_STORY = (
    STORY
    + "<p>Engineers measured the piers again in June, and the river had taken more of the bed away.</p>" * 8
)


def rss_item(
    number: int, *, title: str = "", text: str = STORY, link: str | None = None, extra: str = ""
) -> str:
    """Return an item of RSS; by default with a short description, and with a page on example.org."""
    address = f"https://example.org/{number}" if link is None else link
    return (
        f"<item><title>{title or f'Story {number}'}</title><link>{address}</link><guid>g{number}</guid>"
        f"<pubDate>Mon, 30 Nov 2026 10:{number % 60:02}:00 GMT</pubDate>"
        f"<description><![CDATA[{text}]]></description>{extra}</item>"
    )


def rss(
    *items: str, title: str = "The Orsk Courier", head: str = '<?xml version="1.0" encoding="utf-8"?>'
) -> str:
    """Return a feed of RSS 2.0."""
    return (
        f'{head}<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>'
        f"<title>{title}</title><link>https://example.org/</link>{''.join(items)}</channel></rss>"
    )


def whole(text: str = LONG_STORY) -> str:
    """Return the element of RSS that has the whole text of an item."""
    return f"<content:encoded><![CDATA[{text}]]></content:encoded>"
