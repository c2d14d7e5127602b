"""Read and write lists of feeds in OPML: http://opml.org/spec2.opml."""

from collections.abc import Iterable, Iterator
from typing import Any
from xml.sax.saxutils import quoteattr

from tui.document.errors import SourceError
from tui.feeds.feed_markup import parse_markup
from tui.feeds.records import Subscription
from tui.formats.xml import tag_of
from tui.text.sanitize import clean_line
from tui.text.urls import is_url

MAX_SUBSCRIPTIONS = 10_000
_MAX_DEPTH = 50


def parse_opml(data: bytes, name: str) -> tuple[Subscription, ...]:
    """Return the feeds that a list names, each once; the folders that they are in become their tags.

    Args:
        data: The list.
        name: Its name in error messages.

    Raises:
        SourceError: It is not OPML, or names no feed.
    """
    root = parse_markup(data)
    found: dict[str, Subscription] = {}
    for subscription in _subscriptions(root, (), 0) if root is not None and tag_of(root) == "opml" else ():
        known = found.get(subscription.address, subscription)
        tags = tuple(dict.fromkeys((*known.tags, *subscription.tags)))
        found[subscription.address] = known._replace(tags=tags)
        if len(found) == MAX_SUBSCRIPTIONS:
            break
    if not found:
        raise SourceError(
            f"Cannot read {name}: it names no feeds. Export the list from your feed reader again."
        )
    return tuple(found.values())


def _subscriptions(element: Any, folders: tuple[str, ...], depth: int) -> Iterator[Subscription]:
    for child in element if depth < _MAX_DEPTH else ():
        if tag_of(child) != "outline":
            yield from _subscriptions(child, folders, depth + 1)
            continue
        attributes = {name.lower(): value for name, value in child.attrib.items()}
        title = clean_line(attributes.get("title") or attributes.get("text") or "")
        address = clean_line(attributes.get("xmlurl", ""))
        if is_url(address):
            yield Subscription(address, title, folders)
        inner = (*folders, title) if title and not address else folders
        yield from _subscriptions(child, inner, depth + 1)


def write_opml(subscriptions: Iterable[Subscription], title: str = "Feeds") -> str:
    """Return a list of feeds as OPML 2.0, with the first tag of each as its folder."""
    folders: dict[str, list[Subscription]] = {}
    for subscription in subscriptions:
        folders.setdefault(next(iter(subscription.tags), ""), []).append(subscription)
    lines = ['<?xml version="1.0" encoding="utf-8"?>', '<opml version="2.0">']
    lines += [f"<head><title>{_escaped(title)}</title></head>", "<body>"]
    for folder in sorted(folders):
        lines += [f"<outline text={quoteattr(folder)}>"] if folder else []
        lines += [_outline(subscription) for subscription in folders[folder]]
        lines += ["</outline>"] if folder else []
    return "\n".join([*lines, "</body>", "</opml>", ""])


def _outline(subscription: Subscription) -> str:
    title = quoteattr(subscription.title or subscription.address)
    return f'<outline type="rss" text={title} title={title} xmlUrl={quoteattr(subscription.address)}/>'


def _escaped(text: str) -> str:
    return quoteattr(text)[1:-1]
