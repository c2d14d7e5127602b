"""Find display formulas: formulas on lines of their own, with limits and fractions on lines above and below."""

import re
from collections.abc import Sequence
from itertools import pairwise

from tui.formats.pdf.lines import BodyMetrics, TextLine
from tui.formats.pdf.text_patterns import has_words, is_caption
from tui.text.lines import ends_sentence

_MAX_PIECE_CHARS = 40
_MAX_PIECES = 4
"""The number of successive lines without a sign of a formula."""
_MAX_MERGED = 200
_MAX_GAP = 1.7
_MAX_SIZE = 1.1
_MIN_MAIN_CHARS = 0.5
"""In units of the longest line; shorter lines close to it are parts of it."""
_MAX_PART_DISTANCE = 1.5
_LIST_NUMBER = re.compile(r"\(?(?:[0-9]{1,3}|[a-z])[.)]\s|\[[0-9]{1,3}\]|[0-9]{1,4}$")


def is_display(line: TextLine) -> bool:
    """Return whether a line is a display formula or a part of one, away from the left edge of its column."""
    if _LIST_NUMBER.match(line.text) or not line.is_formula:
        return False
    return line.indent > line.size or not has_words(line.text)


def end_of_display(lines: Sequence[TextLine], start: int, metrics: BodyMetrics) -> int:
    """Return the index after the display formula that begins at a line; ``start`` if none does.

    Args:
        lines: The lines of a column in reading order.
        start: The index of a line.
        metrics: The style of most of the text.
    """
    end = start
    for position in range(start, len(lines)):
        line = lines[position]
        if position >= end + _MAX_PIECES:
            break
        if position > start and _gap(lines[position - 1], line, metrics) > _MAX_GAP:
            break
        if is_display(line):
            end = position + 1
        elif not _is_piece(line, metrics):
            break
    return end


def _gap(above: TextLine, below: TextLine, metrics: BodyMetrics) -> float:
    return (above.baseline - below.baseline) / metrics.line_spacing(metrics.size)


def _is_piece(line: TextLine, metrics: BodyMetrics) -> bool:
    """Return whether a line between those of a formula may belong to it: a few words, or the name of a function."""
    return (
        line.indent > line.size
        and len(line.text) <= _MAX_PIECE_CHARS
        and line.size <= _MAX_SIZE * metrics.size
        and not line.is_row
        and not line.is_bold
        and not line.is_monospaced
        and not ends_sentence(line.text)
        and not is_caption(line.text)
        and (line.has_math or len(line.text.split()) <= 2)
    )


def merge_rows(lines: Sequence[TextLine]) -> list[TextLine]:
    """Return the lines of a formula, with limits and parts of fractions merged into the line that they belong to.

    They are placed in it by their horizontal positions.
    """
    if len(lines) > _MAX_MERGED:
        return list(lines)
    longest = max(len(line.text) for line in lines)
    mains = [line for line in lines if len(line.text) >= _MIN_MAIN_CHARS * longest]
    if any(
        abs(above.baseline - below.baseline) < 0.9 * max(above.size, below.size)
        for above, below in pairwise(mains)
    ):
        mains = [max(lines, key=lambda line: len(line.text))]
    parts: dict[int, list[TextLine]] = {id(main): [] for main in mains}
    alone = []
    for line in lines:
        if id(line) in parts:
            continue
        main = min(mains, key=lambda main: abs(main.baseline - line.baseline))
        if abs(main.baseline - line.baseline) <= _MAX_PART_DISTANCE * main.size:
            parts[id(main)].append(line)
        else:
            alone.append(line)
    merged = [main.with_parts(parts[id(main)]) if parts[id(main)] else main for main in mains]
    return sorted([*merged, *alone], key=lambda line: -line.baseline)
