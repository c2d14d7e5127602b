"""Text runs: neighbouring characters of one style on a line."""

import math
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import NamedTuple

from tui.formats.pdf.bitmap_fonts import MAX_MEASURED_LETTERS, GlyphMeasures, measure_glyphs
from tui.formats.pdf.character_codes import restore_ligatures
from tui.formats.pdf.pdfium import Address, PageText, font_of, font_traits
from tui.formats.pdf.spacing import Word, find_apart, find_joined, split_joined_words
from tui.formats.pdf.symbol_fonts import is_math_font, symbol_map

LINE_END_HYPHEN = "\u00ad"
"""Replaces a hyphen that, as PDFium found, only breaks a word at the end of a line."""

_MAX_TEXT_OBJECTS = 30_000
_MIN_SIZE = 1.0
_MAX_GAP = 0.8
"""In units of the text's size; after a wider gap another column may begin."""

_LINE_END_HYPHENS = "\x02\ufffe\u00ad"
_WORD = re.compile(r"[^\s\0]+")
_LINE = re.compile(rf"[^\n{_LINE_END_HYPHENS}]*[\n{_LINE_END_HYPHENS}]?")
_LEVEL = 0.02  # the tangent of about one degree
_DEGREES = 5
_FIXED_WIDTH = 1
_ITALIC = 64
_BOLD_FROM = 600
_BOLD = re.compile(r"bold|black|heavy|demi|cmbx|cmssbx|sfbx|(?:^|[-,])(?:b|bd|bi)$|-medi", re.IGNORECASE)
# For fonts that are not embedded, PDFium gives a wrong weight; these are their names.
_NOT_BOLD = re.compile(
    r"roman|regu|ital|obli|book|light|thin|normal|times|helvetica|arial|courier|georgia|verdana|calibri|cmr|sfrm|symbol",
    re.IGNORECASE,
)
_ITALIC_NAME = re.compile(r"ital|obli|cmti|cmsl|sfti|(?:[-,])(?:i|it|bi)$", re.IGNORECASE)
_FIXED_NAME = re.compile(
    r"mono|nimbusmon|courier|consol|typewriter|menlo|inconsolata|fixed|zi4|"
    r"cm(?:tt|vtt|sltt|itt|tcsc|tex)\d|sf(?:tt|st|it|vt|tc)\d|(?:lm|n?tx)tt",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Font:
    """The style of a font, as its name and its flags tell it."""

    is_bold: bool = False
    is_italic: bool = False
    is_monospaced: bool = False
    is_math: bool = False
    name: str = field(default="", compare=False)
    address: Address = 0
    """PDFium's address of a font without a name, which nothing else distinguishes from others; else 0."""
    glyphs: GlyphMeasures | None = field(default=None, compare=False, repr=False)
    """The measures of a font that does not tell its size, until they have told its style; else None."""


@dataclass(slots=True)
class TextRun:
    """Neighbouring characters of one style, in reading order.

    Measures are in points from the lower left of the page.
    """

    text: str
    left: float
    right: float
    baseline: float
    size: float
    font: Font
    row: int
    """The index of PDFium's line that it is on."""
    has_space_before: bool


class RotatedRuns(NamedTuple):
    """Runs whose lines have one direction."""

    rotation: int
    """The rotation to the left in degrees."""
    runs: list[TextRun]


def extract_runs(page: PageText) -> list[RotatedRuns] | None:
    """Return the runs of a page by the direction of their lines, the most frequent first, each rotated to be level.

    None for a page with more text objects than text needs, such as a map.
    """
    words = _words(page)
    if len({word.text_object for word in words}) > _MAX_TEXT_OBJECTS:
        return None
    styles = _styles(page, words)
    level = {address: style.size for address, style in styles.items() if style.rotation == 0}
    words = split_joined_words(page, words, level)
    by_rotation: defaultdict[int, list[Word]] = defaultdict(list)
    for word in words:
        by_rotation[styles[word.text_object].rotation].append(word)
    rotations = sorted(by_rotation, key=lambda rotation: (-len(by_rotation[rotation]), rotation))
    return [
        RotatedRuns(rotation, list(_runs(page, by_rotation[rotation], styles, rotation)))
        for rotation in rotations
    ]


@dataclass(frozen=True, slots=True)
class _TextStyle:
    rotation: int
    """The rotation to the left in degrees: a multiple of 90, or else of 5."""
    size: float
    baseline: float
    font: Font


def _words(page: PageText) -> list[Word]:
    """Return the words of a page; a word drawn by several text objects is split."""
    spans = [
        (*word.span(), row)
        for row, line in enumerate(_LINE.finditer(page.text))
        for word in _WORD.finditer(page.text, *line.span())
    ]
    firsts = page.text_objects([start for start, _, _ in spans])
    lasts = page.text_objects([end - 1 for _, end, _ in spans])
    words: list[Word] = []
    for (start, end, row), first, last in zip(spans, firsts, lasts, strict=True):
        if first == last:
            words.append(Word(start, end, row, first or 0))
        else:
            words.extend(_parts(page, start, end, row))
    return [word for word in words if word.text_object]


def _parts(page: PageText, start: int, end: int, row: int) -> Iterator[Word]:
    for text_object, group in groupby(page.text_objects(range(start, end))):
        length = sum(1 for _ in group)
        yield Word(start, start + length, row, text_object or 0)
        start += length


def _styles(page: PageText, words: Iterable[Word]) -> dict[Address, _TextStyle]:
    fonts: dict[Address, Font] = {}
    styles: dict[Address, _TextStyle] = {}
    unmeasured: defaultdict[tuple[Font, float], list[Word]] = defaultdict(list)
    for word in words:
        style = styles.get(word.text_object)
        if style is None:
            font = font_of(word.text_object)
            if font not in fonts:
                fonts[font] = _font(*font_traits(font), font)
            a, b, c, d, e, f = page.matrix(word.start)
            rotation = _rotation(a, b)
            size = page.font_size(word.start) * math.hypot(c, d)
            style = _TextStyle(rotation, size, _across(e, f, rotation), fonts[font])
            styles[word.text_object] = style
        if style.font.address or style.size < _MIN_SIZE:
            unmeasured[style.font, style.size].append(word)
    for group in unmeasured.values():
        _measure_font(page, group, styles)
    return styles


def _measure_font(page: PageText, words: Sequence[Word], styles: dict[Address, _TextStyle]) -> None:
    """Set the size of text in a font that does not tell it, from the glyphs that are drawn."""
    places = [place for word in words for place in range(word.start, word.end)][:MAX_MEASURED_LETTERS]
    drawn, placed = page.glyph_boxes(places), page.boxes(places)
    along, up = (1, 0) if styles[words[0].text_object].rotation in (90, 270) else (0, 1)
    widths = [abs(end - start) for start, end in zip(placed[along::4], placed[along + 2 :: 4], strict=True)]
    heights = [abs(end - start) for start, end in zip(drawn[up::4], drawn[up + 2 :: 4], strict=True)]
    glyphs = measure_glyphs("".join(page.text[place] for place in places), heights, widths)
    for text_object in {word.text_object for word in words}:
        style = styles[text_object]
        font = replace(style.font, glyphs=glyphs)
        styles[text_object] = replace(style, size=max(glyphs.size, _MIN_SIZE), font=font)


def _rotation(a: float, b: float) -> int:
    if abs(b) <= _LEVEL * abs(a):
        return 0 if a >= 0 else 180
    if abs(a) <= _LEVEL * abs(b):
        return 90 if b > 0 else 270
    return round(math.degrees(math.atan2(b, a)) / _DEGREES) * _DEGREES % 360 or 360


def _along(x: float, y: float, rotation: int) -> float:
    """Return the horizontal position of a point once the page is rotated so that lines are level."""
    match rotation:
        case 0:
            return x
        case 90:
            return y
        case 180:
            return -x
        case 270:
            return -y
    angle = math.radians(rotation)
    return x * math.cos(angle) + y * math.sin(angle)


def _across(x: float, y: float, rotation: int) -> float:
    """Return the vertical position of a point once the page is rotated so that lines are level."""
    return _along(y, -x, rotation)


def _font(name: str, flags: int, weight: int, address: Address) -> Font:
    return Font(
        is_bold=_BOLD.search(name) is not None or (weight >= _BOLD_FROM and _NOT_BOLD.search(name) is None),
        is_italic=bool(flags & _ITALIC) or _ITALIC_NAME.search(name) is not None,
        is_monospaced=bool(flags & _FIXED_WIDTH) or _FIXED_NAME.search(name) is not None,
        is_math=is_math_font(name),
        name=name,
        address=0 if name else address,
    )


def _edges(page: PageText, places: Sequence[int], rotation: int) -> tuple[Sequence[float], Sequence[float]]:
    """Return the left and right edges of characters, with the page rotated so that lines are level."""
    boxes = page.boxes(places)
    left, top, right, bottom = (boxes[side::4] for side in range(4))
    match rotation:
        case 0:
            return left, right
        case 90:
            return bottom, top
        case 180:
            return [-x for x in right], [-x for x in left]
        case 270:
            return [-y for y in top], [-y for y in bottom]
    centres = [
        _along((x + other) / 2, (y + below) / 2, rotation)
        for x, y, other, below in zip(left, top, right, bottom, strict=True)
    ]
    return centres, centres


def _runs(
    page: PageText, words: Sequence[Word], styles: dict[Address, _TextStyle], rotation: int
) -> Iterator[TextRun]:
    """Yield the runs: neighbouring words of one text object."""
    first_edges = _edges(page, [word.start for word in words], rotation)
    last_edges = _edges(page, [word.end - 1 for word in words], rotation)
    # In text from right to left, the last letter and the next word are on the left.
    lefts = list(map(min, first_edges[0], last_edges[0]))
    rights = list(map(max, first_edges[1], last_edges[1]))
    sizes = [styles[word.text_object].size for word in words]
    joined = find_joined(page.text, words, lefts, rights, sizes)
    apart = find_apart(page.text, words, lefts, rights, sizes)
    start, left, right, limit = 0, 0.0, 0.0, 0.0
    for place, word in enumerate(words):
        before = words[place - 1]
        if (
            place > start
            and (word.text_object, word.row) == (before.text_object, before.row)
            and lefts[place] - right <= limit
            and left - rights[place] <= limit
        ):
            left, right = min(left, lefts[place]), max(right, rights[place])
            continue
        if place:
            yield _run(page.text, words, range(start, place), (joined, apart), styles, (left, right))
        start, left, right = place, lefts[place], rights[place]
        limit = _MAX_GAP * styles[word.text_object].size
    if words:
        yield _run(page.text, words, range(start, len(words)), (joined, apart), styles, (left, right))


def _run(
    text: str,
    words: Sequence[Word],
    places: range,
    spacing: tuple[set[int], set[int]],
    styles: dict[Address, _TextStyle],
    edges: tuple[float, float],
) -> TextRun:
    joined, apart = spacing
    first = words[places[0]]
    style = styles[first.text_object]
    parts = [text[first.start : first.end]]
    for place in places[1:]:
        word = words[place]
        between = text[words[place - 1].end : word.start]
        is_apart = place not in joined and (not between or any(map(str.isspace, between)))
        parts.append(f" {text[word.start : word.end]}" if is_apart else text[word.start : word.end])
    whole = "".join(parts)
    if style.font.is_math and (signs := symbol_map(style.font.name)) is not None:
        whole = whole.translate(signs)
    elif not whole.isascii():
        whole = restore_ligatures(whole)
    if whole[-1] in _LINE_END_HYPHENS:
        whole = whole[:-1] + LINE_END_HYPHEN
    is_spaced = first.start > 0 and text[first.start - 1].isspace() and places[0] not in joined
    has_space_before = is_spaced or places[0] in apart
    return TextRun(whole, *edges, style.baseline, style.size, style.font, first.row, has_space_before)
