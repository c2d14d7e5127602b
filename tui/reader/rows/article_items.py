"""An article as items of text: its title, then its blocks in reading order."""

from collections.abc import Iterator
from typing import NamedTuple

from rich.cells import cell_len

from tui.document.model import Article, Block, BlockKind, SpanKind
from tui.export.facts import byline
from tui.reader.rows.item_styles import NOTE_MARK
from tui.reader.rows.line_index import LineItem
from tui.text.cells import grapheme_start

MAX_PIECE_CHARS = 8000
"""The most characters that are wrapped as one paragraph; a longer block is laid out in pieces."""

_INDENT = "  "
_QUOTE_BAR = "▏ "
_ALERT_BAR = "┃ "
_DEEP_HEADING = "›"
_TASK_BOXES = {"[ ]": "☐", "[x]": "☑", "[X]": "☑", "[-]": "☒"}
_ALERTS = frozenset("note tip hint important warning caution danger attention error".split())
HEADINGS = ("flow--heading", "flow--subheading", "flow--heading-3", "flow--heading-4")
"""The component classes of headings; those of deeper levels have a sign for each level more."""
ALERT, FORMULA = "flow--alert", "flow--formula"
"""The component classes of boxes with advice, and of formulas that stand alone."""


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
    if wrote := byline(article):
        yield LineItem(wrote, "flow--byline", start=start, gap=0, source_length=0)


def gap_before(block: Block, previous: Block | None) -> int:
    """Return the number of empty rows between a block and the previous one, if any."""
    if previous is None:
        return 1
    if block.kind is not previous.kind:
        return 1
    together = block.kind is BlockKind.LIST_ITEM or (block.rows and _continues(block, previous))
    return 0 if together else 1


def _continues(table: Block, previous: Block) -> bool:
    """Return whether a table may be the rest of the one before it: it has as many columns and no header or title."""
    columns = max(map(len, table.rows))
    return not table.has_header and len(table.rows[0]) == columns == max(map(len, previous.rows))


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
            from tui.reader.rows.code_lines import code_lines

            yield from code_lines(block, gap)
        case BlockKind.TABLE:
            from tui.reader.rows.tables import table_rows

            yield from table_rows(block.rows, block.start, _INDENT, gap, has_header=block.has_header)
        case BlockKind.FIGURE:
            from tui.reader.rows.figures import figure_items

            yield from figure_items(block, gap)
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
            return _heading_style(block.level)
        case BlockKind.LIST_ITEM:
            indent = _INDENT * max(0, block.level - 1)
            marker = f"{_TASK_BOXES.get(block.marker, block.marker) or '•'} "
            return _BlockStyle("flow--text", indent + marker, indent + " " * cell_len(marker))
        case BlockKind.QUOTE | BlockKind.PARAGRAPH if _is_alert(block):
            return _BlockStyle(ALERT, _ALERT_BAR, _ALERT_BAR)
        case BlockKind.QUOTE:
            bar = _QUOTE_BAR * max(1, block.level)
            return _BlockStyle("flow--quote", bar, bar)
        case _ if _is_formula(block):
            return _BlockStyle(FORMULA, _INDENT * 2, _INDENT * 2)
        case _:
            return _BlockStyle("flow--text")


def _heading_style(level: int) -> _BlockStyle:
    """Return a style that differs for every level, also without colours."""
    if level <= len(HEADINGS):
        return _BlockStyle(HEADINGS[max(0, level - 1)])
    indent = _DEEP_HEADING * (level - len(HEADINGS)) + " "
    return _BlockStyle(HEADINGS[-1], indent, " " * cell_len(indent))


def _is_alert(block: Block) -> bool:
    """Return whether a block begins with a label such as ``Note``, as a box with advice does."""
    if not block.spans:
        return False
    first = block.spans[0]
    label = block.text[: first.end - block.start].rstrip(":. ").lower()
    return first.kind is SpanKind.STRONG and first.start == block.start and label in _ALERTS


def _is_formula(block: Block) -> bool:
    """Return whether a block is a formula that stands alone."""
    if not block.spans:
        return False
    first = block.spans[0]
    return first.kind is SpanKind.FORMULA and (first.start, first.end) == (block.start, block.end)


def _piece(block: Block, start: int, end: int, style: _BlockStyle, *, is_first: bool, gap: int) -> LineItem:
    """Return a piece of a block, with the marks of its notes if it has any."""
    text = block.text[start - block.start : end - block.start]
    indent = style.initial_indent if is_first else style.subsequent_indent
    look = (text, style.style, start, indent, style.subsequent_indent, gap)
    if any(span.kind is SpanKind.NOTE for span in block.spans):
        from tui.reader.rows.marked_text import MarkedText, note_marks

        if marks := tuple(note_marks(block, start, end)):
            return MarkedText(*look, filler=NOTE_MARK, marks=marks)
    return LineItem(*look)


def _pieces(block: Block, start: int, end: int, gap: int) -> Iterator[LineItem]:
    text = block.text
    position, last = start - block.start, end - block.start
    style, is_first = _block_style(block), position == 0
    while last - position > MAX_PIECE_CHARS:
        space = text.rfind(" ", position + 1, position + MAX_PIECE_CHARS)
        cut = grapheme_start(text, position + MAX_PIECE_CHARS) if space < 0 else space + 1
        yield _piece(block, block.start + position, block.start + cut, style, is_first=is_first, gap=gap)
        position, gap, is_first = cut, 0, False
    yield _piece(block, block.start + position, block.start + last, style, is_first=is_first, gap=gap)
