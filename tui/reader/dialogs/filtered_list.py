"""A framed list of any length, which typing filters."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.actions import SkipAction
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, Static

from tui.reader.dialogs.dialog import FRAME_CELLS, LIST_MOVES, fitted_hints, movement_bindings
from tui.reader.rows.entries import EntryTable, ListEntry
from tui.reader.widgets.entry_list import EntryList
from tui.text.cells import fit_end

_HIDDEN_SECONDS = 0.3
"""The frame takes its size from its first entries; it waits this long for them before it says that it is looking."""


class FilteredList(Vertical):
    """Shows entries to choose from, one of them the current one.

    Args:
        title: The title of the frame.
        verb: What choosing an entry does, for the key hints.
        hints: Returns the other key hints; without room, those before the last one are left out.
        rows_each: The rows of an entry: its title, and at most the others for its detail.
        starts_typing: Whether typing filters the list from the start; else a slash has to be typed first.
        find: Returns the entries for what was typed, and the id of the current one; None for those with all words.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        *movement_bindings(LIST_MOVES),
        Binding("enter", "choose", "Choose", show=False),
        Binding("slash", "filter", "Filter the list", show=False, id="find"),
        Binding("escape", "show_all", "Show all entries", show=False),
    ]

    @dataclass
    class Chosen(Message):
        """The user has chosen an entry, by key or click."""

        entry: ListEntry

    def __init__(
        self,
        title: str,
        verb: str = "choose",
        hints: Callable[[], Sequence[str]] = lambda: ("Esc close",),
        *,
        rows_each: int = 2,
        starts_typing: bool = False,
        find: Callable[[str], tuple[Iterable[ListEntry], str | None]] | None = None,
    ) -> None:
        super().__init__(classes="dialog list")
        self.can_focus = not starts_typing
        self._title = title
        self._verb = verb
        self._hints = hints
        self._starts_typing = starts_typing
        self._find = find
        self._was_chosen_early = False
        self.filter_input = Input(
            placeholder="Type to narrow the list", compact=True, disabled=not starts_typing
        )
        self.note = Static(classes="note")
        self.note.display = False
        # What is found has other widths with each letter: a column of details would jump.
        self.entries = EntryList(rows_each=rows_each, details_at_right=find is not None)

    def compose(self) -> ComposeResult:
        """Yield the filter input, the note, and the list under them."""
        yield self.filter_input
        yield self.note
        yield self.entries

    def on_mount(self) -> None:
        """Focus the filter input or the list, and hide the frame while there is nothing in it."""
        if not self.entries.is_filled:
            self.add_class("-hidden")
            self.set_timer(_HIDDEN_SECONDS, self._reveal)
        self.screen.set_focus(self.filter_input if self._starts_typing else self)
        self._update_frame()

    def _reveal(self) -> None:
        self.remove_class("-hidden")

    def expect(self, count: int) -> None:
        """Make room for a number of entries that are looked for, until they are shown."""
        self.entries.expect(count)
        self._reveal()

    def show(
        self,
        entries: Iterable[ListEntry] | EntryTable,
        current: str | None = None,
        *,
        keeps_filter: bool = False,
    ) -> None:
        """Replace all entries; the entry with an id is current, or the first.

        The filter is cleared, unless it is to be kept, or was typed while the first entries were looked for.
        """
        typed = self.filter_input.value if keeps_filter or not self.entries.is_filled else ""
        with self.prevent(Input.Changed):
            self.filter_input.value = typed
        self.entries.show(entries, current)
        if typed:
            self.entries.filter(typed, current)
        self._reveal()
        self._update_frame()
        if self._was_chosen_early:
            self.action_choose()

    def update(self, changed: Iterable[ListEntry]) -> None:
        """Replace the entries that have the ids of the changed ones."""
        self.entries.update(changed)
        self._update_frame()

    def refold(self, changed: Iterable[ListEntry], current: str) -> None:
        """Replace entries, some of which were folded or are no longer; the one with an id is current."""
        self.entries.refold(changed, current)
        self._update_frame()

    @property
    def current(self) -> str | None:
        """The id of the current entry, if there is one."""
        return None if self.entries.current is None else self.entries.current.id

    def set_title(self, title: str) -> None:
        self._title = title
        self._update_frame()

    def show_note(self, note: Content | str) -> None:
        """Show a note above the entries; an empty one is hidden."""
        self.note.update(Content(note) if isinstance(note, str) else note)
        self.note.display = bool(note)

    def on_resize(self) -> None:
        """Fit the title and the hints to the new width."""
        self.call_after_refresh(self._update_frame)

    def _update_frame(self) -> None:
        matching, entries = self.entries.matching_count, len(self.entries.all_entries)
        is_counted = self.filter_input.value and self._find is None
        count = f" · {matching:,} of {entries:,}" if is_counted else ""
        width = self.outer_size.width or self.app.size.width  # it has none before its first frame
        room = width - FRAME_CELLS
        self.border_title = Content(fit_end(self._title, room - len(count)) + count)
        hints = [f"Enter {self._verb}", *(("Esc show all",) if self.is_filtering else self._hints())]
        self.border_subtitle = fitted_hints(hints, width)

    @property
    def is_filtering(self) -> bool:
        """True while the filter input is open, unless it is always open."""
        return not self._starts_typing and not self.filter_input.disabled

    def action_filter(self) -> None:
        """Open the filter input."""
        self.filter_input.disabled = False
        self.can_focus = False
        self.screen.set_focus(self.filter_input)  # at once: what is typed ahead is for it

    def stop_filtering(self) -> None:
        """Close the filter input and show all entries."""
        self.can_focus = True
        self.screen.set_focus(self)
        self.filter_input.value = ""
        self.filter_input.disabled = True

    def action_show_all(self) -> None:
        """Stop filtering; if nothing is filtered, let the dialog close."""
        if not self.is_filtering:
            raise SkipAction
        self.stop_filtering()

    @on(Input.Changed)
    def _filter(self, event: Input.Changed) -> None:
        event.stop()
        if self._find is None:
            self.entries.filter(event.value)
        else:
            self.entries.show(*self._find(event.value))
        self._update_frame()

    def action_move_lines(self, lines: int) -> None:
        """Move to the next or previous entry."""
        self.entries.move_lines(lines)

    def action_move_pages(self, pages: float) -> None:
        """Move down or up by pages."""
        self.entries.move_pages(pages)

    def action_move_to_end(self, top: bool) -> None:
        """Move to the first or the last entry."""
        self.entries.move_to_end(top=top)

    def action_choose(self) -> None:
        """Choose the current entry, once there is one."""
        self._was_chosen_early = not self.entries.is_filled
        entry = self.entries.current
        if entry is not None and not entry.is_heading:
            self.post_message(self.Chosen(entry))

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.action_choose()

    @on(EntryList.Clicked)
    def _clicked(self, event: EntryList.Clicked) -> None:
        event.stop()
        self.post_message(self.Chosen(event.entry))
