"""Turn the blocks of a PDF document into the drafts that all formats have in common."""

from collections.abc import Iterable, Iterator, Sequence

from tui.document.build import Draft
from tui.document.model import BlockKind, Picture, Span, SpanKind
from tui.formats.pdf.blocks import BlockRole, PdfBlock
from tui.formats.pdf.lines import TextLine
from tui.formats.pdf.runs import LINE_END_HYPHEN
from tui.text.sanitize import clean_line, clean_text

_MIN_INDENT = 0.6


def make_drafts(blocks: Sequence[PdfBlock]) -> Iterator[Draft]:
    """Yield the draft of each block that has text."""
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
            block.split_text(len(block.marker))
            marker = clean_joined(block.marker)
            marker = marker if any(map(str.isalnum, marker)) else "•"
            text, spans = _inline(block)
            draft = Draft(BlockKind.LIST_ITEM, text, min(len(indents), 9), marker, spans)
        if draft.text.strip():
            yield draft


def clean_joined(text: str) -> str:
    """Return joined lines as one clean line; a hyphen that ends the last one is kept."""
    return clean_line(text.replace(LINE_END_HYPHEN, "-"))


def _draft(block: PdfBlock) -> Draft:
    match block.role:
        case BlockRole.HEADING:
            text, spans = _inline(block)
            return Draft(BlockKind.HEADING, text, block.level, spans=spans)
        case BlockRole.FORMULA if len(block.lines) == 1:
            text = clean_joined(block.text)
            return Draft(BlockKind.PARAGRAPH, text, spans=(Span(SpanKind.FORMULA, 0, len(text)),))
        case BlockRole.CODE | BlockRole.FORMULA:
            margin = min(line.left for line in block.lines)
            listing = "\n".join(_code_line(line, margin) for line in block.lines)
            return Draft(BlockKind.CODE, clean_text(listing.replace(LINE_END_HYPHEN, "-")))
        case BlockRole.CAPTION:
            return Draft(BlockKind.FIGURE, clean_joined(block.text), picture=Picture())
        case BlockRole.TABLE | BlockRole.FRAGMENT:
            return Draft.table(map(clean_joined, line.cells) for line in block.lines)
    text, spans = _inline(block)
    is_prose = block.role is not BlockRole.FRONT
    return Draft(BlockKind.PARAGRAPH, text, spans=spans, is_prose=is_prose)


def _inline(block: PdfBlock) -> tuple[str, tuple[Span, ...]]:
    """Return the clean text of a block, and the spans of its formulas and of the marks of notes."""
    text = clean_joined(block.text)
    spans = [*_formula_spans(text, block.formulas), *_note_spans(text, block)]
    return text, tuple(sorted(spans, key=lambda span: (span.start, -span.end)))


def _note_spans(text: str, block: PdfBlock) -> Iterator[Span]:
    """Yield the spans of notes in a clean text, whose spaces may differ from the block's."""
    if not block.marks:
        return
    ends = [place + 1 for place, letter in enumerate(text) if letter != " "]
    for offset, label in block.marks:
        before = len(clean_joined(block.text[:offset]).replace(" ", ""))
        at = ends[min(before, len(ends)) - 1] if before and ends else 0
        yield Span(SpanKind.NOTE, at, at, label)


def _formula_spans(text: str, formulas: Iterable[str]) -> Iterator[Span]:
    end = 0
    for formula in map(clean_joined, formulas):
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
