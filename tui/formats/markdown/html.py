"""The HTML within Markdown, as a stream of texts and tags.

Markdown and HTML alternate: a tag that one block opens, another closes. So this makes no tree.
"""

import re
from collections.abc import Iterator
from html import unescape
from typing import NamedTuple

from tui.text.patterns import lazy_pattern

# After an ampersand, html.unescape looks 32 characters ahead at most.
_TAG = lazy_pattern(
    r"<(?P<end>/?)(?P<name>[a-zA-Z][\w.:-]{0,60}+)"
    r"(?P<attributes>(?:[^<>\"'{]++|\"[^\"]{0,5000}+\"|'[^']{0,5000}+'|\{[^{}<>]{0,500}+\}){0,200}+)>"
)
_ATTRIBUTE = lazy_pattern(r"([a-zA-Z_:][\w:.-]{0,40}+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'=<>`]+))")
_SKIPPED_TAGS = frozenset(
    ("script", "style", "template", "noscript", "svg", "iframe", "object", "head", "title")
)
_KNOWN_TAGS = frozenset(
    (
        "a abbr acronym address area article aside audio b base bdi bdo big blockquote body br button canvas "
        "caption center cite code col colgroup data datalist dd del details dfn dialog dir div dl dt em embed "
        "fieldset figcaption figure font footer form frame frameset h1 h2 h3 h4 h5 h6 head header hgroup hr "
        "html i iframe img input ins kbd label legend li link main map mark math menu menuitem meta meter nav "
        "nobr noframes noscript object ol optgroup option output p param picture pre progress q rp rt ruby s "
        "samp script search section select slot small source span strike strong style sub summary sup svg "
        "table tbody td template textarea tfoot th thead time title tr track tt u ul var video wbr"
    ).split()
)

_SELDOM_CLOSED = frozenset(
    (
        "a area base br center col colgroup dd div dt embed font hr img input li link meta nobr optgroup option p "
        "param rp rt source span tbody td tfoot th thead tr track wbr"
    ).split()
)


class Tag(NamedTuple):
    name: str
    """In lower case."""
    is_end: bool
    attributes: dict[str, str]


def is_known_tag(markup: str) -> bool:
    """Return whether markup is a tag of HTML, a comment or a declaration, not text as in ``List<String>``."""
    match = _TAG.match(markup)
    if match is None:
        return markup.startswith(("<!--", "<!", "<?"))
    if _is_comparison(match):
        return False
    return match["name"].lower() in _KNOWN_TAGS or (
        "-" in match["name"].strip("-") and bool(match["attributes"].strip())
    )


def _is_comparison(tag: re.Match[str]) -> bool:
    """Return whether what looks like a tag is a part of ``a<b and c>d``: words where attributes would be."""
    attributes = tag["attributes"].strip()
    return len(tag["name"]) == 1 and attributes[:1].isalpha() and "=" not in attributes


def is_named_tag(markup: str, closed: frozenset[str]) -> bool:
    """Return whether a tag within a text is only spoken of, as in ``put it into the <head> of the page``.

    Args:
        markup: The tag.
        closed: The names of the elements that are closed somewhere in the text.
    """
    match = _TAG.fullmatch(markup)
    if match is None or match["end"] or match["attributes"]:
        return False
    name = match["name"].lower()
    return name in _KNOWN_TAGS and name not in closed and name not in _SELDOM_CLOSED


def closed_names(text: str) -> frozenset[str]:
    """Return the names, in lower case, of all elements that are closed somewhere in a text."""
    return frozenset(name.lower() for name in re.findall(r"</([a-zA-Z][\w.:-]{0,60})>", text))


def html_parts(markup: str, closed: frozenset[str] = frozenset()) -> Iterator[str | Tag]:
    """Yield the texts and tags of HTML, without comments and what scripts and styles hold.

    Args:
        markup: Any text; a ``<`` that begins no tag of HTML is text.
        closed: The names of the elements that are not HTML's but count as tags, since they are closed.
    """
    position = text_start = 0
    while (start := markup.find("<", position)) >= 0:
        end, tag = _read_tag(markup, start, closed)
        if end > start + 1:
            if text := unescape(markup[text_start:start]):
                yield text
            if tag is not None:
                yield tag
            text_start = end
        position = end
    if text := unescape(markup[text_start:]):
        yield text


def _read_tag(markup: str, start: int, closed: frozenset[str]) -> tuple[int, Tag | None]:
    """Return the end of the markup that a ``<`` begins, and its tag; None for a comment, a script or mere text."""
    if markup.startswith(("<!", "<?"), start):
        return _end_of_declaration(markup, start), None
    match = _TAG.match(markup, start)
    if match is None:
        return start + 1, None
    name, attributes = match["name"].lower(), match["attributes"]
    is_empty = attributes.endswith("/")
    if _is_comparison(match) or not (is_empty or name in closed or is_known_tag(match[0])):
        return start + 1, None
    if name in _SKIPPED_TAGS and not match["end"] and not is_empty:
        closing = re.compile(f"</{name}", re.IGNORECASE).search(markup, match.end())
        return (_end_of(markup, ">", closing.start()) if closing else len(markup)), None
    values = {
        found[1].lower(): unescape(found[2] or found[3] or found[4] or "")
        for found in _ATTRIBUTE.finditer(attributes[:20_000])
    }
    return match.end(), Tag(name, bool(match["end"]), values)


def _end_of_declaration(markup: str, start: int) -> int:
    for empty_comment in ("<!-->", "<!--->"):
        if markup.startswith(empty_comment, start):
            return start + len(empty_comment)
    for opening, closing in (("<!--", "-->"), ("<![CDATA[", "]]>"), ("<?", ">")):
        if markup.startswith(opening, start):
            return _end_of(markup, closing, start)
    return _end_of(markup, ">", start) if markup[start + 2 : start + 3].isalpha() else start + 1


def _end_of(markup: str, end: str, start: int) -> int:
    position = markup.find(end, start)
    return len(markup) if position < 0 else position + len(end)
