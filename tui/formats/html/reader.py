"""Read web pages: the article in an HTML document, with its headings and its metadata."""

import logging
import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import chain, groupby, islice
from typing import Any

from lxml import etree, html
from trafilatura.metadata import extract_metadata

from tui.document.build import Draft, Metadata
from tui.document.errors import SourceError
from tui.document.model import BlockKind, Dropped
from tui.formats.html.blocks import HtmlBlock, html_blocks
from tui.formats.html.content_selection import select_content
from tui.formats.parsed_document import ParsedDocument
from tui.formats.xml import tag_of
from tui.text.lines import comparison_key, is_same_title
from tui.text.sanitize import clean_line, clean_text
from tui.text.urls import is_url

# Without a handler, the library's messages would appear on standard error.
logging.getLogger("trafilatura").addHandler(logging.NullHandler())

_TITLE_META = frozenset(("og:title", "twitter:title", "title", "dc.title", "citation_title"))
_MAX_TITLE_LEVEL = 3
_MIN_TITLE = 10
_MAX_ELEMENTS = 60_000
"""A page with that many takes up to ten seconds."""


def read_html(text: str, name: str) -> ParsedDocument:
    """Read a web page without its navigation, adverts, comments, captions and headings that repeat the title."""
    page = _parse(text, name)
    known = extract_metadata(page)
    title = page_title(page, list(html_blocks(page)), known.title or "")
    drafts, captions = _without_captions(main_blocks(page))
    if not drafts:
        raise _no_article(name)
    drafts, repeats = _without_title(drafts, title)
    details = (known.author, known.date, known.sitename)
    author, date, site = (clean_line(value or "") or None for value in details)
    metadata = Metadata(author=author, date=date, site=site)
    return ParsedDocument(title, drafts, [*repeats, *captions], metadata, page.get("lang"), _base(page, name))


def _parse(text: str, name: str) -> Any:
    """Parse a page, and clean its text again after character references are resolved."""
    try:
        # As bytes: lxml refuses strings in which an XML declaration names an encoding.
        parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
        page = html.document_fromstring(clean_text(text).encode(), parser=parser)
    except etree.ParserError as error:
        raise _no_article(name) from error
    if sum(1 for _ in islice(page.iter(), _MAX_ELEMENTS + 1)) > _MAX_ELEMENTS:
        raise SourceError(
            f"Cannot read {name}: this web page has more than {_MAX_ELEMENTS:,} parts. "
            "Save its text and open that."
        )
    for element in page.iter():
        if isinstance(element.tag, str) and element.text:
            element.text = clean_text(element.text)
        if element.tail:
            element.tail = clean_text(element.tail)
    return page


def _no_article(name: str) -> SourceError:
    return SourceError(
        f"Cannot read {name}: no article was found on this web page. Save its text and open that."
    )


def _base(page: Any, name: str) -> str | None:
    """Return the address in a page's ``base`` element; of a saved page, else its canonical address."""
    paths = ["//base/@href"]
    if not is_url(name):
        paths += ["//link[@rel='canonical']/@href", "//meta[@property='og:url']/@content"]
    found = (clean_line(address) for path in paths for address in page.xpath(path))
    return next(filter(None, found), None)


def page_title(page: Any, blocks: Sequence[HtmlBlock], metadata_title: str) -> str:
    """Return a heading that makes up most of a title in the page's head, or else the title in the metadata.

    Titles in the head often include the name of the site, which the heading over the article does not.
    """
    metas = (
        element.get("content") or ""
        for element in page.iter("meta")
        if (element.get("property") or element.get("name") or "").lower() in _TITLE_META
    )
    titles = (element.text or "" for element in page.iter("title"))
    names = list(map(comparison_key, chain(metas, titles)))
    headings = [
        block.draft
        for block in blocks
        if block.draft.kind is BlockKind.HEADING
        and block.draft.level <= _MAX_TITLE_LEVEL
        and _is_most_of(block.draft.text, names)
    ]
    if headings:
        return max(headings, key=lambda heading: (-heading.level, len(heading.text))).text
    return clean_line(metadata_title)


def _is_most_of(heading: str, names: Sequence[str]) -> bool:
    words = comparison_key(heading)
    return len(words) >= _MIN_TITLE and any(words in name and 2 * len(words) >= len(name) for name in names)


def _without_captions(blocks: Sequence[HtmlBlock]) -> tuple[list[Draft], list[Dropped]]:
    kept: list[Draft] = []
    captions = []
    for block in blocks:
        if any(element.tag == "figcaption" for element in _self_and_ancestors(block.element)):
            captions.append(Dropped("a caption", block.draft.text))
        else:
            kept.append(block.draft)
    return kept, captions


def _without_title(drafts: Sequence[Draft], title: str) -> tuple[list[Draft], list[Dropped]]:
    """Drop the headings that repeat the title, or a part of it at the beginning."""
    kept: list[Draft] = []
    dropped = []
    has_text = False
    for draft in drafts:
        if draft.kind is BlockKind.HEADING and (
            is_same_title(draft.text, title)
            or (not has_text and draft.text.endswith(":") and draft.text.casefold() in title.casefold())
        ):
            dropped.append(Dropped("the title again", draft.text))
        else:
            kept.append(draft)
        has_text = has_text or draft.kind is not BlockKind.HEADING
    return kept, dropped


