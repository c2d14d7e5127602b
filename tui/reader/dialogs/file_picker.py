"""The list of articles to open."""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from time import monotonic
from typing import ClassVar, NamedTuple

from textual import on, work
from textual.binding import Binding, BindingType
from textual.message import Message

from tui.document.errors import SourceError
from tui.reader import gc_control
from tui.reader.access import AccessPolicy
from tui.reader.dialogs.filtered import OpeningList
from tui.reader.locations import Breadcrumbs
from tui.reader.rows.entries import ListEntry
from tui.reader.rows.file_entries import UP, seen_choice, unseen_choice, way_up
from tui.reader.threads import in_daemon_thread
from tui.sources.folders import FolderEntry

_BATCH = 50
_SECONDS_OF_A_BATCH = 0.02
_SECONDS_BETWEEN_BATCHES = 0.02
_WORTH_KEEPING = 1_000
_SECONDS_OF_REST = 0.4
"""While somebody moves or types, only what is in view is looked at: it shares the interpreter with the screen."""


class Chosen(NamedTuple):
    """What was chosen, and where."""

    source: str | Path
    trail: Breadcrumbs


class ArticlesDialog(OpeningList[Chosen | SourceError]):
    """Lists articles and folders, which can be entered.

    Its result is what was chosen, or None; or why there was nothing to choose from to begin with.

    Args:
        trail: Where to begin.
        current: The file or address to begin at, if it is there.
        is_something_under: Tells whether an article is open under the list; else only q closes it.
        grounds: What may be listed; None for anything.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("backspace", "up", "Back up", show=False, id="up-from-folder"),
    ]

    @dataclass(eq=False, repr=False)
    class Listed(Message):
        """What there is in a place."""

        trail: Breadcrumbs
        entries: tuple[FolderEntry | str, ...]
        current: str | Path | None

    @dataclass(eq=False, repr=False)
    class Refused(Message):
        """There is nothing to choose from in a place, or it cannot be looked into."""

        error: SourceError

    @dataclass(eq=False, repr=False)
    class Seen(Message):
        """More is known about some entries, by their numbers."""

        trail: Breadcrumbs
        choices: Mapping[int, ListEntry]

    def __init__(
        self,
        trail: Breadcrumbs,
        is_something_under: Callable[[], bool],
        current: str | Path | None = None,
        grounds: AccessPolicy | None = None,
    ) -> None:
        super().__init__(trail.here.title, is_something_under)
        self.trail = trail
        self._grounds = grounds or AccessPolicy()
        self._begin_at = current
        self._entries: tuple[FolderEntry | str, ...] = ()

    def on_mount(self) -> None:
        """Look into the first place."""
        self._look_into(self.trail, self._begin_at)

    # Looking into a place

    @work(exclusive=True, group="list", exit_on_error=False)
    async def _look_into(self, trail: Breadcrumbs, current: str | Path | None) -> None:
        try:
            entries = await in_daemon_thread(lambda: self._grounds.filter(trail.here.entries()))
        except SourceError as error:
            self.post_message(self.Refused(error))
        else:
            self.post_message(self.Listed(trail, entries, current))

    @on(Listed)
    def _listed(self, event: Listed) -> None:
        event.stop()
        self.trail, self._entries = event.trail, event.entries
        choices = [unseen_choice(number, entry) for number, entry in enumerate(self._entries)]
        if not self.trail.is_at_beginning:
            choices.insert(0, way_up(self.trail.places[-2].title))
        self.stop_narrowing()
        self.call_it(self.trail.here.title)
        self.show(choices, self._offset + _number_of(event.current, self._entries))
        gc_control.freeze_heap()
        self._glance()

    @on(Refused)
    def _refused(self, event: Refused) -> None:
        from tui.reader.dialogs.dialog import Notice

        event.stop()
        if self._entries:
            self.app.push_screen(Notice("Not entered", str(event.error)))
        else:
            self.dismiss(event.error)

    @property
    def _offset(self) -> int:
        """How many choices stand before the first entry."""
        return 0 if self.trail.is_at_beginning else 1

    # Looking at what is there

    @work(exclusive=True, group="glances", exit_on_error=False)
    async def _glance(self) -> None:
        """Look at what is in view, and then at everything from the top."""
        trail = self.trail
        unseen = {
            number: entry for number, entry in enumerate(self._entries) if isinstance(entry, FolderEntry)
        }
        kept, pace = len(unseen), self.app.settings.words_per_minute
        while unseen:
            await asyncio.sleep(_SECONDS_BETWEEN_BATCHES)
            in_view = [index - self._offset for index in self.choices.in_view]
            wanted = [number for number in in_view if number in unseen]
            if not wanted and monotonic() - self.choices.moved_at < _SECONDS_OF_REST:
                continue
            if kept - len(unseen) >= _WORTH_KEEPING:
                kept = len(unseen)
                gc_control.freeze_heap()
            wanted = wanted or list(islice(unseen, _BATCH))
            seen = await in_daemon_thread(_seen, [(number, unseen[number]) for number in wanted], pace)
            for number in seen:
                del unseen[number]
            self.post_message(self.Seen(trail, seen))

    @on(Seen)
    def _take_up(self, event: Seen) -> None:
        event.stop()
        if event.trail is self.trail:
            self.choices.change({self._offset + number: choice for number, choice in event.choices.items()})
            self.tell()

    # Choosing

    def choose(self, choice: ListEntry) -> None:
        """Open a file, enter a folder, or go back up."""
        if choice.id == UP:
            self.action_up()
            return
        entry = self._entries[int(choice.id)]
        if isinstance(entry, str):
            self.dismiss(Chosen(entry, self.trail))
        elif entry.is_folder:
            self._look_into(self.trail.into(entry.path), None)
        else:
            self.dismiss(Chosen(entry.path, self.trail))

    def action_up(self) -> None:
        """Back up towards the place that was named."""
        if not self.trail.is_at_beginning:
            self._look_into(self.trail.back(), self.trail.here.folder)

    @property
    def own_ways(self) -> tuple[str, ...]:
        """Backspace, where there is something above."""
        return () if self.trail.is_at_beginning else ("Backspace up",)


def _number_of(source: str | Path | None, entries: Sequence[FolderEntry | str]) -> int:
    paths = (entry if isinstance(entry, str) else entry.path for entry in entries)
    return next((number for number, path in enumerate(paths) if path == source), 0)


def _seen(entries: Sequence[tuple[int, FolderEntry]], pace: int) -> dict[int, ListEntry]:
    """The first of the entries at a glance, as many as there is time for."""
    seen: dict[int, ListEntry] = {}
    until = monotonic() + _SECONDS_OF_A_BATCH
    for number, entry in entries:
        seen[number] = seen_choice(number, entry, pace)
        if monotonic() >= until:
            break
    return seen
