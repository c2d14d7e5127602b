"""Parse a web page. Importing this loads lxml."""

from itertools import islice
from typing import Any

from lxml import etree, html

from tui.document.errors import SourceError
from tui.formats.html.elements import BLOCK_TAGS, HEADING_LEVELS, has_heading_role
from tui.formats.html.flatten import flatten_page
from tui.formats.xml import self_and_ancestors, tag_of, with_few_attributes
from tui.text.entities import replace_space_entities
from tui.text.sanitize import clean_line, clean_text
from tui.text.urls import is_url

_MAX_ELEMENTS = 60_000
"""A page of so many elements takes up to ten seconds."""
_MAX_TEXT = 8_000_000
"""A page with that many characters besides scripts and styles takes up to ten seconds, too."""
_MAX_STEPS = 4
_CODE_TAGS = frozenset(("code", "kbd", "pre", "samp", "script", "style", "textarea", "tt"))
SHADOW_ATTRIBUTE = "data-standfirst-shadow"
"""Marks the elements that replace the declarative shadow roots of a page."""


def parse_page(text: str, name: str) -> Any:
    """Return the tree of a page, with its declarative shadow roots opened and its text cleaned of control characters.

    Args:
        text: The markup.
        name: The name of the page, for messages.

    Raises:
        SourceError: It is empty or too large.
    """
    try:
        page = parse_markup(clean_text(text))
    except etree.ParserError as error:
        raise no_article_error(name) from error
    if sum(1 for _ in islice(page.iter(), _MAX_ELEMENTS + 1)) > _MAX_ELEMENTS:
        raise _too_large(name, f"{_MAX_ELEMENTS:,} parts")
    length = clean_page(page)
    if length > _MAX_TEXT:
        raise _too_large(name, f"{_MAX_TEXT:,} characters")
    for node in page.xpath("//text()[contains(., '&nbsp;')]"):
        _replace_space_entities(node)
    for element in page.xpath("//*[@role]"):
        if has_heading_role(element):
            _make_block(element)
    for template in list(page.iter("template")):
        if template.get("shadowrootmode") or template.get("shadowroot"):
            template.tag = "div"
            template.set(SHADOW_ATTRIBUTE, "")
    return page


def parse_markup(markup: str) -> Any:
    """Return the tree of a page, however deep it is.

    Raises:
        etree.ParserError: There is nothing in it.
    """
    # As bytes: lxml refuses strings in which an XML declaration names an encoding.
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True)
    return html.document_fromstring(with_few_attributes(markup).encode(), parser=parser)


def clean_page(page: Any) -> int:
    """Clean the texts of a tree, and flatten it; return its number of characters, without scripts and styles."""
    length = 0
    for element in page.iter():
        if isinstance(element.tag, str) and (text := element.text):
            if (clean := clean_text(text)) != text:
                element.text = clean
            length += len(clean) if element.tag not in ("script", "style") else 0
        if tail := element.tail:
            if (clean := clean_text(tail)) != tail:
                element.tail = clean
            length += len(clean)
    flatten_page(page)
    return length


def _replace_space_entities(node: Any) -> None:
    """Replace the space entities that are left in a text node because they were escaped twice."""
    element = node.getparent()
    inside = element.getparent() if node.is_tail else element
    if any(tag_of(part) in _CODE_TAGS for part in self_and_ancestors(inside)):
        return
    if node.is_tail:
        element.tail = replace_space_entities(node)
    else:
        element.text = replace_space_entities(node)


def _make_block(heading: Any) -> None:
    """Put an inline element that is a heading by its role into a block, unless it is in another heading."""
    around = (heading, *islice(heading.iterancestors(), _MAX_STEPS))
    if tag_of(heading) in BLOCK_TAGS or any(tag_of(part) in HEADING_LEVELS for part in around):
        return
    block = heading.makeelement("div", role="heading")
    if level := heading.attrib.pop("aria-level", None):
        block.set("aria-level", level)
    del heading.attrib["role"]
    heading.addprevious(block)
    block.tail, heading.tail = heading.tail, None
    block.append(heading)


def _too_large(name: str, limit: str) -> SourceError:
    return SourceError(
        f"Cannot read {name}: this web page has more than {limit}. Save its text and open that."
    )


def no_article_error(name: str) -> SourceError:
    """Return the error for a page without an article."""
    return SourceError(
        f"Cannot read {name}: no article was found on this web page. Save its text and open that."
    )


def base_address(page: Any, name: str) -> str | None:
    """Return the address in a page's ``base`` element; of a saved page, else its canonical address."""
    paths = ["//base/@href"]
    if not is_url(name):
        paths += ["//link[@rel='canonical']/@href", "//meta[@property='og:url']/@content"]
    found = (clean_line(address) for path in paths for address in page.xpath(path))
    return next(filter(None, found), None)
