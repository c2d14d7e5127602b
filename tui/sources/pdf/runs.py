"""Runs: letters of one make that stand side by side on a page."""

import math
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from tui.sources.pdf.library import Letters

HYPHEN = "\u00ad"
"""What a hyphen is that the library knows to have been put in at the end of a line."""

_WIDEST_GAP = 0.8
"""In units of the letters' size: what is farther apart may belong to another column."""

_LINE_HYPHENS = "\x02\ufffe\u00ad"
_WORD = re.compile(r"[^\s\0]+")
_LEVEL = 0.02  # the tangent of about one degree
_SLANTED = -1
_FIXED_WIDTH = 1
_ITALIC = 64
_BOLD_FROM = 600
_BOLD = re.compile(r"bold|black|heavy|demi|cmbx|cmssbx|sfbx|(?:^|[-,])(?:b|bd|bi)$|-medi", re.IGNORECASE)
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


def runs_of(letters: Letters) -> tuple[list[Run], list[str]]:
    """The runs of a page, turned so that its lines are level, and the texts that stand across them.

    Args:
        letters: The page's letters.
    """
    pieces = list(_pieces(letters))
    sizes = Counter[int]()
    for piece in pieces:
        sizes[piece.turn] += piece.end - piece.start
    turn = max(sizes, key=lambda key: sizes[key], default=_SLANTED)
    level = [piece for piece in pieces if piece.turn == turn != _SLANTED]
    across = [
        letters.text[piece.start : piece.end] for piece in pieces if piece.turn != turn or turn == _SLANTED
    ]
    lefts, rights = _edges(letters, turn)
    return [run for piece in level for run in _runs(piece, letters.text, lefts, rights)], across


@dataclass(slots=True)
class _Piece:
    """Consecutive letters that were drawn together."""

    start: int
    end: int
    row: int
    turn: int
    """How many quarters of a turn to the left it makes."""
    size: float
    baseline: float
    font: Font


def _pieces(letters: Letters) -> Iterator[_Piece]:
    row = start = 0
    fonts: dict[int | None, Font] = {}
    for piece, group in groupby(letters.objects):
        end = start + sum(1 for _ in group)
        text = letters.text[start:end]
        if piece is None:
            row += "\n" in text or "\r" in text
        elif not text.isspace():
            # The first letter may be a space that the library put in, which has no matrix of its own.
            first = start + len(text) - len(text.lstrip())
            yield _piece(letters, first, end, row, fonts)
            row += text.rstrip()[-1] in _LINE_HYPHENS
        start = end


def _piece(letters: Letters, start: int, end: int, row: int, fonts: dict[int | None, Font]) -> _Piece:
    a, b, c, d, e, f = letters.matrix(start)
    address = letters.font(start)
    if address not in fonts:
        fonts[address] = _font(*letters.font_traits(start))
    turn = _turn(a, b)
    baseline = {0: f, 1: -e, 2: -f, 3: e}.get(turn, f)
    return _Piece(
        start, end, row, turn, letters.font_size(start) * math.hypot(c, d), baseline, fonts[address]
    )


def _turn(a: float, b: float) -> int:
    """In which direction text with such a matrix runs."""
    if abs(b) <= _LEVEL * abs(a):
        return 0 if a >= 0 else 2
    if abs(a) <= _LEVEL * abs(b):
        return 1 if b > 0 else 3
    return _SLANTED


def _font(name: str, flags: int, weight: int) -> Font:
    return Font(
        is_bold=weight >= _BOLD_FROM or _BOLD.search(name) is not None,
        is_italic=bool(flags & _ITALIC) or _ITALIC_NAME.search(name) is not None,
        is_fixed=bool(flags & _FIXED_WIDTH) or _FIXED_NAME.search(name) is not None,
    )


def _edges(letters: Letters, turn: int) -> tuple[Sequence[float], Sequence[float]]:
    """Where each letter begins and ends on its line, once the page is turned so that its lines are level."""
    left, top, right, bottom = (letters.boxes[side::4] for side in range(4))
    match turn:
        case 1:
            return bottom, top
        case 2:
            return [-x for x in right], [-x for x in left]
        case 3:
            return [-y for y in top], [-y for y in bottom]
    return left, right


def _runs(piece: _Piece, text: str, lefts: Sequence[float], rights: Sequence[float]) -> Iterator[Run]:
    """The runs of a piece: it is cut where its letters are far apart."""
    limit = piece.size * _WIDEST_GAP
    words: list[str] = []
    left = right = 0.0
    is_apart = piece.start > 0 and text[piece.start - 1].isspace()
    for word in _WORD.finditer(text, piece.start, piece.end):
        first, last = word.start(), word.end() - 1
        begin, end = min(lefts[first], lefts[last]), max(rights[first], rights[last])
        # In text that runs from right to left, the next word stands on the other side.
        if words and max(begin - right, left - end) > limit:
            yield _run(piece, words, left, right, is_apart)
            words, is_apart = [], True
        if not words:
            left, right = begin, end
        is_apart = is_apart or (not words and first > piece.start and text[first - 1].isspace())
        words.append(word[0])
        left, right = min(left, begin), max(right, end)
    if words:
        yield _run(piece, words, left, right, is_apart)


def _run(piece: _Piece, words: Sequence[str], left: float, right: float, is_apart: bool) -> Run:
    text = " ".join(words).translate(_LIGATURES)
    if text[-1] in _LINE_HYPHENS:
        text = text[:-1] + HYPHEN
    return Run(text, left, right, piece.baseline, piece.size, piece.font, piece.row, is_apart)
