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
from tui.formats.plain.raw_paragraph import same_words
from tui.formats.plain.titles import is_same_title
from tui.text.sanitize import clean_line, clean_text
from tui.text.urls import is_url

_TITLES = frozenset(("og:title", "twitter:title", "title", "dc.title", "citation_title"))
_LOWEST_TITLE = 3
_SHORTEST = 10


def page_title(page: Any, blocks: Sequence[HtmlBlock], named: str) -> str:
    """The title of a page's article.

    The names that a page gives itself often hold the site's too; a heading that makes up most of such a name is the
    title as it stands over the article.

    Args:
        page: The root of the page's tree.
        blocks: All of its blocks, in reading order.
        named: The title as the metadata have it; empty if they have none.
    """
    names = [same_words(name) for name in _names(page)]
    headings = [block.draft for block in blocks if block.draft.kind is BlockKind.HEADING]
    for level in range(1, _LOWEST_TITLE + 1):
        found = [
            heading.text
            for heading in headings
            if heading.level == level and _is_most_of(heading.text, names)
        ]
        if found:
            return max(found, key=len)
    return clean_line(named)


def _names(page: Any) -> Iterator[str]:
    for element in page.iter("meta"):
        if (element.get("property") or element.get("name") or "").lower() in _TITLES:
            yield element.get("content") or ""
    for element in page.iter("title"):
        yield element.text or ""


def _is_most_of(heading: str, names: Sequence[str]) -> bool:
    words = same_words(heading)
    return len(words) >= _SHORTEST and any(words in name and 2 * len(words) >= len(name) for name in names)


# What it has to say is said by the errors here; without a handler it would end up on standard error.
logging.getLogger("trafilatura").addHandler(logging.NullHandler())
_MOST_ELEMENTS = 60_000
"""A page of so many takes up to ten seconds."""


def read_html(text: str, name: str) -> ParsedDocument:
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
    return ParsedDocument(
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
    if not is_url(name):
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
