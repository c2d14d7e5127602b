"""Reading web pages: the article in an HTML document, with its headings in their places, and what is known of it.

Author, date and site are found with trafilatura: Barbaresi, "Trafilatura: A Web Scraping Library and Command-Line Tool
for Text Discovery and Extraction" (2021). Importing this loads it.
"""

import logging
from collections.abc import Sequence
from itertools import islice
from typing import Any

from lxml import etree, html
from trafilatura.metadata import extract_metadata

from tui.article.build import Draft, Metadata
from tui.article.clean import clean_line, clean_text
from tui.article.errors import SourceError
from tui.article.model import BlockKind, Dropped
from tui.article.titles import is_same_title
from tui.sources.html.blocks import HtmlBlock, html_blocks
from tui.sources.html.main_content import main_blocks
from tui.sources.html.titles import page_title
from tui.sources.reading import Reading
from tui.sources.web.address import is_address

# What it has to say is said by the errors here; without a handler it would end up on standard error.
logging.getLogger("trafilatura").addHandler(logging.NullHandler())
_MOST_ELEMENTS = 60_000
"""A page of so many takes up to ten seconds."""


def read_web_page(text: str, name: str) -> Reading:
    """Read a web page.

    What stands around the article is left out: navigation, adverts, comments, captions. A heading that only says the
    title again is no section.

    Args:
        text: The page's HTML as it was decoded.
        name: What to call the page in an error, already harmless.

    Raises:
        SourceError: There is no article on the page, or the page has no end.
    """
    page = _parsed(text, name)
    _refuse_endless(page, name)
    _clean(page)
    known = extract_metadata(page)
    title = page_title(page, list(html_blocks(page)), known.title or "")
    drafts, dropped = _without_captions(main_blocks(page))
    if not drafts:
        raise _no_article(name)
    drafts, repeats = _without_title(drafts, title)
    return Reading(
        title,
        drafts,
        [*repeats, *dropped],
        Metadata(author=_line(known.author), date=_line(known.date), site=_line(known.sitename)),
        page.get("lang"),
        _base(page, name),
    )


def _base(page: Any, name: str) -> str | None:
    """The address that the page's links are relative to, if it says so; of a saved page, where it came from."""
    paths = ["//base/@href"]
    if not is_address(name):
        paths += ["//link[@rel='canonical']/@href", "//meta[@property='og:url']/@content"]
    found = (clean_line(address) for path in paths for address in page.xpath(path))
    return next(filter(None, found), None)


def _parsed(text: str, name: str) -> Any:
    try:
        # As bytes: lxml refuses strings in which XHTML names an encoding.
        parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
        return html.document_fromstring(clean_text(text).encode(), parser=parser)
    except etree.ParserError as error:
        raise _no_article(name) from error


def _no_article(name: str) -> SourceError:
    return SourceError(
        f"Cannot read {name}: no article was found on this web page. Save its text and open that."
    )


def _refuse_endless(page: Any, name: str) -> None:
    if sum(1 for _ in islice(page.iter(), _MOST_ELEMENTS + 1)) > _MOST_ELEMENTS:
        raise SourceError(
            f"Cannot read {name}: this web page has more than {_MOST_ELEMENTS:,} parts. "
            "Save its text and open that."
        )


def _clean(page: Any) -> None:
    """Make the words of a page harmless that were written as references to characters."""
    for element in page.iter():
        if isinstance(element.tag, str) and element.text:
            element.text = clean_text(element.text)
        if element.tail:
            element.tail = clean_text(element.tail)


def _line(value: str | None) -> str | None:
    return clean_line(value) or None if value else None


def _without_captions(blocks: Sequence[HtmlBlock]) -> tuple[list[Draft], list[Dropped]]:
    is_caption = [
        next(block.element.iterancestors("figcaption"), None) is not None or block.element.tag == "figcaption"
        for block in blocks
    ]
    kept = [block.draft for block, caption in zip(blocks, is_caption, strict=True) if not caption]
    captions = [block.draft.text for block, caption in zip(blocks, is_caption, strict=True) if caption]
    return kept, [Dropped("a caption", text) for text in captions]


def _without_title(drafts: Sequence[Draft], title: str) -> tuple[list[Draft], list[Dropped]]:
    """The blocks without the headings that say the title again, or a part of it before there is any text."""
    kept: list[Draft] = []
    dropped = []
    has_text = False
    for draft in drafts:
        is_heading = draft.kind is BlockKind.HEADING
        if is_heading and title and _is_title_again(draft.text, title, has_text=has_text):
            dropped.append(Dropped("the title again", draft.text))
        else:
            kept.append(draft)
        has_text = has_text or not is_heading
    return kept, dropped


def _is_title_again(heading: str, title: str, *, has_text: bool) -> bool:
    return is_same_title(heading, title) or (
        not has_text and heading.endswith(":") and heading.casefold() in title.casefold()
    )
