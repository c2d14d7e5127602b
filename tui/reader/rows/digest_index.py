"""A digest wrapped to a width, with what stands at the right edge of its lines."""

from collections.abc import Iterator, Sequence
from copy import copy
from itertools import takewhile
from typing import NamedTuple, Self

from rich.cells import cell_len

from tui.document.model import Section, Sentence
from tui.export.facts import reading_time
from tui.reader.rows.digest_items import DigestItem, Target
from tui.reader.rows.line_index import LineIndex, RowRef
from tui.text.cells import fit
from tui.text.wrap import line_breaks

_MAX_DOTS = 4
_MIN_TITLE_CELLS = 20
"""Where less would be left for the titles of sections, a column is left out."""
_MIN_NESTED_CELLS = 12
"""Where less would be left for the title of a section that is nested deeply, it has no columns."""
_MIN_LABEL_CELLS = 10
"""Where less is left beside a sentence, its section is not named if no row may be added for it."""
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
    """The lines of a digest, with texts at their right edge.

    Those of sections are their minutes, and a dot for each sentence chosen. The first sentence of the summary from each
    section has its name: at the end of its last row, or else under it. What one of the summary refers back to has rows
    of its own above it.

    Args:
        items: The lines, in order.
        width: The width of a line, in cells; at 0 there are no rows.
    """

    has_label_rows = True
    """True if rows are added for the names of sections; else these are shortened or left out."""

    def __init__(self, items: Sequence[DigestItem], width: int) -> None:
        sections = [item for item in items if item.minutes]
        self._minutes_cells = max((len(reading_time(item.minutes)) for item in sections), default=0)
        self._dots_cells = max((len(_dots(item.chosen)) for item in sections), default=0)
        self._labelled = frozenset(_labelled(items))
        self._with_context = [index for index, item in enumerate(items) if item.own_start]
        super().__init__(items, width)

    def entry_end(self, item: int) -> int:
        """Return the last line of a section's entry in the outline: its last gist; of any other line itself."""
        if not isinstance(self.items[item].target, Section):
            return item
        below = takewhile(
            lambda at: isinstance(self.items[at].target, Sentence), range(item + 1, len(self.items))
        )
        return max(below, default=item)

    def item_for(self, target: Target, style: str | None = None) -> int | None:
        """Return the line of a target, preferably of a style; else the nearest line of its kind at or before it.

        Without lines of its kind it is the first that has a target, or None.
        """
        items = self.items
        targets = [index for index, item in enumerate(items) if item.target is not None]
        wanted = [item for item in targets if type(items[item].target) is type(target)]
        found = [item for item in wanted if items[item].target == target]
        if found:
            return next((item for item in found if items[item].style == style), found[0])
        if not wanted:
            return targets[0] if targets else None
        candidates = [item for item in wanted if items[item].style == "digest--sentence"] or wanted
        before = [item for item in candidates if items[item].start <= target.start]
        return before[-1] if before else candidates[0]

    def with_label_rows(self, wanted: bool) -> Self:
        """Return the same items with or without rows for the names of sections."""
        if wanted == self.has_label_rows or not self._labelled:
            return self
        other = copy(self)
        other.has_label_rows = wanted
        other._wrap(self.width)
        return other

    def _wrap(self, width: int) -> None:
        both = _Columns(self._minutes_cells, self._dots_cells)
        forms = (both, both._replace(dots=0), _Columns())
        self._columns = next((form for form in forms if width - form.cells >= _MIN_TITLE_CELLS), _Columns())
        super()._wrap(width)
        for index in self._labelled.union(self._with_context) if width > 0 else ():
            if (breaks := self._breaks[index]) is not None:
                self._breaks[index] = self._with_own_rows(index, breaks)
                self._heights[index] += len(self.breaks(index)) - len(breaks)
        self._add_up_heights()

    def _room(self, index: int) -> int:
        room = super()._room(index)
        return room - self._columns.cells if self._has_columns(index) else room

    def _has_columns(self, index: int) -> bool:
        room = self.width - self._indents[index]
        return self.items[index].minutes > 0 and room - self._columns.cells >= _MIN_NESTED_CELLS

    def breaks(self, item: int) -> list[int]:
        """Return the offsets in an item's text at which its lines start; the row of a label is an empty line."""
        if self._breaks[item] is None:
            self._breaks[item] = self._with_own_rows(item, super().breaks(item))
        return super().breaks(item)

    def first_line_of(self, item: int) -> int:
        """Return the line of an item that its target's text starts in."""
        start = self.items[item].own_start
        return self.breaks(item).index(start) if start else 0

    def _with_own_rows(self, index: int, breaks: list[int]) -> list[int]:
        """Return the starts of an item's lines with those of its context and its label."""
        item = self.items[index]
        if start := item.own_start:
            context, own = item.text[:start].rstrip(), item.text[start:]
            room = self._room(index)
            breaks = [*line_breaks(context, room), *(start + each for each in line_breaks(own, room))]
        return self._with_label_row(index, breaks)

    def _with_label_row(self, index: int, breaks: list[int]) -> list[int]:
        item = self.items[index]
        if index not in self._labelled or not self.has_label_rows:
            return breaks
        has_room = len(_SPACE) + cell_len(item.label) <= self._room_beside(index, breaks[-1])
        return breaks if has_room else [*breaks, len(item.text)]

    def _room_beside(self, index: int, start: int) -> int:
        """Return the cells beside the last row of an item, which starts at an offset of its text."""
        return self._room(index) - cell_len(self.items[index].text[start:])

    def aside(self, ref: RowRef) -> str:
        """Return the text at the right edge of a row."""
        item = self.items[ref.item]
        if item.legend and ref.line == 0:
            has_room = len(_SPACE) + cell_len(item.legend) <= self._room_beside(ref.item, 0)
            return item.legend if has_room else ""
        if ref.line == 0 and self._has_columns(ref.item):
            minutes, dots = self._columns
            cells = (f"{reading_time(item.minutes):>{minutes}}", f"{_dots(item.chosen):>{dots}}")
            return "".join(_SPACE + cell for cell, width in zip(cells, self._columns, strict=True) if width)
        if ref.item in self._labelled and ref.line == len(self.breaks(ref.item)) - 1:
            start = self.breaks(ref.item)[-1]
            room = self._room_beside(ref.item, start) - len(_SPACE)
            is_enough = start == len(item.text) or room >= min(_MIN_LABEL_CELLS, cell_len(item.label))
            return _SPACE + fit(item.label, room) if is_enough else ""
        return ""


def _labelled(items: Sequence[DigestItem]) -> Iterator[int]:
    """Yield the indexes of the sentences whose section is not that of the sentence before."""
    before = None
    for index, item in enumerate(items):
        if item.label and isinstance(item.target, Sentence):
            if item.target.section != before:
                yield index
            before = item.target.section


def _dots(count: int) -> str:
    """Return a dot for each sentence, or a number and a dot if there are many."""
    return "•" * count if count <= _MAX_DOTS else f"{count:,} •"
