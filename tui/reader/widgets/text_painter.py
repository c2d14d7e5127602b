"""Paints rows of text with a gutter."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from tui.reader.rows.decorations import RowDecoration
from tui.reader.rows.item_styles import CODE, CODE_INDENT, CUT_LEFT, CUT_RIGHT, EDGE
from tui.reader.rows.line_index import RowRef, TextRow
from tui.reader.rows.text_styles import shown_text

if TYPE_CHECKING:
    from tui.reader.rows.code_lines import Window
    from tui.reader.widgets.line_view import LineView

GUTTER_WIDTH = 2


class TextPainter:
    """Paints the rows of a view of text.

    Args:
        view: The view.
        max_width: The longest line, in cells; 0 for lines as wide as the view.
    """

    def __init__(self, view: "LineView[Any]", max_width: int) -> None:
        self.max_width = max_width
        self.margin = 0
        """The cells before the gutter."""
        self.sideways = 0
        """The cells by which lines of code are scrolled to the left."""
        self._view = view

    @property
    def room(self) -> int:
        """The text width that the view has room for, in cells."""
        return max(0, self._view.scrollable_content_region.width - GUTTER_WIDTH - 1)

    @property
    def width(self) -> int:
        """The width of a line of text with its indent, in cells."""
        return min(self.room, self.max_width or self.room)

    def left_of(self, ref: RowRef) -> int:
        """Return the cell of the view that the text of a row begins in."""
        left = self.margin + GUTTER_WIDTH + cell_len(self._view.line_index.indent(ref))
        part = self.window_of(ref)
        return left + (0 if part is None else part.indent)

    def text_row(self, ref: RowRef) -> TextRow:
        """Return a row with the part of its text that is in view."""
        row: TextRow = self._view.line_index.text_row(ref)
        part = self.window_of(ref)
        return row if part is None else row._replace(start=part.start, end=part.end)

    def window_of(self, ref: RowRef) -> "Window | None":
        """Return the part of a line of code that is in view; None for other rows."""
        item = self._view.line_index.items[ref.item]
        if item.style != CODE or ref.line < 0:
            return None
        from tui.reader.rows.code_lines import window

        return window(item.text, self.sideways, self.code_room)

    @property
    def code_room(self) -> int:
        """The width of a line of code without its indent, in cells: up to the edge of the view."""
        return max(2, self.room - self.margin - cell_len(CODE_INDENT))

    def paint(self, ref: RowRef) -> Strip:
        """Return a row of the view."""
        view, decoration = self._view, self._view.decorate(ref)
        base = view.plain_style
        if decoration.style:
            base += view.component_style(decoration.style)
        segments = [*self._gutter(decoration, base), *self._text(ref, decoration, base)]
        return Strip(segments).adjust_cell_length(view.frame_width, base)

    def _gutter(self, decoration: RowDecoration, base: Style) -> Iterable[Segment]:
        view = self._view
        text, style = decoration.sign
        if self.margin:
            yield Segment(" " * self.margin, view.plain_style)
        outer, outer_style = decoration.outer_sign
        if outer:
            yield Segment(outer, base + view.component_style(outer_style))
        text = (text + " " * GUTTER_WIDTH)[: GUTTER_WIDTH - len(outer)]
        yield Segment(text, base + view.component_style(style))

    def _text(self, ref: RowRef, decoration: RowDecoration, base: Style) -> Iterable[Segment]:
        if ref.line < 0:
            return
        view = self._view
        item, position, end = self.text_row(ref)
        style = base + view.component_style(item.style)
        if indent := view.line_index.indent(ref):
            yield Segment(indent, style)
        part = self.window_of(ref)
        if part is not None and part.is_cut_left:
            yield Segment(CUT_LEFT + " " * part.padding, base + view.component_style(EDGE))
        for span in decoration.spans:
            if span.start > position:
                yield Segment(item.text[position : span.start], style)
            over = view.component_style(span.style)
            text = shown_text(item.text[max(span.start, position) : span.end], span.style)
            yield Segment(text, style + over)
            position = span.end
        if position < end:
            yield Segment(item.text[position:end], style)
        if part is not None and part.is_cut_right:
            free = self.code_room - part.indent - cell_len(item.text[part.start : part.end]) - 1
            yield Segment(" " * free + CUT_RIGHT, base + view.component_style(EDGE))
