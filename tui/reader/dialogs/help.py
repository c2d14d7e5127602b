"""The keys, as they are in force."""

from collections.abc import Iterator
from itertools import chain, groupby
from typing import ClassVar

from rich.cells import cell_len
from textual import getters
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content

from tui.reader.base_app import ConfiguredApp
from tui.reader.commands import COMMANDS, SECTION_COMMANDS
from tui.reader.dialogs.dialog import Dialog
from tui.reader.keymap import Keymap
from tui.reader.rows.line_index import LineItem
from tui.reader.widgets.flow_pane import FlowPane

_KEYS_WIDTH = 14
_NO_KEY = "—"


class KeyList(FlowPane[LineItem]):
    """The keys with what they do, as lines that wrap beside their key."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"flow--text", "flow--heading"}
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "scroll_rows(1)", "Down", show=False),
        Binding("up", "scroll_rows(-1)", "Up", show=False),
        Binding("pagedown", "page_down", "Page down", show=False),
        Binding("pageup", "page_up", "Page up", show=False),
        Binding("home", "scroll_home", "Top", show=False),
        Binding("end", "scroll_end", "End", show=False),
        Binding("j", "scroll_rows(1)", "Down", show=False, id="line-down"),
        Binding("k", "scroll_rows(-1)", "Up", show=False, id="line-up"),
        Binding("space,f", "page_down", "Page down", show=False, id="page-down"),
        Binding("b", "page_up", "Page up", show=False, id="page-up"),
        Binding("g", "scroll_home", "Top", show=False, id="top"),
        Binding("G", "scroll_end", "End", show=False, id="end"),
    ]

    app = getters.app(ConfiguredApp)

    def on_mount(self) -> None:
        """Show the keys."""
        self.lay_out([*_items(self.app.keymap)])

    def action_scroll_rows(self, rows: int) -> None:
        """Scroll by a row."""
        self.scroll_relative(y=rows, animate=False)


class Help(Dialog[None]):
    """Lists what the keys do."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("question_mark,f1", "close", "Close", show=False, id="help"),
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


def _items(keymap: Keymap) -> Iterator[LineItem]:
    gap = 0
    for group, commands in groupby(COMMANDS, key=lambda command: command.group):
        yield LineItem(group, "flow--heading", gap=gap)
        gap = 1
        for command in commands:
            yield _item(keymap.keys(command.id), command.description)
            if command.id == "previous-section":
                yield _item(_section_keys(keymap), "To that section of the top level")
    yield _item(keymap.keys("quit"), "Quit at once")


def _section_keys(keymap: Keymap) -> tuple[str, ...]:
    """The first and the last where they are the numbers, else all."""
    keys = [keymap.keys(command.id) for command in SECTION_COMMANDS]
    if keys == [command.keys for command in SECTION_COMMANDS]:
        return (*keys[0], "…", *keys[-1])
    return tuple(chain.from_iterable(keys))


def _item(keys: tuple[str, ...], description: str) -> LineItem:
    shown = " ".join(keys) or _NO_KEY
    lead = shown + " " * max(1, _KEYS_WIDTH - cell_len(shown))
    return LineItem(description, "flow--text", lead=lead, rest=" " * _KEYS_WIDTH, gap=0)
