"""The blocks of a web page's content: those selected, with its headings, lists and tables restored."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby, islice
from typing import Any

from tui.document.model import BlockKind
from tui.formats.html.blocks import HtmlBlock, html_blocks
from tui.formats.html.content_selection import select_content
from tui.formats.plain.raw_paragraph import comparison_key
from tui.formats.xml import tag_of

_NEVER_AROUND_HEADINGS = frozenset(("nav", "aside", "footer", "form"))
_GROUP_TAGS = frozenset(("ul", "ol", "dl", "blockquote", "pre"))
_MAX_LINK_DENSITY = 0.3
_MAX_HEADING_DISTANCE = 2
_MAX_CARD_WORDS = 60
_FILE_NAME = re.compile(r"\S+\.(?:jpe?g|png|gif|webp|svg|pdf|mp4)", re.IGNORECASE)
_PERMALINK_TEXTS = frozenset(("#", "¶", "§", "🔗", "∞", "[link]"))


def main_blocks(page: Any) -> list[HtmlBlock]:
    """Return the blocks of a page's content, in reading order; none if it has no content.

    Args:
        page: The root of the page's tree, which is changed: permalinks in headings are removed.
    """
    for link in list(page.iter("a")):
        if len(link) == 0 and (link.text or "").strip() in _PERMALINK_TEXTS:
            link.drop_tree()
    blocks = list(html_blocks(page))
    selected = select_content(page, blocks)
    _complete_groups(blocks, selected)
    _restore_headings(blocks, selected, _descriptions(page))
    return [_without_false_heading(block) for block, is_one in zip(blocks, selected, strict=True) if is_one]


def _descriptions(page: Any) -> set[str]:
    """Return the page's own descriptions, one of which is often the line under the headline."""
    return {
        comparison_key(element.get("content") or "")
        for element in page.iter("meta")
        if "description" in (element.get("property") or element.get("name") or "").lower()
    }


def _complete_groups(blocks: Sequence[HtmlBlock], selected: list[bool]) -> None:
    """Select all of a list, table, listing or quotation that is half selected, or that stands in selected text."""
    start = 0
    for group, members in groupby(blocks, key=_group_of):
        end = start + len(list(members))
        if group is not None and not all(selected[start:end]) and not _is_mostly_links(group):
            is_in_text = start > 0 and end < len(blocks) and selected[start - 1] and selected[end]
            neighbours = (blocks[start - 1].element, blocks[end].element) if is_in_text else ()
            if 2 * sum(selected[start:end]) >= end - start or (
                neighbours
                and all(group.getparent() in _self_and_ancestors(element) for element in neighbours)
            ):
                selected[start:end] = [True] * (end - start)
        start = end


def _group_of(block: HtmlBlock) -> Any:
    """Return the outermost list, listing or quotation that a block is in, or the table that it is."""
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
    """Select the headings too that stand right before a selected block and in the same part of the page."""
    is_heading = [block.draft.kind is BlockKind.HEADING for block in blocks]
    first_text = next(
        (position for position in range(len(blocks)) if selected[position] and not is_heading[position]),
        len(blocks),
    )
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
    """Return the outermost element that holds nothing but a heading."""
    while (parent := element.getparent()) is not None and len(list(islice(html_blocks(parent), 2))) == 1:
        element = parent
    return element


def _without_false_heading(block: HtmlBlock) -> HtmlBlock:
    """Return a paragraph for a heading that is a picture's file name or the first line of a short list item."""
    if block.draft.kind is not BlockKind.HEADING:
        return block
    if _FILE_NAME.fullmatch(block.draft.text) or _is_in_card(block.element):
        return block._replace(draft=replace(block.draft, kind=BlockKind.PARAGRAPH, level=0))
    return block


def _is_in_card(element: Any) -> bool:
    item = next(element.iterancestors("li"), None)
    return item is not None and len("".join(item.itertext()).split()) < _MAX_CARD_WORDS
