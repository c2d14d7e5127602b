"""Lists and quotations inside each other, from blocks that tell how deep they stand."""

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby

from tui.article.model import Block
from tui.export.html.markup import NOTHING, Html, element, joined, words

_DEEPEST = 12
_NUMBER = re.compile(r"(\d{1,9})[.)]")

Passage = Callable[[Block], Html]
"""Writes a block's text."""


def list_of(items: Sequence[Block], passage: Passage) -> Html:
    """List items as lists, each nested in the item before it that stands less deep.

    Args:
        items: Blocks that follow each other. One without a marker goes on with the item before it.
        passage: Writes a block's text.
    """
    least = min(map(_depth, items))
    kinds = groupby(_entries(items, least), key=lambda entry: _kind(entry, least))
    return joined(
        element(name, *(_entry(entry, least, passage) for entry in group), class_=look)
        for (name, look), group in kinds
    )


def quotes_of(quotes: Sequence[Block], passage: Passage) -> Html:
    """Quotations, each inside the one before it that stands less deep.

    Args:
        quotes: Blocks that follow each other.
        passage: Writes a block's text.
    """
    least = min(map(_depth, quotes))
    parts = (
        quotes_of(list(group), passage)
        if is_deeper
        else joined(element("p", _marker(quote), passage(quote)) for quote in group)
        for is_deeper, group in groupby(quotes, key=lambda quote: _depth(quote) > least)
    )
    return element("blockquote", *parts)


def _depth(block: Block) -> int:
    return min(block.level, _DEEPEST)


def _entries(items: Sequence[Block], least: int) -> Iterator[list[Block]]:
    """Each of the outermost items with what stands in it."""
    entry: list[Block] = []
    for item in items:
        if entry and _depth(item) == least and (item.marker or _depth(entry[0]) > least):
            yield entry
            entry = []
        entry.append(item)
    yield entry


def _entry(blocks: Sequence[Block], least: int, passage: Passage) -> Html:
    head = blocks[0]
    if _depth(head) > least:
        return element("li", list_of(blocks, passage))
    parts = [passage(head)]
    for is_deeper, group in groupby(blocks[1:], key=lambda block: _depth(block) > least):
        more = list(group)
        parts += [list_of(more, passage)] if is_deeper else [element("p", passage(block)) for block in more]
    number = _NUMBER.fullmatch(head.marker)
    if number or _is_bullet(head.marker):
        return element("li", *parts, value=number[1] if number else "")
    return element("li", _marker(head), *parts)


def _kind(entry: Sequence[Block], least: int) -> tuple[str, str]:
    """The element and the class of the list that an item belongs to."""
    marker = entry[0].marker
    if _depth(entry[0]) == least and _NUMBER.fullmatch(marker):
        return "ol", ""
    is_plain = _depth(entry[0]) == least and _is_bullet(marker)
    return ("ul", "") if is_plain else ("ul", "own")


def _is_bullet(marker: str) -> bool:
    return bool(marker) and not any(map(str.isalnum, marker))


def _marker(block: Block) -> Html:
    """What stands before a block that is marked in a way of its own."""
    return element("span", words(f"{block.marker} "), class_="marker") if block.marker else NOTHING
