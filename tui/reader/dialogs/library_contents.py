"""What the library lists, read and laid out in threads."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from tui.feeds.addresses import has_feeds
from tui.library.records import LibraryEntry
from tui.library.sources import is_gone, without_temporary
from tui.reader.feed_thread import FeedThread
from tui.reader.rows.entries import ListEntry, library_entry, probed_entry
from tui.reader.rows.library_orders import in_order
from tui.sources.folders import FolderEntry

if TYPE_CHECKING:
    from tui.feeds.pages import PageMarks
    from tui.library.library import Library

Listed = LibraryEntry | FolderEntry
Marks = Mapping[str, "PageMarks"]
"""What is kept for later and tagged, by source."""


class Recent(NamedTuple):
    """Articles that were read, and how they are listed, both made in the library's thread."""

    articles: Sequence[LibraryEntry] = ()
    listed: Sequence[ListEntry] = ()
    is_all: bool = True
    """False if there may be more."""


class Contents(NamedTuple):
    """All that is listed."""

    recent: Recent
    samples: Sequence[FolderEntry]
    probed_samples: Sequence[ListEntry]
    """The samples with their titles; empty while they are not shown."""


def recent_of(library: "Library", limit: int | None, order: str, marks: Marks) -> Recent:
    """Return the articles last read, at most a number of them; None for all."""
    recent = library.recent(limit)
    articles = in_order(without_temporary(recent), order)
    listed = [marked_entry(str(number), article, marks) for number, article in enumerate(articles)]
    return Recent(articles, listed, limit is None or len(recent) < limit)


async def kept_marks(thread: FeedThread) -> Marks:
    """Return what is kept for later and tagged."""
    if not has_feeds():
        return {}
    from asyncio import wrap_future

    from tui.feeds.pages import marks_by_source

    return await wrap_future(thread.submit(marks_by_source))


def marked_entry(id_: str, article: LibraryEntry, marks: Marks, *, is_gone: bool = False) -> ListEntry:
    """Return the entry of an article, with its tags, and whether it is kept for later."""
    found = marks.get(article.source or "")
    if found is None:
        return library_entry(id_, article, is_gone=is_gone)
    return library_entry(id_, article, is_gone=is_gone, is_kept=found.is_kept, tags=found.tags)


def probe_samples(samples: Sequence[FolderEntry], words_per_minute: int) -> list[ListEntry]:
    """Return the entries of the samples with their titles and reading times."""
    return [probed_entry(str(number), sample, words_per_minute) for number, sample in enumerate(samples)]


def found_samples(entries: Mapping[str, Listed], words_per_minute: int) -> list[ListEntry]:
    """Return the entries of the samples among others, with their titles."""
    samples = ((id_, entry) for id_, entry in entries.items() if isinstance(entry, FolderEntry))
    return [found_sample(probed_entry(id_, sample, words_per_minute)) for id_, sample in samples]


def found_sample(entry: ListEntry) -> ListEntry:
    """Return the entry of a sample that is listed only while it matches what is typed."""
    return entry._replace(is_only_found=True)


def gone_articles(entries: Mapping[str, Listed], marks: Marks) -> list[ListEntry]:
    """Return the articles whose files are missing."""
    articles = ((id_, entry) for id_, entry in entries.items() if isinstance(entry, LibraryEntry))
    return [
        marked_entry(id_, article, marks, is_gone=True)
        for id_, article in articles
        if is_gone(article.source)
    ]
