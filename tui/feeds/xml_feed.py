"""Parse RSS 0.9x, 1.0 and 2.0, and Atom 0.3 and 1.0 (RFC 4287)."""

from collections.abc import Iterator
from copy import copy
from itertools import islice
from typing import Any

from lxml import etree

from tui.feeds.dates import parse_date
from tui.feeds.feed_markup import parse_markup
from tui.feeds.item_text import plain_title
from tui.feeds.records import ParsedFeed, ParsedItem
from tui.formats.links import web_address
from tui.formats.xml import tag_of
from tui.text.sanitize import clean_line

_ROOTS = ("rss", "feed", "rdf")
_ITEMS = ("item", "entry")
_BASE = "{http://www.w3.org/XML/1998/namespace}base"
_DATES = ("pubdate", "published", "issued", "date", "created", "updated", "modified")
"""The elements of an item's date, the best first: RSS, Atom, and Dublin Core's."""
_MAX_KEY = 1_000
_NAMESPACES_OF_MEDIA = ("http://search.yahoo.com/mrss", "http://www.itunes.com/dtds")


def parse_xml_feed(data: bytes, address: str, charset: str | None, max_items: int) -> ParsedFeed | None:
    """Parse a feed in XML; None if it is anything else."""
    root = parse_markup(data, charset, max_items + 1)
    if root is None or tag_of(root) not in _ROOTS:
        return None
    channel = next((child for child in root if tag_of(child) == "channel"), root)
    named = _children(channel)
    base = root.get(_BASE, "")
    base = web_address(base, address) or address if base else address
    items = [*islice(_items(root), max_items + 1)]
    parsed = (_item(element, base) for element in islice(items, max_items))
    return ParsedFeed(
        _title(named),
        _link(named, base),
        [item for item in parsed if item is not None],
        is_cut=len(items) > max_items,
    )


def _items(root: Any) -> Iterator[Any]:
    """Yield the items, but none in another one: a chain of them would take a time that grows with its square."""
    walk = etree.iterwalk(root, events=("start",))
    for _, element in walk:
        if tag_of(element) in _ITEMS:
            yield element
            walk.skip_subtree()


def _item(element: Any, base: str) -> ParsedItem | None:
    named = _children(element)
    if (own := element.get(_BASE)) is not None:
        base = web_address(own, base) or base
    title, link = _title(named), _link(named, base)
    content = _content(named)
    html = content or _longest(named, "description", "summary", "tagline", "subtitle")
    guid = _text(named, "guid", "id")
    if not link and _is_permalink(named):
        link = web_address(guid) or ""
    about = element.get("{http://www.w3.org/1999/02/22-rdf-syntax-ns#}about", "")
    key = guid or clean_line(about) or link or title or clean_line(html[:200])
    if not key:
        return None
    return ParsedItem(
        key[:_MAX_KEY],
        title,
        link,
        html,
        is_content=bool(content),
        author=_author(named),
        published=next(filter(None, map(parse_date, _texts(named, *_DATES))), None),
        tags=tuple(_tags(named)),
    )


_Named = dict[str, list[Any]]
"""The children of an element by their names, without those about pictures and recordings."""


def _children(element: Any) -> _Named:
    named: _Named = {}
    for child in element:
        tag = child.tag
        if isinstance(tag, str) and not tag[1:].startswith(_NAMESPACES_OF_MEDIA):
            named.setdefault(tag_of(child), []).append(child)
    return named


def _texts(named: _Named, *names: str) -> Iterator[str]:
    """Yield the texts of the first children with these names that have any."""
    for name in names:
        for child in named.get(name, ()):
            if text := clean_line("".join(child.itertext())):
                yield text
                break


def _text(named: _Named, *names: str) -> str:
    return next(_texts(named, *names), "")


def _title(named: _Named) -> str:
    return next(filter(None, (plain_title(_markup(title)) for title in named.get("title", ()))), "")


def _link(named: _Named, base: str) -> str:
    """Return the address of the page: Atom's alternate link, or the text of RSS's."""
    links = named.get("link", [])
    by_relation: dict[str, str] = {}
    for link in links:
        given = link.get("href") or "".join(link.itertext()).strip()
        relation = "alternate" if link.get("href") is None else link.get("rel", "alternate")
        if given and relation not in by_relation:
            own = link.get(_BASE)
            by_relation[relation] = (
                web_address(given, base if own is None else web_address(own, base) or base) or ""
            )
    return by_relation.get("alternate") or ""


def _is_permalink(named: _Named) -> bool:
    return all(guid.get("isPermaLink", "true").lower() != "false" for guid in named.get("guid", ()))


def _content(named: _Named) -> str:
    """Return the content: Atom's, RSS's ``content:encoded``, or what stands in its place; empty if there is none."""
    return next(
        filter(None, (_longest(named, name) for name in ("encoded", "content", "body", "fullitem"))), ""
    )


def _longest(named: _Named, *names: str) -> str:
    texts = (_markup(child) for name in names for child in named.get(name, ()))
    return max(texts, key=len, default="")


def _markup(element: Any) -> str:
    """Return the content of an element as HTML, whether its markup is escaped or not."""
    if element.get("type", "") in ("text", "text/plain"):
        from html import escape

        return escape("".join(element.itertext()), quote=False).strip()
    if len(element) == 0:
        return (element.text or "").strip()
    parts = [element.text or ""]
    for child in element:
        if isinstance(child.tag, str):
            inner = copy(child)
            _drop_namespaces(inner)
            parts.append(etree.tostring(inner, encoding="unicode"))
        else:
            parts.append(child.tail or "")
    return "".join(parts).strip()


def _drop_namespaces(element: Any) -> None:
    for each in element.iter():
        if isinstance(each.tag, str):
            each.tag = each.tag.rpartition("}")[2]
    etree.cleanup_namespaces(element)


def _author(named: _Named) -> str:
    for author in named.get("author", ()):
        name = next((child for child in author if tag_of(child) == "name"), author)
        if text := clean_line("".join(name.itertext())):
            return _without_mailbox(text)
    return _text(named, "creator")


def _without_mailbox(text: str) -> str:
    """Return the name in an author of RSS, such as ``ada@example.org (Ada)``."""
    mailbox, bracket, name = text.partition("(")
    return name.rstrip(") ") if bracket and "@" in mailbox else text


def _tags(named: _Named) -> Iterator[str]:
    for category in (*named.get("category", ()), *named.get("subject", ())):
        if tag := clean_line(category.get("label") or category.get("term") or "".join(category.itertext())):
            yield tag[:100]
