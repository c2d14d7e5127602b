"""The list of articles read before, and of the sample articles."""

from asyncio import Event, wrap_future
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual import events, on, work
from textual.binding import BindingType
from textual.content import Content

from tui.library.records import LibraryEntry
from tui.reader import gc_control
from tui.reader.dialogs.dialog import Dialog, Notice, command_bindings
from tui.reader.dialogs.filtered_list import FilteredList
from tui.reader.dialogs.folding import FIRST_SECONDS, Folding
from tui.reader.dialogs.library_contents import (
    ARTICLE_HINTS,
    FIRST_SHOWN,
    Contents,
    Listed,
    Listing,
    Marks,
    RecentPage,
    entry_of,
    fingerprints_alike,
    found_samples,
    gone_articles,
    groups_of,
    id_of_source,
    introduction,
    kept_marks,
    listing_of,
    marked_entry,
    probe_samples,
    read_all,
    read_some,
    source_of,
)
from tui.reader.dialogs.marking import MARK_BINDINGS, Marking, PickedSources
from tui.reader.feed_thread import FeedThread
from tui.reader.library_thread import LibraryThread
from tui.reader.list_commands import list_command_bindings
from tui.reader.rows.entries import PARENT, EntryTable, ListEntry, parent_entry, removal_entry
from tui.reader.rows.library_orders import ORDERS
from tui.reader.threads import in_daemon_thread
from tui.sources.folders import FolderEntry, entry_at, sample_articles

if TYPE_CHECKING:
    from tui.feeds.pages import Page
    from tui.feeds.store import FeedStore

_TITLE = "Library"
_SAMPLES_TITLE = "Samples"
_SAMPLES = ListEntry("samples", "Samples …", "articles to try the reader on", "sample articles tour")
_IN_TEXTS = ListEntry(
    "in-texts",
    "In the texts …",
    "find these words in everything you read",
    is_only_found=True,
    is_always_found=True,
)
_FROM_PIPE = "It came through a pipe, so it cannot be opened again."
_NOTHING_MARKED = "Mark the articles of which you want one summary with x first."


class BackToList(NamedTuple):
    """The result of the library if the user wants the list that the open article came from."""


