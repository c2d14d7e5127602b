"""The list of the keys."""

from collections.abc import Iterator
from itertools import chain, groupby
from typing import ClassVar

from rich.cells import cell_len
from textual import getters
from textual.binding import Binding, BindingType

from tui.reader.base_app import ConfiguredApp
from tui.reader.commands import COMMANDS, SECTION_COMMANDS
from tui.reader.dialogs.dialog import SCROLLS, Dialog, framed, movement_bindings
from tui.reader.keymap import Keymap
from tui.reader.rows.line_index import LineIndex, LineItem
from tui.reader.widgets.line_view import LineView

_KEYS_WIDTH = 14
_NO_KEY = "—"


class KeyList(LineView[LineIndex[LineItem]]):
    """The keys and what they do, which wraps beside them."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"flow--text", "flow--heading"}
    BINDINGS: ClassVar[list[BindingType]] = [*movement_bindings(SCROLLS)]

    app = getters.app(ConfiguredApp)

    def __init__(self) -> None:
        super().__init__(LineIndex([], 0))

    def on_mount(self) -> None:
        self.show_rows(LineIndex([*_items(self.app.keymap)], self.wrap_width))


class Help(Dialog[None]):
    """Lists the keys and their commands."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("question_mark,f1", "close", "Close", show=False, id="help"),
    ]

    def __init__(self) -> None:
        super().__init__(framed("Keys", "Esc close", KeyList(), classes="dialog tall"))


def _items(keymap: Keymap) -> Iterator[LineItem]:
    gap = 0
    for group, commands in groupby(COMMANDS, key=lambda command: command.group):
        yield LineItem(group, "flow--heading", gap=gap)
        gap = 1
        for command in commands:
            yield _item(keymap.keys(command.id), command.description)
            if command.id == "previous-section":
                yield _item(
                    _section_keys(keymap),
                    "To that section of the top level; before a key, a count: 5j, 3), 50%",
                )
    yield _item(keymap.keys("quit"), "Quit at once")
    if keymap.user_commands:
        yield LineItem("Your commands", "flow--heading", gap=gap)
    for key, user_command in keymap.user_commands:
        yield _item((key.shown,), user_command.description)


def _section_keys(keymap: Keymap) -> tuple[str, ...]:
    """Return the first and the last of the keys for sections if they are 1 to 9, else all of them."""
    keys = [keymap.keys(command.id) for command in SECTION_COMMANDS]
    if keys == [command.keys for command in SECTION_COMMANDS]:
        return (*keys[0], "…", *keys[-1])
    return tuple(chain.from_iterable(keys))


def _item(keys: tuple[str, ...], description: str) -> LineItem:
    shown = " ".join(keys) or _NO_KEY
    indent = shown + " " * max(1, _KEYS_WIDTH - cell_len(shown))
    return LineItem(
        description, "flow--text", initial_indent=indent, subsequent_indent=" " * _KEYS_WIDTH, gap=0
    )
