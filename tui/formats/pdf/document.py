"""A PDF document as an article: every step from its letters to its paragraphs, in this process."""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import groupby

from tui.document.build import Draft, Metadata
from tui.document.model import BlockKind, Dropped
from tui.formats.parsed_document import ParsedDocument
from tui.formats.pdf.blocks import Block, Role, blocks_of
from tui.formats.pdf.columns import in_reading_order
from tui.formats.pdf.flow import Words, joined_blocks
from tui.formats.pdf.headings import find_headings, sensible_title, title_blocks
from tui.formats.pdf.library import BrokenError, Document, Letters, LockedError
from tui.formats.pdf.lines import Line, Measures, lines_of, measures_of
from tui.formats.pdf.margins import without_contents, without_footnotes, without_margins
from tui.formats.pdf.runs import HYPHEN, runs_of
from tui.formats.plain.raw_paragraph import same_words
from tui.formats.plain.titles import is_same_title
from tui.text.sanitize import clean_line, clean_text

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
            return Draft.table(map(plain, line.cells) for line in block.lines)
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


MOST_PAGES = 3_000
MOST_LETTERS = 4_000_000
_NO_YEAR = 1900
_NOBODY = frozenset(("anonymous", "unknown", "user", "admin", "administrator", "author", "owner", "root"))
_DATE = re.compile(r"(?:D:)?(\d{4})(\d\d)?(\d\d)?")


class UnreadableError(Exception):
    """Nothing can be read from the document. Its text says what it is and what would help."""


def read_document(data: bytes) -> ParsedDocument:
    """Read a PDF document in this process, whatever that may do to it: the library is not written in Python.

    Args:
        data: The bytes of the file.

    Raises:
        UnreadableError: It is locked, damaged, too large, or holds only pictures of text.
    """
    try:
        with Document(data) as document:
            return _reading(document)
    except LockedError:
        raise UnreadableError(
            "it is locked with a password. Save a copy without a password and open that."
        ) from None
    except BrokenError:
        raise UnreadableError(
            "it is a PDF document that is damaged. Fetch it again, or open it in a PDF viewer and save a copy."
        ) from None


def _reading(document: Document) -> ParsedDocument:
    pages, dropped = _pages(document)
    measures = measures_of(pages)
    pages, margins = without_margins(pages, measures.size)
    lines, contents = without_contents([line for page in pages for line in in_reading_order(page)])
    lines, notes = _without_notes(lines, measures)
    words = Words(line.text for line in lines)
    blocks = blocks_of(lines, measures)
    for block in blocks:
        _join(block, words)
    said = sensible_title(clean_line(document.about(b"Title")))
    title, blocks = _take_title(blocks, measures, said)
    blocks, repeats = _without_title(blocks, title)
    headings = find_headings(blocks, measures, document.bookmarks())
    drafts = list(drafts_of(joined_blocks(blocks, headings, words)))
    dropped += [*repeats, *margins, *contents, *(Dropped("a footnote", clean_line(note)) for note in notes)]
    return ParsedDocument(title, drafts, dropped, _metadata(document), clean_line(document.language) or None)


def _pages(document: Document) -> tuple[list[list[Line]], list[Dropped]]:
    count = document.page_count
    if count > MOST_PAGES:
        raise UnreadableError(f"it has {count:,} pages, and {MOST_PAGES:,} is the most. Open a part of it.")
    pages: list[list[Line]] = []
    dropped: list[Dropped] = []
    across: dict[str, Dropped] = {}

    def read(letters: Letters) -> None:
        found = runs_of(letters)
        if found is None:
            dropped.append(Dropped("a page that is no page of text", f"page {index + 1}"))
            return
        runs, turned = found
        pages.append(lines_of(runs, index))
        if text := clean_line(turned):
            across.setdefault(text, Dropped("text across the page", text))

    total = 0
    for index in range(count):
        total += document.page(index, read)
        if total > MOST_LETTERS:
            raise UnreadableError(f"it has more than {MOST_LETTERS:,} letters. Open a part of it.")
    lines = sum(any(map(str.isalpha, line.text)) for page in pages for line in page)
    if not pages and dropped:
        raise UnreadableError("it is no text but a drawing of thousands of words. Open it in a PDF viewer.")
    if lines * 2 <= count:  # scanned pages may have a stamp
        raise UnreadableError(
            "its pages hold no text, as when they were scanned. "
            "Give it text with an OCR program such as ocrmypdf and open that."
        )
    return pages, [*dropped, *across.values()]


def _without_notes(lines: Iterable[Line], measures: Measures) -> tuple[list[Line], list[str]]:
    kept: list[Line] = []
    notes: dict[str, None] = {}
    for _, group in groupby(lines, key=lambda line: id(line.column)):
        text, below = without_footnotes(list(group), measures.size)
        kept += text
        if below:
            notes[" ".join(line.text for line in below).replace(f"{HYPHEN} ", "")] = None
    return kept, list(notes)


def _join(block: Block, words: Words) -> None:
    for line in block.lines:
        block.text = words.joined(block.text, line.text)


def _take_title(blocks: Sequence[Block], measures: Measures, said: str) -> tuple[str, list[Block]]:
    found = title_blocks(blocks, measures, said)
    if not found:
        return said, list(blocks)
    seen = clean_line(" ".join(blocks[position].text for position in found))
    others = [block for position, block in enumerate(blocks) if position not in found]
    return (said if same_words(said) == same_words(seen) else seen), others


def _without_title(blocks: Sequence[Block], title: str) -> tuple[list[Block], list[Dropped]]:
    repeats = {position for position, block in enumerate(blocks) if is_same_title(block.text, title)}
    dropped = [Dropped("the title again", clean_line(blocks[position].text)) for position in sorted(repeats)]
    return [block for position, block in enumerate(blocks) if position not in repeats], dropped[:1]


def _metadata(document: Document) -> Metadata:
    author = clean_line(document.about(b"Author"))
    is_known = author and author.casefold() not in _NOBODY
    return Metadata(author=author if is_known else None, date=_date(document.about(b"CreationDate")))


def _date(text: str) -> str | None:
    """A PDF date, such as ``D:20240131120000Z``, in ISO's form."""
    match = _DATE.match(text)
    if match is None:
        return None
    year, month, day = (int(part or 1) for part in match.groups())
    try:
        return date(year, month, day).isoformat() if year > _NO_YEAR else None
    except ValueError:
        return None
