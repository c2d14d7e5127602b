"""An article as linear text in reading order: for screen readers, ``less``, mail and logs."""

from collections.abc import Iterator

from tui.article.model import Article, Block, BlockKind, Section
from tui.article.section_numbers import SectionNumbers
from tui.export.facts import article_facts, facts_line
from tui.export.wrapping import wrap

_INDENT = "  "


def article_plain(article: Article, *, section: Section | None = None, width: int | None = None) -> str:
    """The article's title, facts and blocks, its headings with their numbers, without colours, boxes or markup.

    Args:
        article: What to write.
        section: Its text alone, with its subsections; None writes the whole article.
        width: The cells of a line; None leaves every paragraph on one line.
    """
    lines = [*wrap(article.title, width), *wrap(facts_line(article_facts(article)), width)]
    numbers = SectionNumbers(article.sections)
    headings = {part.start: part for part in article.sections if part.title is not None}
    before = None
    for block in article.blocks:
        if section is None or section.start <= block.start < section.end:
            lines += [""] * _empty_lines(before, block.kind)
            heading = headings.get(block.start) if block.kind is BlockKind.HEADING else None
            lines += _lines(block, width, numbers.before(heading) if heading else "")
            before = block.kind
    return "\n".join(lines) + "\n"


def _empty_lines(before: BlockKind | None, kind: BlockKind) -> int:
    """How many lines stay empty before a block: more before a heading, to tell it from a short paragraph."""
    if kind is BlockKind.HEADING:
        return 2
    return 0 if before is kind is BlockKind.LIST_ITEM else 1


def _lines(block: Block, width: int | None, number: str) -> Iterator[str]:
    margin = _INDENT * max(0, block.level - 1)
    match block.kind:
        case BlockKind.CODE:
            yield from (f"{_INDENT * 2}{line}".rstrip() for line in block.text.splitlines())
        case BlockKind.TABLE:
            yield from block.text.splitlines()
        case BlockKind.LIST_ITEM:
            yield from wrap(block.text, width, first=f"{margin}{block.marker} " if block.marker else margin)
        case BlockKind.QUOTE:
            yield from wrap(block.text, width, first=margin + _INDENT * 2)
        case _:
            yield from wrap(f"{number}{block.text}", width)
