"""Stories: items of several feeds that say the same. Importing this loads NLTK."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

import numpy as np

from tui.feeds.kept import Beginning
from tui.feeds.store import FeedStore
from tui.language.detect import detect_language
from tui.summary.likeness import SAME, cosines, stems_of

MAX_ITEMS = 10_000
"""The number of items that are compared, the newest."""
_MIN_STEMS = 4
"""Items with fewer, such as “Photo of the day”, are not compared."""
_SAME_PAGE = 1.0


def find_stories(store: FeedStore) -> None:
    """Find the items that tell the same story as an earlier one of another feed, if there are new items.

    Items tell the same story if their titles with their first words say the same, or if they lead to the same page.
    Those of one feed never do: each issue of a series begins in the same way.

    Args:
        store: The file of feeds.
    """
    items = store.beginnings(MAX_ITEMS)
    if not items:
        return
    firsts = first_tellers(items)
    store.put_stories((items[first].number, item.number) for first, item in zip(firsts, items, strict=True))


def first_tellers(items: Sequence[Beginning]) -> list[int]:
    """Return for each item the index of the first one that tells its story: its own, or that of the one most alike."""
    feeds = np.array([item.feed for item in items], np.int64)
    pages = _by_page(items)
    firsts, likeness = np.arange(len(items)), np.zeros(len(items))
    tellers: dict[int, set[int]] = {}  # the feeds that tell a story, by its first item
    for index, found in cosines(_stems(items)):
        item, first = items[index], int(firsts[index])
        if first != index and item.feed not in tellers[first]:
            tellers[first].add(item.feed)
            continue
        firsts[index], tellers[index] = index, {item.feed}
        later = [other for other in pages[item.link] if other > index]
        found[np.array(later, np.int64) - index] = _SAME_PAGE
        is_nearer = (found >= SAME) & (found > likeness[index:]) & (feeds[index:] != item.feed)
        firsts[index:][is_nearer], likeness[index:][is_nearer] = index, found[is_nearer]
    return [int(first) for first in firsts]


def _by_page(items: Sequence[Beginning]) -> Mapping[str, Sequence[int]]:
    """Return the indexes of the items that lead to each page; none for those without a page."""
    pages: dict[str, list[int]] = {"": []}
    for index, item in enumerate(items):
        if item.link:
            pages.setdefault(item.link, []).append(index)
    return pages


def _stems(items: Sequence[Beginning]) -> list[list[str]]:
    texts: defaultdict[int, list[str]] = defaultdict(list)
    for item in items:
        texts[item.feed].append(item.text)
    languages = {feed: detect_language("\n".join(each)) for feed, each in texts.items()}
    stems = (stems_of(item.text, languages[item.feed]) for item in items)
    return [each if len(each) >= _MIN_STEMS else [] for each in stems]
