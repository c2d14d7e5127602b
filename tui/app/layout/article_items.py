"""An article as items to lay out: its title, then its blocks in reading order."""

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from rich.cells import cell_len

from tui.app.layout.flow import FlowItem
from tui.article.model import Article, Block, BlockKind
from tui.export.cells import grapheme_start

LONGEST_PIECE = 8000
"""How many characters are wrapped as one paragraph at most; a longer block is laid out in pieces."""

_CELL_SEPARATOR = " | "
_INDENT = "  "
_QUOTE_BAR = "▏ "


def article_items(article: Article) -> list[FlowItem]:
    """What the article pane lays out.

    Args:
        article: The article; its sentences are not needed.
    """
    items = [*_title_items(article)]
    previous: Block | None = None
    for block in article.blocks:
        items += _block_items(block, _gap(previous, block))
        previous = block
    return items


def top_place(article: Article) -> int:
    """The place of the title: the start of the text, or before it where a heading comes first.

    A reader at the title is then still before the first heading, and in the opening where there is one.
    """
    starts_with_heading = bool(article.blocks) and article.blocks[0].kind is BlockKind.HEADING
    return -1 if starts_with_heading else 0


def _title_items(article: Article) -> Iterator[FlowItem]:
    place = top_place(article)
    if article.title:
        yield FlowItem(article.title, "flow--title", start=place, gap=0, extent=0)
    byline = " · ".join(part for part in (article.author, article.date, article.site) if part)
    if byline:
        yield FlowItem(byline, "flow--byline", start=place, gap=0, extent=0)


def _gap(previous: Block | None, block: Block) -> int:
    if previous is None:
        return 1
    together = block.kind is previous.kind and block.kind in (BlockKind.LIST_ITEM, BlockKind.TABLE)
    return 0 if together else 1


def _block_items(block: Block, gap: int) -> Iterator[FlowItem]:
    match block.kind:
        case BlockKind.HEADING:
            style = "flow--heading" if block.level == 1 else "flow--subheading"
            yield from _pieces(block, style, gap=gap)
        case BlockKind.LIST_ITEM:
            indent = _INDENT * max(0, block.level - 1)
            marker = f"{block.marker or '•'} "
            rest = indent + " " * cell_len(marker)
            yield from _pieces(block, "flow--text", gap=gap, lead=indent + marker, rest=rest)
        case BlockKind.QUOTE:
            bar = _QUOTE_BAR * max(1, block.level)
            yield from _pieces(block, "flow--quote", gap=gap, lead=bar, rest=bar)
        case BlockKind.CODE:
            yield from _rows(block, block.text.split("\n"), "flow--code", gap)
        case BlockKind.TABLE:
            yield from _rows(block, _aligned(block.text.split("\n")), "flow--table", gap)
        case BlockKind.PARAGRAPH:
            yield from _pieces(block, "flow--text", gap=gap)


def _pieces(block: Block, style: str, *, gap: int, lead: str = "", rest: str = "") -> Iterator[FlowItem]:
    start = 0
    while len(block.text) - start > LONGEST_PIECE:
        space = block.text.rfind(" ", start + 1, start + LONGEST_PIECE)
        end = grapheme_start(block.text, start + LONGEST_PIECE) if space < 0 else space + 1
        yield FlowItem(block.text[start:end], style, block.start + start, lead, rest, gap)
        start, gap, lead = end, 0, rest
    yield FlowItem(block.text[start:], style, block.start + start, lead, rest, gap)


def _rows(block: Block, rows: Sequence[str], style: str, gap: int) -> Iterator[FlowItem]:
    start = block.start
    for source_row, row in zip(block.text.split("\n"), rows, strict=True):
        yield FlowItem(row, style, start, _INDENT, _INDENT, gap, len(source_row))
        start += len(source_row) + 1
        gap = 0


def _aligned(rows: Sequence[str]) -> list[str]:
    """The rows of a table with every column as wide as its widest cell."""
    table = [row.split(_CELL_SEPARATOR) for row in rows]
    widths = [max(map(cell_len, column)) for column in zip_longest(*table, fillvalue="")]
    return [
        " │ ".join(
            cell + " " * (width - cell_len(cell)) for cell, width in zip(cells, widths, strict=False)
        ).rstrip()
        for cells in table
    ]
