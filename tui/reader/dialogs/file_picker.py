"""The list of articles and folders from which an article is opened."""

import asyncio
import os
from collections.abc import Awaitable, Callable, Mapping, Sequence
from itertools import islice
from pathlib import Path
from time import monotonic
from typing import ClassVar, NamedTuple

from textual import on, work
from textual.binding import BindingType

from tui.document.errors import SourceError
from tui.export.facts import facts_line
from tui.library.sources import library_source
from tui.reader import gc_control
from tui.reader.access import AccessPolicy
from tui.reader.dialogs.dialog import Dialog, Notice, command_bindings
from tui.reader.dialogs.filtered_list import FilteredList
from tui.reader.dialogs.folding import FIRST_SECONDS, Folding, find_alike, known_alike
from tui.reader.dialogs.marking import MARK_BINDINGS, Marking, PickedSources
from tui.reader.list_commands import list_command_bindings
from tui.reader.rows.entries import (
    PARENT,
    EntryTable,
    ListEntry,
    parent_entry,
    probed_entry,
    progress_phrase,
    unprobed_entry,
)
from tui.reader.threads import in_daemon_thread
from tui.sources.folders import FolderEntry, entry_at, list_entries
from tui.text.paths import real_path
from tui.text.sanitize import clean_line


class Location(NamedTuple):
    """A folder, or several sources."""

    title: str
    folder: Path | None
    sources: tuple[str | Path, ...] = ()
    """Paths and web addresses, if it is not a folder."""

    @classmethod
    def of_folder(cls, folder: Path) -> "Location":
        name = str(folder) if set(str(folder)) - {".", os.sep} else real_path(folder)
        return cls(clean_line(name), folder)

    @classmethod
    def of_sources(cls, title: str, sources: Sequence[str | Path]) -> "Location":
        """Return the location of sources, without those that are given twice."""
        return cls(title, None, tuple(dict.fromkeys(sources)))

    def entries(self) -> tuple[FolderEntry | str, ...]:
        """Return the entries to choose from. This reads the sizes of all files, but opens none.

        Raises:
            SourceError: The folder has nothing to choose from, or cannot be read.
        """
        if self.folder is not None:
            return list_entries(self.folder)
        return tuple(source if isinstance(source, str) else entry_at(source) for source in self.sources)


class Breadcrumbs(NamedTuple):
    """The locations from the first to the current one."""

    places: tuple[Location, ...]

    @classmethod
    def beginning_at(cls, location: Location) -> "Breadcrumbs":
        return cls((location,))

    @property
    def here(self) -> Location:
        return self.places[-1]

    @property
    def is_at_beginning(self) -> bool:
        return len(self.places) == 1

    def into(self, folder: Path) -> "Breadcrumbs":
        """Return the breadcrumbs of a subfolder. A link to a location among the breadcrumbs goes back to that."""
        target = real_path(folder)
        for index, place in enumerate(self.places):
            if place.folder is not None and real_path(place.folder) == target:
                return Breadcrumbs(self.places[: index + 1])
        return Breadcrumbs((*self.places, Location.of_folder(folder)))

    def back(self) -> "Breadcrumbs":
        return Breadcrumbs(self.places[:-1] or self.places)


_BATCH = 50
_BATCH_SECONDS = 0.02
_PAUSE_SECONDS = 0.02
_ENTRIES_BETWEEN_FREEZES = 1_000
_IDLE_SECONDS = 0.4
"""While the user moves or types, only entries in view are probed: probing takes time from the screen's thread."""


class PickedSource(NamedTuple):
    """The chosen source, and the breadcrumbs of the list that it was chosen from."""

    source: str | Path
    breadcrumbs: Breadcrumbs


