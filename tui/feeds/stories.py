"""Stories: items of several feeds that say the same. Importing this loads NLTK."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from tui.feeds.kept import Beginning
from tui.feeds.store import FeedStore
from tui.language.detect import detect_language
from tui.summary.likeness import alike_pairs, stems_of

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
    """Return for each item the index of the first one that tells its story."""
    alike: defaultdict[int, list[tuple[int, float]]] = defaultdict(list)
    for earlier, later, cosine in (*_same_pages(items), *alike_pairs(_stems(items))):
        alike[later].append((earlier, cosine))
    firsts: list[int] = []
    feeds: dict[int, set[int]] = {}  # those that tell a story, by its first item
    for index, item in enumerate(items):
        stories = [each for each in alike[index] if item.feed not in feeds.get(each[0], {item.feed})]
        first = max(stories, key=lambda each: (each[1], -each[0]))[0] if stories else index
        firsts.append(first)
        feeds.setdefault(first, set()).add(item.feed)
    return firsts


def _same_pages(items: Sequence[Beginning]) -> Iterator[tuple[int, int, float]]:
    seen: dict[str, int] = {}
    for index, item in enumerate(items):
        if item.link and seen.setdefault(item.link, index) != index:
            yield seen[item.link], index, _SAME_PAGE


def _stems(items: Sequence[Beginning]) -> list[list[str]]:
    texts: defaultdict[int, list[str]] = defaultdict(list)
    for item in items:
        texts[item.feed].append(item.text)
    languages = {feed: detect_language("\n".join(each)) for feed, each in texts.items()}
    stems = (stems_of(item.text, languages[item.feed]) for item in items)
    return [each if len(each) >= _MIN_STEMS else [] for each in stems]
