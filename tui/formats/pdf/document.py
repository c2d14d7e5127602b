"""All steps from the characters of a PDF document to the blocks of an article, in this process."""

import re
from collections.abc import Iterable, Sequence
from datetime import date

from tui.document.build import Metadata
from tui.document.model import Dropped
from tui.formats.parsed_document import ParsedDocument
from tui.formats.pdf.blocks import BlockRole, PdfBlock, group_into_blocks
from tui.formats.pdf.bookmarks import bookmarked_lines
from tui.formats.pdf.columns import in_reading_order
from tui.formats.pdf.drafts import clean_joined, make_drafts
from tui.formats.pdf.fragments import mark_fragments
from tui.formats.pdf.graphics import find_figures, split_labels
from tui.formats.pdf.headings import find_headings
from tui.formats.pdf.lines import TextLine, measure_body
from tui.formats.pdf.margins import remove_contents, remove_margins
from tui.formats.pdf.notes import separate_notes
from tui.formats.pdf.pages import read_pages
from tui.formats.pdf.pdfium import PdfDocument
from tui.formats.pdf.reflow import Dehyphenator, join_blocks
from tui.formats.pdf.run_in import split_run_in_headings
from tui.formats.pdf.title_block import find_title, split_title_block, usable_title
from tui.text.lines import comparison_key, is_same_title
from tui.text.sanitize import clean_line

_PLACEHOLDER_AUTHORS = frozenset(
    ("anonymous", "unknown", "user", "admin", "administrator", "author", "owner", "root")
)
_DATE = re.compile(r"(?:D:)?(\d{4})(\d\d)?(\d\d)?")


def parse_pdf(data: bytes) -> ParsedDocument:
    """Return the document in a PDF file.

    A broken file may crash the process, for PDFium is written in C++; ``tui.formats.pdf.reader`` calls this in another.

    Args:
        data: The file.

    Raises:
        UnreadableError: It is locked, damaged, too large, or holds only pictures of text.
    """
    with PdfDocument(data) as document:
        return _parse(document)


def _parse(document: PdfDocument) -> ParsedDocument:
    text = read_pages(document)
    metrics = measure_body(page.lines for page in text.pages)
    bodies, margins = remove_margins([page.lines for page in text.pages], metrics.size)
    ordered: list[TextLine] = []
    labels: list[str] = []
    for page, body in zip(text.pages, bodies, strict=True):
        kept, words = split_labels(body, find_figures(page.shapes, page.area), metrics.size)
        labels += [" ".join(line.text for line in words)] if words else []
        for lines in (kept, *page.rotated):
            ordered += in_reading_order(lines)
    lines, contents = remove_contents(ordered)
    lines, notes = separate_notes(lines, {page.index: page.shapes for page in text.pages}, metrics)
    stated_title = usable_title(clean_line(document.metadata(b"Title")))
    title_lines = find_title(lines, metrics, stated_title)
    title_ids = set(map(id, title_lines))
    front, lines = split_title_block(
        [line for line in lines if id(line) not in title_ids], title_lines, metrics
    )
    dehyphenator = Dehyphenator(line.text for line in lines)
    bookmarks = list(document.bookmarks())
    blocks = group_into_blocks(lines, metrics, *bookmarked_lines(lines, bookmarks))
    for block in blocks:
        for line in block.lines:
            block.set_joined(dehyphenator.join(block.text, line.text), line.text, notes.marks(line))
    title = _title(title_lines, stated_title, [*title_lines, *front])
    repeats = [block for block in blocks if is_same_title(block.text, title)]
    blocks = [block for block in blocks if not is_same_title(block.text, title)]
    if front:
        blocks[:0] = [
            PdfBlock(BlockRole.FRONT, [line], text=line.text, marks=notes.marks(line)) for line in front
        ]
    blocks = split_run_in_headings(blocks, metrics)
    headings = find_headings(blocks, metrics, bookmarks)
    mark_fragments(blocks, headings)
    drafts = list(make_drafts(join_blocks(blocks, headings, dehyphenator)))
    dropped = [*text.dropped, *margins, *contents]
    dropped += [Dropped("the title again", clean_joined(block.text)) for block in repeats[:1]]
    dropped += [Dropped("words in figures", clean_joined(words)) for words in labels]
    language = clean_line(document.language) or None
    return ParsedDocument(
        title, drafts, dropped, _metadata(document), language, notes=notes.found, warnings=text.warnings
    )


def _title(lines: Sequence[TextLine], stated: str, top: Iterable[TextLine]) -> str:
    """Return the title as it is printed, or that in the metadata if all its words are in the first lines."""
    dehyphenator = Dehyphenator([])
    printed = ""
    for line in lines:
        printed = dehyphenator.join(printed, line.text)
    printed = clean_joined(printed)
    key, stated_key = comparison_key(printed), comparison_key(stated)
    words = {comparison_key(word) for line in top for word in line.text.split()}
    is_whole = key in stated_key and all(comparison_key(word) in words for word in stated.split())
    return stated if stated and (not printed or is_whole) else printed


def _metadata(document: PdfDocument) -> Metadata:
    author = clean_line(document.metadata(b"Author"))
    is_known = author and author.casefold() not in _PLACEHOLDER_AUTHORS
    return Metadata(author=author if is_known else None, date=_date(document.metadata(b"CreationDate")))


def _date(text: str) -> str | None:
    """Return a PDF date, such as ``D:20240131120000Z``, in ISO 8601."""
    match = _DATE.match(text)
    if match is None:
        return None
    year, month, day = (int(part or 1) for part in match.groups())
    try:
        # Earlier years are placeholders.
        return date(year, month, day).isoformat() if year > 1900 else None
    except ValueError:
        return None