class FilePicker(Dialog[PickedSource | PickedSources | SourceError]):
    """Lists articles and folders, which can be entered.

    Its result is the chosen source, several to summarise as one, None, or the error that kept it from listing the first
    location.

    Args:
        breadcrumbs: The location to begin at.
        can_close: Returns whether an article is open under the list; else only q closes it.
        current: The file or address to begin at, if it is there.
        access_policy: The sources that may be listed; None for any.
        find_shares: Returns how much was read of sources, given as the library stores them; None if history is off.
        quits: Whether q ends the reader, and does not only close the list.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        *command_bindings("help", "palette", "theme", "open", "library", "feeds"),
        *list_command_bindings("files"),
        *MARK_BINDINGS,
    ]

    def __init__(
        self,
        breadcrumbs: Breadcrumbs,
        can_close: Callable[[], bool],
        current: str | Path | None = None,
        access_policy: AccessPolicy | None = None,
        find_shares: Callable[[Sequence[str]], Awaitable[Mapping[str, float]]] | None = None,
        quits: bool = False,
    ) -> None:
        self.filtered_list = FilteredList(breadcrumbs.here.title, "open", self._hints)
        super().__init__(self.filtered_list, can_close=can_close, quits=quits)
        self.breadcrumbs = breadcrumbs
        self._access_policy = access_policy or AccessPolicy()
        self._current = current
        self._find_shares = find_shares
        self._progress: Mapping[str, float] | None = None  # by source; None until it is known
        self._entries: tuple[FolderEntry | str, ...] = ()
        self._undecorated: dict[str, ListEntry] = {}  # by id
        self._marking = Marking(
            self.filtered_list, self._source_of, lambda id_: self._decorated(self._undecorated[id_])
        )
        self._folding = Folding(self.filtered_list)

    def on_mount(self) -> None:
        self._list(self.breadcrumbs, self._current)

    def _hints(self) -> Sequence[str]:
        up = () if self.breadcrumbs.is_at_beginning else self.hint("up-from-folder", "up")
        return (
            *self.hint("find", "find"),
            *up,
            *self.hint("mark", "mark"),
            *self.hint("joint-digest", "one summary"),
            *self.leave_hint,
            *self.hint("help", "keys"),
            "Esc fold" if self._folding.is_open else self.close_hint,
        )

    @property
    def articles(self) -> Sequence[str | Path]:
        """The sources that are listed, without folders, in their order."""
        return [
            entry if isinstance(entry, str) else entry.path
            for entry in self._entries
            if isinstance(entry, str) or not entry.is_folder
        ]

    @work(exclusive=True, group="list", exit_on_error=False)
    async def _list(self, breadcrumbs: Breadcrumbs, current: str | Path | None) -> None:
        try:
            entries = await in_daemon_thread(lambda: self._access_policy.filter(breadcrumbs.here.entries()))
        except SourceError as error:
            self.call_later(self._refuse, error)
        else:
            self.call_later(self._show, breadcrumbs, entries, current)

    def _show(
        self, breadcrumbs: Breadcrumbs, entries: tuple[FolderEntry | str, ...], current: str | Path | None
    ) -> None:
        self.breadcrumbs, self._entries = breadcrumbs, entries
        self._marking.clear()
        known = known_alike(tuple(self._files.values()))
        self._folding.set_groups(self._ids(known or ()))
        self.filtered_list.stop_filtering()
        self.filtered_list.set_title(breadcrumbs.here.title)
        shown = [unprobed_entry(str(number), entry) for number, entry in enumerate(entries)]
        paths = [entry if isinstance(entry, str) else entry.path for entry in entries]
        current_id = str(paths.index(current) if current in paths else 0)
        if not breadcrumbs.is_at_beginning:
            shown.insert(0, parent_entry(breadcrumbs.places[-2].title))
        self._undecorated = {entry.id: entry for entry in shown}
        self.filtered_list.show(self._folding.arranged(EntryTable.of(shown)), current_id)
        if known is None and len(self._files) > 1 and self._access_policy.unrestricted:
            self.set_timer(FIRST_SECONDS, self._find_alike)
        gc_control.freeze_heap()
        self._find_progress()
        self._probe()

    @work(exclusive=True, group="progress", exit_on_error=False)
    async def _find_progress(self) -> None:
        """Look up how far the articles were read."""
        if self._find_shares is not None:
            sources = [*map(library_source, self.articles)]
            self.call_later(self._show_progress, await self._find_shares(sources))

    def _show_progress(self, progress: Mapping[str, float]) -> None:
        self._progress = progress
        self.filtered_list.update(map(self._decorated, self._undecorated.values()))

    def _decorated(self, entry: ListEntry) -> ListEntry:
        """Add to an entry what is known of it besides its probe: its progress, its marks, what is folded under it."""
        return self._folding.folded(self._shown(entry))

    def _shown(self, entry: ListEntry) -> ListEntry:
        return self._marking.titled(self._with_progress(entry))

    def _with_progress(self, entry: ListEntry) -> ListEntry:
        """Add to an entry whether its article was read."""
        if self._progress is None or entry.id == PARENT:
            return entry
        listed = self._entries[int(entry.id)]
        if isinstance(listed, FolderEntry) and listed.is_folder:
            return entry
        source = library_source(listed if isinstance(listed, str) else listed.path)
        read = self._progress.get(source)
        return entry._replace(detail=facts_line(tuple(filter(None, (progress_phrase(read), entry.detail)))))

    @work(exclusive=True, group="alike", exit_on_error=False)
    async def _find_alike(self) -> None:
        """Look for files that are nearly the same."""
        breadcrumbs = self.breadcrumbs
        groups = await find_alike(tuple(self._files.values()))
        self.call_later(self._fold, breadcrumbs, self._ids(groups))

    @property
    def _files(self) -> Mapping[str, FolderEntry]:
        """The files that are listed, by their ids."""
        entries = enumerate(self._entries)
        return {
            str(number): entry
            for number, entry in entries
            if isinstance(entry, FolderEntry) and not entry.is_folder
        }

    def _ids(self, groups: Sequence[Sequence[int]]) -> list[list[str]]:
        """Return groups of files by their ids, given by their places among the files."""
        ids = [*self._files]
        return [[ids[place] for place in group] for group in groups]

    def _fold(self, breadcrumbs: Breadcrumbs, groups: Sequence[Sequence[str]]) -> None:
        if groups and breadcrumbs is self.breadcrumbs:
            current = self.filtered_list.current
            self._folding.set_groups(groups)
            table = EntryTable.of(map(self._shown, self._undecorated.values()))
            self.filtered_list.show(self._folding.arranged(table), current, keeps_filter=True)

    def _refuse(self, error: SourceError) -> None:
        if self._entries:
            self.app.push_screen(Notice("Not entered", str(error)))
        else:
            self.dismiss(error)

    @work(exclusive=True, group="probe", exit_on_error=False)
    async def _probe(self) -> None:
        """Probe the entries in view, then all from the top."""
        breadcrumbs = self.breadcrumbs
        entries = enumerate(self._entries)
        waiting = {str(number): entry for number, entry in entries if isinstance(entry, FolderEntry)}
        frozen, words_per_minute = len(waiting), self.app.settings.words_per_minute
        while waiting:
            await asyncio.sleep(_PAUSE_SECONDS)
            wanted = [entry.id for entry in self.filtered_list.entries.in_view if entry.id in waiting]
            if not wanted and monotonic() - self.filtered_list.entries.last_moved < _IDLE_SECONDS:
                continue
            if frozen - len(waiting) >= _ENTRIES_BETWEEN_FREEZES:
                frozen = len(waiting)
                gc_control.freeze_heap()
            wanted = wanted or list(islice(waiting, _BATCH))
            batch = [(id_, waiting[id_]) for id_ in wanted]
            probed = await in_daemon_thread(_probe_batch, batch, words_per_minute)
            for entry in probed:
                del waiting[entry.id]
            self.call_later(self._update, breadcrumbs, probed)

    def _update(self, breadcrumbs: Breadcrumbs, probed: Sequence[ListEntry]) -> None:
        if breadcrumbs is self.breadcrumbs:
            self._undecorated.update((entry.id, entry) for entry in probed)
            self.filtered_list.update(map(self._decorated, probed))

    @on(FilteredList.Chosen)
    def _choose(self, event: FilteredList.Chosen) -> None:
        """Open a file, enter a folder, or go back up."""
        event.stop()
        if event.entry.id == PARENT:
            self.action_up()
            return
        if self._folding.open_out(event.entry):
            return
        entry = self._entries[int(event.entry.id)]
        if isinstance(entry, str):
            self.dismiss(PickedSource(entry, self.breadcrumbs))
        elif entry.is_folder:
            self._list(self.breadcrumbs.into(entry.path), None)
        else:
            self.dismiss(PickedSource(entry.path, self.breadcrumbs))

    def action_mark(self) -> None:
        """Mark the current article for one summary of several, or remove its mark; and go to the next."""
        self._marking.toggle()

    @property
    def marked(self) -> Sequence[str | Path]:
        """The marked articles, or all that are listed if none is marked."""
        return self._marking.among(self.articles) or self.articles

    def action_summarize(self) -> None:
        """Summarise the marked articles as one; without marks, all that are listed."""
        self.dismiss(PickedSources(self.marked))

    def _source_of(self, id_: str) -> str | Path | None:
        """Return the article of an entry; None for a folder."""
        entry = None if id_ == PARENT else self._entries[int(id_)]
        if isinstance(entry, FolderEntry):
            return None if entry.is_folder else entry.path
        return entry

    def action_close(self) -> None:
        """Fold what is opened out; else close the list."""
        if not self._folding.fold():
            super().action_close()

    def action_up(self) -> None:
        """Go back to the location before, up to the first one."""
        if not self.breadcrumbs.is_at_beginning:
            self._list(self.breadcrumbs.back(), self.breadcrumbs.here.folder)


def _probe_batch(entries: Sequence[tuple[str, FolderEntry]], words_per_minute: int) -> list[ListEntry]:
    """Probe entries from the first one on until the time is up, and return them."""
    probed: list[ListEntry] = []
    until = monotonic() + _BATCH_SECONDS
    for id_, entry in entries:
        probed.append(probed_entry(id_, entry, words_per_minute))
        if monotonic() >= until:
            break
    return probed
