"""The blocks of a web page's article: what was chosen, with its headings, lists and tables put back whole."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby, islice
from typing import Any

from tui.document.model import BlockKind
from tui.formats.html.blocks import HtmlBlock, html_blocks
from tui.formats.html.content_selection import article_choice
from tui.formats.plain.raw_paragraph import same_words
from tui.formats.xml import tag_of

_NEVER_AROUND_A_HEADING = frozenset(("nav", "aside", "footer", "form"))
_WHOLES = frozenset(("ul", "ol", "dl", "blockquote", "pre"))
_MOST_LINKED = 0.3
_NEAR = 2
_IN_CARD = 60
_FILE_NAME = re.compile(r"\S+\.(?:jpe?g|png|gif|webp|svg|pdf|mp4)", re.IGNORECASE)
_MARKS_OF_LINKS = frozenset(("#", "¶", "§", "🔗", "∞", "[link]"))


def main_blocks(page: Any) -> list[HtmlBlock]:
    """The blocks of a page's article, in reading order; empty if there is none.

    Args:
        page: The root of the page's tree, which is changed: links that only mark the place of a heading go.
    """
    _drop_marks_of_links(page)
    blocks = list(html_blocks(page))
    chosen = article_choice(page, blocks)
    _put_back_wholes(blocks, chosen)
    _put_back_headings(blocks, chosen, _descriptions(page))
    return [
        _without_false_heading(block) for block, is_chosen in zip(blocks, chosen, strict=True) if is_chosen
    ]


def _drop_marks_of_links(page: Any) -> None:
    for link in list(page.iter("a")):
        if len(link) == 0 and (link.text or "").strip() in _MARKS_OF_LINKS:
            link.drop_tree()


def _descriptions(page: Any) -> set[str]:
    """What the page says that it is about; often the line under its headline."""
    return {
        same_words(element.get("content") or "")
        for element in page.iter("meta")
        if "description" in (element.get("property") or element.get("name") or "").lower()
    }


def _put_back_wholes(blocks: Sequence[HtmlBlock], chosen: list[bool]) -> None:
    """Choose all of a list, table, listing or quotation that is half chosen, or that stands in chosen text."""
    start = 0
    for whole, group in groupby(blocks, key=_whole):
        end = start + len(list(group))
        if whole is not None and not all(chosen[start:end]) and not _is_mostly_links(whole):
            is_in_text = start > 0 and end < len(blocks) and chosen[start - 1] and chosen[end]
            around = (blocks[start - 1].element, blocks[end].element) if is_in_text else ()
            if 2 * sum(chosen[start:end]) >= end - start or (
                around and all(whole.getparent() in _line_of(it) for it in around)
            ):
                chosen[start:end] = [True] * (end - start)
        start = end


def _whole(block: HtmlBlock) -> Any:
    """The outermost list, or the table, listing or quotation, that a block is in."""
    element = block.element
    if block.draft.kind is BlockKind.TABLE:
        return element
    around = list(element.iterancestors(*_WHOLES))
    if around:
        return around[-1]
    return element if element.tag in _WHOLES else None


def _line_of(element: Any) -> list[Any]:
    """An element and those around it, outwards."""
    return [element, *element.iterancestors()]


def _is_mostly_links(element: Any) -> bool:
    linked = sum(len("".join(link.itertext()).split()) for link in element.iter("a"))
    return linked > _MOST_LINKED * len("".join(element.itertext()).split())


def _put_back_headings(blocks: Sequence[HtmlBlock], chosen: list[bool], descriptions: set[str]) -> None:
    """Choose the headings too that stand right before a chosen block and in the same part of the page."""
    is_heading = [block.draft.kind is BlockKind.HEADING for block in blocks]
    first = next(
        (at for at, of_heading in enumerate(is_heading) if chosen[at] and not of_heading), len(blocks)
    )
    following: HtmlBlock | None = None
    for at in reversed(range(len(blocks))):
        if not is_heading[at]:
            following = blocks[at] if chosen[at] else None
        elif following is not None and not chosen[at]:
            chosen[at] = _heads(blocks[at], following, is_first=at < first)
        if is_heading[at] and at < first and same_words(blocks[at].draft.text) in descriptions:
            chosen[at] = True


def _heads(heading: HtmlBlock, text: HtmlBlock, *, is_first: bool) -> bool:
    part = _alone_in(heading.element).getparent()
    around_text = _line_of(text.element)
    if part not in around_text or any(
        tag_of(element) in _NEVER_AROUND_A_HEADING for element in heading.element.iterancestors()
    ):
        return False
    return not is_first or (around_text.index(part) <= _NEAR and heading.draft.level > 1)


def _alone_in(element: Any) -> Any:
    """The outermost element that holds nothing but a heading."""
    while (around := element.getparent()) is not None and len(list(islice(html_blocks(around), 2))) == 1:
        element = around
    return element


def _without_false_heading(block: HtmlBlock) -> HtmlBlock:
    """A heading that is only the first line of a short list item, or a picture's file name, as the text that it is."""
    if block.draft.kind is not BlockKind.HEADING:
        return block
    if _FILE_NAME.fullmatch(block.draft.text) or _is_in_card(block.element):
        return block._replace(draft=replace(block.draft, kind=BlockKind.PARAGRAPH, level=0))
    return block


def _is_in_card(element: Any) -> bool:
    item = next(element.iterancestors("li"), None)
    return item is not None and len("".join(item.itertext()).split()) < _IN_CARD
