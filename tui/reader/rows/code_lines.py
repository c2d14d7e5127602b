"""Lines of code: they do not wrap, and what is wider than the view is cut at its edges."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import NamedTuple

from tui.document.model import Block
from tui.reader.rows.item_styles import CODE, CODE_INDENT
from tui.reader.rows.line_index import LineItem, Wrapped
from tui.text.cells import graphemes, is_one_cell_each

_MAX_MEASURED = 20_000
"""The most characters of a line with wide characters that are measured; what follows is cut off."""


@dataclass(frozen=True, slots=True)
class CodeLine(LineItem):
    def wrapped(self, room: int) -> Wrapped:
        """Return the line as it is."""
        return Wrapped(self, [0])

    def estimated_lines(self, room: int) -> int:
        return 1


def code_lines(block: Block, gap: int) -> Iterator[CodeLine]:
    """Yield the lines of a listing as items."""
    start = block.start
    for line in block.text.split("\n"):
        yield CodeLine(line, CODE, start, CODE_INDENT, CODE_INDENT, gap, len(line))
        start += len(line) + 1
        gap = 0


class Window(NamedTuple):
    """The part of a line that is in view."""

    start: int
    end: int
    is_cut_left: bool = False
    is_cut_right: bool = False
    padding: int = 0
    """The cells before its first character that a wide character half out of view leaves empty."""

    @property
    def indent(self) -> int:
        """The cells before its first character, with those of the sign."""
        return self.is_cut_left + self.padding


def window(text: str, left: int, room: int) -> Window:
    """Return the part of a line in view, with room for the signs at its cut edges.

    Args:
        text: The line.
        left: The cells that are scrolled out of view on the left.
        room: The cells of the view.
    """
    cells, offsets = _cell_starts(text)
    if not text or (left <= 0 and cells[-1] <= room):
        return Window(0, len(text))
    first = bisect_left(cells, left + 1) if left > 0 else 0
    is_cut_right = cells[-1] > left + room
    if first >= len(cells):
        return Window(len(text), len(text), is_cut_left=True)
    last = max(first, bisect_right(cells, left + room - 1) - 1) if is_cut_right else len(cells) - 1
    padding = cells[first] - left - 1 if left > 0 and first < last else 0
    return Window(offsets[first], offsets[last], left > 0, is_cut_right, padding)


def _cell_starts(text: str) -> tuple[Sequence[int], Sequence[int]]:
    """Return the cell and the offset at which each character that is seen as one starts, and those of the end."""
    if is_one_cell_each(text):
        return range(len(text) + 1), range(len(text) + 1)
    parts = graphemes(text[:_MAX_MEASURED])
    cells = [*accumulate((part.cells for part in parts), initial=0)]
    return cells, [*(part.start for part in parts), min(len(text), _MAX_MEASURED)]
