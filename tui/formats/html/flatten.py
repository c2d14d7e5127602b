"""Flatten what is nested deeply in a page, as by tags that are opened for each paragraph and never closed."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from lxml import etree

from tui.formats.html.elements import BLOCK_TAGS

_MAX_DEPTH = 100
"""Blocks that are deeper become siblings: many steps of extraction take the depth times the size."""
_LEFT_OPEN_TAGS = frozenset("b big center div em font i small span strong u".split())
_MIN_CHAIN = 12
"""So many elements of one name, one within the other, are taken for elements that were never closed."""
_MIN_CHARS = 40
"""If each of them has so many characters of its own: layouts nest elements, too, but not one for each paragraph."""


def flatten_page(page: Any) -> None:
    """Make elements siblings that were never closed, and blocks that are very deep. All text stays in its order."""
    for inner, outer in _left_open(page):
        if outer in inner.iterancestors():
            _move_behind(inner, outer)
    for block in _deep_blocks(page):
        ancestors = list(block.iterancestors())
        if len(ancestors) > _MAX_DEPTH:
            _move_behind(block, ancestors[-1 - _MAX_DEPTH])


def _left_open(page: Any) -> list[tuple[Any, Any]]:
    """Return the elements that stand in one of their own name that was never closed, each with that one."""
    lengths = _text_lengths(page)
    around: dict[Any, Any] = {}
    numbers: dict[Any, int] = {}
    opened: defaultdict[str, list[Any]] = defaultdict(list)
    for event, element in etree.iterwalk(page, events=("start", "end"), tag=_LEFT_OPEN_TAGS):
        if event == "end":
            opened[element.tag].pop()
            continue
        outer = opened[element.tag][-1] if opened[element.tag] else None
        if outer is not None and lengths[outer] - lengths[element] >= _MIN_CHARS:
            around[element], numbers[element] = outer, numbers.get(outer, 0) + 1
        opened[element.tag].append(element)
    chained: set[Any] = set()
    for innermost, number in numbers.items():
        element = innermost
        while number >= _MIN_CHAIN and element in around and element not in chained:
            chained.add(element)
            element = around[element]
    return [(element, outer) for element, outer in around.items() if element in chained]


def _text_lengths(page: Any) -> dict[Any, int]:
    """Return the number of characters in each element."""
    lengths: dict[Any, int] = {}
    for _, element in etree.iterwalk(page):
        inside = sum(lengths[part] + len((part.tail or "").strip()) for part in element)
        lengths[element] = inside + len((element.text or "").strip())
    return lengths


def _deep_blocks(page: Any) -> list[Any]:
    """Return the blocks below the largest depth, in their order."""
    return [block for block, depth in _with_depths(page) if depth > _MAX_DEPTH and block.tag in BLOCK_TAGS]


def _with_depths(page: Any) -> Iterator[tuple[Any, int]]:
    depth = -1
    for event, element in etree.iterwalk(page, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if event == "start":
            yield element, depth


def _move_behind(inner: Any, outer: Any) -> None:
    """Make an element, and all that follows it within an outer one, the following siblings of that one."""
    behind, outer.tail = outer.tail, None
    last, part = outer, inner
    while part is not outer:
        parent, following = part.getparent(), list(part.itersiblings())
        if part is inner:
            following.insert(0, part)
        elif part.tail:
            last.tail, part.tail = (last.tail or "") + part.tail, None
        for sibling in following:
            tail, last.tail = last.tail, None  # which lxml would leave behind the sibling
            last.addnext(sibling)
            last.tail, last = tail, sibling
        part = parent
    last.tail = (last.tail or "") + (behind or "") or None
