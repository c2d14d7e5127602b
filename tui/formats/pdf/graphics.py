"""Find the figures of a page by the shapes drawn there, and the words in them: axes, legends, parts of diagrams."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from tui.formats.pdf.lines import TextLine, group_into_rows
from tui.formats.pdf.text_patterns import is_caption, is_formula

_CELL = 8.0
"""The side, in points, of the square cells by which shapes that are close together are found."""
_MAX_CELLS = 300
_MAX_FILLED = 150
_MAX_GROUPS = 50
_MAX_FIGURES = 100
_MAX_NEAR = 20
_RULE = 2.5
_MIN_WIDTH = 40.0
_MIN_HEIGHT = 28.0
_MIN_SHAPES = 6
_MAX_PAGE_SHARE = 0.6
_MAX_LABEL_SHARE = 0.6
_NEAR = 20.0
_INSIDE = 3.0
_MAX_LABEL_SIZE = 0.93
_MAX_LABEL_CHARS = 60
_MIN_BOXED_LINES = 3
_MIN_TABLE_ROWS = 3
_MIN_TABLE_SHARE = 0.6
_MIN_TABLE_EDGES = 2
_EDGE = 6.0
_MIN_BOXED_WORDS = 6
_CAPTION_GAP = 1.6


@dataclass(frozen=True, slots=True)
class Shape:
    """The bounds of a line, area or picture, in points from the lower left of the page."""

    left: float
    bottom: float
    right: float
    top: float
    is_picture: bool = False

    @property
    def area(self) -> float:
        return (self.right - self.left) * (self.top - self.bottom)

    @property
    def is_rule(self) -> bool:
        """True for a straight line, horizontal or vertical."""
        return self.right - self.left <= _RULE or self.top - self.bottom <= _RULE


def find_figures(shapes: Iterable[Shape], page_area: float) -> list[Shape]:
    """Return the bounds of figures: groups of close shapes, unless all of them are the rules of a table.

    Args:
        shapes: The shapes on the page.
        page_area: The area of the page in square points.
    """
    limit = _MAX_PAGE_SHARE * page_area
    usable = [shape for shape in shapes if shape.area <= limit]
    if len(usable) < _MIN_SHAPES and not any(shape.is_picture for shape in usable):
        return []
    groups = [_Group(shapes) for shapes in _close_groups(usable)]
    figures = (
        group.bounds
        for group in _joined(group for group in groups if group.bounds.area <= limit)
        if group.bounds.right - group.bounds.left >= _MIN_WIDTH
        and group.bounds.top - group.bounds.bottom >= _MIN_HEIGHT
        and (group.bounds.is_picture or group.is_drawn)
    )
    return list(islice(figures, _MAX_FIGURES))


@dataclass(slots=True)
class _Group:
    """Shapes that are drawn close together."""

    shapes: list[Shape]

    @property
    def bounds(self) -> Shape:
        return Shape(
            min(shape.left for shape in self.shapes),
            min(shape.bottom for shape in self.shapes),
            max(shape.right for shape in self.shapes),
            max(shape.top for shape in self.shapes),
            any(shape.is_picture for shape in self.shapes),
        )

    @property
    def is_drawn(self) -> bool:
        return len(self.shapes) >= _MIN_SHAPES and not all(shape.is_rule for shape in self.shapes)


def _joined(groups: Iterable[_Group]) -> list[_Group]:
    """Return the groups, with those within the bounds of a larger one joined to it."""
    result: list[tuple[Shape, _Group]] = []
    for bounds, group in sorted(((group.bounds, group) for group in groups), key=lambda pair: -pair[0].area):
        around = next((pair for pair in result[:_MAX_GROUPS] if _is_within(bounds, pair[0])), None)
        if around is None:
            result.append((bounds, group))
        else:
            around[1].shapes.extend(group.shapes)
    return [group for _, group in result]


def _is_within(inner: Shape, outer: Shape) -> bool:
    return (
        outer.left <= inner.left
        and inner.right <= outer.right
        and outer.bottom <= inner.bottom
        and inner.top <= outer.top
    )


def _close_groups(shapes: Iterable[Shape]) -> list[list[Shape]]:
    """Return the shapes in groups that touch the same or neighbouring cells of the page."""
    alike: dict[tuple[int, int, int, int], list[Shape]] = {}
    for shape in shapes:
        edges = (shape.left, shape.bottom, shape.right, shape.top)
        left, bottom, right, top = (int(edge // _CELL) for edge in edges)
        alike.setdefault((left, bottom, right, top), []).append(shape)
    parents: dict[tuple[int, int], tuple[int, int]] = {}

    def root(cell: tuple[int, int]) -> tuple[int, int]:
        while parents[cell] != cell:
            parents[cell] = parents[parents[cell]]
            cell = parents[cell]
        return cell

    for left, bottom, right, top in alike:
        first = (left, bottom)
        for cell in _cells(left, bottom, right, top):
            parents.setdefault(cell, cell)
            parents[root(cell)] = root(parents.setdefault(first, first))
    for column, row in list(parents):
        for near in ((column + 1, row), (column, row + 1), (column + 1, row + 1), (column + 1, row - 1)):
            if near in parents:
                parents[root(near)] = root((column, row))
    groups: dict[tuple[int, int], list[Shape]] = {}
    for (left, bottom, _, _), found in alike.items():
        groups.setdefault(root((left, bottom)), []).extend(found)
    return list(groups.values())


def _cells(left: int, bottom: int, right: int, top: int) -> Iterator[tuple[int, int]]:
    """Yield the cells of a small shape, and those on the edge of a large one."""
    right, top = min(right, left + _MAX_CELLS), min(top, bottom + _MAX_CELLS)
    step = 1 if (right - left) * (top - bottom) <= _MAX_FILLED else max(1, top - bottom)
    for row in range(bottom, top + 1):
        is_edge = (row - bottom) % step == 0
        yield from ((column, row) for column in (range(left, right + 1) if is_edge else (left, right)))


def split_labels(
    lines: Sequence[TextLine], figures: Sequence[Shape], size: float
) -> tuple[list[TextLine], list[TextLine]]:
    """Split the lines of a page, in any order, into its text and the words in its figures.

    Args:
        lines: The lines.
        figures: The bounds of the figures.
        size: The size of most of the document's text, in points.
    """
    if not figures:
        return list(lines), []
    labels: set[int] = set()
    captions = _captions(lines)
    in_text = _lines_in_text(lines)
    for figure in figures:
        inside = [line for line in lines if _is_inside(line, figure) and id(line) not in captions]
        if _is_boxed_text(inside) or _is_table(inside):
            continue
        labels |= set(map(id, inside))
        others = (line for line in lines if id(line) not in captions and id(line) not in in_text)
        labels |= {id(line) for line in others if _is_beside(line, figure, size)}
    taken = sum(len(line.text) for line in lines if id(line) in labels)
    if taken > _MAX_LABEL_SHARE * sum(len(line.text) for line in lines):
        return list(lines), []
    return [line for line in lines if id(line) not in labels], [line for line in lines if id(line) in labels]


def _is_table(lines: Sequence[TextLine]) -> bool:
    """Return whether the words within a frame are a table: most of them in rows, with common edges."""
    rows = group_into_rows(lines)
    wide = [row for row in rows if len(row) > 1 or len(row[0].cells) > 1]
    if len(wide) < _MIN_TABLE_ROWS or len(wide) < _MIN_TABLE_SHARE * len(rows):
        return False
    edges = Counter[int]()
    for row in wide:
        edges.update({round(edge / _EDGE) for line in row for edge in (line.left, line.right)})
    common = sum(count > len(wide) / 2 for count in edges.values())
    return common >= _MIN_TABLE_EDGES


def _captions(lines: Sequence[TextLine]) -> set[int]:
    """Return the ``id`` of each line that begins with a figure's name, or is close below one in the same size."""
    found: set[int] = set()
    open_captions: list[TextLine] = []
    for line in sorted(lines, key=lambda line: -line.baseline):
        open_captions = [
            last for last in open_captions if last.baseline - line.baseline <= 2 * _CAPTION_GAP * last.size
        ]
        above = next((last for last in open_captions if _follows(last, line)), None)
        if above is not None or is_caption(line.text):
            found.add(id(line))
            open_captions = [*open_captions[-_MAX_NEAR:], line]
    return found