_NEVER_AROUND_HEADINGS = frozenset(("nav", "aside", "footer", "form"))
_GROUP_TAGS = frozenset(("ul", "ol", "dl", "blockquote", "pre"))
_MAX_LINK_DENSITY = 0.3
_MAX_HEADING_DISTANCE = 2
_MAX_CARD_WORDS = 60
_FILE_NAME = re.compile(r"\S+\.(?:jpe?g|png|gif|webp|svg|pdf|mp4)", re.IGNORECASE)
_PERMALINK_TEXTS = frozenset(("#", "¶", "§", "🔗", "∞", "[link]"))


def main_blocks(page: Any) -> list[HtmlBlock]:
    """Return the blocks of a page's content, in reading order, and remove the permalinks from its tree."""
    for link in list(page.iter("a")):
        if len(link) == 0 and (link.text or "").strip() in _PERMALINK_TEXTS:
            link.drop_tree()
    blocks = list(html_blocks(page))
    selected = select_content(page, blocks)
    _complete_groups(blocks, selected)
    # A description of the page is often the line under the headline.
    descriptions = {
        comparison_key(element.get("content") or "")
        for element in page.iter("meta")
        if "description" in (element.get("property") or element.get("name") or "").lower()
    }
    _restore_headings(blocks, selected, descriptions)
    return [_without_false_heading(block) for block, is_one in zip(blocks, selected, strict=True) if is_one]


def _complete_groups(blocks: Sequence[HtmlBlock], selected: list[bool]) -> None:
    """Select all of a list, table, listing or quotation if half of it, or the text around it, is selected."""
    start = 0
    for group, members in groupby(blocks, key=_group_of):
        end = start + len(list(members))
        if group is not None and not all(selected[start:end]) and not _is_mostly_links(group):
            is_in_text = (
                start > 0
                and end < len(blocks)
                and all(
                    selected[neighbour]
                    and group.getparent() in _self_and_ancestors(blocks[neighbour].element)
                    for neighbour in (start - 1, end)
                )
            )
            if is_in_text or 2 * sum(selected[start:end]) >= end - start:
                selected[start:end] = [True] * (end - start)
        start = end


def _group_of(block: HtmlBlock) -> Any:
    """Return the element of a table, or of the outermost list, listing or quotation that a block is in."""
    if block.draft.kind is BlockKind.TABLE:
        return block.element
    groups = [element for element in _self_and_ancestors(block.element) if element.tag in _GROUP_TAGS]
    return groups[-1] if groups else None


def _self_and_ancestors(element: Any) -> list[Any]:
    return [element, *element.iterancestors()]


def _is_mostly_links(element: Any) -> bool:
    linked = sum(len("".join(link.itertext()).split()) for link in element.iter("a"))
    return linked > _MAX_LINK_DENSITY * len("".join(element.itertext()).split())


def _restore_headings(blocks: Sequence[HtmlBlock], selected: list[bool], descriptions: set[str]) -> None:
    """Select the headings right before a selected block and in the same part of the page."""
    is_heading = [block.draft.kind is BlockKind.HEADING for block in blocks]
    is_text = [is_one and not heading for is_one, heading in zip(selected, is_heading, strict=True)]
    first_text = is_text.index(True) if True in is_text else len(blocks)
    following: HtmlBlock | None = None
    for position in reversed(range(len(blocks))):
        block = blocks[position]
        if not is_heading[position]:
            following = block if selected[position] else None
            continue
        is_first = position < first_text
        if following is not None and not selected[position]:
            selected[position] = _is_heading_of(block, following, is_first=is_first)
        if is_first and comparison_key(block.draft.text) in descriptions:
            selected[position] = True


def _is_heading_of(heading: HtmlBlock, text: HtmlBlock, *, is_first: bool) -> bool:
    parent = _outermost_around_alone(heading.element).getparent()
    around_text = _self_and_ancestors(text.element)
    if parent not in around_text or any(
        tag_of(element) in _NEVER_AROUND_HEADINGS for element in heading.element.iterancestors()
    ):
        return False
    return not is_first or (around_text.index(parent) <= _MAX_HEADING_DISTANCE and heading.draft.level > 1)


def _outermost_around_alone(element: Any) -> Any:
    """Return the outermost element whose only block is this heading."""
    while (parent := element.getparent()) is not None and len(list(islice(html_blocks(parent), 2))) == 1:
        element = parent
    return element


def _without_false_heading(block: HtmlBlock) -> HtmlBlock:
    """Turn a heading that is the file name of a picture, or stands in a short list item, into a paragraph."""
    if block.draft.kind is not BlockKind.HEADING:
        return block
    item = next(block.element.iterancestors("li"), None)
    is_in_card = item is not None and len("".join(item.itertext()).split()) < _MAX_CARD_WORDS
    if is_in_card or _FILE_NAME.fullmatch(block.draft.text):
        return block._replace(draft=replace(block.draft, kind=BlockKind.PARAGRAPH, level=0))
    return block
