"""A plot of the positions of each method's choices in the article."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Region, Size
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from tui.document.model import Sentence
from tui.reader.rows.comparison import (
    Comparison,
    MethodColumn,
    bars,
    cell_of,
    column_key,
    histogram,
    short_name,
)
from tui.text.cells import fit, max_cells

_MIN_WIDTH_WITH_NAMES = 56
_POINTER = "▸"
_CURSOR = "▲"
_AXIS = "─"


class MethodPlot(Widget):
    """Shows a strip of the article for each method, and the current position on an axis below.

    With room for one row only, it shows the strip of the selected method.

    Args:
        active_method: The name of the method whose digest the reader shows; its line is marked.
        comparison: The methods' choices, as far as they are known.
    """

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "comparison--strip",
        "comparison--column",
        "comparison--note",
        "comparison--axis",
    }
    DEFAULT_CSS = """
    MethodPlot { height: auto; }
    """

    @dataclass
    class Clicked(Message):
        """A method's line was clicked."""

        column: int

    def __init__(self, active_method: str, comparison: Comparison) -> None:
        super().__init__()
        self._active_method = active_method
        self._comparison = comparison
        self._sentences: Sequence[Sentence] = ()
        self._span = range(1)
        self._selected: int | None = None
        self._cursor: int | None = None
        self._strips: Sequence[str] = ()
        self._plain = Style.null()

    def show(self, comparison: Comparison, sentences: Sequence[Sentence], span: range) -> None:
        """Show other choices of the same methods; ``span`` is the part of the text that is compared."""
        self._comparison, self._sentences, self._span = comparison, sentences, span
        self._make_strips()

    def select(self, column: int | None, offset: int | None) -> None:
        """Mark the line of a method and an offset of the text; None marks none."""
        if column == self._selected:
            self.refresh(Region(0, len(self._comparison.columns), self.size.width, 1))
        else:
            self.refresh()
        self._selected, self._cursor = column, offset

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return a row for each method, and one for the axis."""
        return len(self._comparison.columns) + 1

    def on_resize(self) -> None:
        """Make the strips for the new width."""
        self._make_strips()

    def _make_strips(self) -> None:
        """Make the strips of all methods, with bars to the same scale."""
        chosen = (column.chosen or () for column in self._comparison.columns)
        offsets = ((self._sentences[index].start for index in indexes) for indexes in chosen)
        counts = [histogram(starts, self._span, self._cells) for starts in offsets]
        max_count = max(chain.from_iterable(counts), default=1)
        self._strips = [bars(cells, max_count) for cells in counts]
        self.refresh()

    def on_click(self, event: events.Click) -> None:
        offset = event.get_content_offset(self)
        if offset is not None and (column := self._column_at(offset.y)) is not None:
            self.post_message(self.Clicked(column))

    def _column_at(self, y: int) -> int | None:
        columns = self._comparison.columns
        if self.size.height == 1 and columns:
            active = next((n for n, column in enumerate(columns) if column.method == self._active_method), 0)
            return active if self._selected is None else self._selected
        return y if y < len(columns) else None

    def render_lines(self, crop: Region) -> list[Strip]:
        """Look up the values that all rows need, then paint them."""
        self._plain = self.rich_style
        return super().render_lines(crop)

    def render_line(self, y: int) -> Strip:
        """Return a row (Textual's line API)."""
        width, plain = self.size.width, self._plain
        column = self._column_at(y)
        if column is not None:
            over = column == self._selected and self.size.height > 1
            base = plain + self._style("comparison--column") if over else plain
            return Strip(self._line(column, base)).adjust_cell_length(width, base)
        if y == len(self._comparison.columns):
            axis = Segment(self._axis(), plain + self._style("comparison--axis"))
            return Strip([axis]).adjust_cell_length(width, plain)
        return Strip.blank(width, plain)

    def _line(self, number: int, base: Style) -> Iterator[Segment]:
        column = self._comparison.columns[number]
        is_active = column.method == self._active_method
        yield Segment(self._label(number, column), base + Style(bold=is_active))
        if column.chosen is None:
            yield Segment(fit(column.note, self._cells), base + self._style("comparison--note"))
            return
        yield Segment(self._strips[number], base + self._style("comparison--strip"))

    def _label(self, number: int, column: MethodColumn) -> str:
        pointer = _POINTER if column.method == self._active_method else " "
        return f"{pointer}{column_key(number):1} {self._name_of(column)}".ljust(self._label_cells)

    def _name_of(self, column: MethodColumn) -> str:
        return column.method if self.size.width >= _MIN_WIDTH_WITH_NAMES else short_name(column.method)

    @property
    def _label_cells(self) -> int:
        return 4 + max((max_cells(self._name_of(column)) for column in self._comparison.columns), default=0)

    @property
    def _cells(self) -> int:
        """The number of cells of a strip."""
        return max(0, self.size.width - self._label_cells - 1)

    def _axis(self) -> str:
        cells = self._cells
        axis = [_AXIS] * cells
        if self._cursor is not None and cells:
            axis[cell_of(self._cursor, self._span, cells)] = _CURSOR
        return " " * self._label_cells + "".join(axis)

    def _style(self, component: str) -> Style:
        return self.get_component_rich_style(component, partial=True)
