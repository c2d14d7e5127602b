"""A digest wrapped to a width, with what stands at the right edge of its lines."""

from collections.abc import Sequence
from typing import NamedTuple

from tui.export.facts import reading_time
from tui.reader.rows.digest_items import DigestItem
from tui.reader.rows.line_index import LineIndex, RowRef

_MAX_DOTS = 4
_MIN_TITLE_CELLS = 20
"""Where less would be left for the titles of sections, a column is left out."""
_MIN_NESTED_CELLS = 12
"""Where less would be left for the title of a section that is nested deeply, it has no columns."""
_SPACE = "  "


class _Columns(NamedTuple):
    """The columns at the right edge of the outline, in cells; 0 for one that is left out."""

    minutes: int = 0
    dots: int = 0

    @property
    def cells(self) -> int:
        """The cells of the columns and the spaces before them."""
        return sum(len(_SPACE) + width for width in self if width)


class DigestIndex(LineIndex[DigestItem]):
    """The lines of a digest. Those of sections leave room for their minutes, and a dot for each sentence chosen."""

    def __init__(self, items: Sequence[DigestItem], width: int) -> None:
        sections = [item for item in items if item.minutes]
        self._minutes_cells = max((len(reading_time(item.minutes)) for item in sections), default=0)
        self._dots_cells = max((len(_dots(item.chosen)) for item in sections), default=0)
        super().__init__(items, width)

    def _wrap(self, width: int) -> None:
        both = _Columns(self._minutes_cells, self._dots_cells)
        forms = (both, both._replace(dots=0), _Columns())
        self._columns = next((form for form in forms if width - form.cells >= _MIN_TITLE_CELLS), _Columns())
        super()._wrap(width)

    def _room(self, index: int) -> int:
        room = super()._room(index)
        return room - self._columns.cells if self._has_columns(index) else room

    def _has_columns(self, index: int) -> bool:
        room = self.width - self._indents[index]
        return self.items[index].minutes > 0 and room - self._columns.cells >= _MIN_NESTED_CELLS

    def aside(self, ref: RowRef) -> str:
        """Return the text at the right edge of a row."""
        if ref.line == 0 and self._has_columns(ref.item):
            item = self.items[ref.item]
            minutes, dots = self._columns
            cells = (f"{reading_time(item.minutes):>{minutes}}", f"{_dots(item.chosen):>{dots}}")
            return "".join(_SPACE + cell for cell, width in zip(cells, self._columns, strict=True) if width)
        return ""


def _dots(count: int) -> str:
    """Return a dot for each sentence, or a number and a dot if there are many."""
    return "•" * count if count <= _MAX_DOTS else f"{count:,} •"
