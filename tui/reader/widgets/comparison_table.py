"""A table of sentences by methods, drawn row by row."""

from collections.abc import Iterator, Sequence
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Region, Size, clamp
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from tui.document.model import Sentence
from tui.reader.rows.comparison import Column, Comparison, short_name
from tui.reader.rows.comparison_columns import AGREEMENT_TITLE, TableColumns, table_columns
from tui.text.cells import fit, max_cells

_HEADER = 1
_CHOSEN, _NOT_CHOSEN, _REFUSED, _WAITING = "●", "·", "–", " "
_IN_FORCE = "▾"
_COMFORT = 1


class ComparisonTable(ScrollView, can_focus=True, inherit_bindings=False):
    """Shows which method chooses which sentence. One row is the current one, and one column or none is pointed at.

    Args:
        in_force: The name of the method that is used now; its column is marked.
    """

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "comparison--header",
        "comparison--mark",
        "comparison--blank",
        "comparison--column",
        "comparison--row",
        "comparison--cell",
        "comparison--count",
    }
    DEFAULT_CSS = """
    ComparisonTable {
        height: 1fr;
        overflow-x: hidden;
        overflow-y: scroll;
        scrollbar-size-vertical: 1;
    }
    """

    class Clicked(Message):
        """A cell was clicked: its row is the current one, and its column is pointed at."""

    def __init__(self, in_force: str) -> None:
        super().__init__()
        self._in_force = in_force
        self._comparison = Comparison(())
        self._sentences: Sequence[Sentence] = ()
        self._rows: Sequence[int] = ()
        self._position = 0
        self._gone_to: int | None = None  # the sentence of the row that the reader chose to be at
        self._columns = TableColumns(0, (), (), 0)
        self._plain = Style.null()
        self.is_by_agreement = False
        self.pointed: int | None = None
        """The column that is pointed at; None for the sentences themselves."""

    # What it is told

    def show(self, comparison: Comparison, sentences: Sequence[Sentence], near: int) -> None:
        """Show what methods choose. A row that was gone to stays, where it stands in the view too.

        Args:
            comparison: What they choose.
            sentences: All the article's sentences.
            near: The index of the sentence to be at, or near it, until another is gone to.
        """
        resting = self.page_rows // 2 if self._gone_to is None else self._position - self.scroll_offset.y
        self._comparison, self._sentences = comparison, sentences
        self._take_up(near if self._gone_to is None else self._gone_to, resting)

    def toggle_order(self) -> None:
        """Show the sentences that most methods choose first, or all in reading order again."""
        self.is_by_agreement = not self.is_by_agreement
        if self.current is not None:
            self._gone_to = self.current
            self._take_up(self.current, self.page_rows // 2)

    def _take_up(self, wanted: int, resting: int) -> None:
        comparison = self._comparison
        self._rows = comparison.most_agreed_first if self.is_by_agreement else comparison.in_reading_order
        nearest = comparison.nearest(wanted)
        self._position = 0 if nearest is None else self._rows.index(nearest)
        rows = len(self._rows) + _HEADER
        # Nothing else moves with the number of rows: setting it as a reactive would lay out the whole screen again.
        self.set_reactive(ComparisonTable.virtual_size, Size(0, rows))
        self.vertical_scrollbar.window_virtual_size = rows
        self.scroll_to(y=self._position - resting, animate=False)
        self._look()

    # What it tells

    @property
    def current(self) -> int | None:
        """The index of the current row's sentence."""
        return self._rows[self._position] if self._rows else None

    @property
    def row_count(self) -> int:
        """How many sentences there are."""
        return len(self._rows)

    @property
    def row(self) -> int:
        """The number of the current row, from 0."""
        return self._position

    @property
    def page_rows(self) -> int:
        """How many rows of sentences are in view."""
        return max(1, self.scrollable_content_region.height - _HEADER)

    # Moving

    def move_lines(self, lines: int) -> None:
        """To the next or previous sentence, or further."""
        self._move_to(self._position + lines)

    def move_pages(self, pages: float) -> None:
        """By pages or parts of one."""
        rows = max(1, round(abs(pages) * (self.page_rows - _COMFORT)))
        self._move_to(self._position + (rows if pages > 0 else -rows))

    def move_to_end(self, *, top: bool) -> None:
        """To the first or the last sentence."""
        self._move_to(0 if top else len(self._rows) - 1)

    def move_columns(self, columns: int) -> None:
        """Point at the next or previous column; before the first one are the sentences themselves."""
        self.point((-1 if self.pointed is None else self.pointed) + columns)

    def point(self, column: int) -> None:
        """Point at a column, or with a negative number at the sentences."""
        column = clamp(column, -1, len(self._comparison.columns) - 1)
        self.pointed = column if column >= 0 else None
        self.refresh()

    def _move_to(self, position: int) -> None:
        before, scroll = self._position, self.scroll_offset.y
        self._position = clamp(position, 0, max(0, len(self._rows) - 1))
        self._gone_to = self.current
        if scroll <= self._position < scroll + self.page_rows:
            width = self.size.width
            self.refresh(*(Region(0, row - scroll + _HEADER, width, 1) for row in (before, self._position)))
        else:
            self._look()

    def _look(self) -> None:
        """Bring the current row into view, and paint all of it."""
        scroll = max(self.scroll_offset.y, self._position + 1 - self.page_rows)
        self.scroll_to(y=min(scroll, self._position), animate=False)
        self.refresh()

    # What moves it from outside

    def on_resize(self) -> None:
        """Keep the current row in view."""
        self._look()

    def on_click(self, event: events.Click) -> None:
        """Make the clicked row the current one and point at the clicked column."""
        offset = event.get_content_offset(self)
        if offset is None:
            return
        column = self._columns.column_at(offset.x)
        self.point(-1 if column is None else column)
        position = self.scroll_offset.y + offset.y - _HEADER
        if offset.y >= _HEADER and position < len(self._rows):
            self._move_to(position)
        self.post_message(self.Clicked())

    def on_focus(self) -> None:
        """Show the current row as the one that keys act on."""
        self.refresh()

    def on_blur(self) -> None:
        """Show the current row less strongly."""
        self.refresh()

    # Painting

    def render_lines(self, crop: Region) -> list[Strip]:
        """Look up once what all rows need, then paint them."""
        names = [short_name(column.method) for column in self._comparison.columns]
        self._columns = table_columns(self.scrollable_content_region.width, names)
        self._plain = self.rich_style
        return super().render_lines(crop)

    def render_line(self, y: int) -> Strip:
        """Paint a row of the view, as Textual's line API asks."""
        width, plain = self.scrollable_content_region.width, self._plain
        position = self.scroll_offset.y + y - _HEADER
        if y < _HEADER:
            return Strip(self._header(plain)).adjust_cell_length(width, plain)
        if position >= len(self._rows):
            return Strip.blank(width, plain)
        base = plain
        if position == self._position:
            base = plain + self._style("comparison--row")
        return Strip(self._row(position, base)).adjust_cell_length(width, base)

    def _header(self, plain: Style) -> Iterator[Segment]:
        style = plain + self._style("comparison--header")
        columns = self._columns
        yield Segment(fit("  Sentence", columns.before_methods).ljust(columns.before_methods), style)
        for number, column in enumerate(self._comparison.columns):
            over = style + self._style("comparison--column") if number == self.pointed else style
            yield Segment(_IN_FORCE if column.method == self._in_force else " ", style)
            yield Segment(columns.titles[number].ljust(columns.widths[number] - 1), over)
        title = AGREEMENT_TITLE if self._columns.agreement > len(AGREEMENT_TITLE) else "Σ"
        yield Segment(title.rjust(self._columns.agreement), style)

    def _row(self, position: int, base: Style) -> Iterator[Segment]:
        sentence = self._rows[position]
        is_current = position == self._position
        pointer = "▸ " if is_current else "  "
        words = fit(self._sentences[sentence].text, max(0, self._columns.words))
        yield Segment(pointer, base)
        yield Segment(words + " " * (self._columns.words - max_cells(words)), base)
        for number, column in enumerate(self._comparison.columns):
            yield Segment(" ", base)
            yield self._cell(sentence, number, column, base, is_current=is_current)
        yield Segment(self._count(sentence), base + self._style("comparison--count"))

    def _cell(self, sentence: int, number: int, column: Column, base: Style, *, is_current: bool) -> Segment:
        style, mark = base, _REFUSED if column.is_refused else _WAITING
        if column.chosen is not None:
            is_chosen = sentence in column.chosen
            mark = _CHOSEN if is_chosen else _NOT_CHOSEN
            style = base + self._style("comparison--mark" if is_chosen else "comparison--blank")
        if number == self.pointed:
            style += self._style("comparison--cell" if is_current else "comparison--column")
        width = self._columns.widths[number] - 1
        return Segment(mark.center(width), style)

    def _count(self, sentence: int) -> str:
        votes, asked = self._comparison.votes[sentence], self._comparison.asked
        text = f"{votes} of {asked}"
        return (text if len(text) < self._columns.agreement else str(votes)).rjust(self._columns.agreement)

    def _style(self, component: str) -> Style:
        return self.get_component_rich_style(component, partial=True)
