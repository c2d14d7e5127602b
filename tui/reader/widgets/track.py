"""The scroll bar of an article, whose track shows where the summary, the marks and the matches stand."""

from collections.abc import Callable

from rich.segment import Segment
from rich.style import Style

from tui.reader.rows.line_index import LineIndex, LineItem
from tui.reader.rows.spans import GutterSign
from tui.reader.rows.track import TrackMarks
from tui.reader.widgets.line_view import LineView


class Track:
    """Shows signs on the scroll bar of a view.

    Args:
        view: The view of an article.
        marks: Returns what to show. It is compared by identity, so it must return other objects after a change.
    """

    def __init__(self, view: LineView[LineIndex[LineItem]], marks: Callable[[], TrackMarks]) -> None:
        self._view = view
        self._marks = marks
        self._drawn: tuple[object, ...] = ()  # what the signs were made from
        self._signs: list[GutterSign] = []

    def update(self) -> None:
        """Paint the scroll bar again if other signs are to be shown."""
        bar = self._view.vertical_scrollbar
        bar.over = self._over
        if self._has_changed(len(self._signs)):
            bar.refresh()

    def _source(self, height: int) -> tuple[object, ...]:
        index = self._view.line_index
        return (*self._marks(), index, index.rows, height)

    def _has_changed(self, height: int) -> bool:
        source = self._source(height)
        return len(source) != len(self._drawn) or any(
            new is not old and not (isinstance(new, int) and new == old)
            for new, old in zip(source, self._drawn, strict=True)
        )

    def _over(self, cells: list[Segment]) -> list[Segment]:
        """Return the cells of the bar with the signs."""
        height = len(cells)
        if self._has_changed(height):
            self._drawn = self._source(height)
            self._signs = self._marks().signs(self._view.line_index, height)
        return [self._painted(*pair) for pair in zip(cells, self._signs, strict=True)]

    def _painted(self, cell: Segment, sign: GutterSign) -> Segment:
        if not sign.text:
            return cell
        style = cell.style or Style.null()
        if style.reverse:  # the thumb, whose sign has the colour of the track
            return Segment(sign.text, style)
        return Segment(sign.text, style + self._view.component_style(sign.style))
