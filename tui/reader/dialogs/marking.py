"""Marks on articles of a list, to make one summary of them or to show two side by side."""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from textual.binding import Binding

from tui.reader.dialogs.filtered_list import FilteredList
from tui.reader.rows.entries import ListEntry

_MARK = "✓ "
Source = str | Path
MARK_BINDINGS = (
    Binding("x", "mark", "Mark for one summary", show=False, id="mark"),
    Binding("D", "summarize", "One summary", show=False, id="joint-digest"),
)


class PickedSources(NamedTuple):
    """Articles to summarise as one."""

    sources: Sequence[Source]


class Marking:
    """Marks entries of a list.

    Args:
        filtered_list: The list.
        source_of: Returns the source of the entry with an id; None if it is no article.
        shown: Returns the entry with an id as it is to be shown.
    """

    def __init__(
        self,
        filtered_list: FilteredList,
        source_of: Callable[[str], Source | None],
        shown: Callable[[str], ListEntry],
    ) -> None:
        self._list = filtered_list
        self._source_of = source_of
        self._shown = shown
        self._sources: set[Source] = set()

    @property
    def is_in_use(self) -> bool:
        """True if something is marked."""
        return bool(self._sources)

    def clear(self) -> None:
        """Remove all marks."""
        self._sources.clear()

    def titled(self, entry: ListEntry) -> ListEntry:
        """Return an entry with its mark, if it has one."""
        is_marked = bool(self._sources) and self._source_of(entry.id) in self._sources
        return entry._replace(title=_MARK + entry.title) if is_marked else entry

    def toggle(self) -> None:
        """Mark the current entry, or remove its mark; and go to the next."""
        entry = self._list.entries.current
        source = None if entry is None else self._source_of(entry.id)
        if entry is None or source is None:
            return
        self._sources ^= {source}
        self._list.update([self._shown(entry.id)])
        self._list.action_move_lines(1)

    def among(self, listed: Iterable[Source]) -> Sequence[Source]:
        """Return the sources that are marked, in the order of the list."""
        return [source for source in listed if source in self._sources]
