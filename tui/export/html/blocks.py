"""The article's blocks, section by section, with lists and quotations nested."""

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby

from tui.document.model import CELL_SEPARATOR, Article, Block, BlockKind, Section, cell_starts
from tui.document.sections import innermost_section
from tui.export.html.anchors import Anchors, Passages, section_id
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


_DEEPEST_HEADING = 6


def article_sections(article: Article, places: Anchors) -> Html:
    """The sections that a digest's outline has, each with what stands in it up to the next heading.

    Args:
        article: The article.
        places: Where the digest's lines lead.
    """
    passages = Passages(article, places)
    shown = {section.index for section in places.sections}
    parts = groupby(article.blocks, key=lambda block: innermost_section(article.sections, block.start))
    return joined(
        _section(article.sections[index], tuple(blocks), passages, places)
        for index, blocks in parts
        if index in shown
    )


def _section(section: Section, blocks: Sequence[Block], passages: Passages, places: Anchors) -> Html:
    heading, rest = ([], blocks) if section.title is None else (blocks[:1], blocks[1:])
    level = places.depth(section) + 1  # the first is the title's
    return element(
        "section",
        places.steps(section),
        *(_heading(passages.block(block), level) for block in heading),
        *(_run(kind, tuple(run), passages) for kind, run in groupby(rest, key=lambda block: block.kind)),
        id=section_id(section),
    )


def _run(kind: BlockKind, blocks: Sequence[Block], passages: Passages) -> Html:
    """Blocks of one kind that follow each other."""
    match kind:
        case BlockKind.LIST_ITEM:
            return list_of(blocks, passages.block)
        case BlockKind.QUOTE:
            return quotes_of(blocks, passages.block)
        case _:
            return joined(_block(block, passages) for block in blocks)


def _block(block: Block, passages: Passages) -> Html:
    match block.kind:
        case BlockKind.CODE:
            listing = element("pre", element("code", passages.block(block)))
            return _scrolled(listing, "Code")
        case BlockKind.TABLE:
            return _scrolled(_table(block, passages), "Table")
        case _:
            return element("p", passages.block(block))


def _heading(content: Html, level: int) -> Html:
    deeper = str(level) if level > _DEEPEST_HEADING else ""
    return element(f"h{min(level, _DEEPEST_HEADING)}", content, aria_level=deeper)


def _scrolled(content: Html, name: str) -> Html:
    """What may be wider than the page: it scrolls by itself, also by key."""
    return element("div", content, class_="wide", role="group", aria_label=name, tabindex="0")


def _table(block: Block, passages: Passages) -> Html:
    rows = list(_cell_spans(block))
    names_columns = _names_columns(block.rows)
    return element(
        "table",
        *(
            element("tr", *(_cell(passages.span(*cell), number == 0 and names_columns) for cell in row))
            for number, row in enumerate(rows)
        ),
    )


def _cell(content: Html, is_name: bool) -> Html:
    return element("th", content, scope="col") if is_name and content else element("td", content)


def _names_columns(rows: Sequence[Sequence[str]]) -> bool:
    """Whether the first row says what the columns are: under one of its words stand nothing but numbers."""
    columns = list(zip(*rows, strict=False))
    return len(rows) > 1 and any(
        column[0].strip() and not _has_digit(column[0]) and all(map(_has_digit, filter(None, column[1:])))
        for column in columns
        if any(column[1:])
    )


def _has_digit(text: str) -> bool:
    return any(map(str.isdigit, text))


def _cell_spans(block: Block) -> Iterator[list[tuple[int, int]]]:
    """Yield where the cells of each row start and end in the article's text."""
    row_start = block.start
    for row in block.rows:
        *starts, end = cell_starts(row)
        yield [(row_start + at, row_start + at + len(cell)) for at, cell in zip(starts, row, strict=True)]
        row_start += end - len(CELL_SEPARATOR) + 1
