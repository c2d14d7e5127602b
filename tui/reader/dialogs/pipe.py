"""The prompt for a command that a part of the article is piped to, and the dialog with its output."""

from collections.abc import Iterator, Sequence
from typing import ClassVar, NamedTuple

from textual import getters
from textual.binding import Binding, BindingType

from tui.reader.base_app import ConfiguredApp
from tui.reader.dialogs.dialog import SCROLLS, Dialog, Frame, movement_bindings
from tui.reader.dialogs.prompts import Prompt
from tui.reader.rows.line_index import LineIndex, LineItem
from tui.reader.shell_command import Answer
from tui.reader.widgets.line_view import LineView
from tui.reader.widgets.search_bar import QueryHistory
from tui.text.cells import fit
from tui.text.sanitize import clean_line

_MAX_TITLE = 60


class Part(NamedTuple):
    """A part of the article that can be piped."""

    name: str
    """As in “this sentence”."""
    text: str
    description: str


class Piped(NamedTuple):
    """A command and its input."""

    command: str
    part: Part


class PipePrompt(Prompt[Piped]):
    """Asks for a command of the shell.

    Args:
        parts: The parts that can be piped to it, the most likely first; Tab chooses the next.
        history: The commands typed before.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "next_part", "Pipe another part", show=False, priority=True, id="next-part"),
    ]
    FRAME_TITLE = "Pipe to a command"
    HINTS = ("Enter run", "Tab other part", "↑ earlier", "Esc close")
    COMPLETES_PATHS = False
    placeholder = "A command, such as wc -w"

    def __init__(self, parts: Sequence[Part], history: QueryHistory) -> None:
        super().__init__(history=history)
        self._parts = parts
        self._number = 0

    @property
    def about(self) -> str:
        """The part that is piped."""
        part = self._parts[self._number]
        return f"It gets this {part.name}: {part.description}"

    def accept(self, typed: str) -> None:
        """Dismiss the prompt with the command and the part."""
        self.keep_in_history(typed)
        self.dismiss(Piped(typed, self._parts[self._number]))

    def action_next_part(self) -> None:
        """Choose another part of the article."""
        self._number = (self._number + 1) % len(self._parts)
        self.show_message("")


class AnswerText(LineView[LineIndex[LineItem]]):
    """The output of a command, line by line."""

    BINDINGS: ClassVar[list[BindingType]] = [*movement_bindings(SCROLLS)]

    app = getters.app(ConfiguredApp)

    def __init__(self, items: Sequence[LineItem]) -> None:
        super().__init__(LineIndex([], 0), text_width=0)
        self._items = items

    def on_mount(self) -> None:
        self.show_rows(LineIndex(self._items, self.wrap_width))


class AnswerDialog(Dialog[str]):
    """Shows a command's output; its result is the output if it is to be copied.

    Args:
        command: The command.
        answer: Its answer.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("y", "copy", "Copy the answer", show=False, id="copy-item"),
        Binding("enter", "close", "Close", show=False),
    ]

    def __init__(self, command: str, answer: Answer) -> None:
        self.text = AnswerText([*_items(answer)])
        super().__init__(
            Frame(
                fit(clean_line(command), _MAX_TITLE),
                ("y copy", "Esc close"),
                self.text,
                classes="dialog tall",
            )
        )
        self._answer = answer

    def action_copy(self) -> None:
        """Close the dialog and copy the answer."""
        self.dismiss(self._answer.output or self._answer.errors)


def _items(answer: Answer) -> Iterator[LineItem]:
    yield from (LineItem(line, "flow--text", gap=0) for line in answer.output.rstrip("\n").split("\n"))
    if answer.is_cut:
        yield LineItem("It wrote more, and was stopped.", "flow--heading")
    elif answer.status:
        yield LineItem(ending_of(answer), "flow--heading")
    if answer.errors.strip():
        yield LineItem("Standard error", "flow--heading")
        yield from (LineItem(line, "flow--text", gap=0) for line in answer.errors.rstrip("\n").split("\n"))


def ending_of(answer: Answer) -> str:
    """Return how a command that failed ended."""
    if answer.status < 0:
        return f"It was ended by signal {-answer.status}."
    return f"It ended with status {answer.status}."
