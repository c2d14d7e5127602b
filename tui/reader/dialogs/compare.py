"""The comparison: the methods' choices side by side, beside the article."""

from typing import ClassVar

from textual import getters, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, Vertical
from textual.content import Content
from textual.widget import Widget

from tui.document.sections import section_name
from tui.reader.base_app import Breakpoints, breakpoint_class
from tui.reader.dialogs.dialog import PANE_MOVES, Dialog, movement_bindings
from tui.reader.rows.comparison import (
    COLUMN_KEYS,
    Comparison,
    MethodColumn,
    column_of,
    fastest_first,
    methods_to_compare,
)
from tui.reader.rows.line_index import LineIndex, LineItem
from tui.reader.session import Session
from tui.reader.widgets.article_pane import ArticlePane
from tui.reader.widgets.comparison_table import ComparisonTable
from tui.reader.widgets.method_plot import MethodPlot
from tui.reader.widgets.status_line import LongMessage, StatusLine
from tui.summary.lengths import Length, Unit
from tui.summary.methods import METHODS
from tui.text.phrases import count_phrase

_WAITING = "waiting"


class CompareScreen(Dialog[str]):
    """Shows which sentences each method chooses, beside the article; its result is the method to use, or None.

    It ranks nothing itself: its owner calls ``method_started``, then ``method_done`` or ``method_failed``.

    Args:
        session: The article and the rankings made of it so far.
        active_method: The name of the method whose digest the reader shows.
        offset: The reader's position in the article's text.
        line_index: The article's text as the reader has wrapped it; None if the reader does not show all of it.
    """

    AUTO_FOCUS = "ComparisonTable"
    HORIZONTAL_BREAKPOINTS: Breakpoints = [(0, "-narrow"), (100, "-wide")]  # noqa: RUF012
    VERTICAL_BREAKPOINTS: Breakpoints = [(0, "-low"), (20, "-middling"), (34, "-high")]  # noqa: RUF012
    BINDINGS: ClassVar[list[BindingType]] = [
        *movement_bindings(PANE_MOVES),
        Binding("right,l", "move_columns(1)", "Next method", show=False),
        Binding("left,h", "move_columns(-1)", "Previous method", show=False),
        *(
            Binding(key, f"select_column({number})", f"Method {number + 1}", show=False)
            for number, key in enumerate(COLUMN_KEYS)
        ),
        Binding("tab,shift+tab", "switch_pane", "Table or article", show=False, id="switch-pane"),
        Binding("enter", "follow", "Use this method; on a sentence, to its place", show=False),
        Binding("s", "sort", "Most agreed first, or reading order", show=False),
        Binding("c", "close", "Close", show=False, id="compare"),
    ]

    plot = getters.query_one(MethodPlot)
    table = getters.query_one(ComparisonTable)
    article_pane = getters.query_one(ArticlePane)
    status_line = getters.query_one(StatusLine)

    def __init__(
        self, session: Session, active_method: str, offset: int, line_index: LineIndex[LineItem] | None = None
    ) -> None:
        super().__init__()
        self.session = session
        self._active_method = active_method
        self._offset = offset
        self._line_index = line_index
        self._state = ""
        self._has_panes = False
        self.comparison = Comparison(tuple(map(self._column, methods_to_compare(active_method))))

    def compose(self) -> ComposeResult:
        """Yield the plot over the table, the article, and the status line.

        The classes that depend on the size are set now: set after the first frame, they would style all of it again.
        """
        width, height = self.app.size
        sizes = (width, self.HORIZONTAL_BREAKPOINTS), (height, self.VERTICAL_BREAKPOINTS)
        self.add_class(*(breakpoint_class(*size) for size in sizes), "-table-page", update=False)
        with Container(id="compared"):
            with Vertical(id="comparison"):
                yield MethodPlot(self._active_method, self.comparison)
                yield ComparisonTable(self._active_method)
            yield ArticlePane(self.app.settings.text_width)
        yield StatusLine()
        yield LongMessage()

    def on_mount(self) -> None:
        """Show the choices that are known already."""
        self._has_panes = True
        if self._line_index is None:
            self.call_after_refresh(self._show_article)  # wrapping takes longer than the first frame may
        else:
            self.article_pane.show_wrapped_article(self.session.article, self._line_index, self._offset)
        self._show_comparison()

    def _show_article(self) -> None:
        self.article_pane.show_article(self.session.article, self._offset)
        self._follow_table()

    @property
    def missing_methods(self) -> tuple[str, ...]:
        """The names of the methods that still have to rank the article, in the order in which to do it."""
        waiting = (column.method for column in self.comparison.columns if column.note == _WAITING)
        return tuple(fastest_first(waiting, self._active_method))

    def show_state(self, state: str) -> None:
        """Show the work that is done before the first method ranks the article."""
        self._state = state
        self._update_facts()

    def method_started(self, method: str) -> None:
        """Show that a method has begun to rank the article."""
        self._replace_column(MethodColumn(method, note="ranking …"))

    def method_done(self, method: str) -> None:
        """Show the choices of a method whose ranking is in the session."""
        self._replace_column(self._column(method))

    def method_failed(self, method: str, reason: str) -> None:
        """Show why a method cannot rank the article."""
        self._replace_column(MethodColumn(method, note=reason, has_failed=True))

    def _column(self, method: str) -> MethodColumn:
        session, ranking = self.session, self.session.rankings.get(method)
        if ranking is None:
            return MethodColumn(method, note=_WAITING)
        return column_of(session.article, ranking, session.length, session.section)

    def _replace_column(self, column: MethodColumn) -> None:
        self._state = ""
        self.comparison = self.comparison.with_column(column)
        self._show_comparison()

    def _show_comparison(self) -> None:
        if not self._has_panes:
            return
        article, sentence = self.session.article, self.session.sentence_at(self._offset)
        part = None if self.session.section is None else article.sections[self.session.section]
        span = range(len(article.text)) if part is None else range(part.start, part.end)
        sentences = article.sentences if article.has_sentences else ()
        self.plot.show(self.comparison, sentences, span)
        self.table.show(self.comparison, sentences, 0 if sentence is None else sentence.index)
        self._follow_table()

    def _update_facts(self) -> None:
        """Bring the frames and the status line up to date."""
        if not self._has_panes:
            return
        comparison, table, selected = self.comparison, self.table, self._selected_column
        total = len(comparison.columns)
        ranking = f"Comparing … {comparison.finished} of {total}" if comparison.finished < total else ""
        alone, here = self.session.section, self.session.section_name_at(self.article_pane.place)
        title = [self._state or ranking or f"{total} methods", _length_phrase(self.session.length)]
        if alone is not None:
            title.append(section_name(self.session.article.sections[alone]))
        method_title = "" if selected is None else METHODS[selected.method].title
        _set_titles(self.query_one("#comparison"), " · ".join(title), method_title)
        _set_titles(self.article_pane, "Article", here)
        self.status_line.position = f"{table.cursor + 1:,} of {table.row_count:,}" if table.row_count else ""
        self.status_line.hints = self._hints

    @property
    def _hints(self) -> tuple[tuple[str, str], ...]:
        keymap = self.app.keymap
        pane = (keymap.first("switch-pane"), "article" if self._in_table else "table")
        if not self._in_table:
            return (pane, ("Esc", "table" if self._is_single else "close"))
        selected = self._selected_column
        enter = "go there" if selected is None else f"use {selected.method}"
        order = "reading order" if self.table.is_by_agreement else "most agreed"
        return (("Enter", enter), ("← →", "method"), ("s", order), ("Esc", "close"), pane)

    def on_resize(self) -> None:
        """Choose what to show and hint at in the new size."""
        self._update_facts()

    @property
    def _in_table(self) -> bool:
        return self.has_class("-table-page")

    @property
    def pane(self) -> ComparisonTable | ArticlePane:
        return self.table if self._in_table else self.article_pane

    @property
    def _is_single(self) -> bool:
        """True if the article is not in view beside the table."""
        return not self.has_class("-wide") and not self.has_class("-high")

    @property
    def _selected_column(self) -> MethodColumn | None:
        selected = self.table.selected_column
        return None if selected is None else self.comparison.columns[selected]

    def _focus_pane(self, *, table: bool) -> None:
        self.update_classes({"-table-page": table, "-article-page": not table})
        self.pane.focus(scroll_visible=False)
        self._update_facts()

    def _follow_table(self) -> None:
        """Show the current row's sentence in the article, among those of the selected method."""
        table = self.table
        if table.current is None:
            self.plot.select(table.selected_column, None)
        else:
            sentences = self.session.article.sentences
            current = sentences[table.current]
            columns = self.comparison.columns
            active = next((column for column in columns if column.method == self._active_method), None)
            column = self._selected_column or active
            chosen = [] if column is None else [sentences[index] for index in column.chosen or ()]
            self.plot.select(table.selected_column, current.start)
            self.article_pane.mark_sentences(chosen, current)
            self.article_pane.go_to(current.start)
        self._update_facts()

    @on(ComparisonTable.Moved)
    def _table_moved(self) -> None:
        self._follow_table()

    @on(ArticlePane.Moved)
    def _article_moved(self) -> None:
        self._update_facts()

    @on(ArticlePane.Clicked)
    def _article_clicked(self, event: ArticlePane.Clicked) -> None:
        self.article_pane.go_to(event.place)
        self._focus_pane(table=False)

    @on(ComparisonTable.Clicked)
    def _table_clicked(self) -> None:
        self._focus_pane(table=True)

    @on(MethodPlot.Clicked)
    def _plot_clicked(self, event: MethodPlot.Clicked) -> None:
        self.action_select_column(event.column)

    def action_move_columns(self, columns: int) -> None:
        """Select another method, or before the first one the sentences."""
        if self._in_table:
            self.table.move_columns(columns)

    def action_select_column(self, column: int) -> None:
        """Select a method by its index."""
        if column < len(self.comparison.columns):
            self._focus_pane(table=True)
            self.table.select_column(column)

    def action_switch_pane(self) -> None:
        """Switch between the table and the article."""
        self._focus_pane(table=not self._in_table)

    def action_follow(self) -> None:
        """Use the selected method; if none is selected, switch between a sentence and its place in the article."""
        selected = self._selected_column
        if not self._in_table or selected is None:
            self.action_switch_pane()
        elif selected.has_failed:
            self.status_line.show_message(f"{METHODS[selected.method].title} {selected.note}.")
        else:
            self.dismiss(selected.method)

    def action_sort(self) -> None:
        """Sort by agreement, or in reading order again."""
        self.table.toggle_order()
        order = "Most agreed first." if self.table.is_by_agreement else "In reading order."
        self.status_line.show_message(order)

    def action_close(self) -> None:
        """Go back to the table if the article is shown instead of it, else close."""
        if self._is_single and not self._in_table:
            self._focus_pane(table=True)
        else:
            self.dismiss(None)


def _set_titles(widget: Widget, title: str, subtitle: str) -> None:
    """Set the titles of a widget's frame if they differ, since setting them repaints the whole widget."""
    if str(widget.border_title) != title:
        widget.border_title = Content(title)
    if str(widget.border_subtitle) != subtitle:
        widget.border_subtitle = Content(subtitle)


def _length_phrase(length: Length) -> str:
    match length.unit:
        case Unit.PERCENT:
            return f"{length} of the sentences"
        case Unit.WORDS:
            return f"{length.amount:,} words"
        case Unit.MINUTES:
            return count_phrase(length.amount, "minute")
        case _:
            return count_phrase(length.amount, "sentence")
