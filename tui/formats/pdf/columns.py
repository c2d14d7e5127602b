"""The reading order of a page: columns, and what stands across them."""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise

from tui.formats.pdf.lines import PageColumn, TextLine, group_into_rows, join_line_parts

_MAX_DEPTH = 3
_MIN_LINES = 3
_MIN_MIXED_LINES = 5
_MIN_MIXED_CHARS = 22
_MAX_EDGES = 12
_EDGE_TOLERANCE = 3.0
_SLACK = 1.0
_OVERFULL_LINES = 20


def in_reading_order(lines: Sequence[TextLine], depth: int = 0) -> list[TextLine]:
    """Return the lines of a page as they are read, and set their columns.

    Where two columns stand beside each other, the left one is read first, down to the next line that stands across
    both: a title, an abstract, a wide table.

    Args:
        lines: The lines as they were drawn, cut wherever a gap may separate two columns.
        depth: How often the page has been split already.
    """
    gutter = _gutter(lines) if depth < _MAX_DEPTH else None
    if gutter is None:
        return _one_column(lines)
    result: list[TextLine] = []
    for is_wide, band in _bands(lines, gutter):
        if is_wide:
            result.extend(_one_column(band))
        else:
            for side in _sides(band, gutter):
                result.extend(in_reading_order(side, depth + 1))
    return result


def _sides(lines: Iterable[TextLine], gutter: float) -> tuple[list[TextLine], list[TextLine]]:
    left: list[TextLine] = []
    right: list[TextLine] = []
    for line in lines:
        (left if line.right <= gutter + _SLACK else right).append(line)
    return left, right


def _bands(lines: Iterable[TextLine], gutter: float) -> Iterable[tuple[bool, list[TextLine]]]:
    """Return the lines from top to bottom, in bands that stand across the gutter and bands that do not."""
    bands: list[tuple[bool, list[TextLine]]] = []
    for row in group_into_rows(lines):
        is_wide = any(_crosses(line, gutter) for line in row)
        if not bands or bands[-1][0] != is_wide:
            bands.append((is_wide, []))
        bands[-1][1].extend(row)
    return bands


def _crosses(line: TextLine, gutter: float) -> bool:
    return line.left < gutter - _SLACK and line.right > gutter + _SLACK


def _gutter(lines: Sequence[TextLine]) -> float | None:
    """Return where two columns meet; None if there is only one."""
    if len(lines) < 2 * _MIN_LINES:
        return None
    edges = Counter(round(line.left / _EDGE_TOLERANCE) for line in lines)
    leftmost = min(edges)
    candidates = [
        edge for edge, count in edges.most_common(_MAX_EDGES) if edge != leftmost and count >= _MIN_LINES
    ]
    drawn = {id(line): position for position, line in enumerate(lines)}
    best, best_score = None, 0
    for edge in sorted(candidates):
        gutter = min(line.left for line in lines if round(line.left / _EDGE_TOLERANCE) == edge) - _SLACK
        score = sum(_evidence(band, gutter, drawn) for is_wide, band in _bands(lines, gutter) if not is_wide)
        if score > best_score:
            best, best_score = gutter, score
    return best


def _evidence(band: Sequence[TextLine], gutter: float, drawn: dict[int, int]) -> int:
    """Return how many lines of a band stand side by side, if they look like columns of text and not like a table.

    Columns are drawn one after the other, tables row by row. Where columns too are drawn row by row, their lines are
    longer than those of most tables.
    """
    left, right = _sides(band, gutter)
    fewest = min(len(left), len(right))
    if fewest < _MIN_LINES:
        return 0
    in_order = sorted(band, key=lambda line: drawn[id(line)])
    sides = [line.left > gutter - _SLACK for line in in_order]
    switches = sum(before != after for before, after in pairwise(sides))
    if switches <= 1 + fewest // 8:
        return fewest
    if fewest < _MIN_MIXED_LINES or min(map(_mean_length, (left, right))) < _MIN_MIXED_CHARS:
        return 0
    return fewest


def _mean_length(lines: Sequence[TextLine]) -> float:
    return sum(len(line.text) for line in lines) / len(lines)


def _one_column(lines: Sequence[TextLine]) -> list[TextLine]:
    joined = [join_line_parts(row) for row in group_into_rows(lines)]
    if joined:
        column = _column(joined)
        for line in joined:
            line.column = column
    return joined


def _column(lines: Sequence[TextLine]) -> PageColumn:
    weights = Counter[int]()
    for line in lines:
        weights[round(line.left)] += len(line.text)
    # Where two edges are about as frequent, text begins at the left one, and the other is indented.
    heaviest = max(weights.values())
    margin = min(edge for edge, weight in weights.items() if weight * 2 > heaviest)
    left = min(line.left for line in lines if round(line.left) == margin)
    # A few lines may be longer than the column is wide.
    ends = sorted((line.right for line in lines), reverse=True)
    return PageColumn(lines[0].page, left, ends[len(ends) // _OVERFULL_LINES])
