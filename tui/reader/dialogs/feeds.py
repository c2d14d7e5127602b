"""The list of what is in feeds, and of what is kept for later."""

from asyncio import wrap_future
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import ClassVar, NamedTuple

from textual import on, work
from textual.binding import BindingType

from tui.feeds.kept import Item
from tui.reader.dialogs.dialog import Dialog, Notice, command_bindings
from tui.reader.dialogs.filtered_list import FilteredList
from tui.reader.dialogs.marking import MARK_BINDINGS, Marking, PickedSources
from tui.reader.feed_thread import FeedThread
from tui.reader.list_commands import list_command_bindings
from tui.reader.rows.entries import ListEntry
from tui.reader.rows.feed_items import ORDERS, VIEWS, ItemRows, listed_items
from tui.reader.widgets.entry_list import NO_MATCHES

_NOTHING = (
    "There are no feeds yet. Open the address of one, or of a list of feeds (OPML), and press + to subscribe to it; "
    "or use “standfirst feeds add” in a shell."
)
_NOTHING_LEFT = "Nothing is left here. Press u to see other items."


class FeedScope(NamedTuple):
    """The feeds whose items are listed."""

    title: str
    addresses: tuple[str, ...] | None = None
    """None for all that are subscribed to, and all that is kept for later."""


class FeedActions(NamedTuple):
    """What the list can ask for."""

    thread: FeedThread
    fetch: Callable[[], None]
    show_problems: Callable[[], None]


class ChosenItem(NamedTuple):
    """The item to open, and the addresses of those in the list, in its order."""

    address: str
    listed: tuple[str, ...]


