"""What the methods choose, side by side, over the article."""

from typing import ClassVar

from textual import getters, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, Vertical
from textual.content import Content
from textual.widget import Widget

from tui.document.sections import section_name
from tui.reader.dialogs.dialog import Dialog
from tui.reader.rows.comparison import (
    Column,
    Comparison,
    column_of,
    compared,
    fast_first,
    short_name,
)
from tui.reader.rows.line_index import LineIndex, LineItem
from tui.reader.session import Session
from tui.reader.widgets.article_pane import ArticlePane
from tui.reader.widgets.compared_article import ComparedArticle
from tui.reader.widgets.comparison_table import ComparisonTable
from tui.reader.widgets.method_plot import MethodPlot
from tui.reader.widgets.status_line import StatusLine
from tui.summary.lengths import Length, Unit
from tui.summary.methods import METHODS

Breakpoints = list[tuple[int, str]]

_DIGITS = "1234567890"
_WAITING = "waiting"


class CompareScreen(Dialog[str]):
    """Shows which sentences each method chooses, beside the article; its result is the method to use, or None.

    It ranks nothing itself: it is told what comes of ranking, method by method.

    Args:
        reading: The article and the rankings made of it so far.
        in_force: The name of the method that is used now.
        place: Where the reader is in the article's text.
        flow: The article's text in lines, as the reader shows it; None if that is not all of the text.
    """

    AUTO_FOCUS = "ComparisonTable"
    HORIZONTAL_BREAKPOINTS: Breakpoints = [(0, "-narrow"), (100, "-wide")]  # noqa: RUF012
    VERTICAL_BREAKPOINTS: Breakpoints = [(0, "-low"), (20, "-middling"), (34, "-high")]  # noqa: RUF012
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "move_lines(1)", "Next sentence", show=False),
        Binding("up", "move_lines(-1)", "Previous sentence", show=False),
        Binding("pagedown", "move_pages(1.0)", "Page down", show=False),
        Binding("pageup", "move_pages(-1.0)", "Page up", show=False),
        Binding("home", "move_to_end(True)", "First", show=False),
        Binding("end", "move_to_end(False)", "Last", show=False),
        Binding("j", "move_lines(1)", "Next sentence", show=False, id="line-down"),
        Binding("k", "move_lines(-1)", "Previous sentence", show=False, id="line-up"),
        Binding("space,f", "move_pages(1.0)", "Page down", show=False, id="page-down"),
        Binding("b", "move_pages(-1.0)", "Page up", show=False, id="page-up"),
        Binding("d", "move_pages(0.5)", "Half a page down", show=False, id="half-page-down"),
        Binding("u", "move_pages(-0.5)", "Half a page up", show=False, id="half-page-up"),
        Binding("g", "move_to_end(True)", "First", show=False, id="top"),
        Binding("G", "move_to_end(False)", "Last", show=False, id="end"),
        Binding("right,l", "move_columns(1)", "Next method", show=False),
        Binding("left,h", "move_columns(-1)", "Previous method", show=False),
        *(
            Binding(digit, f"point({number})", f"Method {number + 1}", show=False)
            for number, digit in enumerate(_DIGITS)
        ),
        Binding("tab,shift+tab", "switch_pane", "Table or article", show=False, id="switch-pane"),
        Binding("enter", "take", "Use this method; on a sentence, to its place", show=False),
        Binding("s", "sort", "Most agreed first, or reading order", show=False),
        Binding("c", "close", "Close", show=False, id="compare"),
    ]

    plot = getters.query_one(MethodPlot)
    table = getters.query_one(ComparisonTable)
    article_pane = getters.query_one(ComparedArticle)
    status_line = getters.query_one(StatusLine)

    def __init__(
        self, reading: Session, in_force: str, place: int, flow: LineIndex[LineItem] | None = None
    ) -> None:
        super().__init__()
        self.reading = reading
        self._in_force = in_force
        self._place = place
        self._flow = flow
        self._state = ""
        self._has_panes = False
        self.comparison = Comparison(tuple(map(self._column, compared(in_force))))

    def compose(self) -> ComposeResult:
        """The plot over the table, the article, the keys.

        As in the reader, the screen begins with the classes that it will have.
        """
        width, height = self.app.size
        sizes = (width, self.HORIZONTAL_BREAKPOINTS), (height, self.VERTICAL_BREAKPOINTS)
        self.add_class(*(_breakpoint(*size) for size in sizes), "-table-page", update=False)
        with Container(id="compared"):
            with Vertical(id="comparison"):
                yield MethodPlot(self._in_force, self.comparison)
                yield ComparisonTable(self._in_force)
            yield ComparedArticle(self.app.settings.text_width)
        yield StatusLine()

    def on_mount(self) -> None:
        """Show what is known already."""
        self._has_panes = True
        if self._flow is None:
            self.call_after_refresh(self._lay_out_article)  # which takes longer than the first picture may
        else:
            self.article_pane.show_laid_out(self.reading.article, self._flow, self._place)
        self._show_comparison()

    def _lay_out_article(self) -> None:
        self.article_pane.show_article(self.reading.article, self._place)
        self._follow_table()

    # What it is told of ranking, and tells

    @property
    def missing(self) -> tuple[str, ...]:
        """The names of the methods that have to rank the article yet, in the order in which they should."""
        waiting = (column.method for column in self.comparison.columns if column.note == _WAITING)
        return tuple(fast_first(waiting, self._in_force))

    def show_state(self, state: str) -> None:
        """Say what is done before the first method ranks the article."""
        self._state = state
        self._show_facts()

    def begin(self, method: str) -> None:
        """A method is ranking the article now."""
        self._change(Column(method, note="ranking …"))

    def take_ranking(self, method: str) -> None:
        """A method has ranked the article: its ranking is with the others."""
        self._change(self._column(method))

    def refuse(self, method: str, reason: str) -> None:
        """A method cannot rank the article."""
        self._change(Column(method, note=reason, is_refused=True))

    def _column(self, method: str) -> Column:
        reading, ranking = self.reading, self.reading.rankings.get(method)
        if ranking is None:
            return Column(method, note=_WAITING)
        return column_of(reading.article, ranking, reading.length, reading.section)

    def _change(self, column: Column) -> None:
        self._state = ""
        self.comparison = self.comparison.with_column(column)
        self._show_comparison()

    # Showing

    def _show_comparison(self) -> None:
        if not self._has_panes:
            return
        article, here = self.reading.article, self.reading.sentence_at(self._place)
        part = None if self.reading.section is None else article.sections[self.reading.section]
        span = range(len(article.text)) if part is None else range(part.start, part.end)
        sentences = article.sentences if article.has_sentences else ()
        self.plot.show(self.comparison, sentences, span)
        self.table.show(self.comparison, sentences, 0 if here is None else here.index)
        self._follow_table()

    def _show_facts(self) -> None:
        """Bring the frames and the status line up to date."""
        if not self._has_panes:
            return
        comparison, table = self.comparison, self.table
        frame = self.query_one("#comparison")
        total = len(comparison.columns)
        working = f"Comparing … {comparison.answered} of {total}" if comparison.answered < total else ""
        doing = self._state or working or f"{total} methods"
        length = _length_text(self.reading.length)
        pointed = self._pointed
        section = self.reading.section_at(self.article_pane.place)
        _entitle(
            frame,
            f"{doing} · {length}{self._of_section}",
            "" if pointed is None else METHODS[pointed.method].title,
        )
        _entitle(self.article_pane, "Article", "" if section is None else section_name(section))
        self.status_line.position = f"{table.row + 1:,} of {table.row_count:,}" if table.row_count else ""
        self.status_line.hints = self._hints

    @property
    def _of_section(self) -> str:
        index = self.reading.section
        return "" if index is None else f" · {section_name(self.reading.article.sections[index])}"

    @property
    def _hints(self) -> tuple[tuple[str, str], ...]:
        keymap = self.app.keymap
        pane = (keymap.first("switch-pane"), "article" if self._in_table else "table")
        if not self._in_table:
            return (pane, ("Esc", "table" if self._is_single else "close"))
        enter = "go there" if self._pointed is None else f"use {short_name(self._pointed.method)}"
        order = "reading order" if self.table.is_by_agreement else "most agreed"
        return (("Enter", enter), ("← →", "method"), ("s", order), ("Esc", "close"), pane)

    # Where the reader is

    @property
    def _in_table(self) -> bool:
        return self.has_class("-table-page")

    @property
    def _pane(self) -> ComparisonTable | ArticlePane:
        return self.table if self._in_table else self.article_pane

    @property
    def _is_single(self) -> bool:
        """Whether the article is not in view beside the table."""
        return not self.has_class("-wide") and not self.has_class("-high")

    @property
    def _pointed(self) -> Column | None:
        """The column that is pointed at."""
        return None if self.table.pointed is None else self.comparison.columns[self.table.pointed]

    def _turn_to(self, *, table: bool) -> None:
        self.set_class(table, "-table-page")
        self.set_class(not table, "-article-page")
        self._pane.focus(scroll_visible=False)
        self._show_facts()

    def on_resize(self) -> None:
        """Say what matters at the new size."""
        self._show_facts()

    def _follow_table(self) -> None:
        """Show the current row's sentence in the article, among those of the method that is pointed at."""
        if self.table.current is None:
            self.plot.point(self.table.pointed, None)
            self._show_facts()
            return
        sentences = self.reading.article.sentences
        current = sentences[self.table.current]
        column = self._pointed or self._column_in_force
        chosen = [] if column is None else [sentences[index] for index in column.chosen or ()]
        self.plot.point(self.table.pointed, current.start)
        self.article_pane.mark_sentences(chosen, current)
        self.article_pane.go_to(current.start)
        self._show_facts()

    @property
    def _column_in_force(self) -> Column | None:
        return next((c for c in self.comparison.columns if c.method == self._in_force), None)

    @on(ArticlePane.Moved)
    def _article_moved(self) -> None:
        self._show_facts()

    @on(ArticlePane.Clicked)
    def _article_clicked(self, event: ArticlePane.Clicked) -> None:
        self.article_pane.go_to(event.place)
        self._turn_to(table=False)

    @on(ComparisonTable.Clicked)
    def _table_clicked(self) -> None:
        self._turn_to(table=True)
        self._follow_table()

    @on(MethodPlot.Clicked)
    def _plot_clicked(self, event: MethodPlot.Clicked) -> None:
        self._turn_to(table=True)
        self.table.point(event.column)
        self._follow_table()

    # What the keys do

    def _moved(self) -> None:
        if self._in_table:
            self._follow_table()

    def action_move_lines(self, lines: int) -> None:
        """Row by row, or line by line of the article."""
        self._pane.move_lines(lines)
        self._moved()

    def action_move_pages(self, pages: float) -> None:
        """By pages or parts of one."""
        self._pane.move_pages(pages)
        self._moved()

    def action_move_to_end(self, top: bool) -> None:
        """To the first or last row."""
        self._pane.move_to_end(top=top)
        self._moved()

    def action_move_columns(self, columns: int) -> None:
        """Point at another method, or before the first one at the sentences."""
        if self._in_table:
            self.table.move_columns(columns)
            self._follow_table()

    def action_point(self, column: int) -> None:
        """Point at a method by its number, from 0."""
        if column < len(self.comparison.columns):
            self._turn_to(table=True)
            self.table.point(column)
            self._follow_table()

    def action_switch_pane(self) -> None:
        """To the article, or back to the table."""
        self._turn_to(table=not self._in_table)

    def action_take(self) -> None:
        """Use the method that is pointed at; if none is, go to the sentence in the article, and from there back."""
        if not self._in_table or self._pointed is None:
            self.action_switch_pane()
        elif self._pointed.is_refused:
            self.status_line.say(f"{METHODS[self._pointed.method].title} {self._pointed.note}.")
        else:
            self.dismiss(self._pointed.method)

    def action_sort(self) -> None:
        """The sentences that most methods choose first, or all in reading order again."""
        self.table.toggle_order()
        self._follow_table()
        self.status_line.say("Most agreed first." if self.table.is_by_agreement else "In reading order.")

    def action_close(self) -> None:
        """Back to the table where the article has its place, else close without a result."""
        if self._is_single and not self._in_table:
            self._turn_to(table=True)
        else:
            self.dismiss(None)


def _entitle(widget: Widget, title: str, subtitle: str) -> None:
    """Change what the frame of a widget says, if it is something else: the whole widget is painted anew."""
    if str(widget.border_title) != title:
        widget.border_title = Content(title)
    if str(widget.border_subtitle) != subtitle:
        widget.border_subtitle = Content(subtitle)


def _breakpoint(size: int, breakpoints: Breakpoints) -> str:
    return max(breakpoint for breakpoint in breakpoints if breakpoint[0] <= size)[1]


def _length_text(length: Length) -> str:
    match length.unit:
        case Unit.PERCENT:
            return f"{length} of the sentences"
        case Unit.WORDS:
            return f"{length.amount:,} words"
        case _:
            return "1 sentence" if length.amount == 1 else f"{length.amount:,} sentences"
