"""What office formats share: paragraphs made into blocks, headings by style name or by how they look."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from tui.document.build import Draft, Metadata
from tui.document.model import BlockKind, Dropped, Rows, table_text
from tui.formats.parsed_document import ParsedDocument
from tui.formats.plain.heading_shapes import is_in_capitals
from tui.formats.plain.titles import is_same_title
from tui.text.numbering import parse_number
from tui.text.sanitize import clean_line, clean_text

_NO_TITLE = re.compile(
    r"(?:Microsoft Word|PowerPoint)\b.*|.*\.(?:docx?|dotx?|odt|rtf|txt|pages)|(?:untitled|document|dokument) ?[0-9]*"
    r"|unknown|title|word document|normal",
    re.IGNORECASE,
)


def take_title(drafts: Sequence[Draft], marked: str, named: str) -> tuple[str, list[Draft], list[Dropped]]:
    """A document's title, and its blocks without the heading that says it.

    Args:
        drafts: The document's blocks in reading order.
        marked: What the document itself marks as its title, which is none of its blocks; else empty.
        named: What the file says about it, which may be the name of a template; else empty.

    Returns:
        The title, empty if there is none; the blocks; what was left out.
    """
    named = "" if _NO_TITLE.fullmatch(named) else named
    headings = [draft for draft in drafts if draft.kind is BlockKind.HEADING]
    first = headings[0] if headings else None
    if first is None or not any(draft.kind is not BlockKind.HEADING for draft in drafts):
        return marked or named, list(drafts), []
    title = marked or (named if is_same_title(first.text, named) else "")
    if title and is_same_title(first.text, title):
        return (
            title,
            [draft for draft in drafts if draft is not first],
            [Dropped("the title again", first.text)],
        )
    is_single = first is drafts[0] and all(draft.level > first.level for draft in headings[1:])
    if not marked and is_single and len(headings) > 1:
        return first.text, [draft for draft in drafts if draft is not first], []
    return marked or named, list(drafts), []


_CODE = re.compile(r"code|preformatted|listing|macro text|verbatim")
_QUOTE = re.compile(r"quot|block text|blockquote|zitat")
_HEADING = re.compile(r"heading ([1-9])")
_NAMES = {"title": "title", "subtitle": "subtitle", "caption": "caption", "toc heading": "contents"}


def role_of_style(name: str, outline_level: int | None) -> tuple[str, int]:
    """The role of a style's paragraphs, and their level if they are headings.

    Args:
        name: The style's name; the usual ones are English in every language's files.
        outline_level: The level of the outline that the style gives its paragraphs, from 1; None if it gives none.

    Returns:
        ``title``, ``subtitle``, ``heading``, ``quote``, ``code``, ``caption``, ``contents`` or nothing; a level or 0.
    """
    name = name.lower()
    if match := _HEADING.fullmatch(name):
        return "heading", int(match[1])
    if name in _NAMES:
        return _NAMES[name], 0
    if name.startswith("toc "):
        return "contents", 0
    if outline_level is not None:
        return "heading", outline_level
    if _CODE.search(name):
        return "code", 0
    return ("quote", 0) if _QUOTE.search(name) else ("", 0)


_LONGEST = 120
_MOST_WORDS = 16
_LARGER = 1.15
_MOST_IN_A_ROW = 2
_LARGEST_SHARE = 0.3
_DEEPEST = 4


@dataclass(slots=True, kw_only=True)
class StyledParagraph:
    """A paragraph of a document, as its style and its letters look."""

    text: str
    role: str = ""
    """``title``, ``subtitle``, ``heading``, ``quote``, ``code``, ``table``; empty for plain text."""
    level: int = 0
    """Of a heading: its level, from 1."""
    is_bold: bool = False
    """Whether all of its letters are."""
    size: float = 20
    """The size of its first letters, in half points."""
    is_in_table: bool = False


def mark_headings(paragraphs: Sequence[StyledParagraph]) -> None:
    """Give the role of headings to what looks like headings, if no style says what is one.

    A heading is short, all of it is bold or larger than the text, it does not end as sentences do, and text stands
    below it. Where much of a document looks like that, it is no sign of headings.

    Args:
        paragraphs: A document's paragraphs, changed in place.
    """
    if any(paragraph.role == "heading" for paragraph in paragraphs):
        return
    usual = _usual_size(paragraphs)
    looks = [_stands_out(paragraph, usual) for paragraph in paragraphs]
    found = [
        position for position, stands_out in enumerate(looks) if stands_out and _heads_text(looks, position)
    ]
    letters = sum(len(paragraphs[position].text) for position in found)
    if letters > _LARGEST_SHARE * sum(len(paragraph.text) for paragraph in paragraphs):
        return
    if _begins_with_title([_rank(paragraphs[position]) for position in found]) and found[:2] == [0, 1]:
        paragraphs[found.pop(0)].role = "title"
    levels = _levels([paragraphs[position] for position in found])
    for position, level in zip(found, levels, strict=True):
        paragraphs[position].role, paragraphs[position].level = "heading", level


def _usual_size(paragraphs: Sequence[StyledParagraph]) -> float:
    sizes: Counter[float] = Counter()
    for paragraph in paragraphs:
        sizes[paragraph.size] += len(paragraph.text)
    return max(sizes, key=lambda size: (sizes[size], -size)) if sizes else 0


def _stands_out(paragraph: StyledParagraph, usual: float) -> bool:
    text = " ".join(paragraph.text.split())
    if paragraph.role or paragraph.is_in_table or paragraph.size < usual:
        return False
    if len(text) > _LONGEST or len(text.split()) > _MOST_WORDS or not any(map(str.isalpha, text)):
        return False
    if text[-1] in ",;…" or (text[-1] in ".:" and parse_number(text) is None):
        return False
    # A list of bold items is a list; a bold number with a title is what Word makes of a numbered heading.
    return paragraph.size >= usual * _LARGER or (
        paragraph.is_bold and not paragraph.text.startswith(("•", "-"))
    )


def _heads_text(looks: Sequence[bool], position: int) -> bool:
    """Whether text follows, below at most one more heading."""
    below = looks[position + 1 : position + 1 + _MOST_IN_A_ROW]
    return not all(below)


def _begins_with_title(ranks: Sequence[tuple[float, bool]]) -> bool:
    """Whether the first of the headings, with another right below it, looks like no other, or like that one."""
    return len(ranks) > 1 and (ranks[0] == ranks[1] or ranks[0] > max(ranks[1:]))


def _levels(headings: Sequence[StyledParagraph]) -> list[int]:
    """Levels by the size of the letters, then by capitals; numbers such as 2.1 say it themselves."""
    ranks = sorted({_rank(heading) for heading in headings}, reverse=True)
    levels = [min(ranks.index(_rank(heading)) + 1, _DEEPEST) for heading in headings]
    numbers = [parse_number(" ".join(heading.text.split())) for heading in headings]
    numbered = [number for number in numbers if number is not None and number.system == "decimal"]
    if len(ranks) > 1 or 2 * len(numbered) < len(headings):
        return levels
    return [
        len(number.parts) if number is not None and number.system == "decimal" else 1 for number in numbers
    ]


def _rank(heading: StyledParagraph) -> tuple[float, bool]:
    return heading.size, is_in_capitals(" ".join(heading.text.split()))


@dataclass(slots=True, kw_only=True)
class Paragraph(StyledParagraph):
    """A paragraph, a list item or a table of a document."""

    marker: str = ""
    """What stands before an item of a list."""
    depth: int = 0
    """Of an item of a list: how deep it is nested, from 1; 0 for anything else."""
    rows: Rows = ()
    """Of a table: its cells, clean."""

    @classmethod
    def table(cls, rows: Iterable[Iterable[str]]) -> "Paragraph":
        """Make a table of its cells, row by row, which need not be clean."""
        cells = tuple(tuple(map(clean_line, row)) for row in rows)
        return cls(text=table_text(cells), role="table", is_in_table=True, rows=cells)


def to_parsed_document(
    lines: Sequence[Paragraph],
    *,
    title: str,
    metadata: Metadata,
    language: str | None,
    dropped: Iterable[Dropped],
) -> ParsedDocument:
    """What a document's lines say.

    Args:
        lines: Its paragraphs, list items and tables in reading order, not yet clean.
        title: What its file says is the title; empty if nothing.
        metadata: Who wrote it, and when; clean.
        language: The language that it names, in any spelling.
        dropped: What was left out of it.
    """
    lines = [line for line in lines if line.text.strip()]
    mark_headings([line for line in lines if line.role != "table" and not line.depth])
    marked = 0
    while marked < len(lines) - 1 and lines[marked].role == "title":
        marked += 1
    said = clean_line(" ".join(line.text for line in lines[:marked]))
    found, drafts, repeats = take_title(list(line_drafts(lines[marked:])), said, clean_line(title))
    return ParsedDocument(found, drafts, [*dropped, *repeats], metadata, _language(language))


def line_drafts(lines: Iterable[Paragraph]) -> Iterator[Draft]:
    """The blocks that lines are; lines of code that follow each other are one.

    Args:
        lines: Lines in reading order, not yet clean.
    """
    for role, group in groupby(lines, key=lambda line: line.role):
        if role == "code":
            yield Draft(BlockKind.CODE, clean_text("\n".join(line.text for line in group)).strip("\n"))
        else:
            yield from map(_draft, group)


def _draft(line: Paragraph) -> Draft:
    if line.role == "table":
        return Draft.table(line.rows)
    text = clean_line(line.text)
    if line.role == "heading":
        return Draft(BlockKind.HEADING, text, line.level)
    if line.depth:
        return Draft(BlockKind.LIST_ITEM, text, line.depth, line.marker)
    return Draft(BlockKind.QUOTE, text, 1) if line.role == "quote" else Draft(BlockKind.PARAGRAPH, text)


def _language(language: str | None) -> str | None:
    """The language that a document names; not English, which most programs name whatever was written in them."""
    return None if language is None or language.lower().startswith("en") else language