class FeedsDialog(Dialog[ChosenItem | PickedSources]):
    """Lists the items of feeds; its result is the chosen one, those to summarise as one, or None.

    Args:
        scope: The feeds.
        actions: What the list can ask for.
        can_close: Returns whether an article is open under the list; else only q closes it.
        view: What is shown first.
        quits: Whether q ends the reader, and does not only close the list.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        *command_bindings("help", "palette", "theme", "open", "library"),
        *list_command_bindings("feeds"),
        *MARK_BINDINGS,
    ]

    def __init__(
        self,
        scope: FeedScope,
        actions: FeedActions,
        can_close: Callable[[], bool],
        *,
        view: str = "unread",
        quits: bool = False,
    ) -> None:
        self.filtered_list = FilteredList(scope.title, "open", self._hints, rows_each=3)
        super().__init__(self.filtered_list, can_close=can_close, quits=quits)
        self.scope = scope
        self.state = ""
        """What is being fetched, or how it ended; it stands in the title."""
        self.view = view
        self.first: Sequence[str] = ()
        """The addresses of the items to begin at: at the first of them that is listed."""
        self._actions = actions
        self._order = next(iter(ORDERS))
        self._items: dict[int, Item] = {}
        self._opened: set[int] = set()  # stories that are opened out
        self._rows = ItemRows(())
        self._marking = Marking(
            self.filtered_list,
            lambda id_: self._items[int(id_)].address,
            lambda id_: self._entries([self._items[int(id_)]])[0],
        )
        self._undo: tuple[int, ...] = ()
        self._changes = 0

    def on_mount(self) -> None:
        self.list_again()

    def _hints(self) -> Sequence[str]:
        return (
            *self.hint("find", "find"),
            *self.hint("feed-read", "read"),
            *self.hint("feed-later", "later"),
            *self.hint("feed-view", "unread/all/later"),
            *self.hint("help", "keys"),
            *self.hints((("feed-tags", "tags"), ("mark", "mark"), ("joint-digest", "one summary"))),
            *self.hint("feed-fetch", "fetch"),
            *(self.hint("feed-subscribe", "subscribe") if self.scope.addresses is not None else []),
            *self.hint("feed-order", "sort"),
            *self.leave_hint,
            "Esc fold" if self._opened else self.close_hint,
        )

    @work(exclusive=True, group="list", exit_on_error=False)
    async def list_again(self) -> None:
        """Read the items from the file, and list them; the current one stays current."""
        addresses = self.scope.addresses
        changes = self._changes
        items = await wrap_future(self._actions.thread.submit(lambda store: store.items(addresses)))
        self.call_later(self._take, items, changes)

    def _take(self, items: Iterable[Item], changes: int) -> None:
        if changes != self._changes:  # these items are from before the last change
            self.list_again()
            return
        self._items = {item.number: item for item in items}
        if self._items and self.view == "unread" and not any(map(VIEWS["unread"], self._items.values())):
            self.view = "all"
        self._show()

    def _show(self) -> None:
        shown = listed_items([*self._items.values()], self.view, self._order)
        numbers = {item.address: str(item.number) for item in shown}
        current = self.filtered_list.current or next(
            (numbers[each] for each in self.first if each in numbers), None
        )
        self._rows = ItemRows(shown, self._opened, self.app.settings.words_per_minute)
        self._opened &= self._rows.stories
        self.filtered_list.stop_filtering()
        nothing = _NOTHING_LEFT if self._items else "" if self.state else _NOTHING
        self.filtered_list.entries.placeholder = NO_MATCHES if shown else nothing
        self.filtered_list.show(self._entries(), current)
        self.show_state(self.state)

    def _entries(self, items: Iterable[Item] | None = None) -> list[ListEntry]:
        return [*map(self._marking.titled, self._rows.entries(items))]

    def show_state(self, state: str) -> None:
        """Show in the title what is being fetched; empty for nothing."""
        self.state = state
        unread = sum(map(VIEWS["unread"], self._items.values()))
        facts = [self.scope.title, f"{unread:,} unread of {len(self._items):,}"]
        facts += [self.view] if self.view != "unread" else []
        facts += [self._order] if self._order != next(iter(ORDERS)) else []
        self.filtered_list.set_title(" · ".join([*facts, *([state] if state else [])]))

    @work(group="item", exit_on_error=False)
    async def update_item(self, number: int) -> None:
        """Show what was found out about an item, in its place."""
        changes = self._changes
        item = await wrap_future(self._actions.thread.submit(lambda store: store.item(number)))
        if changes != self._changes:
            self.update_item(number)
        elif item is not None and number in self._items:
            self.call_later(self._replace, [item])

    def _replace(self, items: Sequence[Item]) -> None:
        self._items |= {item.number: item for item in items}
        self.filtered_list.update(self._entries(items))
        self.show_state(self.state)

    def _change(self, items: Sequence[Item]) -> None:
        """Show items as the user has changed them."""
        self._changes += 1
        self._replace(items)

    @property
    def _current_item(self) -> Item | None:
        current = self.filtered_list.current
        return None if current is None else self._items.get(int(current))

    @property
    def story(self) -> Sequence[str]:
        """The addresses of the items that tell the current story; one if no other one does."""
        item = self._current_item
        return [] if item is None else [self._items[each].address for each in self._rows.story(item)]

    @property
    def _listed(self) -> Sequence[Item]:
        listed: Sequence[ListEntry] = self.filtered_list.entries.listed
        return [self._items[int(entry.id)] for entry in listed]

    @property
    def _with_folded(self) -> Iterator[Item]:
        """The items that are listed, and those folded under them."""
        for item in self._listed:
            numbers = self._rows.story(item) if self._is_fold(item) else (item.number,)
            yield from (self._items[number] for number in numbers)

    @on(FilteredList.Chosen)
    def _choose(self, event: FilteredList.Chosen) -> None:
        event.stop()
        item = self._items[int(event.entry.id)]
        if self._is_fold(item):
            self._opened.add(item.story)
            self._refold((self._items[number] for number in self._rows.story(item)), item)
            return
        if not (item.link or item.is_whole):
            self.app.push_screen(
                Notice("Not opened", "The feed has neither a text nor a page for this item.")
            )
            return
        self.dismiss(ChosenItem(item.address, tuple(each.address for each in self._listed)))

    def _is_fold(self, item: Item) -> bool:
        """Return whether others are folded under an item; while the list is narrowed, all that match are shown."""
        return self._rows.is_fold(item) and not self.filtered_list.is_filtering

    def _refold(self, changed: Iterable[Item], current: Item) -> None:
        """Show again the items of stories that were opened out or folded."""
        id_ = self._rows.story(current)[0] if current.story not in self._opened else current.number
        self.filtered_list.refold(self._entries(changed), str(id_))

    def action_close(self) -> None:
        """Fold what is opened out; else close the list."""
        current = self._current_item
        if not self._opened or current is None:
            super().action_close()
            return
        changed = [item for item in self._items.values() if item.story in self._opened]
        self._opened.clear()
        self._refold(changed, current)

    def action_toggle_read(self) -> None:
        """Mark the current item as read or unread, with those folded under it, and go on to the next one."""
        if (item := self._current_item) is not None:
            numbers = self._rows.story(item) if self._is_fold(item) else [item.number]
            changed = [self._items[number]._replace(is_read=not item.is_read) for number in numbers]
            self._change(changed)
            self._mark_read(numbers, read=not item.is_read)
            self.filtered_list.action_move_lines(1)

    def _mark_read(self, numbers: Sequence[int], *, read: bool) -> None:
        self._actions.thread.submit(lambda store: store.mark_read(numbers, read=read))

    def action_toggle_later(self) -> None:
        """Keep the current item for later, so that it is to be read, or no longer."""
        if (item := self._current_item) is not None:
            changed = item._replace(is_kept=not item.is_kept, is_read=item.is_read and item.is_kept)
            self._change([changed])
            self._mark_read([item.number], read=changed.is_read)
            self._actions.thread.submit(lambda store: store.keep([item.number], kept=changed.is_kept))

    def action_tag(self) -> None:
        """Ask for the tags of the current item."""
        from tui.reader.dialogs.tags import TagsPrompt

        if (item := self._current_item) is not None:
            self.app.push_screen(TagsPrompt(item.tags, item.user_tags), partial(self._tagged, item))

    def _tagged(self, item: Item, tags: Sequence[str] | None) -> None:
        if tags is not None:
            self._actions.thread.submit(lambda store: store.tag([item.number], tags))
            self.update_item(item.number)

    def action_read_all(self) -> None:
        """Mark all that is listed as read; the second time, mark it as unread again."""
        numbers, read = self._undo, not self._undo
        if read:
            numbers = tuple(item.number for item in self._with_folded if not item.is_read)
        self._undo = numbers if read else ()
        self._change(
            [self._items[number]._replace(is_read=read) for number in numbers if number in self._items]
        )
        self._mark_read(numbers, read=read)
        key = self.app.keymap.first("feed-read-all")
        self.show_state(f"{len(numbers):,} read; {key} again undoes that" if self._undo else "")

    def action_next_view(self) -> None:
        """Show unread items, all, or those kept for later."""
        self.view = _next(VIEWS, self.view)
        self._show()

    def action_next_order(self) -> None:
        """Sort by age, by length, or by feed."""
        self._order = _next(ORDERS, self._order)
        self._show()

    def action_mark(self) -> None:
        """Mark the current item for one summary of several, or remove its mark; and go to the next."""
        self._marking.toggle()

    @property
    def marked(self) -> Sequence[str | Path]:
        """The addresses of the marked items."""
        return self._marking.among(item.address for item in self._items.values())

    def action_summarize(self) -> None:
        """Summarise the marked items as one; without marks, all that are listed."""
        self.dismiss(PickedSources(self.marked or [item.address for item in self._with_folded]))

    def action_fetch(self) -> None:
        self._actions.fetch()

    def action_show_problems(self) -> None:
        self._actions.show_problems()

    def action_subscribe(self) -> None:
        """Subscribe to the feeds that are visited."""
        if self.scope.addresses is not None:
            from tui.feeds.records import Subscription

            wanted = [*map(Subscription, self.scope.addresses)]
            self._actions.thread.submit(lambda store: store.subscribe(wanted))
            self.show_state("subscribed")


def _next(among: Mapping[str, object], current: str) -> str:
    names = [*among]
    return names[(names.index(current) + 1) % len(names)]
