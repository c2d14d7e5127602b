"""Parse XML and HTML safely: nothing outside is fetched, no entity is expanded. Importing this loads lxml."""

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
    """Parse XML; what is not well-formed is read as far as possible, and no entity of its own is expanded.

    Args:
        data: The bytes of an XML file.

    Returns:
        The root, an element of lxml's; None if there is no element in it, or if it nests deeper than 250 elements.
    """
    return _parse(without_doctype(data), recover=True)


def parse_xhtml(data: bytes) -> Any | None:
    """Parse XHTML whose every element is closed; HTML's named characters are known.

    Returns:
        The root, an element of lxml's; None if it is not well-formed.
    """
    return _parse(_NAMED_CHARACTER.sub(_numbered, without_doctype(data)), recover=False)


def without_doctype(data: bytes) -> bytes:
    """Return XML without its document type, and so without entities of its own."""
    match = _DOCTYPE.match(data, max(data.find(b"<!DOCTYPE"), 0))
    return data if match is None else data[: match.start()] + data[match.end() :]


def parse_html(text: str) -> Any | None:
    """Parse HTML in any state; what nests deeper than some 2,000 elements is left out.

    Returns:
        The root, an element of lxml's; None if there is nothing in it.
    """
    markup = without_doctype(text.encode("utf-8", "replace"))
    try:
        return etree.fromstring(markup, etree.HTMLParser(encoding="utf-8", huge_tree=True, no_network=True))
    except (etree.XMLSyntaxError, ValueError):
        return None


def tag_of(element: Any) -> str:
    """Return an element's name in lower case without its namespace; empty for comments and the like."""
    tag = element.tag
    return tag.rpartition("}")[2].lower() if isinstance(tag, str) else ""


def _parse(data: bytes, *, recover: bool) -> Any | None:
    try:
        return etree.fromstring(data, etree.XMLParser(recover=recover, **PARSER_OPTIONS))
    except (etree.XMLSyntaxError, ValueError):
        return None


def _numbered(name: re.Match[bytes]) -> bytes:
    """Return a named character as numbers, which mean the same in XML."""
    characters = "" if name[1] in _XML_NAMES else html5.get(f"{name[1].decode()};", "")
    return "".join(f"&#{ord(character)};" for character in characters).encode() or name[0]
