"""The list of the keys."""

from collections.abc import Iterator, Sequence
from itertools import chain, groupby
from typing import Any, ClassVar

from rich.segment import Segment
from textual import getters, on
from textual.binding import Binding, BindingType
from textual.screen import Screen
from textual.strip import Strip
from textual.widgets import Input

from tui.reader.base_app import ConfiguredApp
from tui.reader.commands import COMMANDS, SECTION_COMMANDS, Command
from tui.reader.dialogs.dialog import SCROLLS, Dialog, Frame, movement_bindings
from tui.reader.keymap import Keymap
from tui.reader.list_commands import listed_list_keys
from tui.reader.rows.help_rows import HelpGroup, HelpRow, HelpRows, matching_groups
from tui.reader.widgets.line_view import LineView


class KeyList(LineView[HelpRows]):
    """The keys and what they do, in two columns where there is room."""

    BINDINGS: ClassVar[list[BindingType]] = [*movement_bindings(SCROLLS)]

    app = getters.app(ConfiguredApp)

    def __init__(self, of_list: Sequence[Binding] = ()) -> None:
        super().__init__(HelpRows((), 0), text_width=0)
        self._of_list = of_list
        self._groups: list[HelpGroup] = []

    def on_mount(self) -> None:
        keymap = self.app.keymap
        rows = tuple(HelpRow(_shown(keymap.keys(each.id or "")), each.description) for each in self._of_list)
        self._groups = [
            *([HelpGroup("In this list", rows, is_beside=True)] if rows else []),
            *_groups(keymap),
        ]
        self.find("")

    def find(self, typed: str) -> None:
        """List only the commands that have every typed word; all if nothing is typed."""
        self.show_rows(HelpRows(matching_groups(self._groups, typed), self.wrap_width))
        self.scroll_to_row(0)

    def paint_row(self, row: int) -> Strip:
        plain = self.plain_style
        parts = (
            Segment(text, plain + self.component_style(style)) for text, style in self.line_index.lines[row]
        )
        return Strip([Segment(" ", plain), *parts]).adjust_cell_length(self.frame_width, plain)


class Help(Dialog[None]):
    """Lists the keys and their commands.

    Args:
        of_list: The keys that the list under it has besides, which come first, or beside the first ones.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("question_mark,f1", "close", "Close", show=False, id="help"),
        Binding("slash", "find", "Find a key", show=False, id="find"),
        Binding("escape", "end_find", "Close", show=False),
    ]

    def __init__(self, of_list: Sequence[Binding] = ()) -> None:
        self.filter_input = Input(placeholder="Type to find a key", compact=True, disabled=True)
        self.keys = KeyList(of_list)
        self._frame = Frame("Keys", (), self.filter_input, self.keys, classes="dialog list tall help")
        super().__init__(self._frame)

    def on_mount(self) -> None:
        self.set_focus(self.keys)
        self.watch(self.keys, "scroll_y", self._show_hints)

    def on_resize(self) -> None:
        """Show how many rows there are below, once the rows have been laid out for the new size."""
        self.call_after_refresh(self._show_hints)

    def _show_hints(self) -> None:
        below = self.keys.last_scroll - self.keys.scroll_offset.y
        more = [f"▼ {below} more"] if below > 0 and self.keys.size else []
        end = "Esc show all" if self.filter_input.value else "Esc close"
        self._frame.show_hints((*more, *self.hint("find", "find"), end))

    def action_find(self) -> None:
        """Find keys by what they do."""
        self.filter_input.disabled = False
        self.set_focus(self.filter_input)

    def action_end_find(self) -> None:
        """Show all keys again; if all are shown, close."""
        if self.filter_input.disabled:
            self.action_close()
        else:
            self.filter_input.value = ""
            self._leave_input()

    def _leave_input(self) -> None:
        self.set_focus(self.keys)
        self.filter_input.disabled = not self.filter_input.value

    @on(Input.Changed)
    def _find(self, event: Input.Changed) -> None:
        event.stop()
        self.keys.find(event.value)
        self._show_hints()

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self._leave_input()


def _groups(keymap: Keymap) -> Iterator[HelpGroup]:
    without: list[HelpRow] = []
    for title, commands in groupby(COMMANDS, key=lambda command: command.group):
        rows = [*chain.from_iterable(_rows(command, keymap) for command in commands)]
        if title == COMMANDS[-1].group:
            rows.append(HelpRow(_shown(keymap.keys("quit")), "Quit at once"))
        yield HelpGroup(title, tuple(row for row in rows if row.keys))
        without += [row for row in rows if not row.keys]
    if keymap.user_commands:
        yield HelpGroup(
            "Your commands",
            tuple(HelpRow(key.shown, command.description) for key, command in keymap.user_commands),
        )
    if without:
        yield HelpGroup("In the palette", tuple(without))


def _rows(command: Command, keymap: Keymap) -> Iterator[HelpRow]:
    yield HelpRow(_shown(keymap.keys(command.id)), command.description)
    if command.id == "previous-section":
        counts = "To that section of the top level; before a key, a count: 5j, 3), 50%"
        yield HelpRow(_shown(_section_keys(keymap)), counts)


_OF_LISTS = {*("mark", "joint-digest"), *(command for command, *_ in listed_list_keys())}


def list_bindings(screen: Screen[Any]) -> list[Binding]:
    """Return the bindings that a list has besides the reader's commands; none for other screens."""
    if not isinstance(screen, Dialog):
        return []
    bindings = (each for each in screen.BINDINGS if isinstance(each, Binding))
    return [each for each in bindings if each.id in _OF_LISTS]


def _shown(keys: tuple[str, ...]) -> str:
    return " ".join(keys)


def _section_keys(keymap: Keymap) -> tuple[str, ...]:
    """Return the first and the last of the keys for sections if they are 1 to 9, else all of them."""
    keys = [keymap.keys(command.id) for command in SECTION_COMMANDS]
    if keys == [command.keys for command in SECTION_COMMANDS]:
        return (*keys[0], "…", *keys[-1])
    return tuple(chain.from_iterable(keys))
