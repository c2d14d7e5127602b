"""Split off run-in headings: bold words with a full stop or a dash at the beginning of a paragraph."""

import re
from collections.abc import Iterator, Sequence

from tui.formats.pdf.blocks import BlockRole, PdfBlock
from tui.formats.pdf.lines import BodyMetrics
from tui.formats.pdf.text_patterns import is_caption, is_theorem_name, is_title_like

_MAX_WORDS = 12
_MIN_COUNT = 2
_END = re.compile(r"[.:—–]$")
_NUMBER = re.compile(r"(?:[0-9]{1,2}|[A-Z])(?:\.[0-9]{1,2}){1,4}\.?")
_ABSTRACT = re.compile(
    r"(abstract|summary|zusammenfassung|kurzfassung|résumé|resumen|resumo|riassunto|samenvatting)\s*[.:—–-]+\s*(?=\S)",
    re.IGNORECASE,
)
_MAX_ABSTRACT_PAGE = 1


def split_run_in_headings(blocks: Sequence[PdfBlock], metrics: BodyMetrics) -> list[PdfBlock]:
    """Return the blocks, with run-in headings as blocks of their own."""
    starts = {
        position: length for position, block in enumerate(blocks) if (length := _bold_start(block, metrics))
    }
    if len(starts) < _MIN_COUNT:
        starts = {}
    return [part for position, block in enumerate(blocks) for part in _parts(block, starts.get(position, 0))]


def _bold_start(block: PdfBlock, metrics: BodyMetrics) -> int:
    """Return the length of the bold words that a paragraph begins with, if they are a heading; else 0."""
    runs = block.first.runs
    first = 1 if _NUMBER.fullmatch(runs[0].text) else 0
    bold = next(
        (place for place, run in enumerate(runs) if place >= first and not run.font.is_bold), len(runs)
    )
    if metrics.is_bold or block.role is not BlockRole.TEXT or not first < bold < len(runs):
        return 0
    words = "".join(f" {run.text}" if run.has_space_before else run.text for run in runs[:bold]).strip()
    if not words or not block.text.startswith(words):
        return 0
    is_title = _END.search(words) is not None and len(words.split()) <= _MAX_WORDS and not words[0].islower()
    if not is_title or not is_title_like(words) or is_caption(block.text) or is_theorem_name(words):
        return 0
    has_text = len(block.text) > 2 * len(words)
    return len(words) if has_text else 0


def _parts(block: PdfBlock, length: int) -> Iterator[PdfBlock]:
    if not length:
        is_early = block.first.page <= _MAX_ABSTRACT_PAGE and block.role in (BlockRole.TEXT, BlockRole.ASIDE)
        match = _ABSTRACT.match(block.text) if is_early else None
        if match is None:
            yield block
            return
        length = match.end()
    heading = block.split_text(length)
    heading.text, heading.is_run_in = heading.text.strip().rstrip(".:—–- "), True
    yield heading
    yield block
