"""Select the links of a page that is an index, such as the table of contents of a manual."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import compress
from typing import Any

from tui.document.build import Draft
from tui.document.model import BlockKind
from tui.formats.block_builder import BULLET
from tui.formats.html.blocks import MAX_LIST_DEPTH, HtmlBlock
from tui.formats.html.reasons import CONTENTS, is_mostly_linked, named_reason
from tui.text.lines import is_same_title

INDEX_WARNING = "This page is a list of links, such as a table of contents."
_MIN_LINKS = 10
_MIN_TIMES_ARTICLE = 2
"""The links of an index have at least so many times the characters of its other text."""


def index_blocks(
    blocks: Sequence[HtmlBlock], selected: Sequence[bool], title: str
) -> tuple[list[HtmlBlock], list[bool]] | None:
    """Return the blocks of an index page, and whether each is part of it; None for any other page.

    The links, which have no sentences, are in no part of the page that is navigation by its tag, role or names. If
    there is other text, most of them lead to pages beside this one, as in a manual; on pages of news they seldom do.

    Args:
        blocks: All blocks of the page.
        selected: Whether each is part of the article that was found.
        title: The title of the page.
    """
    known: dict[Any, str | None] = {}
    is_open = [
        not block.is_hidden and named_reason(block.element, known) in (None, CONTENTS) for block in blocks
    ]
    is_link = [shown and _is_link(block) for block, shown in zip(blocks, is_open, strict=True)]
    links = list(compress(blocks, is_link))
    text = [
        block
        for block, is_one, linked in zip(blocks, selected, is_link, strict=True)
        if is_one and not linked and not is_same_title(block.draft.text, title)
    ]
    if len(links) < _MIN_LINKS or _length(links) < _MIN_TIMES_ARTICLE * _length(text):
        return None
    if text and sum(map(_leads_beside, links)) * 2 <= len(links):
        return None
    marked = [
        block._replace(draft=_link_draft(block)) if linked else block
        for block, linked in zip(blocks, is_link, strict=True)
    ]
    return marked, is_open


def _is_link(block: HtmlBlock) -> bool:
    return block.draft.kind in (BlockKind.LIST_ITEM, BlockKind.PARAGRAPH) and is_mostly_linked(block)


def _link_draft(block: HtmlBlock) -> Draft:
    """Return a link without sentences; a term of a definition list, as in DocBook's contents, as its item."""
    depth = sum(1 for _ in block.element.iterancestors("dl"))
    if block.draft.kind is BlockKind.LIST_ITEM or not depth:
        return replace(block.draft, is_prose=False)
    return replace(
        block.draft, kind=BlockKind.LIST_ITEM, level=min(depth, MAX_LIST_DEPTH), marker=BULLET, is_prose=False
    )


def _length(blocks: Sequence[HtmlBlock]) -> int:
    return sum(len(block.draft.text) for block in blocks)


def _leads_beside(block: HtmlBlock) -> bool:
    """Return whether a block's first link is relative, and to no folder above."""
    address = next(_addresses(block.element), "")
    return bool(address) and ":" not in address and not address.startswith(("/", "..", "#"))


def _addresses(element: Any) -> Iterator[str]:
    around = (element, *element.iterancestors("a"))
    return (link.get("href") for part in around for link in part.iter("a") if link.get("href"))
