"""An article as items of text: its title, then its blocks in reading order."""

from collections.abc import Iterator
from typing import NamedTuple

from rich.cells import cell_len

from tui.document.model import Article, Block, BlockKind
from tui.reader.rows.code_lines import code_lines
from tui.reader.rows.line_index import LineItem
from tui.reader.rows.tables import table_rows
from tui.text.cells import grapheme_start

MAX_PIECE_CHARS = 8000
"""The most characters that are wrapped as one paragraph; a longer block is laid out in pieces."""

_INDENT = "  "
_QUOTE_BAR = "▏ "
_FIGURE_SIGN = "▣ "


def article_items(article: Article) -> list[LineItem]:
    """Return the items of an article; its sentences are not needed."""
    items = [*title_items(article)]
    previous: Block | None = None
    for block in article.blocks:
        items += block_items(block, block.start, block.end, gap_before(block, previous))
        previous = block
    return items


def top_offset(article: Article) -> int:
    """Return the offset of the title: the start of the text, or -1 if a heading stands there.

    With -1, the position at the title is before the first heading.
    """
    starts_with_heading = bool(article.blocks) and article.blocks[0].kind is BlockKind.HEADING
    return -1 if starts_with_heading else 0


def title_items(article: Article) -> Iterator[LineItem]:
    """Yield the title and the byline of an article, as far as there are any."""
    start = top_offset(article)
    if article.title:
        yield LineItem(article.title, "flow--title", start=start, gap=0, source_length=0)
    byline = " · ".join(part for part in (article.author, article.date, article.site) if part)
    if byline:
        yield LineItem(byline, "flow--byline", start=start, gap=0, source_length=0)


def gap_before(block: Block, previous: Block | None) -> int:
    """Return the number of empty rows between a block and the previous one, if any."""
    if previous is None:
        return 1
    together = block.kind is previous.kind and block.kind in (BlockKind.LIST_ITEM, BlockKind.TABLE)
    return 0 if together else 1


def block_items(block: Block, start: int, end: int, gap: int) -> Iterator[LineItem]:
    """Yield the items of a block or of a part of it.

    Args:
        block: The block.
        start: The start of the part in the article's text. Code and tables are never split.
        end: The end of the part in the article's text.
        gap: The number of empty rows above it.
    """
    match block.kind:
        case BlockKind.CODE:
            yield from code_lines(block, gap)
        case BlockKind.TABLE:
            yield from table_rows(block.rows, block.start, _INDENT, gap, has_header=block.has_header)
        case _:
            yield from _pieces(block, start, end, gap)


class _BlockStyle(NamedTuple):
    """The component class and the indents of a block's text."""

    style: str
    initial_indent: str = ""
    subsequent_indent: str = ""


def _block_style(block: Block) -> _BlockStyle:
    match block.kind:
        case BlockKind.HEADING:
            return _BlockStyle("flow--heading" if block.level == 1 else "flow--subheading")
        case BlockKind.LIST_ITEM:
            indent = _INDENT * max(0, block.level - 1)
            marker = f"{block.marker or '•'} "
            return _BlockStyle("flow--text", indent + marker, indent + " " * cell_len(marker))
        case BlockKind.QUOTE:
            bar = _QUOTE_BAR * max(1, block.level)
            return _BlockStyle("flow--quote", bar, bar)
        case BlockKind.FIGURE:
            return _BlockStyle("flow--figure", _FIGURE_SIGN, " " * cell_len(_FIGURE_SIGN))
        case _:
            return _BlockStyle("flow--text")


def _pieces(block: Block, start: int, end: int, gap: int) -> Iterator[LineItem]:
    text = block.text
    position, last = start - block.start, end - block.start
    style, initial, subsequent = _block_style(block)
    indent = initial if position == 0 else subsequent
    while last - position > MAX_PIECE_CHARS:
        space = text.rfind(" ", position + 1, position + MAX_PIECE_CHARS)
        cut = grapheme_start(text, position + MAX_PIECE_CHARS) if space < 0 else space + 1
        yield LineItem(text[position:cut], style, block.start + position, indent, subsequent, gap)
        position, gap, indent = cut, 0, subsequent
    yield LineItem(text[position:last], style, block.start + position, indent, subsequent, gap)
