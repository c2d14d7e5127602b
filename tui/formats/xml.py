"""Parse XML and HTML safely: nothing is fetched, no entity is expanded. Importing this loads lxml.

The parsers return the root, an element of lxml's, or None if there is none that can be read.
"""

import re
from html.entities import html5
from typing import Any

from lxml import etree

_NAMED_CHARACTER = re.compile(rb"&([A-Za-z][A-Za-z0-9]{1,31});")
_XML_NAMES = frozenset((b"amp", b"lt", b"gt", b"quot", b"apos"))
_DOCTYPE = re.compile(rb"<!DOCTYPE[^>\[]*(?:\[.*?\]\s*)?>", re.DOTALL)
PARSER_OPTIONS: dict[str, Any] = {
    "resolve_entities": False,
    "no_network": True,
    "load_dtd": False,
    "dtd_validation": False,
    "remove_comments": True,
    "remove_pis": True,
}


def parse_xml(data: bytes) -> Any | None:
    """Parse XML, as far as possible if it is not well-formed; None if it nests deeper than 250 elements."""
    return _parse(without_doctype(data), recover=True)


def parse_xhtml(data: bytes) -> Any | None:
    """Parse well-formed XHTML, with the named characters of HTML."""
    return _parse(_NAMED_CHARACTER.sub(_numbered, without_doctype(data)), recover=False)


def without_doctype(data: bytes) -> bytes:
    """Return XML without its document type, and so without its own entities."""
    match = _DOCTYPE.match(data, max(data.find(b"<!DOCTYPE"), 0))
    return data if match is None else data[: match.start()] + data[match.end() :]


def parse_html(text: str) -> Any | None:
    """Parse HTML in any state, without what nests deeper than about 2,000 elements."""
    markup = without_doctype(text.encode("utf-8", "replace"))
    try:
        return etree.fromstring(markup, etree.HTMLParser(encoding="utf-8", huge_tree=True, no_network=True))
    except (etree.XMLSyntaxError, ValueError):
        return None


def tag_of(element: Any) -> str:
    """Return the name of an element in lower case without namespace; empty for comments and the like."""
    tag = element.tag
    return tag.rpartition("}")[2].lower() if isinstance(tag, str) else ""


def self_and_ancestors(element: Any) -> list[Any]:
    """Return an element and those around it, from the inside."""
    return [element, *element.iterancestors()]


def _parse(data: bytes, *, recover: bool) -> Any | None:
    try:
        return etree.fromstring(data, etree.XMLParser(recover=recover, **PARSER_OPTIONS))
    except (etree.XMLSyntaxError, ValueError):
        return None


def _numbered(name: re.Match[bytes]) -> bytes:
    """Return a named character as numbers, which mean the same in XML."""
    characters = "" if name[1] in _XML_NAMES else html5.get(f"{name[1].decode()};", "")
    return "".join(f"&#{ord(character)};" for character in characters).encode() or name[0]
