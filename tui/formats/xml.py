"""Parse XML and HTML safely: nothing is fetched, no entity is expanded. Importing this loads lxml.

The parsers return the root, an element of lxml's, or None if there is none that can be read.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from html.entities import html5
from typing import Any

from lxml import etree

from tui.document.errors import SourceError
from tui.formats.encoding import declared_charset, decode, decode_strictly, decode_text
from tui.formats.encoding_labels import ENCODINGS, encoding_of_label

_NAMED_CHARACTER = re.compile(rb"&([A-Za-z][A-Za-z0-9]{1,31});")
_XML_NAMES = frozenset((b"amp", b"lt", b"gt", b"quot", b"apos"))
_DOCTYPE = re.compile(rb"<!DOCTYPE[^>\[]*(?:\[.*?\]\s*)?>", re.DOTALL)
_SURROGATE = re.compile(
    rb"&#(?:x0{0,9}d[89a-f][0-9a-f]{2}|0{0,9}5(?:5(?:29[6-9]|[3-9]\d\d)|6\d{3}|7(?:[0-2]\d\d|3(?:[0-3]\d|4[0-3]))))"
    rb"(?![0-9a-f]);?",
    re.IGNORECASE,
)
_DECLARED_ENCODING = re.compile(
    r"""(\A\s{0,200}<\?xml[^>]{0,200}?)\s+encoding\s*=\s*(?:"[^"]{0,100}"|'[^']{0,100}')"""
)
_MAX_ATTRIBUTES = 200
"""The attributes of an element of HTML that are read: libxml2 compares each with all others."""
_ATTRIBUTE = r"[\s/]*+[^\s/>][^\s/>=]*+(?:\s*+=\s*+(?:\"[^\"]*+\"|'[^']*+'|[^\s>\"'][^\s>]*+)?+)?+"
_START_TAG = re.compile(rf"<[a-zA-Z][^\s/>]*+(?:{_ATTRIBUTE}){{0,{_MAX_ATTRIBUTES}}}+[\s/]*+")
_MORE_ATTRIBUTES = re.compile(rf"(?:{_ATTRIBUTE})*+[\s/]*+")
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
    return _parse(without_doctype(as_utf_8(data)), recover=True)


def parse_xhtml(data: bytes) -> Any | None:
    """Parse well-formed XHTML, with the named characters of HTML."""
    return _parse(named_characters_as_numbers(without_doctype(as_utf_8(data))), recover=False)


def named_characters_as_numbers(data: bytes) -> bytes:
    """Return markup with the named characters of HTML as numeric references, which XML has too."""
    return _NAMED_CHARACTER.sub(_numbered, data)


def as_utf_8(data: bytes) -> bytes:
    """Return XML in valid UTF-8, whatever its encoding; what is damaged in it is replaced.

    Of invalid UTF-8 and of references to lone surrogates, libxml2 makes strings that Python cannot read.
    """
    return _SURROGATE.sub(b"&#xFFFD;", _decoded(data))


def _decoded(data: bytes) -> bytes:
    declared = declared_charset(data)
    encoding = ENCODINGS["UTF-8"] if declared is None else encoding_of_label(declared)
    if encoding is ENCODINGS["UTF-8"] and decode_strictly(data, encoding) is not None:
        return data
    try:
        text = decode(data, "it")
    except SourceError:
        return b""  # empty or binary
    return _DECLARED_ENCODING.sub(r"\1", text.removeprefix("\ufeff"), count=1).encode("utf-8", "replace")


def encoding_warnings(files: Iterable[bytes]) -> tuple[str, ...]:
    """Return a line for the user about each encoding that is guessed, since a file declares none that it can be in."""
    guesses: dict[str, None] = {}
    for data in files:
        if decode_strictly(data, ENCODINGS["UTF-8"]) is None:
            try:
                guess = decode_text(data, "it").guess
            except SourceError:
                continue  # binary
            if guess is not None:
                guesses[guess] = None
    return tuple(
        f"Read as {guess}, which is a guess: no encoding that fits is declared." for guess in guesses
    )


def without_doctype(data: bytes) -> bytes:
    """Return XML without its document type, and so without its own entities."""
    match = _DOCTYPE.match(data, max(data.find(b"<!DOCTYPE"), 0))
    return data if match is None else data[: match.start()] + data[match.end() :]


def with_few_attributes(text: str) -> str:
    """Return HTML without what follows the first 200 attributes in the start tag of an element."""
    pieces = []
    kept = position = 0
    while (tag := _START_TAG.search(text, position)) is not None:
        position = tag.end()
        if text[position : position + 1] not in (">", ""):
            more = _MORE_ATTRIBUTES.match(text, position)
            pieces.append(text[kept:position])
            kept = position = more.end() if more else position
    return "".join((*pieces, text[kept:])) if pieces else text


def parse_html(text: str) -> Any | None:
    """Parse HTML, however broken. What nests deeper than about 2,000 elements is dropped."""
    markup = without_doctype(with_few_attributes(text).encode("utf-8", "replace"))
    try:
        return etree.fromstring(markup, _html_parser())
    except (etree.XMLSyntaxError, ValueError):
        return None


def tag_of(element: Any) -> str:
    """Return the name of an element in lower case without namespace; empty for comments and the like."""
    tag = element.tag
    return tag.rpartition("}")[2].lower() if isinstance(tag, str) else ""


def texts_in(element: Any) -> Iterator[str]:
    """Return the texts within an element; none for a comment, of which lxml raises an error."""
    return element.itertext() if isinstance(element.tag, str) else iter(())


def self_and_ancestors(element: Any) -> list[Any]:
    """Return an element and its ancestors, innermost first."""
    return [element, *element.iterancestors()]


def _parse(data: bytes, *, recover: bool) -> Any | None:
    try:
        return etree.fromstring(data, _xml_parser(recover=recover))
    except (etree.XMLSyntaxError, ValueError):
        return None


# Each tree keeps its parser, which takes more memory than the tree of a short file: they share one.
@cache
def _xml_parser(*, recover: bool) -> etree.XMLParser:
    return etree.XMLParser(recover=recover, **PARSER_OPTIONS)


@cache
def _html_parser() -> etree.HTMLParser:
    return etree.HTMLParser(encoding="utf-8", huge_tree=True, no_network=True)


def _numbered(name: re.Match[bytes]) -> bytes:
    """Return a named character as numeric references, which mean the same in XML."""
    characters = "" if name[1] in _XML_NAMES else html5.get(f"{name[1].decode()};", "")
    return "".join(f"&#{ord(character)};" for character in characters).encode() or name[0]