def _lines_in_text(lines: Sequence[TextLine]) -> set[int]:
    """Return the ``id`` of each long line, and of those close above or below one in the same size."""
    found: set[int] = set()
    ordered = sorted(lines, key=lambda line: -line.baseline)
    for direction in (ordered, ordered[::-1]):
        near: list[TextLine] = []
        for line in direction:
            near = [last for last in near if abs(last.baseline - line.baseline) <= _CAPTION_GAP * last.size]
            if len(line.text) > _MAX_LABEL_CHARS or any(
                _follows(last, line) or _follows(line, last) for last in near
            ):
                found.add(id(line))
            if id(line) in found:
                near = [*near[-_MAX_NEAR:], line]
    return found


def _follows(above: TextLine, line: TextLine) -> bool:
    return (
        0 <= above.baseline - line.baseline <= _CAPTION_GAP * above.size
        and abs(above.size - line.size) <= 0.06 * above.size
        and line.left < above.right
        and above.left < line.right
    )


def _is_inside(line: TextLine, figure: Shape) -> bool:
    middle = (line.left + line.right) / 2
    height = line.baseline + 0.3 * line.size
    return (
        figure.left - _INSIDE <= middle <= figure.right + _INSIDE
        and figure.bottom - _INSIDE <= height <= figure.top + _INSIDE
        and line.right - line.left <= figure.right - figure.left + 2 * _NEAR
    )


def _is_beside(line: TextLine, figure: Shape, size: float) -> bool:
    """Return whether a short line of small text, or of numbers, is near the edge of a figure."""
    is_label = len(line.text) <= _MAX_LABEL_CHARS and (
        line.size < _MAX_LABEL_SIZE * size or is_formula(line.text)
    )
    return (
        is_label
        and line.left >= figure.left - 2 * _NEAR
        and line.right <= figure.right + 2 * _NEAR
        and figure.bottom - _NEAR <= line.baseline + 0.3 * line.size <= figure.top + _NEAR
    )


def _is_boxed_text(lines: Iterable[TextLine]) -> bool:
    """Return whether most lines within a frame are running text."""
    counts = [len(line.text.split()) for line in lines]
    long = [count for count in counts if count >= _MIN_BOXED_WORDS]
    return len(long) >= _MIN_BOXED_LINES and 2 * sum(long) >= sum(counts)
