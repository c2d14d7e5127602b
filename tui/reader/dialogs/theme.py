"""The list of themes, which previews the current one."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from textual import on

from tui.reader.dialogs.dialog import Dialog
from tui.reader.dialogs.filtered_list import FilteredList
from tui.reader.rows.entries import ListEntry
from tui.reader.themes import ALL_THEMES, OWN_THEMES, TERMINAL, theme_names
from tui.reader.widgets.entry_list import EntryList

if TYPE_CHECKING:
    from textual.timer import Timer

_AUTOMATIC = ListEntry("", "automatic", "as the terminal is", "standfirst")
_PREVIEW_SECONDS = 0.05
"""A theme restyles the whole screen, so those that are only passed by are not shown."""


class ThemeDialog(Dialog[str]):
    """Lists the themes; its result is the name of the chosen one, "" for the one that fits the terminal, or None.

    The current theme is shown at once; whoever opened the dialog shows another again if its result is None.

    Args:
        current: The name of the chosen theme; None for the one that fits the terminal.
        note: A line above the list; empty for none.
    """

    def __init__(self, current: str | None, note: str = "") -> None:
        self.filtered_list = FilteredList("Colours", hints=self._hints, rows_each=1)
        super().__init__(self.filtered_list)
        self._current = current
        self._note = note
        self._timer: Timer | None = None

    def on_mount(self) -> None:
        """List the themes, beginning at the current one."""
        if self._note:
            self.filtered_list.show_note(self._note)
        self.filtered_list.show(_entries(), self._current or _AUTOMATIC.id)

    def _hints(self) -> list[str]:
        return [*self.hint("find", "find"), "Esc as it was"]

    @on(EntryList.Moved)
    def _preview(self, event: EntryList.Moved) -> None:
        event.stop()
        if self._timer is not None:
            self._timer.stop()
        name = event.entry.id or None
        self._timer = self.set_timer(_PREVIEW_SECONDS, lambda: self.app.show_theme(name))

    @on(FilteredList.Chosen)
    def _choose(self, event: FilteredList.Chosen) -> None:
        event.stop()
        self.dismiss(event.entry.id)


def _entries() -> Iterator[ListEntry]:
    yield _AUTOMATIC
    for name in theme_names():
        shade = "dark" if ALL_THEMES[name].dark else "light"
        if name == TERMINAL.name:
            shade = "the terminal's own colours"
        yield ListEntry(name, name, shade, "" if name in OWN_THEMES else "textual")
