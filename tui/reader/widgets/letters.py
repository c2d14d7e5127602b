"""Letters at parts of the text in view, to choose one of them by its letters."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from rich.cells import cell_len
from rich.segment import Segment
from textual.strip import Strip

from tui.reader.rows.item_styles import FOLD
from tui.reader.rows.line_index import LineIndex, LineItem
from tui.reader.rows.spans import overlapping
from tui.reader.widgets.line_view import LineView

LETTER = "article--letter"
_HOME_ROW_FIRST = "asdfghjklqwertyuiopzxcvbnm"


class LetterPosition(NamedTuple):
    """The position in view at which a part of the text begins."""

    row: int
    cell: int
    """The cell of the view."""
    cells: int
    """The cells that it takes on this row."""


def letters_for(count: int) -> list[str]:
    """Return letters for a number of places, those of the home row first.

    They are as short as possible, the shorter ones first, and none begins with another one.
    """
    short = [*_HOME_ROW_FIRST]
    while len(short) * len(_HOME_ROW_FIRST) < count:
        short = _lengthened(short)
    # In place of each of the last ones there are as many longer ones as there are letters.
    longer = max(0, -(-(count - len(short)) // (len(_HOME_ROW_FIRST) - 1)))
    kept = len(short) - longer
    return [*short[:kept], *_lengthened(short[kept:])][:count]


def _lengthened(beginnings: Sequence[str]) -> list[str]:
    return [beginning + letter for beginning in beginnings for letter in _HOME_ROW_FIRST]


class Letters:
    """Paints letters at parts of the text, over the blank cells before a part and then over the part itself.

    Letters that need more cells than these move the rest of the row to the right, so that nothing else is covered.
    """

    def __init__(self, view: LineView[LineIndex[LineItem]]) -> None:
        self._view = view
        self._by_row: dict[int, list[tuple[LetterPosition, str]]] = {}

    def in_view(self, ranges: Sequence[tuple[int, int]]) -> dict[int, LetterPosition]:
        """Return where parts of the text begin in view, by their indexes; those out of view are left out.

        Args:
            ranges: Offsets of the article's text, in order, none overlapping another.
        """
        found: dict[int, LetterPosition] = {}
        for row, first, last in self._rows():
            for index in overlapping(ranges, first, last):
                if index not in found and (position := self._position(row, *ranges[index])):
                    found[index] = position
        return dict(sorted(found.items()))

    def show(self, letters: Mapping[LetterPosition, str]) -> None:
        """Show letters at places in view; none to show no letters any more."""
        self._by_row = {}
        for position, text in letters.items():
            self._by_row.setdefault(position.row, []).append((position, text))
        self._view.repaint()

    def over(self, strip: Strip, row: int) -> Strip:
        """Return a row with the letters on it."""
        style = self._view.component_style(LETTER) if row in self._by_row else None
        width = strip.cell_length
        for position, text in sorted(
            self._by_row.get(row, ()), reverse=True
        ):  # those to the right may be moved
            before = strip.crop(0, position.cell).text
            first = position.cell - min(len(text), len(before) - len(before.rstrip(" ")))
            rest = strip.crop(min(first + len(text), position.cell + position.cells), strip.cell_length)
            strip = Strip.join([strip.crop(0, first), Strip([Segment(text, style)]), rest])
        return strip.crop(0, width)

    def _rows(self) -> Iterator[tuple[int, int, int]]:
        """Yield the rows in view that show text of the article, each with the start and end of its part."""
        view = self._view
        if not view.is_laid_out:
            return
        top = view.scroll_offset.y
        for row in range(top, min(top + view.page_rows, view.line_index.rows)):
            ref = view.line_index.locate(row)
            item, *line = view.painter.text_row(ref)
            is_text = ref.line >= 0 and item.style != FOLD and item.end > item.start
            if is_text and (part := item.source_range((line[0], line[1]))) is not None:
                yield row, *part

    def _position(self, row: int, start: int, end: int) -> LetterPosition | None:
        painter = self._view.painter
        ref = self._view.line_index.locate(row)
        item, first, last = painter.text_row(ref)
        ranges: Iterable[tuple[int, int]] = item.shown_ranges(
            start - item.start, end - item.start, (first, last)
        )
        shown = next(iter(ranges), None)
        if shown is None:
            return None
        cell = painter.left_of(ref) + cell_len(item.text[first : shown[0]])
        return LetterPosition(row, cell, cell_len(item.text[shown[0] : shown[1]]))
