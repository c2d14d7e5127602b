"""The order in which a page is read: columns, and what stands across them."""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise

from tui.formats.pdf.lines import Column, Line, joined_line, level_lines

_DEEPEST = 3
_FEWEST_LINES = 3
_FEWEST_LINES_MIXED = 5
_SHORTEST_MIXED = 22
_MOST_EDGES = 12
_EDGE = 3.0
_SLACK = 1.0
_OVERFULL = 20


def in_reading_order(lines: Sequence[Line], depth: int = 0) -> list[Line]:
    """The lines of a page as they are read, each with its column.

    Where two columns stand beside each other, the left one is read first, down to the next line that stands across
    both: a title, an abstract, a wide table.

    Args:
        lines: The lines as they were drawn, cut wherever a gap may part two columns.
        depth: How often the page has been parted already.
    """
    gutter = _gutter(lines) if depth < _DEEPEST else None
    if gutter is None:
        return _one_column(lines)
    result: list[Line] = []
    wide: list[Line] = []
    for is_wide, band in _bands(lines, gutter):
        if is_wide:
            wide = band
            result.extend(_one_column(wide))
            continue
        for side in _sides(band, gutter):
            result.extend(in_reading_order(side, depth + 1))
    return result


def _sides(lines: Iterable[Line], gutter: float) -> tuple[list[Line], list[Line]]:
    left: list[Line] = []
    right: list[Line] = []
    for line in lines:
        (left if line.right <= gutter + _SLACK else right).append(line)
    return left, right


def _bands(lines: Iterable[Line], gutter: float) -> Iterable[tuple[bool, list[Line]]]:
    """The lines from top to bottom, in bands that stand across the gutter and bands that do not."""
    bands: list[tuple[bool, list[Line]]] = []
    for row in level_lines(lines):
        is_wide = any(_crosses(line, gutter) for line in row)
        if not bands or bands[-1][0] != is_wide:
            bands.append((is_wide, []))
        bands[-1][1].extend(row)
    return bands


def _crosses(line: Line, gutter: float) -> bool:
    return line.left < gutter - _SLACK and line.right > gutter + _SLACK


def _gutter(lines: Sequence[Line]) -> float | None:
    """Where two columns meet, or None if there is only one."""
    if len(lines) < 2 * _FEWEST_LINES:
        return None
    edges = Counter(round(line.left / _EDGE) for line in lines)
    leftmost = min(edges)
    candidates = [
        edge for edge, count in edges.most_common(_MOST_EDGES) if edge != leftmost and count >= _FEWEST_LINES
    ]
    drawn = {id(line): position for position, line in enumerate(lines)}
    best, best_score = None, 0
    for edge in sorted(candidates):
        gutter = min(line.left for line in lines if round(line.left / _EDGE) == edge) - _SLACK
        score = sum(_evidence(band, gutter, drawn) for is_wide, band in _bands(lines, gutter) if not is_wide)
        if score > best_score:
            best, best_score = gutter, score
    return best


def _evidence(band: Sequence[Line], gutter: float, drawn: dict[int, int]) -> int:
    """How many lines of a band stand side by side, if they look like columns of text and not like a table.

    Columns are drawn one after the other, tables row by row. Where columns too are drawn row by row, their lines are
    longer than those of most tables.
    """
    left, right = _sides(band, gutter)
    fewest = min(len(left), len(right))
    if fewest < _FEWEST_LINES:
        return 0
    in_order = sorted(band, key=lambda line: drawn[id(line)])
    sides = [line.left > gutter - _SLACK for line in in_order]
    switches = sum(before != after for before, after in pairwise(sides))
    if switches <= 1 + fewest // 8:
        return fewest
    if fewest < _FEWEST_LINES_MIXED or min(map(_mean_length, (left, right))) < _SHORTEST_MIXED:
        return 0
    return fewest


def _mean_length(lines: Sequence[Line]) -> float:
    return sum(len(line.text) for line in lines) / len(lines)


def _one_column(lines: Sequence[Line]) -> list[Line]:
    joined = [joined_line(row) for row in level_lines(lines)]
    if joined:
        column = _column(joined)
        for line in joined:
            line.column = column
    return joined


def _column(lines: Sequence[Line]) -> Column:
    weights = Counter[int]()
    for line in lines:
        weights[round(line.left)] += len(line.text)
    # Where two places tell alike, text begins at the left one, and the other is indented.
    most = max(weights.values())
    margin = min(place for place, weight in weights.items() if weight * 2 > most)
    left = min(line.left for line in lines if round(line.left) == margin)
    # A few lines may be longer than the column is wide.
    ends = sorted((line.right for line in lines), reverse=True)
    return Column(lines[0].page, left, ends[len(ends) // _OVERFULL])
