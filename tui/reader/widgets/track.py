"""The scroll bar of an article, whose track shows where the summary, the marks and the matches stand."""

from collections.abc import Callable
from functools import partial
from typing import Any

from rich.console import Console, ConsoleOptions, RenderResult
from rich.segment import Segment, Segments
from rich.style import Style
from textual.scrollbar import ScrollBarRender

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
        self._is_attached = False

    def update(self) -> None:
        """Paint the scroll bar again if other signs are to be shown."""
        bar: Any = self._view.vertical_scrollbar
        if not self._is_attached:
            self._is_attached = True
            bar.renderer = partial(_MarkedBar, self)
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

    def signs(self, height: int) -> list[GutterSign]:
        """Return the sign of each cell of a bar."""
        if self._has_changed(height):
            self._drawn = self._source(height)
            self._signs = self._marks().signs(self._view.line_index, height)
        return self._signs

    def style(self, component: str) -> Style:
        """Return the style of a sign."""
        return self._view.component_style(component)


class _MarkedBar(ScrollBarRender):
    """Paints a scroll bar and the signs over it."""

    def __init__(self, track: Track, **values: Any) -> None:
        super().__init__(**values)
        self._track = track

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        for bar in super().__rich_console__(console, options):
            yield Segments(self._marked(bar.segments), new_lines=True) if isinstance(bar, Segments) else bar

    def _marked(self, cells: list[Segment]) -> list[Segment]:
        signs = self._track.signs(len(cells))
        return [self._painted(*pair) for pair in zip(cells, signs, strict=True)]

    def _painted(self, cell: Segment, sign: GutterSign) -> Segment:
        if not sign.text:
            return cell
        style = cell.style or Style.null()
        if style.reverse:  # the thumb, whose sign has the colour of the track
            return Segment(sign.text, style)
        return Segment(sign.text, style + self._track.style(sign.style))
