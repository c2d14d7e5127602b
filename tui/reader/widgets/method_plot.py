"""Where in the article each method's choices stand: a line for each method."""

from collections.abc import Iterator, Sequence
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Region, Size
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from tui.document.model import Sentence
from tui.reader.rows.comparison import Column, Comparison, short_name
from tui.reader.rows.comparison_columns import cell_of, counts, digit_of, strip
from tui.text.cells import fit, max_cells

_ROOM_FOR_NAMES = 56
_POINTER = "▸"
_HERE = "▲"
_AXIS = "─"


class MethodPlot(Widget):
    """Shows a strip of the article for each method, and under them where the current sentence stands.

    With one row alone it shows the strip of the method that is pointed at.

    Args:
        in_force: The name of the method that is used now; its line is marked.
        comparison: What the methods choose, as far as it is known.
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

    class Clicked(Message):
        """A method's line was clicked."""

        def __init__(self, column: int) -> None:
            super().__init__()
            self.column = column

    def __init__(self, in_force: str, comparison: Comparison) -> None:
        super().__init__()
        self._in_force = in_force
        self._comparison = comparison
        self._sentences: Sequence[Sentence] = ()
        self._span = range(1)
        self._pointed: int | None = None
        self._here: int | None = None
        self._counts: dict[str, list[int]] = {}
        self._plain = Style.null()

    # What it is told

    def show(self, comparison: Comparison, sentences: Sequence[Sentence], span: range) -> None:
        """Show what the same methods choose.

        Args:
            comparison: What they choose.
            sentences: All the article's sentences.
            span: The part of the text that is compared, as offsets.
        """
        is_other = sentences is not self._sentences or span != self._span
        for before, column in zip(self._comparison.columns, comparison.columns, strict=True):
            if is_other or column is not before:
                self._counts.pop(column.method, None)
        self._comparison, self._sentences, self._span = comparison, sentences, span
        self.refresh()

    def point(self, column: int | None, here: int | None) -> None:
        """Mark a method's line and a place of the text, if any."""
        if column == self._pointed:
            self.refresh(Region(0, len(self._comparison.columns), self.size.width, 1))
        else:
            self.refresh()
        self._pointed, self._here = column, here

    # Painting

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """A row for each method, and the axis."""
        return len(self._comparison.columns) + 1

    def on_resize(self) -> None:
        """The strips have other cells now."""
        self._counts.clear()

    def on_click(self, event: events.Click) -> None:
        """Report the clicked method."""
        offset = event.get_content_offset(self)
        if offset is not None and (column := self._column_at(offset.y)) is not None:
            self.post_message(self.Clicked(column))

    def _column_at(self, y: int) -> int | None:
        columns = self._comparison.columns
        if self.size.height == 1 and columns:
            in_force = next((n for n, column in enumerate(columns) if column.method == self._in_force), 0)
            return in_force if self._pointed is None else self._pointed
        return y if y < len(columns) else None

    def render_lines(self, crop: Region) -> list[Strip]:
        """Look up once what all rows need, then paint them."""
        self._plain = self.rich_style
        return super().render_lines(crop)

    def render_line(self, y: int) -> Strip:
        """Paint a row, as Textual's line API asks."""
        width, plain = self.size.width, self._plain
        column = self._column_at(y)
        if column is not None:
            over = column == self._pointed and self.size.height > 1
            base = plain + self._style("comparison--column") if over else plain
            return Strip(self._line(column, base)).adjust_cell_length(width, base)
        if y == len(self._comparison.columns):
            axis = Segment(self._axis(), plain + self._style("comparison--axis"))
            return Strip([axis]).adjust_cell_length(width, plain)
        return Strip.blank(width, plain)

    def _line(self, number: int, base: Style) -> Iterator[Segment]:
        column = self._comparison.columns[number]
        is_in_force = column.method == self._in_force
        yield Segment(self._label(number, column), base + Style(bold=is_in_force))
        if column.chosen is None:
            yield Segment(fit(column.note, self._cells), base + self._style("comparison--note"))
            return
        bars = strip(self._counted(column), self._most)
        yield Segment(bars, base + self._style("comparison--strip"))

    def _label(self, number: int, column: Column) -> str:
        pointer = _POINTER if column.method == self._in_force else " "
        return f"{pointer}{digit_of(number):1} {self._name_of(column)}".ljust(self._label_cells)

    def _name_of(self, column: Column) -> str:
        return column.method if self.size.width >= _ROOM_FOR_NAMES else short_name(column.method)

    @property
    def _label_cells(self) -> int:
        return 4 + max((max_cells(self._name_of(column)) for column in self._comparison.columns), default=0)

    @property
    def _cells(self) -> int:
        """How many cells a strip has."""
        return max(0, self.size.width - self._label_cells - 1)

    def _axis(self) -> str:
        cells = self._cells
        axis = [_AXIS] * cells
        if self._here is not None and cells:
            axis[cell_of(self._here, self._span, cells)] = _HERE
        return " " * self._label_cells + "".join(axis)

    @property
    def _most(self) -> int:
        """The most choices in one cell of any strip: bars of all methods are to the same scale."""
        columns = (column for column in self._comparison.columns if column.chosen is not None)
        return max((max(self._counted(column), default=1) for column in columns), default=1)

    def _counted(self, column: Column) -> list[int]:
        known = self._counts.get(column.method)
        if known is None:
            places = (self._sentences[index].start for index in column.chosen or ())
            known = counts(places, self._span, self._cells)
            self._counts[column.method] = known
        return known

    def _style(self, component: str) -> Style:
        return self.get_component_rich_style(component, partial=True)
