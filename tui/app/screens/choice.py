"""A short list to choose one thing from, with all that there is to say about each."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from tui.app.layout.choices import Choice
from tui.app.screens.dialog import Dialog


class ChoiceDialog(Dialog[str]):
    """Shows choices; its result is the id of the chosen one, or None.

    Args:
        title: What is chosen.
        choices: What there is to choose from.
        current: The id of the choice to begin at.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j", "move(1)", "Next", show=False, id="line-down"),
        Binding("k", "move(-1)", "Previous", show=False, id="line-up"),
        Binding("g", "move_to_end(True)", "First", show=False, id="top"),
        Binding("G", "move_to_end(False)", "Last", show=False, id="end"),
    ]

    def __init__(self, title: str, choices: Sequence[Choice], current: str | None = None) -> None:
        super().__init__()
        self._title = title
        self._choices = choices
        self._current = current

    def compose(self) -> ComposeResult:
        """The list in a frame."""
        with Vertical(classes="dialog") as frame:
            frame.border_title = Content(self._title)
            frame.border_subtitle = Content("Enter choose · Esc close")
            yield OptionList(
                *(Option(_prompt(choice), id=choice.id) for choice in self._choices), markup=False
            )

    def on_mount(self) -> None:
        """Begin at the current choice."""
        options = self.query_one(OptionList)
        options.highlighted = 0 if self._current is None else options.get_option_index(self._current)
        options.focus()

    def action_move(self, lines: int) -> None:
        """To the next or previous choice."""
        options = self.query_one(OptionList)
        if lines > 0:
            options.action_cursor_down()
        else:
            options.action_cursor_up()

    def action_move_to_end(self, top: bool) -> None:
        """To the first or last choice."""
        options = self.query_one(OptionList)
        if top:
            options.action_first()
        else:
            options.action_last()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Choose."""
        event.stop()
        self.dismiss(event.option.id)


def _prompt(choice: Choice) -> Content:
    """How a choice is shown: what stands in it is text, never markup."""
    if not choice.detail:
        return Content(choice.title)
    return Content.assemble((choice.title, "bold"), "\n", choice.detail)
