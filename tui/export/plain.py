"""An article as linear text in reading order: for screen readers, ``less``, mail and logs."""

from collections.abc import Iterator

from tui.article.model import Article, Block, BlockKind, Section
from tui.export.facts import article_facts
from tui.export.wrapping import wrap

_INDENT = "  "


def article_plain(article: Article, *, section: Section | None = None, width: int | None = None) -> str:
    """The article's title, facts and blocks, without colours, boxes or markup.

    Args:
        article: What to write.
        section: Its text alone, with its subsections; None writes the whole article.
        width: The cells of a line; None leaves every paragraph on one line.
    """
    parts = ["\n".join([*wrap(article.title, width), article_facts(article)])]
    for block in article.blocks:
        if section is None or section.start <= block.start < section.end:
            parts.append(_separator(block) + "\n".join(_lines(block, width)))
    return "\n\n".join(parts) + "\n"


def _separator(block: Block) -> str:
    """A heading has one more empty line before it, so that it is told from a short paragraph."""
    return "\n" if block.kind is BlockKind.HEADING else ""


def _lines(block: Block, width: int | None) -> Iterator[str]:
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
            yield from wrap(block.text, width)
