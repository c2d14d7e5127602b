"""The palette: finds a command, a section or a link by name."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from textual import on

from tui.reader.dialogs.dialog import Dialog
from tui.reader.dialogs.filtered_list import FilteredList
from tui.reader.palette import Finder, PaletteEntry
from tui.reader.rows.entries import ListEntry


class Palette(Dialog[PaletteEntry]):
    """Lists what can be run under headings; its result is the chosen entry, or None.

    Args:
        entries: The entries, by groups.
    """

    def __init__(self, entries: Sequence[PaletteEntry]) -> None:
        self._finder = Finder(entries)
        self.filtered_list = FilteredList(
            "Find a command", "run", rows_each=1, starts_typing=True, find=self._find
        )
        self.filtered_list.add_class("steady")
        super().__init__(self.filtered_list)

    def on_mount(self) -> None:
        self.filtered_list.show(*self._find(""))

    def _find(self, typed: str) -> tuple[list[ListEntry], str | None]:
        indexes, best = self._finder.find(typed)
        return [*self._listed(indexes)], None if best is None else str(best)

    def _listed(self, indexes: Sequence[int]) -> Iterator[ListEntry]:
        entries = self._finder.entries
        for group, members in groupby(indexes, key=lambda index: entries[index].group):
            yield ListEntry(group, group, is_heading=True)
            for index in members:
                _, title, detail, *_ = entry = entries[index]
                yield ListEntry(str(index), title, detail, short_title=entry.short_title)

    @on(FilteredList.Chosen)
    def _choose(self, event: FilteredList.Chosen) -> None:
        event.stop()
        self.dismiss(self._finder.entries[int(event.entry.id)])
