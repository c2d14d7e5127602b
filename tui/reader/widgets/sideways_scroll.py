"""Scrolling code that is wider than its view to the left and right."""

from collections.abc import Iterator

from rich.cells import cell_len
from textual.geometry import clamp

from tui.reader.rows.item_styles import CODE
from tui.reader.rows.line_index import LineIndex, LineItem
from tui.reader.widgets.line_view import LineView


class SidewaysScroll:
    """Scrolls all lines of code in a view together, until none of them is in view any more."""

    def __init__(self, view: LineView[LineIndex[LineItem]]) -> None:
        self._view = view

    def scroll(self, pages: float) -> bool:
        """Scroll to the right by parts of a page, or to the left by a negative number.

        Returns:
            Whether there is code in view that is too wide for it.
        """
        painter = self._view.painter
        widest, room = max(map(_cells, self._lines()), default=0), painter.code_room
        last = max(0, widest - room + 1, painter.sideways)
        self._set(clamp(painter.sideways + round(pages * room), 0, last))
        return widest > room

    def show(self, place: int) -> None:
        """Scroll if an offset of the text is in a line of code and out of view on its row."""
        items, painter = self._view.line_index.items, self._view.painter
        line = items[self._view.line_index.item_at(place)]
        if line.style == CODE and line.start <= place <= line.end:
            column, room = cell_len(line.text[: place - line.start]), painter.code_room
            if not painter.sideways <= column - bool(painter.sideways) < painter.sideways + room - 2:
                self._set(0 if column < room - 1 else column - room // 2)

    def text_scrolled(self) -> None:
        """Scroll back to the left once no code is in view."""
        if self._view.painter.sideways and not any(self._lines()):
            self._set(0)

    def _set(self, cells: int) -> None:
        if cells != self._view.painter.sideways:
            self._view.painter.sideways = cells
            self._view.repaint()

    def _lines(self) -> Iterator[LineItem]:
        view = self._view
        if view.is_laid_out:
            top = view.scroll_offset.y
            first, last = (view.line_index.locate(row).item for row in (top, top + view.page_rows - 1))
            yield from (item for item in view.line_index.items[first : last + 1] if item.style == CODE)


def _cells(line: LineItem) -> int:
    return cell_len(line.text)
