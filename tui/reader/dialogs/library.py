"""The list of what was read before, and of the sample articles."""

import asyncio
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import ClassVar, NamedTuple

from textual import events, on, work
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from tui.library.records import LibraryEntry
from tui.reader.dialogs.filtered import OpeningList
from tui.reader.library_thread import LibraryThread
from tui.reader.rows.entries import ListEntry
from tui.reader.rows.file_entries import kept_choice, removal_choice, seen_choice, unseen_choice, way_up
from tui.reader.threads import in_daemon_thread
from tui.sources.folders import FolderEntry, entry_at, sample_articles
from tui.text.urls import is_url

_REMOVING = ("d", "delete")
_NOTHING_YET = "What you read is listed here from now on. Samples:"
_NOTHING_KEPT = "Not kept: your settings say history = false. Samples:"


class WayBack(NamedTuple):
    """The list that the article came from is wanted instead."""


class LibraryDialog(OpeningList[str | Path | WayBack]):
    """Lists recent articles, then the samples; its result is the source of the chosen one.

    Args:
        memory: The library; None if nothing is kept.
        back_to: What the list is called that the article came from; None if there is none.
        is_something_under: Tells whether an article is open under the list; else only q closes it.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("backspace", "back", "Back to the list", show=False, id="back-to-list"),
        Binding(",".join(_REMOVING), "remove", "Forget the article", show=False, id="forget-article"),
    ]

    @dataclass(eq=False, repr=False)
    class Listed(Message):
        """What there is to choose from."""

        kept: Sequence[LibraryEntry]
        samples: Sequence[FolderEntry]

    @dataclass(eq=False, repr=False)
    class Seen(Message):
        """More is known about some choices, by their numbers."""

        choices: Mapping[int, ListEntry]

    def __init__(
        self, memory: LibraryThread | None, back_to: str | None, is_something_under: Callable[[], bool]
    ) -> None:
        super().__init__("Library", is_something_under)
        self._memory = memory
        self._back_to = back_to
        self._entries: list[LibraryEntry | FolderEntry] = []
        self._asked: int | None = None  # the number of the article that is to be removed or not
        self._seen: dict[int, ListEntry] = {}

    def on_mount(self) -> None:
        """Ask what there is."""
        self._list()

    # What is listed

    @work(exclusive=True, group="list", exit_on_error=False)
    async def _list(self) -> None:
        kept: Sequence[LibraryEntry] = ()
        if self._memory is not None:
            kept = await asyncio.wrap_future(self._memory.submit(lambda library: library.recent()))
        samples = await in_daemon_thread(lambda: [*map(entry_at, sample_articles())])
        self.post_message(self.Listed(kept, samples))

    @on(Listed)
    async def _listed(self, event: Listed) -> None:
        event.stop()
        known = {article.source for article in event.kept}
        samples = [entry for entry in event.samples if str(entry.path) not in known]
        self._entries, self._seen, self._asked = [*event.kept, *samples], {}, None
        if not event.kept and not self.query(".note"):
            note = _NOTHING_YET if self._memory is not None else _NOTHING_KEPT
            await self.query_one(".dialog").mount(Static(Content(note), classes="note"), before=self.choices)
        now = datetime.now().astimezone()
        choices = [self._choice(number, entry, now) for number, entry in enumerate(self._entries)]
        if self._back_to is not None:
            choices.insert(0, way_up(self._back_to))
        self.show(choices, self.choices.current_index or 0)
        self._look()

    def _choice(self, number: int, entry: LibraryEntry | FolderEntry, now: datetime) -> ListEntry:
        return (
            unseen_choice(number, entry)
            if isinstance(entry, FolderEntry)
            else kept_choice(number, entry, now)
        )

    @work(exclusive=True, group="look", exit_on_error=False)
    async def _look(self) -> None:
        """See which sources are gone, and what the samples are called."""
        pace, entries = self.app.settings.words_per_minute, [*enumerate(self._entries)]
        kept = [(number, entry) for number, entry in entries if isinstance(entry, LibraryEntry)]
        samples = [(number, entry) for number, entry in entries if isinstance(entry, FolderEntry)]
        self.post_message(self.Seen(await in_daemon_thread(_gone, kept)))
        self.post_message(
            self.Seen(
                await in_daemon_thread(lambda: {n: _sample(seen_choice(n, e, pace)) for n, e in samples})
            )
        )

    @on(Seen)
    def _take_up(self, event: Seen) -> None:
        event.stop()
        self._seen.update(event.choices)
        self._change({number: choice for number, choice in event.choices.items() if number != self._asked})

    def _change(self, choices: Mapping[int, ListEntry]) -> None:
        self.choices.change({self._offset + number: choice for number, choice in choices.items()})
        self.tell()

    @property
    def _offset(self) -> int:
        """How many choices stand before the first entry."""
        return 0 if self._back_to is None else 1

    # Choosing

    def choose(self, choice: ListEntry) -> None:
        """Open an article, or go back to the list that the last one came from."""
        if not choice.id.isdecimal():
            self.dismiss(WayBack())
            return
        entry = self._entries[int(choice.id)]
        if isinstance(entry, FolderEntry):
            self.dismiss(entry.path)
        elif entry.source is None:
            self._refuse()
        else:
            self.dismiss(entry.source if is_url(entry.source) else Path(entry.source))

    def _refuse(self) -> None:
        from tui.reader.dialogs.dialog import Notice

        reason = "It came through a pipe, so it cannot be opened again. It is listed for its marks."
        self.app.push_screen(Notice("Not opened", reason))

    def action_back(self) -> None:
        """Back to the list that the article came from."""
        if self._back_to is not None:
            self.dismiss(WayBack())

    # Removing

    def action_remove(self) -> None:
        """Ask whether the current article is to be forgotten; asked already, forget it."""
        index = self.choices.current_index
        number = None if index is None else index - self._offset
        if number is None or number < 0 or self._memory is None:
            return
        entry = self._entries[number]
        if isinstance(entry, FolderEntry):
            return
        if self._asked == number:
            identity = entry.fingerprint
            self._memory.submit(lambda library: library.remove(identity))
            self._list()
        else:
            self._keep()
            self._asked = number
            self._change({number: removal_choice(number, entry)})

    def on_key(self, event: events.Key) -> None:
        """Any other key keeps what was asked about."""
        if event.key not in _REMOVING:
            self._keep()

    def _keep(self) -> None:
        if self._asked is None:
            return
        number, self._asked = self._asked, None
        usual = self._choice(number, self._entries[number], datetime.now().astimezone())
        self._change({number: self._seen.get(number, usual)})

    @property
    def own_ways(self) -> tuple[str, ...]:
        """Forgetting, where there is something to forget, and the way back."""
        forget = any(isinstance(entry, LibraryEntry) for entry in self._entries)
        return (*(["d forget"] if forget else []), *([] if self._back_to is None else ["Backspace back"]))


def _sample(choice: ListEntry) -> ListEntry:
    return choice._replace(detail=f"sample · {choice.detail}")


def _gone(kept: Iterable[tuple[int, LibraryEntry]]) -> dict[int, ListEntry]:
    """Those whose files are not there any more."""
    now = datetime.now().astimezone()
    return {
        number: kept_choice(number, article, now, gone=True)
        for number, article in kept
        if article.source is not None and not is_url(article.source) and not _is_there(article.source)
    }


def _is_there(path: str) -> bool:
    try:
        return Path(path).exists()
    except (OSError, ValueError):
        return False
