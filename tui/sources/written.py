"""Documents that are read line by line, made into what is read."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from tui.article.build import Draft, Metadata
from tui.article.clean import clean_line, clean_text
from tui.article.model import BlockKind, Dropped
from tui.sources.document_title import take_title
from tui.sources.looks import Look, mark_headings
from tui.sources.reading import Reading


@dataclass(slots=True, kw_only=True)
class Line(Look):
    """A paragraph, a list item or a table of a document."""

    marker: str = ""
    """What stands before an item of a list."""
    depth: int = 0
    """Of an item of a list: how deep it is nested, from 1; 0 for anything else."""


def reading_of(
    lines: Sequence[Line],
    *,
    title: str,
    metadata: Metadata,
    language: str | None,
    dropped: Iterable[Dropped],
) -> Reading:
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
    return Reading(found, drafts, [*dropped, *repeats], metadata, _language(language))


def line_drafts(lines: Iterable[Line]) -> Iterator[Draft]:
    """The blocks that lines are; lines of code that follow each other are one.

    Args:
        lines: Lines in reading order, not yet clean.
    """
    for role, group in groupby(lines, key=lambda line: line.role):
        if role == "code":
            yield Draft(BlockKind.CODE, clean_text("\n".join(line.text for line in group)).strip("\n"))
        else:
            yield from map(_draft, group)


def _draft(line: Line) -> Draft:
    if line.role == "table":
        return Draft(BlockKind.TABLE, clean_text(line.text))
    text = clean_line(line.text)
    if line.role == "heading":
        return Draft(BlockKind.HEADING, text, line.level)
    if line.depth:
        return Draft(BlockKind.LIST_ITEM, text, line.depth, line.marker)
    return Draft(BlockKind.QUOTE, text, 1) if line.role == "quote" else Draft(BlockKind.PARAGRAPH, text)


def _language(language: str | None) -> str | None:
    """The language that a document names; not English, which most programs name whatever was written in them."""
    return None if language is None or language.lower().startswith("en") else language
