"""The keys, as they are in force."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from tui.app.keys import COMMANDS, SECTION_NUMBERS, Command
from tui.app.screens.dialog import Dialog

_KEYS_WIDTH = 18


class Help(Dialog[None]):
    """Lists what the keys do."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("question_mark,f1", "close", "Close", show=False, id="close-help"),
        Binding("j", "scroll_lines(1)", "Down", show=False, id="help-down"),
        Binding("k", "scroll_lines(-1)", "Up", show=False, id="help-up"),
    ]

    def compose(self) -> ComposeResult:
        """The groups of keys, one under the other."""
        with VerticalScroll(classes="dialog") as frame:
            frame.border_title = Content("Keys")
            frame.border_subtitle = Content("Esc close")
            yield Static(Content("\n").join(_lines(COMMANDS)))

    def on_mount(self) -> None:
        """Let the keys scroll."""
        self.query_one(VerticalScroll).focus()

    def action_scroll_lines(self, lines: int) -> None:
        """Scroll by a line."""
        self.query_one(VerticalScroll).scroll_relative(y=lines, animate=False)


def _lines(commands: Iterable[Command]) -> Iterator[Content]:
    for group, members in groupby(commands, key=lambda command: command.group):
        yield Content.styled(group, "bold")
        for command in members:
            yield _line(" ".join(command.keys), command.description)
            if command.id == "previous-section":
                first, last = SECTION_NUMBERS[0], SECTION_NUMBERS[-1]
                yield _line(f"{first} … {last}", "To that section of the top level")
        yield Content("")
    yield _line("Q", "Quit at once")


def _line(keys: str, description: str) -> Content:
    return Content.assemble("  ", (keys.ljust(_KEYS_WIDTH), "bold"), description)
