"""A list of any length to choose from, which typing narrows."""

from collections.abc import Callable, Iterable, Sequence
from typing import ClassVar, TypeVar

from textual import getters, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input

from tui.reader.dialogs.dialog import Dialog
from tui.reader.rows.entries import ListEntry
from tui.reader.widgets.entry_list import EntryList
from tui.text.cells import fit_end

ResultType = TypeVar("ResultType")

_FRAME = 6
"""The cells that the corners of a frame take from its title."""


class FilteredDialog(Dialog[ResultType]):
    """Shows choices. A subclass says what a chosen one leads to.

    Args:
        title: What is chosen.
        rows_each: The rows of a choice, 1 or 2.
        typing: Whether what is typed narrows the list from the start; else a slash begins it, and letters move.
    """

    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "move(1)", "Next", show=False),
        Binding("up", "move(-1)", "Previous", show=False),
        Binding("pagedown", "move_pages(1)", "Page down", show=False),
        Binding("pageup", "move_pages(-1)", "Page up", show=False),
        Binding("home", "move_to_end(True)", "First", show=False),
        Binding("end", "move_to_end(False)", "Last", show=False),
        Binding("enter", "choose", "Choose", show=False),
        Binding("j", "move(1)", "Next", show=False, id="line-down"),
        Binding("k", "move(-1)", "Previous", show=False, id="line-up"),
        Binding("space,f", "move_pages(1)", "Page down", show=False, id="page-down"),
        Binding("b", "move_pages(-1)", "Page up", show=False, id="page-up"),
        Binding("g", "move_to_end(True)", "First", show=False, id="top"),
        Binding("G", "move_to_end(False)", "Last", show=False, id="end"),
        Binding("slash", "narrow", "Narrow the list", show=False, id="find"),
    ]

    choices = getters.query_one(EntryList)
    typed = getters.query_one(Input)

    def __init__(self, title: str, *, rows_each: int = 2, typing: bool = False) -> None:
        super().__init__()
        self._title = title
        self._rows_each = rows_each
        self._begins_typing = typing

    def choose(self, choice: ListEntry) -> None:
        """Do what choosing leads to."""
        raise NotImplementedError

    @property
    def ways(self) -> tuple[str, ...]:
        """The keys to tell of, each with what it does; where room is scarce, the first and the last are told."""
        return ("Enter choose", "Esc close")

    def compose(self) -> ComposeResult:
        """The list in a frame, under the line to type in."""
        with Vertical(classes="dialog list"):
            yield Input(placeholder="Type to narrow the list", compact=True, disabled=not self._begins_typing)
            yield EntryList(rows_each=self._rows_each)

    def on_mount(self) -> None:
        """Begin with what keys act on."""
        if self._begins_typing:
            self.set_focus(self.typed)
        self.tell()

    def show(self, choices: Iterable[ListEntry], current: int = 0) -> None:
        """Show other choices, with nothing typed."""
        with self.prevent(Input.Changed):
            self.typed.value = ""
        self.choices.show(choices, current)
        self.tell()

    def call_it(self, title: str) -> None:
        """Show choices of another name."""
        self._title = title
        self.tell()

    def tell(self) -> None:
        """Bring the frame up to date."""
        count = f" · {self.choices.fitting_count:,} of {self.choices.count:,}" if self.typed.value else ""
        frame = self.query_one(".dialog")
        room = frame.outer_size.width - _FRAME
        frame.border_title = Content(fit_end(self._title, room - len(count)) + count)
        frame.border_subtitle = Content(_that_fits(self.ways, room))

    def on_resize(self) -> None:
        """Tell what there is room for."""
        self.call_after_refresh(self.tell)

    # What the keys do

    def action_move(self, lines: int) -> None:
        """To the next or previous choice."""
        self.choices.move_lines(lines)

    def action_move_pages(self, pages: int) -> None:
        """Down or up by pages."""
        self.choices.move_pages(pages)

    def action_move_to_end(self, top: bool) -> None:
        """To the first or last choice."""
        self.choices.move_to_end(top=top)

    def action_choose(self) -> None:
        """Take the current choice."""
        if self.choices.current is not None:
            self.choose(self.choices.current)

    def action_narrow(self) -> None:
        """Let what is typed narrow the list."""
        self.typed.disabled = False
        self.set_focus(self.typed)  # at once: what is typed ahead is for it

    @property
    def is_narrowing(self) -> bool:
        """Whether there is a line to type in that was not there from the start."""
        return not self._begins_typing and not self.typed.disabled

    def stop_narrowing(self) -> None:
        """Show everything again; letters move again."""
        self.set_focus(None)
        self.typed.value = ""
        self.typed.disabled = True

    def action_close(self) -> None:
        """End what was typed, or else close without a choice."""
        if self.is_narrowing:
            self.stop_narrowing()
        else:
            self.dismiss(None)

    @on(Input.Changed)
    def _narrow(self, event: Input.Changed) -> None:
        event.stop()
        self.choices.narrow(event.value)
        self.tell()

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.action_choose()

    @on(EntryList.Clicked)
    def _clicked(self, event: EntryList.Clicked) -> None:
        event.stop()
        self.choose(event.choice)


def _that_fits(ways: Sequence[str], width: int) -> str:
    while len(line := " · ".join(ways)) > width and len(ways) > 2:
        ways = (*ways[:-2], ways[-1])
    return line


class OpeningList(FilteredDialog[ResultType]):
    """Shows what can be opened. A subclass says what that is.

    Args:
        title: What is chosen from.
        is_something_under: Whether there is an article to go back to.
    """

    def __init__(self, title: str, is_something_under: Callable[[], bool]) -> None:
        super().__init__(title)
        self._is_something_under = is_something_under
        self.set_class(not is_something_under(), "-nothing-under")

    @property
    def own_ways(self) -> tuple[str, ...]:
        """The keys that only this list has, each with what it does."""
        return ()

    @property
    def ways(self) -> tuple[str, ...]:
        """The keys to tell of, each with what it does."""
        if self.is_narrowing:
            return ("Enter open", "Esc show all")
        find = self.app.keymap.first("find")
        close = "Esc close" if self._is_something_under() else f"{self.app.quit_key} quit"
        return ("Enter open", *([f"{find} find"] if find else []), *self.own_ways, close)

    def action_close(self) -> None:
        """End what was typed, or close without a choice; with no article open, Esc has nothing to go back to."""
        if self.is_narrowing or self._is_something_under():
            super().action_close()
