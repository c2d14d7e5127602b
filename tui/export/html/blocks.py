"""The article's blocks, section by section."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from tui.article.model import Article, Block, BlockKind, Section
from tui.article.outline import innermost_section
from tui.export.html.markup import Html, element, joined
from tui.export.html.nesting import list_of, quotes_of
from tui.export.html.passages import Passages
from tui.export.html.places import Places, section_place

_DEEPEST_HEADING = 6
_CELL_SEPARATOR = " | "


def article_sections(article: Article, places: Places) -> Html:
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


def _section(section: Section, blocks: Sequence[Block], passages: Passages, places: Places) -> Html:
    heading, rest = ([], blocks) if section.title is None else (blocks[:1], blocks[1:])
    level = places.depth(section) + 1  # the first is the title's
    return element(
        "section",
        places.steps(section),
        *(_heading(passages.block(block), level) for block in heading),
        *(_run(kind, tuple(run), passages) for kind, run in groupby(rest, key=lambda block: block.kind)),
        id=section_place(section),
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
    rows = [list(_cells(line, start)) for start, line in _lines(block)]
    names_columns = _names_columns([[passages.article.text[slice(*cell)] for cell in row] for row in rows])
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


def _lines(block: Block) -> Iterator[tuple[int, str]]:
    at = block.start
    for line in block.text.split("\n"):
        yield at, line
        at += len(line) + 1


def _cells(line: str, start: int) -> Iterator[tuple[int, int]]:
    """Where each cell of a row starts and ends in the article's text."""
    at = start
    for cell in line.split(_CELL_SEPARATOR):
        yield at, at + len(cell)
        at += len(cell) + len(_CELL_SEPARATOR)
