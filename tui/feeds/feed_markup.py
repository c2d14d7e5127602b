"""Mend the XML of feeds, much of which is not well-formed, so that libxml2 drops nothing of it."""

import re
from typing import Any

from lxml import etree

from tui.formats.encoding import decode
from tui.formats.xml import PARSER_OPTIONS, as_utf_8, named_characters_as_numbers

_ROOT = re.compile(rb"<(?:[A-Za-z_][\w.-]*:)?(?:rss|feed|rdf|opml)\b", re.IGNORECASE)
_CONTROLS = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]")
_CDATA_OR_AMPERSAND = re.compile(rb"<!\[CDATA\[.*?\]\]>|&(?!#?\w{1,32};)", re.DOTALL)


def parse_markup(data: bytes, charset: str | None = None) -> Any | None:
    """Return the root element of a feed or a list of feeds, however broken; None if it has none.

    What stands before the root is left out, and with it the document type: no entity of its own is expanded. The
    characters that HTML names are kept, and so are ampersands that are not escaped.

    Args:
        data: The XML.
        charset: The character set that the server gives, which is used if the XML declares none.
    """
    if charset is not None and b"encoding" not in data[:200]:
        data = decode(data, "it", charset).encode("utf-8", "replace")
    data = as_utf_8(data)
    root = _ROOT.search(data)
    if root is None:
        return None
    markup = named_characters_as_numbers(_CONTROLS.sub(b"", data[root.start() :]))
    markup = _CDATA_OR_AMPERSAND.sub(lambda match: b"&amp;" if match[0] == b"&" else match[0], markup)
    try:
        return etree.fromstring(
            markup, etree.XMLParser(recover=True, encoding="utf-8", huge_tree=True, **PARSER_OPTIONS)
        )
    except (etree.XMLSyntaxError, ValueError):
        return None
