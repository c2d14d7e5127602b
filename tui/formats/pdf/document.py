"""All steps from the letters of a PDF document to the paragraphs of an article, in this process."""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from tui.document.build import Draft, Metadata
from tui.document.model import BlockKind, Dropped, Picture, Span, SpanKind
from tui.formats.parsed_document import ParsedDocument
from tui.formats.pdf.blocks import BlockRole, PdfBlock, group_into_blocks
from tui.formats.pdf.bookmarks import bookmarked_lines
from tui.formats.pdf.columns import in_reading_order
from tui.formats.pdf.flow import Dehyphenator, join_blocks
from tui.formats.pdf.fragments import mark_fragments
from tui.formats.pdf.front_matter import find_title, split_front_matter, usable_title
from tui.formats.pdf.graphics import find_figures, split_labels
from tui.formats.pdf.headings import find_headings
from tui.formats.pdf.lines import TextLine, measure_body
from tui.formats.pdf.margins import remove_contents, remove_margins
from tui.formats.pdf.notes import separate_notes
from tui.formats.pdf.pages import read_pages
from tui.formats.pdf.pdfium import PdfDocument
from tui.formats.pdf.run_in import split_run_in_headings
from tui.formats.pdf.runs import LINE_END_HYPHEN
from tui.text.lines import comparison_key, is_same_title
from tui.text.sanitize import clean_line, clean_text

_MIN_INDENT = 0.6


def _drafts(blocks: Sequence[PdfBlock]) -> Iterator[Draft]:
    indents: list[float] = []
    for block in blocks:
        if block.role is not BlockRole.ITEM:
            indents = [] if block.role is BlockRole.HEADING else indents
            draft = _draft(block)
        else:
            while indents and block.first.indent < indents[-1] - _MIN_INDENT * block.first.size:
                indents.pop()
            if not indents or block.first.indent > indents[-1] + _MIN_INDENT * block.first.size:
                indents.append(block.first.indent)
            marker, text = _clean(block.marker), _clean(block.text[len(block.marker) :])
            marker = marker if any(map(str.isalnum, marker)) else "•"
            draft = Draft(BlockKind.LIST_ITEM, text, min(len(indents), 9), marker)
        if draft.text.strip():
            yield draft


def _clean(text: str) -> str:
    """Return joined lines as one clean line; a hyphen that ends the last one is kept."""
    return clean_line(text.replace(LINE_END_HYPHEN, "-"))


def _draft(block: PdfBlock) -> Draft:
    match block.role:
        case BlockRole.HEADING:
            return Draft(BlockKind.HEADING, _clean(block.text), block.level)
        case BlockRole.CODE | BlockRole.FORMULA:
            margin = min(line.left for line in block.lines)
            listing = "\n".join(_code_line(line, margin) for line in block.lines)
            return Draft(BlockKind.CODE, clean_text(listing.replace(LINE_END_HYPHEN, "-")))
        case BlockRole.CAPTION:
            return Draft(BlockKind.FIGURE, _clean(block.text), picture=Picture())
        case BlockRole.TABLE | BlockRole.FRAGMENT:
            return Draft.table(map(_clean, line.cells) for line in block.lines)
    text = _clean(block.text)
    return Draft(BlockKind.PARAGRAPH, text, spans=tuple(_formula_spans(text, block.formulas)))


def _formula_spans(text: str, formulas: Iterable[str]) -> Iterator[Span]:
    end = 0
    for formula in map(_clean, formulas):
        start = text.find(formula, end) if formula else -1
        if start >= 0:
            end = start + len(formula)
            yield Span(SpanKind.FORMULA, start, end)


def _code_line(line: TextLine, margin: float) -> str:
    text, end = "", margin
    for run in line.runs:
        width = (run.right - run.left) / len(run.text) or 1.0
        spaces = round((run.left - end) / width)
        text += " " * max(int(run.has_space_before and text != ""), min(spaces, 60)) + run.text
        end = run.right
    return text


_PLACEHOLDER_AUTHORS = frozenset(
    ("anonymous", "unknown", "user", "admin", "administrator", "author", "owner", "root")
)
_DATE = re.compile(r"(?:D:)?(\d{4})(\d\d)?(\d\d)?")


def parse_pdf(data: bytes) -> ParsedDocument:
    """Parse a PDF document in this process, which a broken document may crash: PDFium is written in C++.

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
        for lines in (kept, *page.turned):
            ordered += in_reading_order(lines)
    lines, contents = remove_contents(ordered)
    lines, notes = separate_notes(lines, {page.index: page.shapes for page in text.pages}, metrics)
    stated_title = usable_title(clean_line(document.metadata(b"Title")))
    title_lines = find_title(lines, metrics, stated_title)
    title_ids = set(map(id, title_lines))
    front, lines = split_front_matter(
        [line for line in lines if id(line) not in title_ids], title_lines, metrics
    )
    dehyphenator = Dehyphenator(line.text for line in lines)
    bookmarks = list(document.bookmarks())
    blocks = group_into_blocks(lines, metrics, *bookmarked_lines(lines, bookmarks))
    for block in blocks:
        for line in block.lines:
            block.text = dehyphenator.join(block.text, line.text)
    title = _title(title_lines, stated_title, [*title_lines, *front])
    repeats = [block for block in blocks if is_same_title(block.text, title)]
    blocks = [block for block in blocks if not is_same_title(block.text, title)]
    if front:
        blocks.insert(0, PdfBlock(BlockRole.TABLE, front, text=" ".join(line.text for line in front)))
    blocks = split_run_in_headings(blocks, metrics)
    headings = find_headings(blocks, metrics, bookmarks)
    mark_fragments(blocks, headings)
    drafts = list(_drafts(join_blocks(blocks, headings, dehyphenator)))
    dropped = [*text.dropped, *margins, *contents]
    dropped += [Dropped("the title again", _clean(block.text)) for block in repeats[:1]]
    dropped += [Dropped("words in figures", _clean(words)) for words in labels]
    language = clean_line(document.language) or None
    return ParsedDocument(
        title, drafts, dropped, _metadata(document), language, notes=notes, warnings=text.warnings
    )


def _title(lines: Sequence[TextLine], stated: str, top: Iterable[TextLine]) -> str:
    """Return the title as it is printed, or that of the metadata where its words stand among the first lines."""
    dehyphenator = Dehyphenator([])
    printed = ""
    for line in lines:
        printed = dehyphenator.join(printed, line.text)
    printed = _clean(printed)
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
