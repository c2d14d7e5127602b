"""The line in which a query is typed."""

from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget
from textual.widgets import Input, Static
from textual.widgets.input import Selection

from tui.text.cells import fit

Hint = tuple[str, str]
"""A key and its action."""


class SearchStatus(Widget):
    """The key hints that fit, and the result of the search on the right."""

    DEFAULT_CSS = """
    SearchStatus {
        width: 55%;
        min-width: 22;
        height: 1;
    }
    """

    result: reactive[str] = reactive("")
    hints: reactive[tuple[Hint, ...]] = reactive(())

    def render(self) -> Content:
        """Return the last hints that fit, and the result."""
        width = self.content_size.width
        shown = Content(fit(self.result, width))
        for key, action in reversed(self.hints):
            longer = Content.assemble((key, "bold"), " ", action, "  ", shown)
            if longer.cell_length > width:
                break
            shown = longer
        return Content.assemble(" " * (width - shown.cell_length), shown)


class QueryInput(Input):
    """An input whose size does not depend on what is typed."""

    # Textual would lay out the whole screen again whenever this changes, that is, for each letter.
    virtual_size: reactive[Size] = reactive(Size(0, 0))


class QueryHistory:
    """The queries of a session, recalled one after the other."""

    def __init__(self) -> None:
        self._queries: list[str] = []
        self._draft = ""
        self._index = 0

    def keep(self, query: str) -> None:
        self._queries = [kept for kept in self._queries if kept != query]
        self._queries.append(query)

    def begin(self, draft: str) -> None:
        self._draft = draft
        self._index = len(self._queries)

    def recall(self, step: int, typed: str) -> str:
        """Return the query before (a step of -1) or after (a step of 1) the one recalled last.

        Args:
            step: The direction.
            typed: The text in the input. If it differs from the query recalled last, it becomes the draft.

        Returns:
            The query; at either end, the same again. The draft comes after the latest query.
        """
        if typed != self._recalled:
            self.begin(typed)
        self._index = min(max(self._index + step, 0), len(self._queries))
        return self._recalled

    @property
    def _recalled(self) -> str:
        return self._queries[self._index] if self._index < len(self._queries) else self._draft


class SearchBar(Horizontal):
    """Asks for a query, and shows its result."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "recall(-1)", "Previous query", show=False, id="earlier-query"),
        Binding("down", "recall(1)", "Next query", show=False, id="later-query"),
        Binding("tab,shift+tab", "switch_pane", "Search the other pane", show=False, id="find-elsewhere"),
        Binding("escape", "cancel", "Cancel the search", show=False, id="leave-find"),
    ]

    DEFAULT_CSS = """
    SearchBar {
        height: 1;
        padding: 0 1;
    }
    SearchBar Static {
        width: auto;
    }
    SearchBar Input.-textual-compact {
        width: 1fr;
        height: 1;
        padding: 0 1;
        border: none;
    }
    """

    @dataclass
    class Changed(Message):
        """The user has changed the query."""

        query: str

        def can_replace(self, message: Message) -> bool:
            """Only the latest query matters."""
            return isinstance(message, SearchBar.Changed)

    @dataclass
    class Submitted(Message):
        """The user has pressed Enter."""

        query: str

    class Cancelled(Message):
        """The user has left the search bar by Esc."""

    class PaneSwitched(Message):
        """The query is meant for the other pane."""

    def __init__(self) -> None:
        super().__init__()
        self._label = Static(markup=False)
        self._input = QueryInput(compact=True, select_on_focus=False)
        self._status = SearchStatus()
        self._history = QueryHistory()

    def compose(self) -> ComposeResult:
        """Yield the label, the query and the result."""
        yield self._label
        yield self._input
        yield self._status

    def start(self, query: str) -> None:
        """Ask for a query. The last one is in the input, selected so that typing replaces it."""
        self._history.begin(query)
        with self.prevent(Input.Changed):
            self._input.value = query
        self._input.selection = Selection(0, len(query))
        self.screen.set_focus(self._input, scroll_visible=False)
        self.post_message(self.Changed(query))

    def show_target(self, label: str, placeholder: str, hints: tuple[Hint, ...]) -> None:
        """Show the label, the placeholder and the key hints, the most useful last, for the text to search."""
        self._label.update(Content.styled(label, "bold"))
        self._input.placeholder = placeholder
        self._status.hints = hints

    def show_result(self, result: str) -> None:
        """Show the result, or the reason why there is none."""
        self._status.result = result

    def add_to_history(self, query: str) -> None:
        self._history.keep(query)

    @property
    def query_text(self) -> str:
        """The query as it is typed."""
        return self._input.value

    @on(Input.Changed)
    def _input_changed(self, event: Input.Changed) -> None:
        event.stop()
        self.post_message(self.Changed(event.value))

    @on(Input.Submitted)
    def _input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.post_message(self.Submitted(event.value))

    def action_recall(self, step: int) -> None:
        """Recall an earlier query, or a later one."""
        self._input.value = self._history.recall(step, self._input.value)
        self._input.cursor_position = len(self._input.value)

    def action_switch_pane(self) -> None:
        self.post_message(self.PaneSwitched())

    def action_cancel(self) -> None:
        self.post_message(self.Cancelled())
