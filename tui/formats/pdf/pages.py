"""Read the lines of all pages of a document, or tell why pages cannot be read."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from tui.document.model import Dropped
from tui.formats.pdf.bitmap_fonts import set_bitmap_styles
from tui.formats.pdf.graphics import Shape
from tui.formats.pdf.line_numbers import split_line_numbers
from tui.formats.pdf.lines import TextLine, build_lines
from tui.formats.pdf.pdfium import PageText, PdfDocument, UnreadableError
from tui.formats.pdf.readable import is_readable
from tui.formats.pdf.runs import LINE_END_HYPHEN, RotatedRuns, TextRun, extract_runs
from tui.text.lines import ends_sentence
from tui.text.sanitize import clean_line

_MAX_PAGES = 3_000
_MAX_CHARS = 4_000_000
_MIN_ROTATED_WORDS = 20
_MIN_NUMBER_LINES = 3
_MAX_NAMED = 10


@dataclass(slots=True)
class PageLines:
    """The lines of one page as they were drawn."""

    index: int
    lines: list[TextLine]
    rotated: list[list[TextLine]]
    """Paragraphs whose lines are rotated, one list for each direction."""
    shapes: list[Shape]
    """What is drawn there; empty if its lines are rotated."""
    area: float


class _PageRuns(NamedTuple):
    number: int
    """From 0."""
    groups: list[RotatedRuns]
    shapes: list[Shape]
    area: float


@dataclass(slots=True)
class _PagesRead:
    """The pages that were read so far."""

    pages: list["_PageRuns"] = field(default_factory=list)
    drawings: list[int] = field(default_factory=list)
    undecoded: list[int] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class DocumentLines:
    """The lines of a document, what was left out, and warnings for the user."""

    pages: list[PageLines]
    dropped: list[Dropped]
    warnings: list[str]


def read_pages(document: PdfDocument) -> DocumentLines:
    """Return the lines of all pages.

    Raises:
        UnreadableError: The document is too large, or holds no text.
    """
    count = document.page_count
    if count > _MAX_PAGES:
        raise UnreadableError(f"it has {count:,} pages, and {_MAX_PAGES:,} is the most. Open a part of it.")
    reading = _PagesRead()

    def read(page: PageText) -> None:
        runs = extract_runs(page)
        if runs is None:
            reading.drawings.append(index)
        elif is_readable(" ".join(run.text for group in runs for run in group.runs)):
            is_level = bool(runs) and runs[0].rotation == 0
            reading.pages.append(_PageRuns(index, runs, _shapes(page) if is_level else [], page.area))
        else:
            reading.undecoded.append(index)

    total = 0
    for index in range(count):
        total += document.read_page(index, read)
        if total > _MAX_CHARS:
            raise UnreadableError(f"it has more than {_MAX_CHARS:,} letters. Open a part of it.")
    set_bitmap_styles(group.runs for page in reading.pages for group in page.groups)
    pages, left_out = _build_pages(reading.pages)
    _check_text(pages, reading, count)
    dropped = [Dropped("a page that is no page of text", f"page {index + 1}") for index in reading.drawings]
    dropped += [
        Dropped("a page whose letters cannot be decoded", f"page {index + 1}") for index in reading.undecoded
    ]
    return DocumentLines(pages, dropped + left_out, list(_warnings(reading.undecoded)))


def _shapes(page: PageText) -> list[Shape]:
    bounds, pictures = page.drawn_bounds()
    left, bottom, right, top = (bounds[side::4] for side in range(4))
    return list(map(Shape, left, bottom, right, top, pictures))


def _build_pages(pages: Sequence[_PageRuns]) -> tuple[list[PageLines], list[Dropped]]:
    """Return the lines of the pages without line numbers, and what was left out.

    Rotated text is kept if it is a paragraph that is on one page only.
    """
    texts = Counter(_text(group.runs) for page in pages for group in page.groups[1:])
    built: list[PageLines] = []
    numbers: list[str] = []
    for index, groups, shapes, area in pages:
        runs, page_numbers = split_line_numbers(groups[0].runs if groups else [])
        numbers += [run.text for run in page_numbers]
        page = PageLines(index, build_lines(runs, index), [], shapes, area)
        for group in groups[1:]:
            text = _text(group.runs)
            if texts[text] == 1 and _is_prose(text):
                page.rotated.append(build_lines(group.runs, index))
                del texts[text]
        built.append(page)
    across = [Dropped("text across the page", text) for text in texts if text]
    return built, across + ([Dropped("line numbers", " ".join((numbers[0], numbers[-1])))] if numbers else [])


def _text(runs: Iterable[TextRun]) -> str:
    return clean_line(" ".join(run.text for run in runs).replace(f"{LINE_END_HYPHEN} ", ""))


def _is_prose(text: str) -> bool:
    words = text.split()
    return len(words) >= _MIN_ROTATED_WORDS and any(ends_sentence(word) for word in words)


def _check_text(pages: Sequence[PageLines], reading: _PagesRead, count: int) -> None:
    lines = [line for page in pages for line in page.lines]
    lettered = sum(any(map(str.isalpha, line.text)) for line in lines)
    numbered = sum(any(map(str.isdecimal, line.text)) for line in lines)
    is_text = (
        lettered * 2 > count or numbered > _MIN_NUMBER_LINES * count
    )  # a scan may bear a stamp with text
    if is_text and len(reading.undecoded) < len(pages):
        return
    if reading.undecoded:
        raise UnreadableError(
            "its fonts do not tell which letters they draw, so there is no text to read. "
            "Give it text with an OCR program such as ocrmypdf --force-ocr and open that."
        )
    if not pages and reading.drawings:
        raise UnreadableError("its text is stored as drawings. Open it in a PDF viewer.")
    if not is_text:
        raise UnreadableError(
            "its pages hold no text, as when they were scanned. "
            "Give it text with an OCR program such as ocrmypdf and open that."
        )


def _warnings(undecoded: Sequence[int]) -> Iterator[str]:
    if undecoded:
        pages = ", ".join(str(index + 1) for index in undecoded[:_MAX_NAMED])
        more = " and more" if len(undecoded) > _MAX_NAMED else ""
        yield (
            f"The letters of page {pages}{more} cannot be decoded and were left out. "
            "An OCR program such as ocrmypdf --force-ocr would give them text."
        )
