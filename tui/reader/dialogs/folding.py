"""Entries of a list that are nearly the same, folded under the first of them."""

import json
import shlex
import sys
from collections.abc import Iterable, Sequence
from contextlib import suppress

from tui.reader.dialogs.filtered_list import FilteredList
from tui.reader.rows.entries import EntryTable, ListEntry
from tui.reader.shell_command import run_shell
from tui.sources.folders import FolderEntry

_INDENT = "  "
_MAX_FILES = 60
"""Of a longer list only so many are compared: each is opened for it."""
FIRST_SECONDS = 1.5
"""So long a list is left alone before its files are compared: who opens one at once does not need it."""


_Groups = Sequence[Sequence[int]]
_found: dict[Sequence[FolderEntry], _Groups] = {}


def known_alike(files: Sequence[FolderEntry]) -> _Groups | None:
    """Return the groups that ``find_alike`` has found of the same files; None if it has not yet."""
    return _found.get(files)


async def find_alike(files: Sequence[FolderEntry]) -> _Groups:
    """Return the groups of files that are nearly the same, as their places, found in a process of its own.

    It is killed if this is cancelled.
    """
    paths = [str(entry.path) for entry in files[:_MAX_FILES]]
    command = [sys.executable, "-P", "-m", "tui.reader.worker.alike", *paths]
    made = await run_shell(shlex.join(command), "")
    with suppress(ValueError):
        _found[files] = json.loads(made.output)
    return _found.get(files, ())


class Folding:
    """Folds entries of a list.

    Args:
        filtered_list: The list.
    """

    def __init__(self, filtered_list: FilteredList) -> None:
        self._list = filtered_list
        self._groups: dict[str, Sequence[str]] = {}  # by the id of each entry
        self._opened: set[str] = set()  # the ids of the first entries

    def set_groups(self, groups: Iterable[Sequence[str]]) -> None:
        """Replace the groups of entries, given by their ids; all are folded."""
        self._groups = {id_: group for group in groups if len(group) > 1 for id_ in group}
        self._opened.clear()

    @property
    def is_in_use(self) -> bool:
        """True if something is folded or opened out."""
        return bool(self._groups)

    @property
    def is_open(self) -> bool:
        """True if there is something to fold."""
        return bool(self._opened)

    def arranged(self, table: EntryTable) -> EntryTable:
        """Return a table with the entries of each group behind its first one; what they are found by stays the same."""
        order: list[int] = []
        for index, entry in enumerate(table.entries):
            group = self._groups.get(entry.id)
            if group is None:
                order.append(index)
            elif group[0] == entry.id:
                order += (table.indexes[id_] for id_ in group if id_ in table.indexes)
        entries = [self.folded(table.entries[index]) for index in order]
        return EntryTable(
            entries,
            [table.search_texts[index] for index in order],
            [table.state_texts[index] for index in order],
            {entry.id: index for index, entry in enumerate(entries)},
        )

    def folded(self, entry: ListEntry) -> ListEntry:
        """Return an entry as it is shown: with the number of those folded under it, or under the first one."""
        group = self._groups.get(entry.id)
        if group is None:
            return entry
        is_folded = group[0] not in self._opened
        if entry.id == group[0]:
            return entry._replace(folded=len(group) - 1 if is_folded else 0)
        title, detail = (f"{_INDENT}{text}" for text in (entry.title, entry.detail))
        return entry._replace(title=title, detail=detail, is_only_found=is_folded)

    def open_out(self, entry: ListEntry) -> bool:
        """Open out what is folded under an entry, and return whether there is any; what matches is never folded."""
        if not entry.folded or self._list.is_filtering:
            return False
        self._opened.add(entry.id)
        self._refold(entry.id)
        return True

    def fold(self) -> bool:
        """Fold all that is opened out, and return whether there was any."""
        current = self._list.current
        if not self._opened or current is None:
            return False
        self._opened.clear()
        self._refold(self._groups.get(current, [current])[0])
        return True

    def _refold(self, current: str) -> None:
        shown = (entry for entry in self._list.entries.all_entries if entry.id in self._groups)
        self._list.refold(list(map(self._refolded, shown)), current)

    def _refolded(self, entry: ListEntry) -> ListEntry:
        """Return an entry that is shown as it is to be shown now."""
        group = self._groups[entry.id]
        is_folded = group[0] not in self._opened
        if entry.id == group[0]:
            return entry._replace(folded=len(group) - 1 if is_folded else 0)
        return entry._replace(is_only_found=is_folded)
