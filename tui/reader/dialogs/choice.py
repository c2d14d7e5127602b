"""Short lists to choose one thing from, and what to do with a link."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from tui.document.model import Link
from tui.reader.dialogs.dialog import Dialog
from tui.reader.rows.entries import ListEntry


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

    def __init__(self, title: str, choices: Sequence[ListEntry], current: str | None = None) -> None:
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


def _prompt(choice: ListEntry) -> Content:
    """How a choice is shown: what stands in it is text, never markup."""
    if not choice.detail:
        return Content(choice.title)
    return Content.assemble((choice.title, "bold"), "\n", choice.detail)


OPEN = "open"
COPY = "copy"


class LinkDialog(Dialog[str]):
    """Shows the address of a link; its result is what is to be done with it, or None.

    Args:
        link: The link.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", f"choose('{OPEN}')", "Open in the browser", show=False),
        Binding("o", f"choose('{OPEN}')", "Open in the browser", show=False, id="open"),
        Binding("y", f"choose('{COPY}')", "Copy the address", show=False, id="copy-item"),
    ]

    def __init__(self, link: Link) -> None:
        super().__init__()
        self._link = link

    def compose(self) -> ComposeResult:
        """The words and the address in a frame."""
        copy = self.app.keymap.first("copy-item")
        ways = ("Enter open", f"{copy} copy" if copy else "", "Esc close")
        with VerticalScroll(classes="dialog") as frame:
            frame.border_title = Content("Link")
            frame.border_subtitle = Content(" · ".join(filter(None, ways)))
            if self._link.text != self._link.address:
                yield Static(Content(f"“{self._link.text}”"))
            yield Static(Content(self._link.address), id="address")

    def on_mount(self) -> None:
        """Let the keys scroll a long address."""
        self.query_one(VerticalScroll).focus()

    def action_choose(self, what: str) -> None:
        """Open it, or copy it."""
        self.dismiss(what)
