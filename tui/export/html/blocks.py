"""The article's blocks, section by section, with lists and quotations nested."""

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby, islice

from tui.document.model import Block, BlockKind, Picture, Section
from tui.document.sections import innermost_section
from tui.export.html.anchors import anchor_id
from tui.export.html.inline import ArticleText
from tui.export.html.markup import EMPTY_HTML, Html, element, escaped, is_web_address, joined, web_link
from tui.export.spans import cell_ranges

_MAX_NESTING = 12
_MAX_HEADING = 6
_NUMBER = re.compile(r"(\d{1,9})[.)]")

WriteText = Callable[[Block], Html]
"""Returns the text of a block."""


def nested_lists(items: Sequence[Block], write_text: WriteText) -> Html:
    """Return list items as lists, each nested in the item of a lower level before it.

    An item without a marker continues the one before it.
    """
    level = min(map(_level, items))
    kinds = groupby(_group_items(items, level), key=lambda blocks: _list_kind(blocks, level))
    return joined(
        element(name, *(_list_item(blocks, level, write_text) for blocks in group), class_=css_class)
        for (name, css_class), group in kinds
    )


def nested_quotes(quotes: Sequence[Block], write_text: WriteText) -> Html:
    """Return quotations, each inside the one of a lower level before it."""
    level = min(map(_level, quotes))
    parts = (
        nested_quotes(list(group), write_text)
        if is_deeper
        else joined(element("p", _marker(quote), write_text(quote)) for quote in group)
        for is_deeper, group in groupby(quotes, key=lambda quote: _level(quote) > level)
    )
    return element("blockquote", *parts)


def _level(block: Block) -> int:
    return min(block.level, _MAX_NESTING)


def _group_items(items: Sequence[Block], level: int) -> Iterator[list[Block]]:
    """Put each item of a level together with the blocks inside it."""
    blocks: list[Block] = []
    for item in items:
        if blocks and _level(item) == level and (item.marker or _level(blocks[0]) > level):
            yield blocks
            blocks = []
        blocks.append(item)
    yield blocks


def _list_item(blocks: Sequence[Block], level: int, write_text: WriteText) -> Html:
    head = blocks[0]
    if _level(head) > level:
        return element("li", nested_lists(blocks, write_text))
    parts = [write_text(head)]
    for is_deeper, group in groupby(blocks[1:], key=lambda block: _level(block) > level):
        if is_deeper:
            parts.append(nested_lists(list(group), write_text))
        else:
            parts += [element("p", write_text(block)) for block in group]
    number = _NUMBER.fullmatch(head.marker)
    if number or _is_bullet(head.marker):
        return element("li", *parts, value=number[1] if number else "")
    return element("li", _marker(head), *parts)


def _list_kind(blocks: Sequence[Block], level: int) -> tuple[str, str]:
    """Return the element and the CSS class of the list that an item belongs to."""
    marker = blocks[0].marker
    if _level(blocks[0]) == level and _NUMBER.fullmatch(marker):
        return "ol", ""
    is_plain = _level(blocks[0]) == level and _is_bullet(marker)
    return ("ul", "") if is_plain else ("ul", "own")


def _is_bullet(marker: str) -> bool:
    return bool(marker) and not any(map(str.isalnum, marker))


def _marker(block: Block) -> Html:
    return element("span", escaped(f"{block.marker} "), class_="marker") if block.marker else EMPTY_HTML


def article_sections(text: ArticleText) -> Html:
    """Return the sections that a digest's outline has, each with its blocks up to the next heading."""
    article = text.article
    shown = {section.index for section in text.anchors.sections}
    parts = groupby(article.blocks, key=lambda block: innermost_section(article.sections, block.start))
    return joined(
        _section(article.sections[index], tuple(blocks), text) for index, blocks in parts if index in shown
    )


def _section(section: Section, blocks: Sequence[Block], text: ArticleText) -> Html:
    heading, rest = ([], blocks) if section.heading is None else (blocks[:1], blocks[1:])
    level = text.anchors.depth(section) + 1  # level 1 is the title
    return element(
        "section",
        text.anchors.section_links(section),
        *(_heading(text.block(block), level) for block in heading),
        *(
            _blocks_of_kind(kind, tuple(group), text)
            for kind, group in groupby(rest, key=lambda block: block.kind)
        ),
        id=anchor_id("section", section),
    )


def _blocks_of_kind(kind: BlockKind, blocks: Sequence[Block], text: ArticleText) -> Html:
    match kind:
        case BlockKind.LIST_ITEM:
            return nested_lists(blocks, text.block)
        case BlockKind.QUOTE:
            return nested_quotes(blocks, text.block)
        case BlockKind.CODE:
            listings = (element("pre", element("code", text.block(block))) for block in blocks)
            return joined(_scrollable(listing, "Code") for listing in listings)
        case BlockKind.TABLE:
            return joined(_scrollable(_table(block, text), "Table") for block in blocks)
        case BlockKind.FIGURE:
            return joined(_figure(block, text) for block in blocks)
        case _:
            return joined(element("p", text.block(block)) for block in blocks)


def _heading(content: Html, level: int) -> Html:
    deeper = str(level) if level > _MAX_HEADING else ""
    return element(f"h{min(level, _MAX_HEADING)}", content, aria_level=deeper)


def _scrollable(content: Html, name: str) -> Html:
    """Return content that may be wider than the page in a box that scrolls, also by key."""
    return element("div", content, class_="wide", role="group", aria_label=name, tabindex="0")


def _table(block: Block, text: ArticleText) -> Html:
    has_header = _has_header(block.rows)
    cells = iter(text.parts(block, [*cell_ranges(block)]))
    rows = (
        element("tr", *(_cell(cell, has_header and not number) for cell in islice(cells, len(row))))
        for number, row in enumerate(block.rows)
    )
    return element("table", *rows)


def _figure(block: Block, text: ArticleText) -> Html:
    """Return a figure by its caption and the description of its picture, which the page does not load."""
    picture = block.picture or Picture()
    has_more = picture.alternative and picture.alternative != block.text
    described = escaped(picture.alternative if has_more else "Picture")
    return element(
        "figure",
        element("p", web_link(picture.address, described), class_="picture")
        if has_more or is_web_address(picture.address)
        else EMPTY_HTML,
        element("figcaption", text.block(block)),
    )


def _cell(content: Html, is_header: bool) -> Html:
    return element("th", content, scope="col") if is_header and content else element("td", content)


def _has_header(rows: Sequence[Sequence[str]]) -> bool:
    """Return whether the first row names the columns: one of its cells is a word over a column of numbers."""
    columns = list(zip(*rows, strict=False))
    return len(rows) > 1 and any(
        column[0].strip() and not _has_digit(column[0]) and all(map(_has_digit, filter(None, column[1:])))
        for column in columns
        if any(column[1:])
    )


def _has_digit(text: str) -> bool:
    return any(map(str.isdigit, text))
