"""Find the title of a document, and its headings if its styles mark none."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from tui.document.build import Draft
from tui.document.model import BlockKind, Dropped, Picture, Rows, Span
from tui.text.lines import is_in_capitals, is_same_title
from tui.text.numbering import parse_number
from tui.text.sanitize import with_single_spaces


class ParagraphRole(StrEnum):
    TEXT = ""
    TITLE = "title"
    SUBTITLE = "subtitle"
    HEADING = "heading"
    QUOTE = "quote"
    CODE = "code"
    TABLE = "table"
    FIGURE = "figure"
    CAPTION = "caption"
    CONTENTS = "contents"


DEFAULT_SIZE = 20.0
"""The font size where none is given, in half points."""


@dataclass(slots=True, kw_only=True)
class Paragraph:
    """A paragraph, a list item, a table or a figure of a document. Its text need not be clean."""

    text: str
    role: ParagraphRole = ParagraphRole.TEXT
    level: int = 0
    """The level of a heading, from 1."""
    is_bold: bool = False
    """True if all of it is bold."""
    size: float = DEFAULT_SIZE
    """The font size of its first letters, in half points."""
    is_in_table: bool = False
    marker: str = ""
    """The bullet or number of a list item."""
    depth: int = 0
    """The depth of a list item, from 1; 0 for anything else."""
    rows: Rows = ()
    """The cells of a table, clean."""
    spans: tuple[Span, ...] = ()
    """By offsets into its text as one clean line; of a table, into the text of its rows."""
    picture: Picture | None = None
    """Of a figure, or of a caption that holds its picture."""


_MAX_HEADING = 120
_MAX_HEADING_WORDS = 16
_MIN_LARGER = 1.15
_MAX_IN_A_ROW = 2
_MAX_SHARE_OF_TEXT = 0.3
_MAX_LEVEL = 4


def infer_headings(paragraphs: Sequence[Paragraph]) -> None:
    """Mark the paragraphs that look like headings as headings, in place, unless styles already mark some.

    A heading is short, bold or larger than the text throughout, does not end like a sentence, and has text below it.
    If much of a document looks like that, nothing is marked.
    """
    sizes: Counter[float] = Counter()
    for paragraph in paragraphs:
        sizes[paragraph.size] += len(paragraph.text)
    usual = max(sizes, key=lambda size: (sizes[size], -size), default=0)
    if any(paragraph.role is ParagraphRole.HEADING for paragraph in paragraphs):
        _infer_title(paragraphs, usual)
        return
    prominent = [_is_prominent(paragraph, usual) for paragraph in paragraphs]
    headings = [
        paragraph
        for position, paragraph in enumerate(paragraphs)
        if prominent[position] and not all(prominent[position + 1 : position + 1 + _MAX_IN_A_ROW])
    ]
    length = sum(len(heading.text) for heading in headings)
    if length > _MAX_SHARE_OF_TEXT * sum(len(paragraph.text) for paragraph in paragraphs):
        return
    if _begins_with_title(headings) and headings[0] is paragraphs[0] and headings[1] is paragraphs[1]:
        headings.pop(0).role = ParagraphRole.TITLE
    for heading, level in zip(headings, _levels(headings), strict=True):
        heading.role, heading.level = ParagraphRole.HEADING, level


def _infer_title(paragraphs: Sequence[Paragraph], usual: float) -> None:
    """Mark the first paragraph as the title if its letters are larger than those of all the rest."""
    first = paragraphs[0]
    largest = max((paragraph.size for paragraph in paragraphs[1:]), default=first.size)
    is_larger = first.size > largest and first.size >= usual * _MIN_LARGER
    if (
        is_larger
        and not any(part.role is ParagraphRole.TITLE for part in paragraphs)
        and _is_prominent(first, usual)
    ):
        first.role = ParagraphRole.TITLE


def _is_prominent(paragraph: Paragraph, usual: float) -> bool:
    text = with_single_spaces(paragraph.text)
    if paragraph.role or paragraph.is_in_table or paragraph.size < usual:
        return False
    if len(text) > _MAX_HEADING or len(text.split()) > _MAX_HEADING_WORDS or not any(map(str.isalpha, text)):
        return False
    if text[-1] in ",;…" or (text[-1] in ".:" and parse_number(text) is None):
        return False
    # Bold list items stay list items, except a bold number and title, as Word saves numbered headings.
    is_list_item = paragraph.text.startswith(("•", "-"))
    return paragraph.size >= usual * _MIN_LARGER or (paragraph.is_bold and not is_list_item)


def _begins_with_title(headings: Sequence[Paragraph]) -> bool:
    """Return True if the first of several headings outranks all others, or has the rank of the one right below it."""
    ranks = [_rank(heading) for heading in headings]
    return len(ranks) > 1 and (ranks[0] == ranks[1] or ranks[0] > max(ranks[1:]))


def _levels(headings: Sequence[Paragraph]) -> list[int]:
    """Return levels by font size, then by capitals; numbers such as 2.1 take precedence if all look alike."""
    ranks = sorted({_rank(heading) for heading in headings}, reverse=True)
    numbers = [parse_number(with_single_spaces(heading.text)) for heading in headings]
    depths = [len(number.parts) if number and number.system == "decimal" else 0 for number in numbers]
    if len(ranks) > 1 or 2 * sum(map(bool, depths)) < len(headings):
        return [min(ranks.index(_rank(heading)) + 1, _MAX_LEVEL) for heading in headings]
    return [depth or 1 for depth in depths]


def _rank(heading: Paragraph) -> tuple[float, bool]:
    return heading.size, is_in_capitals(with_single_spaces(heading.text))


_NO_TITLE = re.compile(
    r"(?:Microsoft (?:Word|PowerPoint)|PowerPoint)\b.*|.*\.(?:docx?|dotx?|odt|rtf|txt|pages|pptx?|odp)"
    r"|(?:untitled|document|dokument|presentation|präsentation) ?[0-9]*"
    r"|unknown|title|word document|normal",
    re.IGNORECASE,
)
"""Titles that programs write into the properties of documents without one."""


def split_document_title(
    drafts: Sequence[Draft], styled: str, stored: str
) -> tuple[str, list[Draft], list[Dropped]]:
    """Return a document's title, the blocks without the headings that are the title, and what was dropped.

    Args:
        drafts: The document's blocks in reading order.
        styled: The text in the style of titles, which is not in the blocks; empty if there is none.
        stored: The title in the file's properties, which may be a placeholder; empty if there is none.
    """
    title, blocks, dropped = _split_document_title(drafts, styled, stored)
    is_heading = len(blocks) > 1 and blocks[0].kind is BlockKind.HEADING
    if is_heading and styled and _is_bare_number(title):
        separator = " " if title[-1] in ".:)—–-" else ". "
        title = title + separator + blocks.pop(0).text
        if len(blocks) > 1 and is_same_title(blocks[0].text, title):
            dropped = [*dropped, Dropped("the title again", blocks.pop(0).text)]
    return title, blocks, dropped


def _is_bare_number(title: str) -> bool:
    """Return True for a number or letter alone, such as ``Chapter 1`` or ``D``."""
    number = parse_number(title)
    return len(title) == 1 or (number is not None and not number.rest)


def _split_document_title(
    drafts: Sequence[Draft], styled: str, stored: str
) -> tuple[str, list[Draft], list[Dropped]]:
    title = styled or ("" if _NO_TITLE.fullmatch(stored) else stored)
    headings = [draft for draft in drafts if draft.kind is BlockKind.HEADING]
    if not headings or len(headings) == len(drafts):
        return title, list(drafts), []
    first = headings[0]
    others = [draft for draft in drafts if draft is not first]
    if title and is_same_title(first.text, title):
        return title, others, [Dropped("the title again", first.text)]
    is_single = first is drafts[0] and all(draft.level > first.level for draft in headings[1:])
    if not styled and is_single and len(headings) > 1:
        return first.text, others, []
    return title, list(drafts), []
