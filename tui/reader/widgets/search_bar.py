"""The line in which one types what to look for."""

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

from tui.reader.search_state import QueryHistory
from tui.text.cells import fit

Hint = tuple[str, str]
"""A key and what it does."""


class Told(Widget):
    """What was found, on the right; before it the keys that matter, as far as there is room."""

    DEFAULT_CSS = """
    Told {
        width: 55%;
        min-width: 22;
        height: 1;
    }
    """

    what: reactive[str] = reactive("")
    hints: reactive[tuple[Hint, ...]] = reactive(())

    def render(self) -> Content:
        """The last hints that fit, and what was found."""
        width = self.content_size.width
        shown = Content(fit(self.what, width))
        for key, does in reversed(self.hints):
            longer = Content.assemble((key, "bold"), " ", does, "  ", shown)
            if longer.cell_length > width:
                break
            shown = longer
        return Content.assemble(" " * (width - shown.cell_length), shown)


class QueryInput(Input):
    """A line to type in whose room does not depend on what is typed."""

    # As Textual has it, each letter would lay out the whole screen again.
    virtual_size: reactive[Size] = reactive(Size(0, 0))


class SearchBar(Horizontal):
    """Asks what to look for, and tells what was found."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "recall(-1)", "An earlier query", show=False, id="earlier-query"),
        Binding("down", "recall(1)", "A later query", show=False, id="later-query"),
        Binding("tab,shift+tab", "turn", "Look in the other pane", show=False, id="find-elsewhere"),
        Binding("escape", "leave", "Back to where it began", show=False, id="leave-find"),
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
    class Typed(Message):
        """Something else is looked for."""

        query: str

        def can_replace(self, message: Message) -> bool:
            """Only the latest query matters."""
            return isinstance(message, SearchBar.Typed)

    @dataclass
    class Taken(Message):
        """What was found is to be kept."""

        query: str

    class Left(Message):
        """Nothing is looked for."""

    class Turned(Message):
        """The query is meant for the other pane."""

    def __init__(self) -> None:
        super().__init__()
        self._label = Static(markup=False)
        self._input = QueryInput(compact=True, select_on_focus=False)
        self._told = Told()
        self._queries = QueryHistory()

    def compose(self) -> ComposeResult:
        """What it is for, what is typed, and what was found."""
        yield self._label
        yield self._input
        yield self._told

    # What it is told

    def begin(self, query: str) -> None:
        """Ask anew.

        Args:
            query: What was looked for last; it is selected, so that typing replaces it.
        """
        self._queries.begin(query)
        with self.prevent(Input.Changed):
            self._input.value = query
        self._input.selection = Selection(0, len(query))
        self.screen.set_focus(self._input, scroll_visible=False)
        self.post_message(self.Typed(query))

    def show_target(self, label: str, placeholder: str, hints: tuple[Hint, ...]) -> None:
        """Say what is looked through.

        Args:
            label: What stands before the query.
            placeholder: What stands there while nothing is typed.
            hints: The keys to tell of, the most useful last.
        """
        self._label.update(Content.styled(label, "bold"))
        self._input.placeholder = placeholder
        self._told.hints = hints

    def tell(self, what: str) -> None:
        """Say what was found, or why nothing is."""
        self._told.what = what

    def keep(self, query: str) -> None:
        """Keep a query to be recalled."""
        self._queries.keep(query)

    @property
    def typed(self) -> str:
        """What is looked for."""
        return self._input.value

    # What is typed

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self.post_message(self.Typed(event.value))

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.post_message(self.Taken(event.value))

    def action_recall(self, step: int) -> None:
        """An earlier query, or a later one."""
        self._input.value = self._queries.recall(step, self._input.value)
        self._input.cursor_position = len(self._input.value)

    def action_turn(self) -> None:
        """Look in the other pane."""
        self.post_message(self.Turned())

    def action_leave(self) -> None:
        """Look for nothing."""
        self.post_message(self.Left())
