"""The entries of items of feeds in a list: title; feed, minutes and age; best sentence."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from tui.document.stats import WORDS_PER_MINUTE
from tui.feeds.facts import Ages, item_facts
from tui.feeds.kept import Item
from tui.reader.rows.entries import ListEntry, state_words

_UNREAD, _READ, _LATER = "• ", "  ", "+ "
_MAX_WORDS = 10**9


def item_entries(items: Iterable[Item], words_per_minute: int = WORDS_PER_MINUTE) -> list[ListEntry]:
    """Return the entries of items. Each is found by its feed, its tags, its author and its state too."""
    ages = Ages()
    return [_entry(item, item_facts(item, ages.of(item), words_per_minute)) for item in items]


def _entry(item: Item, facts: str) -> ListEntry:
    mark = _LATER if item.is_kept else _READ if item.is_read else _UNREAD
    gist = item.gist if item.gist != item.name else ""
    words = " ".join((item.source, item.author, *(f"#{tag}" for tag in item.tags)))
    states = state_words(is_read=item.is_read, is_kept=item.is_kept)
    return ListEntry(str(item.number), f"{mark}{item.name}", f"{_READ}{facts}\n{_READ}{gist}", words, states)


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
