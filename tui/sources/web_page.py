"""Reading web pages: the article in an HTML document, found with trafilatura, with its headings in their places.

Trafilatura is from Barbaresi, "Trafilatura: A Web Scraping Library and Command-Line Tool for Text Discovery and
Extraction" (2021). Importing this loads it.
"""

import logging
import re
from collections.abc import Iterator
from itertools import islice
from typing import Any

from trafilatura import bare_extraction, load_html

from tui.article.build import Draft, Metadata
from tui.article.clean import clean_line, clean_text
from tui.article.errors import SourceError
from tui.article.model import BlockKind, Dropped
from tui.article.titles import is_same_title
from tui.sources.plain_text import BULLET
from tui.sources.reading import Reading

# What it has to say is said by the errors here; without a handler it would end up on standard error.
logging.getLogger("trafilatura").addHandler(logging.NullHandler())
_DEEPEST = 50
_MOST_ELEMENTS = 60_000
"""A page of so many takes some ten seconds."""
_BLOCKS = frozenset({"head", "list", "p", "quote", "table", "graphic"})


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
    tree: Any = load_html(text)
    page: Any = None
    if tree is not None:
        _refuse_endless(tree, name)
        _clean(tree)
        page = bare_extraction(
            tree, include_comments=False, include_tables=True, include_images=False, with_metadata=True
        )
    drafts = [] if page is None or page.body is None else list(_drafts(page.body, 0, 0))
    if not drafts:
        raise SourceError(
            f"Cannot read {name}: no article was found on this web page. Save its text and open that."
        )
    title = clean_line(page.title or "")
    kept, dropped = _without_title(drafts, title)
    return Reading(
        title,
        kept,
        dropped,
        Metadata(author=_line(page.author), date=_line(page.date), site=_line(page.sitename)),
        tree.get("lang"),
    )


def _refuse_endless(tree: Any, name: str) -> None:
    if sum(1 for _ in islice(tree.iter(), _MOST_ELEMENTS + 1)) > _MOST_ELEMENTS:
        raise SourceError(
            f"Cannot read {name}: this web page has more than {_MOST_ELEMENTS:,} parts. "
            "Save its text and open that."
        )


def _clean(tree: Any) -> None:
    """Make the words of a page harmless before they are extracted, which control characters would end."""
    for element in tree.iter():
        if isinstance(element.tag, str) and element.text:
            element.text = clean_text(element.text)
        if element.tail:
            element.tail = clean_text(element.tail)


def _line(value: str | None) -> str | None:
    return clean_line(value) or None if value else None


def _without_title(drafts: list[Draft], title: str) -> tuple[list[Draft], list[Dropped]]:
    is_title = [
        draft.kind is BlockKind.HEADING and bool(title) and is_same_title(draft.text, title)
        for draft in drafts
    ]
    kept = [draft for draft, again in zip(drafts, is_title, strict=True) if not again]
    dropped = [
        Dropped("the title again", draft.text) for draft, again in zip(drafts, is_title, strict=True) if again
    ]
    return kept, dropped


def _drafts(parent: Any, depth: int, quoted: int) -> Iterator[Draft]:
    """The blocks in an element of trafilatura's tree."""
    for element in parent if depth < _DEEPEST else ():
        match element.tag:
            case "head":
                yield Draft(BlockKind.HEADING, _text(element), _level(element))
            case "list":
                yield from _items(element, depth + 1, 1)
            case "quote":
                yield from _quotation(element, depth + 1, quoted + 1)
            case "code":
                yield Draft(BlockKind.CODE, clean_text("".join(element.itertext())).strip("\n"))
            case "table" if _is_layout(element):
                for cell in element.iter("cell"):
                    yield from _paragraphs(cell, depth + 1, quoted)
            case "table":
                yield Draft(BlockKind.TABLE, "\n".join(_rows(element)))
            case _:
                yield from _paragraphs(element, depth + 1, quoted)


def _paragraphs(element: Any, depth: int, quoted: int) -> Iterator[Draft]:
    """The words of an element, parted by the blocks that stand among them."""
    kind = BlockKind.QUOTE if quoted else BlockKind.PARAGRAPH
    words = [element.text or ""]
    for child in element:
        if _holds_block(child):
            yield Draft(kind, clean_line("".join(words)), quoted)
            yield from _drafts([child], depth + 1, quoted)
            words = []
        else:
            words += _pieces(child, depth) if child.tag != "lb" else " "
        words.append(child.tail or "")
    yield Draft(kind, clean_line("".join(words)), quoted)


def _holds_block(element: Any) -> bool:
    return any(part.tag in _BLOCKS for part in element.iter())


def _items(listing: Any, depth: int, level: int) -> Iterator[Draft]:
    is_numbered = listing.get("rend") == "ol"
    items = listing.findall("item") if depth < _DEEPEST else []
    for number, item in enumerate(items, 1):
        if item.find("head") is not None:
            yield from _paragraphs(item, depth + 1, 0)
            continue
        yield Draft(
            BlockKind.LIST_ITEM, _text(item, _BLOCKS - {"p"}), level, f"{number}." if is_numbered else BULLET
        )
        for inner in item.iter("list"):
            if _list_around(inner) is listing:
                yield from _items(inner, depth + 1, level + 1)


def _list_around(listing: Any) -> Any:
    return next(listing.iterancestors("list"), None)


def _quotation(quote: Any, depth: int, quoted: int) -> Iterator[Draft]:
    if quote.find("p") is None and quote.find("quote") is None and quote.find("list") is None:
        yield Draft(BlockKind.QUOTE, _text(quote), quoted)
    else:
        yield from _drafts(quote, depth, quoted)


def _is_layout(table: Any) -> bool:
    """Whether a table only puts parts of the page beside each other."""
    return any(_holds_block(part) for cell in table.iter("cell") for part in cell)


def _rows(table: Any) -> Iterator[str]:
    for row in table.iter("row"):
        yield " | ".join(_text(cell) for cell in row.findall("cell"))


def _level(heading: Any) -> int:
    digits = re.sub(r"[^1-6]", "", heading.get("rend") or "")
    return int(digits[:1] or 2)


def _text(element: Any, apart: frozenset[str] = _BLOCKS) -> str:
    """The words of an element without those of the blocks in it."""
    return clean_line("".join(_pieces(element, 0, apart)))


def _pieces(element: Any, depth: int, apart: frozenset[str] = _BLOCKS) -> Iterator[str]:
    yield element.text or ""
    for child in element if depth < _DEEPEST else ():
        if child.tag == "lb":
            yield " "
        elif child.tag not in apart:
            yield from _pieces(child, depth + 1, apart)
            yield " " if child.tag == "p" else ""
        yield child.tail or ""
