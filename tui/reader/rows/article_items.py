"""An article as items to lay out: its title, then its blocks in reading order."""

from collections.abc import Iterator
from itertools import accumulate, zip_longest
from typing import NamedTuple

from rich.cells import cell_len

from tui.document.model import CELL_SEPARATOR, Article, Block, BlockKind, cell_starts
from tui.reader.rows.line_index import CellPlace, LineItem
from tui.text.cells import grapheme_start

LONGEST_PIECE = 8000
"""How many characters are wrapped as one paragraph at most; a longer block is laid out in pieces."""

_SHOWN_SEPARATOR = " │ "
_INDENT = "  "
_QUOTE_BAR = "▏ "


def article_items(article: Article) -> list[LineItem]:
    """What the article pane lays out.

    Args:
        article: The article; its sentences are not needed.
    """
    items = [*title_items(article)]
    previous: Block | None = None
    for block in article.blocks:
        items += block_items(block, block.start, block.end, gap_before(block, previous))
        previous = block
    return items


def top_place(article: Article) -> int:
    """The place of the title: the start of the text, or before it where a heading comes first.

    A reader at the title is then still before the first heading, and in the opening where there is one.
    """
    starts_with_heading = bool(article.blocks) and article.blocks[0].kind is BlockKind.HEADING
    return -1 if starts_with_heading else 0


def title_items(article: Article) -> Iterator[LineItem]:
    """The title, and who wrote it when and where, as far as that is known.

    Args:
        article: The article.
    """
    place = top_place(article)
    if article.title:
        yield LineItem(article.title, "flow--title", start=place, gap=0, extent=0)
    byline = " · ".join(part for part in (article.author, article.date, article.site) if part)
    if byline:
        yield LineItem(byline, "flow--byline", start=place, gap=0, extent=0)


def gap_before(block: Block, previous: Block | None) -> int:
    """How many rows stay empty above a block.

    Args:
        block: The block.
        previous: The block above it, if any.
    """
    if previous is None:
        return 1
    together = block.kind is previous.kind and block.kind in (BlockKind.LIST_ITEM, BlockKind.TABLE)
    return 0 if together else 1


def block_items(block: Block, start: int, end: int, gap: int) -> Iterator[LineItem]:
    """A block or a part of it as items.

    Args:
        block: The block.
        start: Where the part starts in the article's text. Code and tables are never parted.
        end: Where it ends there.
        gap: Empty rows above it.
    """
    match block.kind:
        case BlockKind.CODE:
            yield from _code_items(block, gap)
        case BlockKind.TABLE:
            yield from _table_items(block, gap)
        case _:
            yield from _pieces(block, start, end, gap)


class _Look(NamedTuple):
    """The component class of a block's text, and what its first line and every line begin with."""

    style: str
    lead: str = ""
    rest: str = ""


def _look(block: Block) -> _Look:
    match block.kind:
        case BlockKind.HEADING:
            return _Look("flow--heading" if block.level == 1 else "flow--subheading")
        case BlockKind.LIST_ITEM:
            indent = _INDENT * max(0, block.level - 1)
            marker = f"{block.marker or '•'} "
            return _Look("flow--text", indent + marker, indent + " " * cell_len(marker))
        case BlockKind.QUOTE:
            bar = _QUOTE_BAR * max(1, block.level)
            return _Look("flow--quote", bar, bar)
        case _:
            return _Look("flow--text")


def _pieces(block: Block, start: int, end: int, gap: int) -> Iterator[LineItem]:
    text = block.text
    position, last = start - block.start, end - block.start
    style, lead, rest = _look(block)
    lead = lead if position == 0 else rest
    while last - position > LONGEST_PIECE:
        space = text.rfind(" ", position + 1, position + LONGEST_PIECE)
        cut = grapheme_start(text, position + LONGEST_PIECE) if space < 0 else space + 1
        yield LineItem(text[position:cut], style, block.start + position, lead, rest, gap)
        position, gap, lead = cut, 0, rest
    yield LineItem(text[position:last], style, block.start + position, lead, rest, gap)


def _code_items(block: Block, gap: int) -> Iterator[LineItem]:
    start = block.start
    for line in block.text.split("\n"):
        yield LineItem(line, "flow--code", start, _INDENT, _INDENT, gap, len(line))
        start += len(line) + 1
        gap = 0


def _table_items(block: Block, gap: int) -> Iterator[LineItem]:
    """The rows of a table, with every column as wide as its widest cell."""
    start = block.start
    widths = [max(map(cell_len, column)) for column in zip_longest(*block.rows, fillvalue="")]
    for row in block.rows:
        padded = [cell + " " * (width - cell_len(cell)) for cell, width in zip(row, widths, strict=False)]
        *starts, end = cell_starts(row)
        shown = accumulate((len(cell) + len(_SHOWN_SEPARATOR) for cell in padded), initial=0)
        cells = tuple(map(CellPlace, starts, shown, map(len, row)))
        length = end - len(CELL_SEPARATOR)
        text = _SHOWN_SEPARATOR.join(padded).rstrip()
        yield LineItem(text, "flow--table", start, _INDENT, _INDENT, gap, length, cells)
        start += length + 1
        gap = 0
