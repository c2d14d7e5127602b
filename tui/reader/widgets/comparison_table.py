"""A table of sentences by methods."""

from collections.abc import Iterator, Sequence

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import clamp
from textual.message import Message
from textual.strip import Strip

from tui.document.model import Sentence
from tui.reader.rows.comparison import (
    AGREEMENT_TITLE,
    Comparison,
    MethodColumn,
    TableColumns,
    short_name,
    table_columns,
)
from tui.reader.rows.item_rows import EqualRows
from tui.reader.rows.paging import Rows
from tui.reader.widgets.line_view import LineView
from tui.text.cells import fit, max_cells

_CHOSEN, _NOT_CHOSEN, _FAILED, _WAITING = "●", "·", "–", " "
_ACTIVE = "▾"


class ComparisonTable(LineView[EqualRows]):
    """Shows which method chooses which sentence. One row is the current one, and at most one method is selected.

    Args:
        active_method: The name of the method whose digest the reader shows; its column is marked.
    """

    HEADER_ROWS = 1
    DEFAULT_CSS = """
    ComparisonTable { height: 1fr; }
    """

    class Moved(Message):
        """Another row is the current one, another column is selected, or the rows stand in another order."""

    class Clicked(Message):
        """A cell was clicked; its row has become the current one, and its column is selected."""

    def __init__(self, active_method: str) -> None:
        super().__init__(EqualRows())
        self._active_method = active_method
        self._comparison = Comparison(())
        self._sentences: Sequence[Sentence] = ()
        self._order: Sequence[int] = ()
        self._wanted_sentence: int | None = None  # the sentence of the row that the user moved to
        self._columns = TableColumns(0, (), (), 0)
        self.is_by_agreement = False
        self.selected_column: int | None = None
        """The index of the selected method; None if the column of sentences is selected."""

    def show(self, comparison: Comparison, sentences: Sequence[Sentence], near: int) -> None:
        """Show the sentences that the methods choose, out of all sentences of the article.

        The row nearest to the sentence ``near`` is current until the user moves; then the user's row stays current.
        """
        wanted = self._wanted_sentence
        cursor_row = self.page_rows // 2 if wanted is None else self.cursor - self.scroll_offset.y
        self._comparison, self._sentences = comparison, sentences
        self._show_order(near if wanted is None else wanted, cursor_row)

    def toggle_order(self) -> None:
        """Sort the sentences by the number of methods that choose them, or in reading order again."""
        self.is_by_agreement = not self.is_by_agreement
        if self.current is not None:
            self._wanted_sentence = self.current
            self._show_order(self.current, self.page_rows // 2)
            self.post_message(self.Moved())

    def _show_order(self, wanted: int, cursor_row: int) -> None:
        comparison = self._comparison
        self._order = comparison.most_agreed_first if self.is_by_agreement else comparison.in_reading_order
        nearest = comparison.nearest(wanted)
        self.cursor = 0 if nearest is None else self._order.index(nearest)
        self.line_index = EqualRows(len(self._order))
        self.rows_changed()
        self.scroll_to_row(self.cursor - cursor_row)
        self.keep_position()

    @property
    def current(self) -> int | None:
        """The index of the current row's sentence."""
        return self._order[self.cursor] if self._order else None

    @property
    def row_count(self) -> int:
        return len(self._order)

    def move_columns(self, columns: int) -> None:
        """Move the selection by columns; the sentences are left of the first method."""
        self.select_column((-1 if self.selected_column is None else self.selected_column) + columns)

    def select_column(self, column: int) -> None:
        """Select a method by its index, or the sentences by a negative number."""
        column = clamp(column, -1, len(self._comparison.columns) - 1)
        self.selected_column = column if column >= 0 else None
        self.repaint()
        self.post_message(self.Moved())

    def move_to(self, item: int) -> None:
        """Make another row the current one."""
        before = self.cursor
        self.cursor = clamp(item, 0, max(0, len(self._order) - 1))
        self._wanted_sentence = self.current
        self.keep_position()
        self.repaint_rows(before, self.cursor)
        self.post_message(self.Moved())

    def keep_position(self) -> None:
        """Keep the current row in view."""
        self.scroll_into_view(Rows(self.cursor, self.cursor))

    def on_click(self, event: events.Click) -> None:
        """Make the clicked row the current one and select the clicked column."""
        offset, row = event.get_content_offset(self), self.row_under(event)
        if offset is None:
            return
        column = self._columns.column_at(offset.x)
        self.select_column(-1 if column is None else column)
        if row is not None:
            self.move_to(row)
        self.post_message(self.Clicked())

    def begin_frame(self) -> None:
        """Look up the values that all rows of a frame need."""
        super().begin_frame()
        names = [short_name(column.method) for column in self._comparison.columns]
        self._columns = table_columns(self.frame_width, names)

    def paint_header(self, row: int) -> Strip:
        """Return the titles of the columns."""
        return Strip(self._header(self.plain_style)).adjust_cell_length(self.frame_width, self.plain_style)

    def paint_row(self, row: int) -> Strip:
        """Return the row of a sentence."""
        base = self.plain_style
        if row == self.cursor:
            base += self.component_style("comparison--row")
        return Strip(self._row(row, base)).adjust_cell_length(self.frame_width, base)

    def _header(self, plain: Style) -> Iterator[Segment]:
        style = plain + self.component_style("comparison--header")
        columns = self._columns
        yield Segment(fit("  Sentence", columns.before_methods).ljust(columns.before_methods), style)
        for number, column in enumerate(self._comparison.columns):
            is_selected = number == self.selected_column
            yield Segment(_ACTIVE if column.method == self._active_method else " ", style)
            yield Segment(
                columns.titles[number].ljust(columns.widths[number] - 1),
                style + self.component_style("comparison--column") if is_selected else style,
            )
        title = AGREEMENT_TITLE if columns.agreement > len(AGREEMENT_TITLE) else "Σ"
        yield Segment(title.rjust(columns.agreement), style)

    def _row(self, row: int, base: Style) -> Iterator[Segment]:
        sentence, width = self._order[row], self._columns.text
        is_current = row == self.cursor
        text = fit(self._sentences[sentence].text, max(0, width))
        yield Segment("▸ " if is_current else "  ", base)
        yield Segment(text + " " * (width - max_cells(text)), base)
        for number, column in enumerate(self._comparison.columns):
            yield Segment(" ", base)
            yield self._cell(sentence, number, column, base, is_current=is_current)
        yield Segment(self._votes(sentence), base + self.component_style("comparison--count"))

    def _cell(
        self, sentence: int, number: int, column: MethodColumn, base: Style, *, is_current: bool
    ) -> Segment:
        style, sign = base, _FAILED if column.has_failed else _WAITING
        if column.chosen is not None:
            is_chosen = sentence in column.chosen
            sign = _CHOSEN if is_chosen else _NOT_CHOSEN
            style = base + self.component_style("comparison--mark" if is_chosen else "comparison--blank")
        if number == self.selected_column:
            style += self.component_style("comparison--cell" if is_current else "comparison--column")
        return Segment(sign.center(self._columns.widths[number] - 1), style)

    def _votes(self, sentence: int) -> str:
        votes, width = self._comparison.votes[sentence], self._columns.agreement
        text = f"{votes} of {self._comparison.ranked}"
        return (text if len(text) < width else str(votes)).rjust(width)
