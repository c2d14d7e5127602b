"""Find the size and the style of fonts without a name, such as TeX's bitmap fonts (Type 3), from their glyphs.

Such a font does not tell its size: its glyphs may be drawn in units of a pixel or of the whole page. So its size is
estimated from the heights of its letters, which differ little between text fonts, and whether it is bold from the
widths of its letters, compared with those of the other fonts.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tui.formats.pdf.runs import TextRun

MAX_MEASURED_LETTERS = 400
"""The number of letters of a font that are measured on each page."""
_HEIGHTS = (
    ("acemnorsuvwxz", 0.445),
    ("bdfhkl", 0.70),
    ("ABCDEFGHIJKLMNOPRSTUVWXYZ", 0.685),
    ("0123456789", 0.66),
)
"""Letters of about the same height, and their height in units of the font's size."""
_HEIGHT_OF = {letter: height for letters, height in _HEIGHTS for letter in letters}
_USUAL_HEIGHT = 0.6
_SAME_SIZE = 0.045
_MIN_BOLD = 1.1
_MAX_BOLD = 1.35
_MIN_COMPARED = 3
_MIN_MONOSPACED = 5
_SAME_WIDTH = 0.02
_MAX_MONOSPACED = 1.3


@dataclass(frozen=True, slots=True)
class GlyphMeasures:
    """The measures of a font without a name on one page."""

    size: float
    """In points."""
    widths: dict[str, float]
    """The width of each letter in units of the size."""
    count: int
    """The number of letters."""


def measure_glyphs(text: str, heights: Sequence[float], widths: Sequence[float]) -> GlyphMeasures:
    """Measure the letters of a font, whose heights and widths are in points."""
    known = [
        height / _HEIGHT_OF[letter]
        for letter, height in zip(text, heights, strict=True)
        if letter in _HEIGHT_OF
    ]
    size = (median(known) if known else max(heights, default=0.0) / _USUAL_HEIGHT) or 1.0
    by_letter: defaultdict[str, list[float]] = defaultdict(list)
    for letter, width in zip(text, widths, strict=True):
        by_letter[letter].append(width / size)
    return GlyphMeasures(size, {letter: median(found) for letter, found in by_letter.items()}, len(text))


def set_bitmap_styles(pages: Iterable[Sequence["TextRun"]]) -> None:
    """Set size and style of all runs in fonts without a name, once all pages are read."""
    fonts: dict[int, tuple[GlyphMeasures, list[TextRun]]] = {}
    for run in chain.from_iterable(pages):
        if run.font.glyphs is not None:
            fonts.setdefault(id(run.font.glyphs), (run.font.glyphs, []))[1].append(run)
    measures = [glyphs for glyphs, _ in fonts.values()]
    sizes, usual = _usual_sizes(measures), _usual_widths(measures)
    for glyphs, runs in fonts.values():
        font = runs[0].font
        if font.address:
            font = replace(
                font, is_bold=_is_bold(glyphs, usual), is_monospaced=_is_monospaced(glyphs), address=0
            )
        for run in runs:
            run.size, run.font = sizes[glyphs.size], replace(font, glyphs=None)


def _usual_sizes(measures: Iterable[GlyphMeasures]) -> dict[float, float]:
    """Return for each measured size the most frequent of the sizes that differ from it only by rounding to pixels."""
    counts = Counter[float]()
    for glyphs in measures:
        counts[glyphs.size] += glyphs.count
    usual: dict[float, float] = {}
    for size, _ in counts.most_common():
        if size not in usual:
            near = (other for other in counts if abs(other - size) <= _SAME_SIZE * size)
            usual |= {other: max(1.0, round(size, 1)) for other in near if other not in usual}
    return usual


def _usual_widths(measures: Iterable[GlyphMeasures]) -> dict[str, float]:
    """Return the width of each letter in the font in which it is most frequent."""
    widths: dict[str, float] = {}
    for glyphs in sorted(measures, key=lambda glyphs: glyphs.count):
        widths |= glyphs.widths
    return widths


def _is_bold(glyphs: GlyphMeasures, usual: dict[str, float]) -> bool:
    ratios = [
        width / usual[letter] for letter, width in glyphs.widths.items() if letter.isalpha() and usual[letter]
    ]
    return len(ratios) >= _MIN_COMPARED and _MIN_BOLD <= median(ratios) <= _MAX_BOLD


def _is_monospaced(glyphs: GlyphMeasures) -> bool:
    """Return whether all letters are equally wide, apart from the overlap of slanted ones."""
    narrow, wide = (
        [glyphs.widths[letter] for letter in letters if letter in glyphs.widths] for letters in ("ijl", "mw")
    )
    if narrow and wide:
        return max(wide) < _MAX_MONOSPACED * min(narrow)
    widths = [width for letter, width in glyphs.widths.items() if letter.isalnum()]
    return len(widths) >= _MIN_MONOSPACED and max(widths) - min(widths) <= _SAME_WIDTH
