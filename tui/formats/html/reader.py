"""Read web pages: the article in an HTML document, with its headings in place and its metadata."""

import logging
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any

from lxml import etree, html
from trafilatura.metadata import extract_metadata

from tui.document.build import Draft, Metadata
from tui.document.errors import SourceError
from tui.document.model import BlockKind, Dropped
from tui.formats.html.blocks import HtmlBlock, html_blocks
from tui.formats.html.main_content import main_blocks
from tui.formats.parsed_document import ParsedDocument
from tui.formats.plain.raw_paragraph import comparison_key
from tui.formats.plain.titles import is_same_title
from tui.text.sanitize import clean_line, clean_text
from tui.text.urls import is_url

# Errors are reported by this module; without a handler, messages would end up on standard error.
logging.getLogger("trafilatura").addHandler(logging.NullHandler())

_TITLE_META = frozenset(("og:title", "twitter:title", "title", "dc.title", "citation_title"))
_MAX_TITLE_LEVEL = 3
_MIN_TITLE = 10
_MAX_ELEMENTS = 60_000
"""A page of so many takes up to ten seconds."""


def read_html(text: str, name: str) -> ParsedDocument:
    """Read a web page.

    What stands around the article is left out: navigation, adverts, comments, captions. A heading that only repeats
    the title is no section.

    Args:
        text: The page's HTML as it was decoded.
        name: The source's name for error messages, already sanitized.

    Raises:
        SourceError: There is no article on the page, or the page has too many elements.
    """
    page = _parse(text, name)
    known = extract_metadata(page)
    title = page_title(page, list(html_blocks(page)), known.title or "")
    drafts, captions = _without_captions(main_blocks(page))
    if not drafts:
        raise _no_article(name)
    drafts, repeats = _without_title(drafts, title)
    author, date, site = (
        clean_line(value or "") or None for value in (known.author, known.date, known.sitename)
    )
    metadata = Metadata(author=author, date=date, site=site)
    return ParsedDocument(title, drafts, [*repeats, *captions], metadata, page.get("lang"), _base(page, name))


def _parse(text: str, name: str) -> Any:
    """Parse a page and clean its text of what was written as references to characters."""
    try:
        # As bytes: lxml refuses strings in which XHTML names an encoding.
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
    """Return the address that the page's links are relative to, if it names one; of a saved page, its origin."""
    paths = ["//base/@href"]
    if not is_url(name):
        paths += ["//link[@rel='canonical']/@href", "//meta[@property='og:url']/@content"]
    found = (clean_line(address) for path in paths for address in page.xpath(path))
    return next(filter(None, found), None)


def page_title(page: Any, blocks: Sequence[HtmlBlock], metadata_title: str) -> str:
    """Return the title of a page's article.

    The names that a page gives itself often hold the site's too; a heading that makes up most of such a name is the
    title as it stands over the article.

    Args:
        page: The root of the page's tree.
        blocks: All of its blocks, in reading order.
        metadata_title: The title in the metadata; empty if there is none.
    """
    names = [comparison_key(name) for name in _page_names(page)]
    for level in range(1, _MAX_TITLE_LEVEL + 1):
        headings = [
            block.draft.text
            for block in blocks
            if block.draft.kind is BlockKind.HEADING
            and block.draft.level == level
            and _is_most_of(block.draft.text, names)
        ]
        if headings:
            return max(headings, key=len)
    return clean_line(metadata_title)


def _page_names(page: Any) -> Iterator[str]:
    for element in page.iter("meta"):
        if (element.get("property") or element.get("name") or "").lower() in _TITLE_META:
            yield element.get("content") or ""
    for element in page.iter("title"):
        yield element.text or ""


def _is_most_of(heading: str, names: Sequence[str]) -> bool:
    words = comparison_key(heading)
    return len(words) >= _MIN_TITLE and any(words in name and 2 * len(words) >= len(name) for name in names)


def _without_captions(blocks: Sequence[HtmlBlock]) -> tuple[list[Draft], list[Dropped]]:
    kept: list[Draft] = []
    captions = []
    for block in blocks:
        element = block.element
        if element.tag == "figcaption" or next(element.iterancestors("figcaption"), None) is not None:
            captions.append(Dropped("a caption", block.draft.text))
        else:
            kept.append(block.draft)
    return kept, captions


def _without_title(drafts: Sequence[Draft], title: str) -> tuple[list[Draft], list[Dropped]]:
    """Drop the headings that repeat the title, or a part of it before there is any text."""
    kept: list[Draft] = []
    dropped = []
    has_text = False
    for draft in drafts:
        is_heading = draft.kind is BlockKind.HEADING
        if is_heading and title and _repeats_title(draft.text, title, has_text=has_text):
            dropped.append(Dropped("the title again", draft.text))
        else:
            kept.append(draft)
        has_text = has_text or not is_heading
    return kept, dropped


def _repeats_title(heading: str, title: str, *, has_text: bool) -> bool:
    return is_same_title(heading, title) or (
        not has_text and heading.endswith(":") and heading.casefold() in title.casefold()
    )
