"""Runs: letters of one make that stand side by side on a page."""

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

from tui.formats.pdf.library import Address, Letters, PieceFont

HYPHEN = "\u00ad"
"""What a hyphen is that the library knows to have been put in at the end of a line."""

_MOST_PIECES = 30_000
_WIDEST_GAP = 0.8
"""In units of the letters' size: what is farther apart may belong to another column."""

_LINE_HYPHENS = "\x02\ufffe\u00ad"
_WORD = re.compile(r"[^\s\0]+")
_LINE = re.compile(rf"[^\n{_LINE_HYPHENS}]*[\n{_LINE_HYPHENS}]?")
_LEVEL = 0.02  # the tangent of about one degree
_SLANTED = -1
_FIXED_WIDTH = 1
_ITALIC = 64
_BOLD_FROM = 600
_BOLD = re.compile(r"bold|black|heavy|demi|cmbx|cmssbx|sfbx|(?:^|[-,])(?:b|bd|bi)$|-medi", re.IGNORECASE)
# The weight is made up for fonts that are not part of the file, and those have telling names.
_NOT_BOLD = re.compile(
    r"roman|regu|ital|obli|book|light|thin|normal|times|helvetica|arial|courier|georgia|verdana|calibri|cmr|sfrm|symbol",
    re.IGNORECASE,
)
_ITALIC_NAME = re.compile(r"ital|obli|cmti|cmsl|sfti|(?:[-,])(?:i|it|bi)$", re.IGNORECASE)
_FIXED_NAME = re.compile(
    r"mono|nimbusmon|courier|consol|typewriter|menlo|cmtt|sftt|cmvtt|inconsolata|fixed", re.IGNORECASE
)
_LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"})


@dataclass(frozen=True, slots=True)
class Font:
    """What a run's letters look like, beside their size."""

    is_bold: bool = False
    is_italic: bool = False
    is_fixed: bool = False
    """Whether all letters are equally wide, as on a typewriter."""


@dataclass(slots=True)
class Run:
    """Letters of one make that stand side by side, in the order in which they are read."""

    text: str
    left: float
    """In points, like all measures of a page; y grows upwards."""
    right: float
    baseline: float
    size: float
    font: Font
    row: int
    """Which of the library's lines it is on."""
    is_apart: bool
    """Whether a space stands before it."""


def runs_of(letters: Letters) -> tuple[list[Run], str] | None:
    """The runs of a page, turned so that its lines are level, and the text that stands across them.

    Args:
        letters: The page's letters.

    Returns:
        The runs and that text; None for a page with more pieces of text than print has, such as a map.
    """
    words = _words(letters)
    if len({word.piece for word in words}) > _MOST_PIECES:
        return None
    makes = _makes(letters, words)
    turns = Counter(makes[word.piece].turn for word in words)
    turn = max(turns, key=lambda key: turns[key], default=_SLANTED)
    level = [word for word in words if makes[word.piece].turn == turn != _SLANTED]
    across = [letters.text[word.start : word.end] for word in words if makes[word.piece].turn != turn]
    return list(_runs(letters, level, makes, turn)), " ".join(across)


class _Word(NamedTuple):
    """Letters of one piece of text with no space between them."""

    start: int
    end: int
    row: int
    piece: Address


@dataclass(frozen=True, slots=True)
class _Make:
    """What the letters of a piece of text look like, and where it stands."""

    turn: int
    """How many quarters of a turn to the left it makes."""
    size: float
    baseline: float
    font: Font


def _words(letters: Letters) -> list[_Word]:
    """The page's words. Those that were drawn in several pieces are several words."""
    spans = [
        (*word.span(), row)
        for row, line in enumerate(_LINE.finditer(letters.text))
        for word in _WORD.finditer(letters.text, *line.span())
    ]
    firsts = letters.pieces([start for start, _, _ in spans])
    lasts = letters.pieces([end - 1 for _, end, _ in spans])
    words: list[_Word] = []
    for (start, end, row), first, last in zip(spans, firsts, lasts, strict=True):
        if first == last:
            words.append(_Word(start, end, row, first or 0))
        else:
            words.extend(_parts(letters, start, end, row))
    return [word for word in words if word.piece]


