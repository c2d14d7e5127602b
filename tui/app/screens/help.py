"""The keys, as they are in force."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content

from tui.app.keys import COMMANDS, QUIT_KEY, SECTION_NUMBERS, Command
from tui.app.layout.flow import FlowItem
from tui.app.screens.dialog import Dialog
from tui.app.widgets.flow_pane import FlowPane

_KEYS_WIDTH = 14


class KeyList(FlowPane[FlowItem]):
    """The keys with what they do, as lines that wrap beside their key."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"flow--text", "flow--heading"}
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j,down", "scroll_rows(1)", "Down", show=False, id="help-down"),
        Binding("k,up", "scroll_rows(-1)", "Up", show=False, id="help-up"),
        Binding("space,f,pagedown", "page_down", "Page down", show=False, id="help-page-down"),
        Binding("b,pageup", "page_up", "Page up", show=False, id="help-page-up"),
        Binding("g,home", "scroll_home", "Top", show=False, id="help-top"),
        Binding("G,end", "scroll_end", "End", show=False, id="help-end"),
    ]

    def on_mount(self) -> None:
        """Show the keys."""
        self.lay_out([*_items(COMMANDS)])

    def action_scroll_rows(self, rows: int) -> None:
        """Scroll by a row."""
        self.scroll_relative(y=rows, animate=False)


class Help(Dialog[None]):
    """Lists what the keys do."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("question_mark,f1", "close", "Close", show=False, id="close-help"),
    ]

    def compose(self) -> ComposeResult:
        """The keys in a frame."""
        with Vertical(classes="dialog tall") as frame:
            frame.border_title = Content("Keys")
            frame.border_subtitle = Content("Esc close")
            yield KeyList()

    def on_mount(self) -> None:
        """Let the keys scroll."""
        self.query_one(KeyList).focus()


def _items(commands: Iterable[Command]) -> Iterator[FlowItem]:
    gap = 0
    for group, members in groupby(commands, key=lambda command: command.group):
        yield FlowItem(group, "flow--heading", gap=gap)
        gap = 1
        for command in members:
            yield _item(" ".join(command.keys), command.description)
            if command.id == "previous-section":
                first, last = SECTION_NUMBERS[0], SECTION_NUMBERS[-1]
                yield _item(f"{first} … {last}", "To that section of the top level")
    yield _item(QUIT_KEY, "Quit at once")


def _item(keys: str, description: str) -> FlowItem:
    lead = keys.ljust(_KEYS_WIDTH)
    return FlowItem(description, "flow--text", lead=lead, rest=" " * _KEYS_WIDTH, gap=0)
