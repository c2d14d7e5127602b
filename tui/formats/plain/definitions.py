"""Tell the terms of a list of definitions from headings, by how far the text below them is indented."""

from collections.abc import Sequence
from itertools import pairwise

from tui.document.model import BlockKind
from tui.formats.plain.raw_paragraph import ColumnPosition, RawParagraph
from tui.text.lines import ends_sentence

_MIN_INDENT = 2


def mark_terms(paragraphs: Sequence[RawParagraph]) -> list[RawParagraph]:
    """Mark the lines that have a definition below: prose that is indented, although other text is not.

    After a definition comes another term or a heading. Below a heading, text that is not indented follows at last.
    """
    marked = list(paragraphs)
    if not any(below.indent >= above.indent + _MIN_INDENT for above, below in pairwise(paragraphs)):
        return marked
    ends = _ends_of_indented(paragraphs)
    open_terms: dict[int, int] = {}
    for position, (paragraph, end) in enumerate(zip(paragraphs, ends, strict=True)):
        if not _may_be_term(paragraph) or not _is_definition(
            paragraph, paragraphs[position + 1 : position + 2]
        ):
            continue
        is_next = open_terms.get(paragraph.indent) == position
        if is_next or end == len(paragraphs) or not _continues_text(paragraphs[end], paragraph):
            marked[position] = paragraph._replace(is_term=True)
            open_terms[paragraph.indent] = end
    return marked


def _ends_of_indented(paragraphs: Sequence[RawParagraph]) -> list[int]:
    """Return for each paragraph the index of the next one that is not indented further."""
    ends = [len(paragraphs)] * len(paragraphs)
    waiting: list[int] = []
    for position, paragraph in enumerate(paragraphs):
        while waiting and paragraphs[waiting[-1]].indent >= paragraph.indent:
            ends[waiting.pop()] = position
        waiting.append(position)
    return ends


def _may_be_term(paragraph: RawParagraph) -> bool:
    is_line = paragraph.kind is BlockKind.PARAGRAPH and paragraph.lines == 1 and not paragraph.underline
    return is_line and paragraph.column is ColumnPosition.ANYWHERE


def _is_definition(term: RawParagraph, below: Sequence[RawParagraph]) -> bool:
    if not below or below[0].indent < term.indent + _MIN_INDENT:
        return False
    is_text = below[0].kind in (BlockKind.PARAGRAPH, BlockKind.QUOTE)
    return is_text and (below[0].lines > 1 or ends_sentence(below[0].text))


def _continues_text(paragraph: RawParagraph, term: RawParagraph) -> bool:
    is_text = paragraph.is_prose or paragraph.lines > 1
    return paragraph.indent == term.indent and is_text and ends_sentence(paragraph.text)
