"""Find the reading order of a page with columns, and with lines across them."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, groupby, pairwise

from tui.formats.pdf.lines import PageColumn, TextLine, attach_scripts, group_into_rows, join_line_parts

_MIN_LINES = 3
_MIN_MIXED_LINES = 5
_MIN_MIXED_CHARS = 22
_EDGE_TOLERANCE = 3.0
_SLACK = 1.0


def in_reading_order(lines: Sequence[TextLine], depth: int = 0) -> list[TextLine]:
    """Return the lines of a page in reading order, and set their columns.

    The left of two columns is read first, down to the next line across both, such as a title or a wide table.

    Args:
        lines: The lines as they were drawn, cut wherever a gap may separate two columns.
        depth: How deep the column that holds these lines is nested in others.
    """
    gutter = _gutter(lines) if depth < 3 else None
    if gutter is None:
        return _one_column(lines)
    result: list[TextLine] = []
    for is_wide, band in _bands(lines, gutter):
        if is_wide:
            result += _one_column(band)
        else:
            result += [line for side in _sides(band, gutter) for line in in_reading_order(side, depth + 1)]
    return result


def _sides(lines: Iterable[TextLine], gutter: float) -> tuple[list[TextLine], list[TextLine]]:
    left: list[TextLine] = []
    right: list[TextLine] = []
    for line in lines:
        (left if line.right <= gutter + _SLACK else right).append(line)
    return left, right


def _bands(lines: Iterable[TextLine], gutter: float) -> Iterator[tuple[bool, list[TextLine]]]:
    """Yield the lines from top to bottom, in bands across the gutter (true) and bands beside it."""

    def is_wide(row: Iterable[TextLine]) -> bool:
        return any(line.left < gutter - _SLACK and line.right > gutter + _SLACK for line in row)

    for crosses, rows in groupby(group_into_rows(lines), is_wide):
        yield crosses, list(chain.from_iterable(rows))


def _gutter(lines: Sequence[TextLine]) -> float | None:
    """Return the left edge of the second column; None if there is only one."""
    if len(lines) < 2 * _MIN_LINES:
        return None
    edges = Counter(round(line.left / _EDGE_TOLERANCE) for line in lines if not line.is_all_formula)
    leftmost = min(edges, default=0)
    candidates = [edge for edge, count in edges.most_common(12) if edge != leftmost and count >= _MIN_LINES]
    drawn = {id(line): position for position, line in enumerate(lines)}
    best, best_score = None, 0
    for edge in sorted(candidates):
        gutter = min(line.left for line in lines if round(line.left / _EDGE_TOLERANCE) == edge) - _SLACK
        score = sum(_evidence(band, gutter, drawn) for is_wide, band in _bands(lines, gutter) if not is_wide)
        if score > best_score:
            best, best_score = gutter, score
    return best


def _evidence(band: Sequence[TextLine], gutter: float, drawn: dict[int, int]) -> int:
    """Return how many lines of a band stand side by side, or 0 if they look like a table, not like columns of text.

    Columns are drawn one after the other, tables row by row. Columns that are also drawn row by row have longer lines
    than most tables.
    """
    # The parts of a formula have gaps between them, too.
    band = [line for line in band if not line.is_all_formula]
    left, right = _sides(band, gutter)
    fewest = min(len(left), len(right))
    if fewest < _MIN_LINES:
        return 0
    in_order = sorted(band, key=lambda line: drawn[id(line)])
    sides = [line.left > gutter - _SLACK for line in in_order]
    switches = sum(before != after for before, after in pairwise(sides))
    if switches <= 1 + fewest // 8:
        return fewest
    mean_lengths = (sum(len(line.text) for line in side) / len(side) for side in (left, right))
    if fewest < _MIN_MIXED_LINES or min(mean_lengths) < _MIN_MIXED_CHARS:
        return 0
    return fewest


def _one_column(lines: Sequence[TextLine]) -> list[TextLine]:
    joined = attach_scripts([join_line_parts(row) for row in group_into_rows(lines)])
    if joined:
        column = _column(joined)
        for line in joined:
            line.column = column
    return joined


def _column(lines: Sequence[TextLine]) -> PageColumn:
    weights = Counter[int]()
    for line in lines:
        weights[round(line.left)] += len(line.text)
    # Of two edges that are about as frequent, text begins at the left one and is indented to the other.
    heaviest = max(weights.values())
    margin = min(edge for edge, weight in weights.items() if weight * 2 > heaviest)
    left = min(line.left for line in lines if round(line.left) == margin)
    # A few lines may be longer than the column is wide.
    ends = sorted((line.right for line in lines), reverse=True)
    return PageColumn(lines[0].page, left, ends[len(ends) // 20])
