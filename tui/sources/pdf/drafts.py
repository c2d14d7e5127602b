"""Blocks of print as drafts of an article's blocks."""

from collections.abc import Iterator, Sequence

from tui.article.build import Draft
from tui.article.clean import clean_line, clean_text
from tui.article.model import BlockKind
from tui.sources.pdf.blocks import Block, Role
from tui.sources.pdf.lines import Line
from tui.sources.pdf.runs import HYPHEN

_BULLET = "•"
_INDENT = 0.6
_DEEPEST = 9
_WIDEST_INDENT = 60


def drafts_of(blocks: Sequence[Block]) -> Iterator[Draft]:
    """The drafts of a document's blocks.

    Args:
        blocks: The blocks in reading order, their texts joined and their roles known.
    """
    indents: list[float] = []
    for block in blocks:
        if block.role is not Role.ITEM:
            indents = [] if block.role is Role.HEADING else indents
            draft = _draft(block)
        else:
            while indents and block.first.indent < indents[-1] - _INDENT * block.first.size:
                indents.pop()
            if not indents or block.first.indent > indents[-1] + _INDENT * block.first.size:
                indents.append(block.first.indent)
            draft = _item(block, min(len(indents), _DEEPEST))
        if draft.text.strip():
            yield draft


def plain(text: str) -> str:
    """Text on one line without anything that only print needs.

    Args:
        text: Lines that have been joined; a hyphen at the end of a line that nothing follows is kept.
    """
    return clean_line(text.replace(HYPHEN, "-"))


def _draft(block: Block) -> Draft:
    match block.role:
        case Role.HEADING:
            return Draft(BlockKind.HEADING, plain(block.text), block.level)
        case Role.CODE:
            return Draft(BlockKind.CODE, clean_text(_listing(block.lines).replace(HYPHEN, "-")))
        case Role.TABLE:
            rows = (" | ".join(map(plain, line.cells)) for line in block.lines)
            return Draft(BlockKind.TABLE, "\n".join(rows))
    return Draft(BlockKind.PARAGRAPH, plain(block.text))


def _item(block: Block, level: int) -> Draft:
    marker = plain(block.marker)
    text = plain(block.text[len(block.marker) :])
    return Draft(BlockKind.LIST_ITEM, text, level, marker if any(map(str.isalnum, marker)) else _BULLET)


def _listing(lines: Sequence[Line]) -> str:
    """Lines of code, indented as they stand on the page."""
    margin = min(line.left for line in lines)
    return "\n".join(_code_line(line, margin) for line in lines)


def _code_line(line: Line, margin: float) -> str:
    text, end = "", margin
    for run in line.runs:
        width = (run.right - run.left) / len(run.text) or 1.0
        spaces = round((run.left - end) / width)
        text += " " * max(int(run.is_apart and text != ""), min(spaces, _WIDEST_INDENT)) + run.text
        end = run.right
    return text
