"""The feeds that a web page names: ``<link rel="alternate" type="application/rss+xml">``."""

import re

from tui.document.errors import SourceError
from tui.feeds.records import Subscription
from tui.formats.encoding import decode
from tui.formats.links import web_address
from tui.text.sanitize import clean_line

_LINK = re.compile(r"<link\b[^<>]{1,2000}>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"""([a-zA-Z-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""")
_TYPES = ("application/rss+xml", "application/atom+xml", "application/feed+json", "application/rdf+xml")
_HEAD_BYTES = 256 * 1024


def feeds_of_page(data: bytes, address: str, charset: str | None = None) -> tuple[Subscription, ...]:
    """Return the feeds that a page names, in its order, which is that of importance.

    Args:
        data: The page.
        address: Its address, by which relative ones are resolved.
        charset: The character set that the server gives.

    Raises:
        SourceError: It is empty, or binary.
    """
    found: dict[str, Subscription] = {}
    for link in _LINK.findall(decode(data[:_HEAD_BYTES], address, charset)):
        attributes = {
            name.lower(): first or second or third for name, first, second, third in _ATTRIBUTE.findall(link)
        }
        is_feed = "alternate" in attributes.get("rel", "").lower().split() and (
            attributes.get("type", "").lower().strip() in _TYPES
        )
        target = web_address(_unescaped(attributes.get("href", "")), address) if is_feed else None
        if target is not None:
            found.setdefault(
                target, Subscription(target, clean_line(_unescaped(attributes.get("title", ""))))
            )
    return tuple(found.values())


def feeds_of_kept_page(address: str) -> tuple[Subscription, ...]:
    """Return the feeds that the cached page of an address names; none if it is not cached. Nothing is fetched."""
    from tui.sources.web.address import WebAddress
    from tui.sources.web.page import cached_page

    try:
        cached = cached_page(WebAddress.parse(address))
        return (
            () if cached is None else feeds_of_page(cached.page.body, address, cached.page.media_type.charset)
        )
    except SourceError:
        return ()


def _unescaped(text: str) -> str:
    from html import unescape

    return unescape(text)
