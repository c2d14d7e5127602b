"""Mend the XML of feeds, much of which is not well-formed, so that libxml2 drops none of it."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import islice
from typing import Any

from lxml import etree

from tui.formats.encoding import decode
from tui.formats.xml import PARSER_OPTIONS, as_utf_8, named_characters_as_numbers

_ROOT = re.compile(rb"<(?:[A-Za-z_][\w.-]*:)?(?:rss|feed|rdf|opml)\b", re.IGNORECASE)
_CONTROLS = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]")
_CDATA = rb"<!\[CDATA\[.*?(?:\]\]>|\Z)"
_CDATA_OR_AMPERSAND = re.compile(_CDATA + rb"|&(?!#\w{1,32};|(?:amp|lt|gt|quot|apos);)", re.DOTALL)
_CDATA_OR_TAG = re.compile(_CDATA + rb"|<", re.DOTALL)
_PREFIX = rb"(?:[A-Za-z_][\w.-]*:)?"
_ITEM = re.compile(
    _CDATA + rb"|<!--.*?(?:-->|\Z)|(<)(/?)" + _PREFIX + rb"(?:item|entry)\b", re.DOTALL | re.IGNORECASE
)
_FOR_HTML = re.compile(
    _CDATA
    + rb"|<(/?)("
    + _PREFIX
    + rb"(?:title|description|encoded|summary|content|body|tagline))\b[^<>]*(?<!/)>",
    re.DOTALL | re.IGNORECASE,
)
"""The tags of elements whose content is HTML."""
_START_TAG = re.compile(rb"<([^\s<>/]+)[^<>]*>")


def parse_markup(data: bytes, charset: str | None = None, max_items: int | None = None) -> Any | None:
    """Return the root element of a feed or a list of feeds, however broken; None if it has none.

    What stands before the root is left out, and with it the document type: no entity of its own is expanded. The
    characters that HTML names are kept, and so are ampersands that are not escaped. What is broken in an item does not
    reach the others.

    Args:
        data: The XML.
        charset: The character set that the server gives, which is used if the XML declares none.
        max_items: The number of items of a broken feed after which the others are left out; None for all.
    """
    if charset is not None and b"encoding" not in data[:200]:
        data = decode(data, "it", charset).encode("utf-8", "replace")
    data = as_utf_8(data)
    root = _ROOT.search(data)
    if root is None:
        return None
    markup = named_characters_as_numbers(_CONTROLS.sub(b"", data[root.start() :]))
    markup = _CDATA_OR_AMPERSAND.sub(lambda match: b"&amp;" if match[0] == b"&" else match[0], markup)
    well_formed = _parse(markup, recover=False)
    return _parse_item_by_item(markup, max_items) if well_formed is None else well_formed


def _parse(markup: bytes, *, recover: bool) -> Any | None:
    options = {"recover": recover, "encoding": "utf-8", "huge_tree": True, **PARSER_OPTIONS}
    try:
        return etree.fromstring(markup, etree.XMLParser(**options))
    except (etree.XMLSyntaxError, ValueError):
        return None


def _parse_item_by_item(markup: bytes, max_items: int | None) -> Any | None:
    """Return the root element of a broken feed, whose items are its last children, each parsed for itself."""
    items = [*islice(_items(markup), max_items)]
    if not items:
        return _parse(markup, recover=True)
    start = _START_TAG.match(markup)
    root = _parse(markup[: items[0].start] + markup[items[-1].stop :], recover=True)
    if root is None or start is None:
        return root
    for item in items:
        around = b"%b%b</%b>" % (start[0], _with_escaped_html(markup[item]), start[1])
        parsed = _parse(around, recover=True)
        root.extend([] if parsed is None else parsed)
    return root


def _items(markup: bytes) -> Iterator[slice]:
    """Yield where each item stands: up to its end tag, or to the next item."""
    start = None
    for tag in _ITEM.finditer(markup):
        if tag[1] is None:
            continue
        if start is not None:
            yield slice(start, tag.start())
        start = None if tag[2] else tag.start()
    if start is not None:
        yield slice(start, len(markup))


def _with_escaped_html(item: bytes) -> bytes:
    """Return an item in which HTML is escaped, so that it need not be XML."""
    tags = [tag for tag in _FOR_HTML.finditer(item) if tag[2] is not None]
    ends: dict[bytes, list[int]] = {}
    for tag in tags:
        if tag[1]:
            ends.setdefault(tag[2], []).append(tag.start())
    parts, position = [], 0
    for tag in tags:
        own = ends.get(tag[2], [])
        index = bisect_left(own, tag.end())
        if not tag[1] and tag.start() >= position and index < len(own):
            parts += [item[position : tag.end()], _escaped(item[tag.end() : own[index]])]
            position = own[index]
    return b"".join((*parts, item[position:]))


def _escaped(html: bytes) -> bytes:
    return _CDATA_OR_TAG.sub(lambda match: b"&lt;" if match[0] == b"<" else match[0], html)
