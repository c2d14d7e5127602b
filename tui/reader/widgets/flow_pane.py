"""A pane drawn line by line from a flow of items."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import ClassVar, Generic, TypeVar

from rich.segment import Segment
from rich.style import Style
from textual.cache import LRUCache
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

from tui.reader.rows.line_index import LineIndex, LineItem, RowRef
from tui.reader.rows.spans import NO_MARK, GutterSign, StyledSpan

ItemType = TypeVar("ItemType", bound=LineItem)

WIDEST_TEXT = 88
"""The longest line that is comfortable to read, in cells."""
GUTTER = 2
"""The cells before the text, where marks stand."""


class FlowPane(ScrollView, Generic[ItemType], can_focus=True, inherit_bindings=False):
    """A scrolling pane whose rows are wrapped and painted only as they are needed.

    A subclass says what its items are and how a row is marked; this class wraps, caches and paints them. The
    pane keeps a place, in the items' own terms, that a change of width must not lose: see ``keep_place``.
    """

    ALLOW_SELECT = False
    FOCUS_ON_CLICK = False
    """A click is a jump, and what is remembered for the way back must be from before it: the screen turns the focus."""
    COMPONENT_CLASSES: ClassVar[set[str]] = {"flow--text"}

    DEFAULT_CSS = """
    FlowPane {
        overflow-x: hidden;
        overflow-y: scroll;
        scrollbar-size-vertical: 1;
    }
    """

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.flow: LineIndex[ItemType] = LineIndex([], 1)
        self._items: Sequence[ItemType] = ()
        self.widest_text = WIDEST_TEXT
        """The longest line, in cells; 0 for lines as wide as the pane."""
        self._width = self._outer = 0
        self._plain = Style.null()
        self._strips: LRUCache[int, Strip] = LRUCache(1024)
        self._styles: dict[str, Style] = {}

    # What a subclass decides

    def row_style(self, spot: RowRef) -> str | None:
        """The component class laid over a whole row, if any."""
        return None

    def mark(self, spot: RowRef) -> GutterSign:
        """What stands in the gutter before a row."""
        return NO_MARK

    def outer_mark(self, spot: RowRef) -> GutterSign:
        """What stands in the gutter before the mark of a row: nothing, or one cell, which moves the mark by one."""
        return NO_MARK

    def styled_spans(self, item: ItemType, start: int, end: int) -> Iterable[StyledSpan]:
        """The parts of an item's text between two offsets that look different, in order and apart."""
        return ()

    def keep_place(self) -> None:
        """Scroll so that what was looked at before the rows moved is looked at again."""
        if self.scroll_offset.y > self.last_scroll:
            self.scroll_to(y=self.last_scroll, animate=False)

    # Laying out

    def lay_out(self, items: Sequence[ItemType]) -> None:
        """Show other items. A pane that has no room yet lays them out when it is painted or gets it."""
        self._items = items
        self._use(LineIndex(items, self.text_width) if self.text_width > 0 else LineIndex([], 1))

    def _lay_out_for_first_picture(self) -> None:
        """Take up the room that a new pane was just given: it is painted before it is told of its size."""
        if self._items and not self.is_laid_out and self.text_width > 0 and self.is_at_top:
            self.flow = LineIndex(self._items, self.text_width)

    @property
    def is_at_top(self) -> bool:
        """Whether the place to show is at the top, so that nothing need be scrolled to show it."""
        return True

    def change_text(self, item: int, text: str) -> None:
        """Show another text for one item."""
        self._items = [*self._items[:item], replace(self._items[item], text=text), *self._items[item + 1 :]]
        if self.is_laid_out:
            self._use(self.flow.with_text(item, text))

    @property
    def text_width(self) -> int:
        """The room for a line of text with its indent, in cells."""
        return min(self.text_room, self.widest_text or self.text_room)

    @property
    def text_room(self) -> int:
        """The text width that the pane has room for, in cells."""
        return max(0, self.scrollable_content_region.width - GUTTER - 1)

    @property
    def is_laid_out(self) -> bool:
        """Whether there are rows; a pane that was never on the screen has none."""
        return self.flow.rows > 0

    @property
    def page_rows(self) -> int:
        """How many rows are in view."""
        return max(1, self.scrollable_content_region.height)

    @property
    def last_scroll(self) -> int:
        """How far the pane can be scrolled, in rows."""
        return max(0, self.flow.rows - self.page_rows)

    def settle_around(self, row: int) -> bool:
        """Make the rows around one exact; tells whether rows have moved."""
        if not self.flow.settle(row - self.page_rows, row + 2 * self.page_rows):
            return False
        self.rows_changed()
        return True

    def rows_changed(self) -> None:
        """Take up a new number of rows and paint afresh."""
        # Nothing else moves with the number of rows: setting it as a reactive would lay out the whole screen again.
        self.set_reactive(FlowPane.virtual_size, Size(0, self.flow.rows))
        self.vertical_scrollbar.window_virtual_size = self.flow.rows
        self.repaint()

    def repaint(self) -> None:
        """Paint every row afresh."""
        self._strips.clear()
        self.refresh()

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Make what came into view exact; where rows above have moved, stay with the text at the top of the view."""
        super().watch_scroll_y(old_value, new_value)
        if not self.is_laid_out:
            return
        top = round(new_value)
        spot = self.flow.locate(top)
        if self.settle_around(top) and (row := self.flow.row_at(spot)) != top:
            self.scroll_to(y=row, animate=False)

    def on_resize(self) -> None:
        """Take up the new size."""
        self.wrap_again()

    def wrap_again(self) -> None:
        """Wrap to the width that there is now, and keep the place."""
        if self.text_width <= 0:
            return
        if not self.is_laid_out:
            self.flow = LineIndex(self._items, self.text_width)
        elif self.text_width != self.flow.width:
            self.flow = self.flow.at_width(self.text_width)
        self.rows_changed()
        self.keep_place()

    def notify_style_update(self) -> None:
        """Forget rows painted in the colours of another theme."""
        super().notify_style_update()
        self._strips.clear()
        self._styles.clear()

    def _use(self, flow: LineIndex[ItemType]) -> None:
        self.flow = flow
        self.rows_changed()
        self.keep_place()

    # Painting

    def render_line(self, y: int) -> Strip:
        """Paint a row of the view, as Textual's line API asks."""
        if not self._strips:
            self._begin_picture()
        row = self.scroll_offset.y + y
        strip = self._strips.get(row)
        if strip is None:
            strip = self._paint(row)
            self._strips[row] = strip
        return strip

    def _begin_picture(self) -> None:
        """Look up once what all rows need."""
        self._lay_out_for_first_picture()
        self._width = self.scrollable_content_region.width
        self._outer = (self.text_room - self.text_width) // 2
        self._plain = self.rich_style

    def _paint(self, row: int) -> Strip:
        width, plain = self._width, self._plain
        if row >= self.flow.rows:
            return Strip.blank(width, plain)
        spot = self.flow.locate(row)
        over = self.row_style(spot)
        base = plain + self._style(over) if over else plain
        segments = [*self._margin(spot, base), *self._text(spot, base)]
        return Strip(segments).adjust_cell_length(width, base)

    def _margin(self, spot: RowRef, base: Style) -> Iterable[Segment]:
        text, style = self.mark(spot)
        if self._outer:
            yield Segment(" " * self._outer, self._plain)
        outer, outer_style = self.outer_mark(spot)
        if outer:
            yield Segment(outer, base + self._style(outer_style))
        yield Segment((text + " " * GUTTER)[: GUTTER - len(outer)], base + self._style(style))

    def _text(self, spot: RowRef, base: Style) -> Iterable[Segment]:
        if spot.line < 0:
            return
        item = self.flow.items[spot.item]
        style = base + self._style(item.style)
        indent = item.lead if spot.line == 0 else item.rest
        if indent:
            yield Segment(indent, style)
        position, end = self.flow.span(spot)
        for span in self.styled_spans(item, position, end):
            if span.start > position:
                yield Segment(item.text[position : span.start], style)
            yield Segment(item.text[max(span.start, position) : span.end], style + self._style(span.style))
            position = span.end
        if position < end:
            yield Segment(item.text[position:end], style)

    def _style(self, component: str) -> Style:
        """The style of a component class, or of several with a space between."""
        style = self._styles.get(component)
        if style is None:
            style = Style.combine(map(self._style_of_class, component.split()))
            self._styles[component] = style
        return style

    def _style_of_class(self, component: str) -> Style:
        style = self.get_component_rich_style(component, partial=True)
        tint = self.get_component_styles(component).background
        if 0 < tint.a < 1:
            style += Style(bgcolor=(self.background_colors[1] + tint).rich_color)
        return style