def _parts(letters: Letters, start: int, end: int, row: int) -> Iterator[_Word]:
    for piece, group in groupby(letters.pieces(range(start, end))):
        length = sum(1 for _ in group)
        yield _Word(start, start + length, row, piece or 0)
        start += length


def _makes(letters: Letters, words: Iterable[_Word]) -> dict[Address, _Make]:
    """The make of each piece."""
    fonts: dict[Address, Font] = {}
    makes: dict[Address, _Make] = {}
    for word in words:
        if word.piece in makes:
            continue
        font = PieceFont.of(word.piece)
        if font.key not in fonts:
            fonts[font.key] = _font(*font.traits())
        a, b, c, d, e, f = letters.matrix(word.start)
        turn = _turn(a, b)
        size = letters.font_size(word.start) * math.hypot(c, d)
        makes[word.piece] = _Make(turn, size, {1: -e, 2: -f, 3: e}.get(turn, f), fonts[font.key])
    return makes


def _turn(a: float, b: float) -> int:
    """In which direction text with such a matrix runs."""
    if abs(b) <= _LEVEL * abs(a):
        return 0 if a >= 0 else 2
    if abs(a) <= _LEVEL * abs(b):
        return 1 if b > 0 else 3
    return _SLANTED


def _font(name: str, flags: int, weight: int) -> Font:
    return Font(
        is_bold=_BOLD.search(name) is not None or (weight >= _BOLD_FROM and _NOT_BOLD.search(name) is None),
        is_italic=bool(flags & _ITALIC) or _ITALIC_NAME.search(name) is not None,
        is_fixed=bool(flags & _FIXED_WIDTH) or _FIXED_NAME.search(name) is not None,
    )


def _edges(letters: Letters, places: Sequence[int], turn: int) -> tuple[Sequence[float], Sequence[float]]:
    """Where letters begin and end on their lines, once the page is turned so that its lines are level."""
    boxes = letters.boxes(places)
    left, top, right, bottom = (boxes[side::4] for side in range(4))
    match turn:
        case 1:
            return bottom, top
        case 2:
            return [-x for x in right], [-x for x in left]
        case 3:
            return [-y for y in top], [-y for y in bottom]
    return left, right


def _runs(letters: Letters, words: Sequence[_Word], makes: dict[Address, _Make], turn: int) -> Iterator[Run]:
    """Words of one piece together, as long as they are not far apart."""
    first_edges = _edges(letters, [word.start for word in words], turn)
    last_edges = _edges(letters, [word.end - 1 for word in words], turn)
    start = end = row = -1
    piece: Address = 0
    left = right = limit = 0.0
    for word, *edges in zip(words, *first_edges, *last_edges, strict=True):
        # In text that runs from right to left, the last letter is the one on the left, as is the next word.
        first, last = min(edges[0], edges[2]), max(edges[1], edges[3])
        if word.piece == piece and word.row == row and first - right <= limit and left - last <= limit:
            end, left, right = word.end, min(left, first), max(right, last)
            continue
        if piece:
            yield _run(letters.text, _Word(start, end, row, piece), makes[piece], left, right)
        (start, end, row, piece), left, right = word, first, last
        limit = _WIDEST_GAP * makes[piece].size
    if piece:
        yield _run(letters.text, _Word(start, end, row, piece), makes[piece], left, right)


def _run(text: str, words: _Word, make: _Make, left: float, right: float) -> Run:
    written = " ".join(text[words.start : words.end].split()).translate(_LIGATURES)
    if written[-1] in _LINE_HYPHENS:
        written = written[:-1] + HYPHEN
    is_apart = words.start > 0 and text[words.start - 1].isspace()
    return Run(written, left, right, make.baseline, make.size, make.font, words.row, is_apart)
