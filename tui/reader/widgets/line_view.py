"""The base of panes, lists and tables: a view that scrolls by rows."""

from typing import ClassVar, Generic, Protocol, Self, TypeVar

from rich.style import Style
from textual import events
from textual.cache import LRUCache
from textual.css.styles import RenderStyles
from textual.dom import DOMNode
from textual.geometry import Region, Size, clamp
from textual.scroll_view import ScrollView
from textual.strip import Strip

from tui.reader.rows.decorations import RowDecoration
from tui.reader.rows.line_index import RowRef
from tui.reader.rows.paging import Page, Rows
from tui.reader.widgets.line_bar import LineBar
from tui.reader.widgets.text_painter import TextPainter
from tui.settings.table import TEXT_WIDTH


class _RowIndex(Protocol):
    @property
    def rows(self) -> int: ...
    def locate(self, row: int) -> RowRef: ...
    def row_at(self, ref: RowRef) -> int: ...
    def ensure_wrapped(self, first_row: int, last_row: int) -> bool: ...
    def at_width(self, width: int) -> Self: ...


IndexType = TypeVar("IndexType", bound=_RowIndex)


class LineView(ScrollView, Generic[IndexType], can_focus=True, inherit_bindings=False):
    """Paints rows of text, or what a subclass makes of its rows, as they come into view.

    Args:
        line_index: Maps rows to lines of items.
        text_width: The longest line of text, in cells; 0 for lines as wide as the view.
        id: The id of the widget.
    """

    ALLOW_SELECT = False
    FOCUS_ON_CLICK = False
    """False, since a click can be a jump: the screen first records the old focus, to go back to it."""
    HEADER_ROWS: ClassVar[int] = 0
    """The rows at the top that do not scroll."""
    PAGE_OVERLAP: ClassVar[int] = 1
    """The number of rows or items of the last page that stay in view after a move by a page."""

    DEFAULT_CSS = """
    LineView {
        overflow-x: hidden;
        overflow-y: scroll;
        scrollbar-size-vertical: 1;
    }
    """

    def __init__(self, line_index: IndexType, *, text_width: int = TEXT_WIDTH, id: str | None = None) -> None:
        super().__init__(id=id)
        self.painter = TextPainter(self, text_width)
        self.line_index = line_index
        self.cursor = 0
        """The index of the current item, in subclasses that have one."""
        self.fixed_rows = 0
        """The number of rows at the top that stay in view while the others scroll under them."""
        self.plain_style = Style.null()
        self.frame_width = 0
        self._last_height = 0
        self._strips: LRUCache[int, Strip] = LRUCache(1024)
        self._styles: dict[str, Style] = {}

    # Methods for subclasses to override

    def decorate(self, ref: RowRef) -> RowDecoration:
        """Return how a row of text is painted, in addition to the style of its item."""
        return RowDecoration()

    def paint_row(self, row: int) -> Strip:
        """Return one of the rows of the line index."""
        return self.painter.paint(self.line_index.locate(row))

    def paint_header(self, row: int) -> Strip:
        raise NotImplementedError

    def begin_frame(self) -> None:
        """Look up the values that all rows of a frame need."""
        if not self.is_laid_out and self.wrap_width > 0 and self.is_at_top:  # painted before the first resize
            self.line_index = self.line_index.at_width(self.wrap_width)
        self.plain_style = self.rich_style
        self.frame_width = self.scrollable_content_region.width
        self.painter.margin = (self.painter.room - self.painter.width) // 2

    def keep_position(self) -> None:
        """Scroll so that what was in view before the rows moved is in view again."""
        if self.scroll_offset.y > self.last_scroll:
            self.scroll_to_row(self.last_scroll)

    @property
    def is_at_top(self) -> bool:
        """True if the position is at the top and needs no scrolling."""
        return True

    def move_to(self, item: int) -> None:
        """Make an item the current one."""
        raise NotImplementedError

    @property
    def wrap_width(self) -> int:
        """The width in cells that the rows are wrapped to; 0 while the view has no room."""
        return self.painter.width

    # Rows

    @property
    def is_laid_out(self) -> bool:
        """True if there are rows, which a view has only once it was on the screen."""
        return self.line_index.rows > 0

    @property
    def page_rows(self) -> int:
        """The number of rows in view; those that were, while another pane has the screen."""
        height = self.scrollable_content_region.height or self._last_height
        return max(1, height - self.HEADER_ROWS)

    @property
    def page(self) -> Page:
        """The page of rows in view."""
        return Page(self.scroll_offset.y, self.page_rows, self.line_index.rows, self.fixed_rows)

    @property
    def last_scroll(self) -> int:
        """The largest scroll offset, in rows."""
        return max(0, self.line_index.rows - self.page_rows)

    @property
    def vertical_scrollbar(self) -> LineBar:
        """The scroll bar, made when it is first asked for."""
        bar = self._vertical_scrollbar
        if bar is None:
            self._vertical_scrollbar = bar = LineBar()
            bar.display = False
            self.app._start_widget(self, bar)
        assert isinstance(bar, LineBar)
        return bar

    def show_rows(self, line_index: IndexType) -> None:
        """Show other rows, or the same ones after they have moved."""
        self.line_index = line_index
        self.rows_changed()
        self.keep_position()

    def rows_changed(self) -> None:
        """Update the scrollbar to the number of rows, and repaint."""
        rows = self.line_index.rows + self.HEADER_ROWS
        # Only the scrollbar depends on this. Setting the reactive would lay out the whole screen again.
        self.set_reactive(LineView.virtual_size, Size(0, rows))
        self.vertical_scrollbar.window_virtual_size = rows
        self.repaint()

    def repaint(self) -> None:
        """Paint every row in view again."""
        self._strips.clear()
        self.refresh()

    def repaint_rows(self, *rows: int) -> None:
        """Paint those of some rows again that are in view."""
        top, width = self.scroll_offset.y, self.size.width
        for row in rows:
            self._strips.discard(row)
        in_view = (row - top for row in rows if top <= row < top + self.page_rows)
        self.refresh(*(Region(0, y + self.HEADER_ROWS, width, 1) for y in in_view))

    def ensure_wrapped_around(self, row: int) -> bool:
        """Wrap the rows around a row that are only estimated; return whether rows have moved."""
        if not self.line_index.ensure_wrapped(row - self.page_rows, row + 2 * self.page_rows):
            return False
        self.rows_changed()
        return True

    def rewrap(self) -> None:
        """Wrap the rows to the current width, and keep the position."""
        if self.wrap_width > 0:
            self.show_rows(self.line_index.at_width(self.wrap_width))

    def row_under(self, event: events.MouseEvent) -> int | None:
        """Return the row under the pointer, if there is one."""
        offset = event.get_content_offset(self)
        if offset is None or offset.y < self.HEADER_ROWS:
            return None
        row = self._row_at(offset.y - self.HEADER_ROWS)
        return row if row < self.line_index.rows else None

    def _row_at(self, y: int) -> int:
        return y if y < self.fixed_rows else self.scroll_offset.y + y

    # Moving

    def scroll_to_row(self, row: int) -> None:
        """Bring a row to the top of the view, or as near to it as the rows below allow."""
        self.scroll_to(y=clamp(row, 0, self.last_scroll), animate=False)

    def scroll_into_view(self, rows: Rows, surroundings: Rows | None = None) -> None:
        """Scroll as little as needed to show a range of rows, or its first rows if it does not fit.

        The rows around it are shown too, if they are given and there is room.
        """
        self.scroll_to_row(self.page.scroll_to_show(rows, surroundings))

    def page_step(self, pages: float) -> int:
        """Return the number of rows in a number of pages, or parts of one; negative for up."""
        step = max(1, round(abs(pages) * (self.page_rows - self.PAGE_OVERLAP)))
        return step if pages > 0 else -step

    def move_lines(self, lines: int) -> None:
        """Move down by items, or up by a negative number."""
        self.move_to(self.cursor + lines)

    def move_pages(self, pages: float) -> None:
        """Move down by pages or parts of one, or up by a negative number."""
        self.move_to(self.cursor + self.page_step(pages))

    def move_to_end(self, *, top: bool) -> None:
        """Move to the first or the last item."""
        self.move_to(0 if top else self.line_index.locate(self.line_index.rows - 1).item)

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Wrap the rows in view; if rows above have moved, keep the text at the top of the view."""
        super().watch_scroll_y(old_value, new_value)
        if not self.is_laid_out:
            return
        top = round(new_value)
        ref = self.line_index.locate(top)
        if self.ensure_wrapped_around(top) and (row := self.line_index.row_at(ref)) != top:
            self.scroll_to(y=row, animate=False)

    def on_resize(self) -> None:
        """Fit the new size."""
        self._last_height = self.scrollable_content_region.height or self._last_height
        self.rewrap()

    def on_focus(self) -> None:
        """Highlight the current item strongly."""
        self.repaint()

    def on_blur(self) -> None:
        """Highlight the current item weakly."""
        self.repaint()

    # Painting

    def render_line(self, y: int) -> Strip:
        """Return a row of the view (Textual's line API)."""
        if not self._strips:
            self.begin_frame()
        if y < self.HEADER_ROWS:
            return self.paint_header(y)
        row = self._row_at(y - self.HEADER_ROWS)
        strip = self._strips.get(row)
        if strip is None:
            blank = row >= self.line_index.rows
            strip = Strip.blank(self.frame_width, self.plain_style) if blank else self.paint_row(row)
            self._strips[row] = strip
        return strip

    def notify_style_update(self) -> None:
        """Clear the cache of rows painted in the colours of the old theme."""
        super().notify_style_update()
        self._strips.clear()
        self._styles.clear()
        self._component_styles.clear()

    def get_component_styles(self, *names: str) -> RenderStyles:
        """Return the styles of component classes, which need not be declared.

        Textual computes those of all declared classes whenever it styles a view: of sixty, of which few are in view.
        """
        for name in names:
            if name not in self._component_styles:
                node = DOMNode(classes=name)
                node._attach(self)
                self.app.stylesheet.apply(node)
                self._component_styles[name] = node.styles
        return super().get_component_styles(*names)

    def component_style(self, components: str) -> Style:
        """Return the style of one or more component classes, separated by spaces."""
        style = self._styles.get(components)
        if style is None:
            style = Style.combine(map(self._style_of_class, components.split()))
            self._styles[components] = style
        return style

    def _style_of_class(self, component: str) -> Style:
        style = self.get_component_rich_style(component, partial=True)
        tint = self.get_component_styles(component).background
        if 0 < tint.a < 1:
            style += Style(bgcolor=(self.background_colors[1] + tint).rich_color)
        return style