class LibraryDialog(Dialog[str | Path | PickedSources | BackToList]):
    """Lists recent articles, or the samples; its result is the chosen source, those marked for one summary,
    ``BackToList`` or None.

    The samples are behind an entry of their own once there are recent articles.

    Args:
        library: The library; None if history is off.
        feeds: The file of what is kept for later and tagged.
        back_to: The title of the list that the article came from; None if there is none.
        can_close: Returns whether an article is open under the list; else only q closes it.
        find_in_texts: Finds words in everything that was read; None if texts are not kept.
        quits: Whether q ends the reader, and does not only close the list.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        *command_bindings("help", "palette", "theme", "open", "everywhere", "feeds"),
        *MARK_BINDINGS,
        *list_command_bindings("library"),
    ]

    def __init__(
        self,
        library: LibraryThread | None,
        feeds: FeedThread,
        back_to: str | None,
        can_close: Callable[[], bool],
        *,
        find_in_texts: Callable[[str], None] | None = None,
        quits: bool = False,
    ) -> None:
        self.filtered_list = FilteredList(_TITLE, "open", self._hints)
        super().__init__(self.filtered_list, can_close=can_close, quits=quits)
        self._library, self._feeds = library, feeds
        self._back_to = back_to
        self._find_in_texts = find_in_texts
        self._wants_samples = False
        self._first_source: str | None = None  # of the article to begin at
        self.lists_samples = False
        """True if the samples are listed, in place of the articles that were read."""
        self._order = next(iter(ORDERS))
        self._marks: Marks = {}
        self._entries: Mapping[str, Listed] = {}
        self._probed_entries: dict[str, ListEntry] = {}
        self._to_remove: str | None = None  # the id of the article that d removes if it is pressed again
        self._folding = Folding(self.filtered_list)
        self._marking = Marking(self.filtered_list, self._source_of, self._shown)
        self._alike: Sequence[Sequence[str]] | None = None  # fingerprints, once articles were compared

    def on_mount(self) -> None:
        self._list()

    def begin_at(self, source: str, *, in_samples: bool) -> None:
        """Begin at an article, among the samples or among the articles that were read."""
        self._first_source, self._wants_samples = source, in_samples

    def _hints(self) -> Sequence[str]:
        remove = any(isinstance(entry, LibraryEntry) for entry in self._entries.values())
        return (
            *self.leave_hint,
            *self.hint("open", "a file or page"),
            *self.hint("find", "find"),
            *(self.hint("everywhere", "in the texts") if self._find_in_texts else []),
            *self.hint("feeds", "feeds"),
            *(self.hints(ARTICLE_HINTS) if remove else []),
            *(self.hint("back-to-list", "back") if self._list_before else []),
            *self.hint("help", "keys"),
            "Esc fold" if self._folding.is_open else self.close_hint,
        )

    @property
    def _list_before(self) -> str | None:
        """The title of the list that Backspace goes back to; None if there is none."""
        return _TITLE if self._wants_samples else self._back_to

    @work(exclusive=True, group="list", exit_on_error=False)
    async def _list(self) -> None:
        self._marks = await kept_marks(self._feeds)
        is_first = not self._entries
        recent = await read_some(self._library, 0, FIRST_SHOWN) if is_first else await read_all(self._library)
        samples = await in_daemon_thread(lambda: [*map(entry_at, sample_articles())])
        if self._wants_samples or not recent.articles:
            # Their titles are looked up before they are listed, so that no name turns into a title under the reader.
            self.call_later(self._expect, len(samples), is_empty=not recent.articles)
            pace = self.app.settings.words_per_minute
            probed = await in_daemon_thread(probe_samples, samples, pace)
            await self._lay_out(RecentPage((), 0), samples, probed, is_empty=not recent.articles)
            return
        await self._lay_out(recent, samples)
        if is_first and recent.rows == FIRST_SHOWN:
            painted = Event()
            self.call_after_refresh(painted.set)
            await painted.wait()
            await self._lay_out(await read_all(self._library), samples, keeps_filter=True)

    async def _lay_out(
        self,
        recent: RecentPage,
        samples: Sequence[FolderEntry],
        probed: Sequence[ListEntry] = (),
        *,
        is_empty: bool = False,
        keeps_filter: bool = False,
    ) -> None:
        before = [parent_entry(self._list_before)] if self._list_before else []
        after = [_SAMPLES, *([_IN_TEXTS] if self._find_in_texts else [])] if recent.articles else []
        contents = Contents(recent.articles, samples, probed, self._marks, self._order, before, after)
        listing = await in_daemon_thread(listing_of, contents)
        self.call_later(
            self._show, listing, bool(recent.articles), is_empty=is_empty, keeps_filter=keeps_filter
        )

    def _expect(self, count: int, *, is_empty: bool) -> None:
        """Show at once what needs no titles, and make room for the rest."""
        if not self._entries:
            self.filtered_list.set_title(_SAMPLES_TITLE)
            self.filtered_list.show_note(self._note(is_empty=is_empty))
            self.filtered_list.expect(count)

    def _show(self, listing: Listing, has_articles: bool, *, is_empty: bool, keeps_filter: bool) -> None:
        self._entries, self.lists_samples = listing.entries, not has_articles
        self._probed_entries, self._to_remove = {}, None
        order = f" · {self._order}" if self._order != next(iter(ORDERS)) else ""
        self.filtered_list.set_title(f"{_TITLE}{order}" if has_articles else _SAMPLES_TITLE)
        self.filtered_list.show_note(self._note(is_empty=is_empty))
        current = self.filtered_list.current or id_of_source(self._entries, self._first_source)
        self._fold(listing.table, current, keeps_filter=keeps_filter)
        gc_control.freeze_heap()
        self._look_for_files()
        if has_articles and self._alike is None:
            self.set_timer(FIRST_SECONDS, self._find_alike)

    def on_unmount(self) -> None:
        """Free the articles, which the collector was told to leave alone."""
        self._entries, self._marks = {}, {}

    def _note(self, *, is_empty: bool) -> Content:
        if not is_empty:
            return Content("")
        key = self.app.keymap.first("open") or "the palette"
        return introduction(key, self.app.size.height, has_history=self._library is not None)

    @work(exclusive=True, group="files", exit_on_error=False)
    async def _look_for_files(self) -> None:
        """Check which files are missing, and look up the titles of the samples that are found by typing."""
        entries, pace = self._entries, self.app.settings.words_per_minute
        self.call_later(self._update, entries, await in_daemon_thread(gone_articles, entries, self._marks))
        if any(isinstance(entry, LibraryEntry) for entry in entries.values()):
            self.call_later(self._update, entries, await in_daemon_thread(found_samples, entries, pace))

    @work(exclusive=True, group="alike", exit_on_error=False)
    async def _find_alike(self) -> None:
        """Look for articles that are nearly the same, and fold them."""
        if self._library is not None:
            sketches = await wrap_future(self._library.submit(lambda library: library.sketches()))
            self.call_later(self._show_alike, await in_daemon_thread(fingerprints_alike, sketches))

    def _show_alike(self, alike: Sequence[Sequence[str]]) -> None:
        self._alike = alike
        if alike and not self._folding.is_in_use:
            self._fold(self.filtered_list.entries.table, self.filtered_list.current, keeps_filter=True)

    def _fold(self, table: EntryTable, current: str | None, *, keeps_filter: bool) -> None:
        """Show articles, those that are nearly the same under one title."""
        self._folding.set_groups(groups_of(self._entries, self._alike or ()))
        if self._marking.is_in_use:
            table = table._replace(entries=[*map(self._marking.titled, table.entries)])
        if self._folding.is_in_use:
            table = self._folding.arranged(table)
        self.filtered_list.show(table, current, keeps_filter=keeps_filter)

    def _replace(self, changed: Iterable[ListEntry]) -> None:
        self.filtered_list.update(map(self._folding.folded, map(self._marking.titled, changed)))

    def _update(self, entries: Mapping[str, Listed], probed: Sequence[ListEntry]) -> None:
        """Show what was found out about entries, unless others have their ids since."""
        if entries is not self._entries:
            return
        self._probed_entries |= {entry.id: entry for entry in probed}
        self._replace(entry for entry in probed if entry.id != self._to_remove)

    @on(FilteredList.Chosen)
    def _choose(self, event: FilteredList.Chosen) -> None:
        """Open an article, or go back to the list that the last one came from."""
        event.stop()
        if event.entry.id == PARENT:
            self.action_back()
            return
        if event.entry.id == _IN_TEXTS.id and self._find_in_texts is not None:
            self._find_in_texts(self.filtered_list.filter_input.value)
            return
        if event.entry.id == _SAMPLES.id:
            self._wants_samples = True
            self._list()
            return
        if self._folding.open_out(event.entry):
            return
        source = self._source_of(event.entry.id)
        if source is None:
            self.app.push_screen(Notice("Not opened", f"{_FROM_PIPE} It is listed for its marks."))
        else:
            self.dismiss(source)

    def _source_of(self, id_: str) -> str | Path | None:
        """Return the source to open an entry by; None if there is none."""
        return source_of(self._entries.get(id_))

    def _shown(self, id_: str) -> ListEntry:
        entry = self._probed_entries.get(id_) or entry_of(id_, self._entries[id_], self._marks)
        return self._folding.folded(self._marking.titled(entry))

    def action_close(self) -> None:
        """Fold what is opened out; else close the list."""
        if not self._folding.fold():
            super().action_close()

    def action_back(self) -> None:
        """Go back from the samples, or to the list that the article came from."""
        if self._wants_samples:
            self._wants_samples = False
            self._list()
        elif self._back_to is not None:
            self.dismiss(BackToList())

    def action_mark(self) -> None:
        """Mark the current article for one summary of several, or remove its mark; and go to the next."""
        self._marking.toggle()

    @property
    def marked(self) -> Sequence[str | Path]:
        """The marked articles."""
        return self._marking.among(filter(None, map(self._source_of, self._entries)))

    def action_summarize(self) -> None:
        """Summarise the marked articles as one."""
        if self.marked:
            self.dismiss(PickedSources(self.marked))
        else:
            self.app.push_screen(Notice("Nothing is marked", _NOTHING_MARKED))

    def action_next_order(self) -> None:
        """Sort by age, by length, by how much is read, or by source."""
        orders = [*ORDERS]
        self._order = orders[(orders.index(self._order) + 1) % len(orders)]
        self._list()

    @property
    def _current_page(self) -> "Page | None":
        """The current article, as it is kept for later and tagged; None if there is none."""
        from tui.feeds.pages import Page

        article = self._entries.get(self.filtered_list.current or "")
        if not isinstance(article, LibraryEntry):
            return None
        if article.source is None:
            self.app.push_screen(Notice("Not kept", _FROM_PIPE))
            return None
        return Page(article.source, article.title)

    def action_later(self) -> None:
        """Keep the current article for later, or no longer."""
        from tui.feeds.pages import toggle_later

        if (page := self._current_page) is not None:
            self._change_marks(lambda store: toggle_later(store, page))

    def action_tag(self) -> None:
        """Ask for the tags of the current article."""
        from tui.feeds.pages import PageMarks, set_tags
        from tui.reader.dialogs.tags import TagsPrompt

        if (page := self._current_page) is None:
            return

        def typed(tags: Sequence[str] | None) -> None:
            if tags is not None:
                self._change_marks(lambda store: set_tags(store, page, tags))

        marks = self._marks.get(page.source) or PageMarks()
        self.app.push_screen(TagsPrompt(marks.tags, marks.user_tags), typed)

    def on_screen_resume(self) -> None:
        """Read again what is kept and tagged, since a list over this one may have changed it."""
        if self._entries:
            self._change_marks()

    @work(group="marks", exit_on_error=False)
    async def _change_marks(self, change: "Callable[[FeedStore], object] | None" = None) -> None:
        if change is not None:
            await wrap_future(self._feeds.submit(change))
        self.call_later(self._show_marks, await kept_marks(self._feeds))

    def _show_marks(self, marks: Marks) -> None:
        before, self._marks = self._marks, marks
        changed = [
            marked_entry(id_, entry, marks, is_gone=id_ in self._probed_entries)
            for id_, entry in self._entries.items()
            if isinstance(entry, LibraryEntry)
            and marks.get(entry.source or "") != before.get(entry.source or "")
        ]
        self._probed_entries |= {entry.id: entry for entry in changed if entry.id in self._probed_entries}
        self._replace(changed)

    def action_remove(self) -> None:
        """Ask for confirmation to remove the current article; the second time, remove it."""
        id_ = self.filtered_list.current
        article = None if id_ is None else self._entries.get(id_)
        if id_ is None or self._library is None or not isinstance(article, LibraryEntry):
            return
        if self._to_remove == id_:
            fingerprint = article.fingerprint
            self._library.submit(lambda library: library.remove(fingerprint))
            self._list()
        else:
            self._keep()
            self._to_remove = id_
            self._replace([removal_entry(id_, article, self.app.keymap.first("forget-article"))])

    def on_key(self, event: events.Key) -> None:
        """Withdraw the question at any other key."""
        if not self.app.keymap.has_key("forget-article", event.key):
            self._keep()

    def _keep(self) -> None:
        id_, self._to_remove = self._to_remove, None
        if id_ is not None:
            self.filtered_list.update([self._shown(id_)])
