"""What the user keeps for later and tags: items of feeds, pages that no feed named, and files.

A file has the address ``file://…``, which any path can be written as.
"""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from tui.feeds.addresses import item_number
from tui.feeds.kept import Item
from tui.feeds.records import ParsedItem
from tui.feeds.store import FeedStore
from tui.text.sanitize import clean_line
from tui.text.urls import is_url, path_of_file_url


class Page(NamedTuple):
    """An article to keep or to tag."""

    source: str
    """A path, a web address, or the address of an item."""
    title: str = ""

    @property
    def link(self) -> str:
        """Its address as it is kept."""
        return self.source if is_url(self.source) else Path(self.source).absolute().as_uri()


class PageMarks(NamedTuple):
    """What the user did with a page."""

    is_kept: bool = False
    """True if it is kept for later."""
    tags: tuple[str, ...] = ()
    """The user's, and those of its feeds."""
    user_tags: tuple[str, ...] = ()
    """Those that the user gave it."""


def toggle_later(store: FeedStore, page: Page) -> bool:
    """Keep a page for later, or no longer; return whether it is kept now. What is kept is to be read."""
    items = _items(store, page)
    numbers = [item.number for item in items]
    if any(item.is_kept for item in items):
        store.keep(numbers, kept=False)
        return False
    first = numbers[:1] or [store.add_page(_parsed(page))]
    store.keep(first)
    store.mark_read(first, read=False)
    return True


def page_marks(store: FeedStore, page: Page) -> PageMarks:
    """Return whether a page is kept for later, and its tags."""
    return _marks(_items(store, page))


def set_tags(store: FeedStore, page: Page, tags: Sequence[str]) -> None:
    """Replace the tags that the user gave a page."""
    numbers = [item.number for item in _items(store, page)]
    if tags and not numbers:
        numbers = [store.add_page(_parsed(page))]
    store.tag(numbers, tags)


def follow_page(store: FeedStore, source: str, target: str) -> None:
    """Let what is kept of a page follow it from one source to another, unless the other is kept or tagged already."""
    store.move_page(Page(source).link, Page(target).link)


def marks_by_source(store: FeedStore) -> dict[str, PageMarks]:
    """Return the marks of all pages that have any, by the paths of files and the addresses of others.

    An item without a page has no source that other lists know.
    """
    items: dict[str, list[Item]] = {}
    for item in store.marked():
        if item.link:
            items.setdefault(path_of_file_url(item.link) or item.link, []).append(item)
    return {source: _marks(found) for source, found in items.items()}


def split_tags(typed: str) -> tuple[str, ...]:
    """Return the tags that are typed with commas between them, each once, without the # before them."""
    return tuple(
        dict.fromkeys(filter(None, (clean_line(tag).lstrip("#").strip() for tag in typed.split(","))))
    )


def _items(store: FeedStore, page: Page) -> tuple[Item, ...]:
    number = item_number(page.source)
    if number is None:
        return store.items_of_page(page.link)
    item = store.item(number)
    return () if item is None else (item,)


def _marks(items: Iterable[Item]) -> PageMarks:
    found = tuple(items)
    return PageMarks(
        any(item.is_kept for item in found),
        tuple(dict.fromkeys(tag for item in found for tag in item.tags)),
        tuple(dict.fromkeys(tag for item in found for tag in item.user_tags)),
    )


def _parsed(page: Page) -> ParsedItem:
    return ParsedItem(page.link, clean_line(page.title), page.link)
