"""The entries of items of feeds in a list: title; feed, minutes and age; best sentence."""

from collections.abc import Callable, Container, Iterable, Mapping, Sequence, Set
from typing import Any

from tui.document.stats import WORDS_PER_MINUTE
from tui.feeds.facts import Ages, item_facts
from tui.feeds.kept import Item
from tui.reader.rows.entries import ListEntry, state_words

_UNREAD, _READ, _LATER = "• ", "  ", "+ "
_INDENT = "  "
_MAX_WORDS = 10**9


class ItemRows:
    """The items of a list in their order, those that tell the same story folded under the first of them.

    Args:
        items: The items.
        opened: The stories that are opened out.
        words_per_minute: How fast the reader reads.
    """

    def __init__(
        self,
        items: Iterable[Item],
        opened: Container[int] = (),
        words_per_minute: int = WORDS_PER_MINUTE,
    ) -> None:
        listed = [*items]
        several = {item.story for item in listed if item.story != item.number}
        self._stories: dict[int, list[Item]] = {story: [] for story in several}
        """The items of each story that several tell, as far as they are listed."""
        for item in listed if several else ():
            if item.story in several:
                self._stories[item.story].append(item)
        self._items = [item for first in listed for item in self._from(first)] if several else listed
        self._opened = opened
        self._pace = words_per_minute

    def entries(self, items: Iterable[Item] | None = None) -> list[ListEntry]:
        """Return the entries of items as they are now; None for all.

        Each is found by its feed, its tags, its author and its state too.
        """
        ages = Ages()
        return [
            self._entry(item, item_facts(item, ages.of(item), self._pace))
            for item in (self._items if items is None else items)
        ]

    @property
    def stories(self) -> Set[int]:
        """The stories that several of the items tell."""
        return {story for story, items in self._stories.items() if len(items) > 1}

    def _from(self, item: Item) -> Sequence[Item]:
        """Return an item with those under it; none for one that is under another."""
        story = self._stories.get(item.story, (item,))
        return story if story[0] is item else ()

    def story(self, item: Item) -> Sequence[int]:
        """Return the numbers of the items that are listed of a story, the first of which the others are under."""
        return [each.number for each in self._stories.get(item.story, (item,))]

    def is_fold(self, item: Item) -> bool:
        """Return whether others are folded under an item."""
        told = self.story(item)
        return len(told) > 1 and told[0] == item.number and item.story not in self._opened

    def _entry(self, item: Item, facts: str) -> ListEntry:
        mark = _LATER if item.is_kept else _READ if item.is_read else _UNREAD
        gist = item.gist if item.gist != item.name else ""
        words = " ".join((item.source, item.author, *(f"#{tag}" for tag in item.tags)))
        states = state_words(is_read=item.is_read, is_kept=item.is_kept)
        detail = f"{_READ}{facts}\n{_READ}{gist}"
        entry = ListEntry(str(item.number), f"{mark}{item.name}", detail, words, states)
        return self._in_story(entry, item) if item.story in self._stories else entry

    def _in_story(self, entry: ListEntry, item: Item) -> ListEntry:
        """Return the entry of an item of a story: with the number of those folded under it, or under the first one."""
        first, *others = self.story(item)
        if item.number == first:
            return entry._replace(folded=len(others) if self.is_fold(item) else 0)
        detail = "\n".join(f"{_INDENT}{line}" for line in entry.detail.split("\n"))
        is_folded = item.story not in self._opened
        return entry._replace(title=f"{_INDENT}{entry.title}", detail=detail, is_only_found=is_folded)


ORDERS: Mapping[str, Callable[[Item], Any] | None] = {
    "newest first": None,
    "shortest first": lambda item: _MAX_WORDS if item.words is None else item.words,
    "longest first": lambda item: -(item.words or 0),
    "by feed": lambda item: item.source.casefold(),
}
"""The orders of a list, with their keys; the first is that of the store."""


VIEWS: Mapping[str, Callable[[Item], bool]] = {
    "unread": lambda item: not item.is_read,
    "all": lambda item: True,
    "later": lambda item: item.is_kept,
}
"""The items that a list shows."""


def listed_items(items: Sequence[Item], view: str, order: str) -> list[Item]:
    """Return the items of a view in an order."""
    shown = [item for item in items if VIEWS[view](item)]
    key = ORDERS[order]
    return shown if key is None else sorted(shown, key=key)
