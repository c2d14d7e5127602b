"""What the library lists, read and laid out in threads."""

from asyncio import wrap_future
from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from textual.content import Content

from tui.feeds.addresses import has_feeds
from tui.library.records import LibraryEntry
from tui.library.sources import is_gone, without_temporary
from tui.reader import gc_control
from tui.reader.feed_thread import FeedThread
from tui.reader.library_thread import LibraryThread
from tui.reader.rows.entries import EntryTable, ListEntry, library_entry, probed_entry, unprobed_entry
from tui.reader.rows.library_orders import in_order
from tui.sources.folders import FolderEntry
from tui.text.urls import is_url

if TYPE_CHECKING:
    from tui.feeds.pages import PageMarks
    from tui.library.library import Library

_ROWS_FOR_INTRODUCTION = 20
_HISTORY_OFF_NOTE = "History is off (history = false in your settings)."
_INTRODUCTION = (
    "Standfirst shows an article beside its summary. Every line of the summary is a sentence of the article, "
    "and shows where it stands."
)

ARTICLE_HINTS = (
    ("forget-article", "remove"),
    ("library-order", "sort"),
    ("library-later", "later"),
    ("library-tags", "tags"),
    ("mark", "mark"),
    ("joint-digest", "one summary"),
)
"""The commands for an article in the list, with what they do."""

FIRST_SHOWN = 200
"""The articles that are listed at once; the others follow, so that a library of any size opens as fast."""
_READ_AT_ONCE = 2_000
"""The articles that are read while other work with the library waits."""

Listed = LibraryEntry | FolderEntry
Marks = Mapping[str, "PageMarks"]
"""What is kept for later and tagged, by source."""


class Contents(NamedTuple):
    """What is to be listed."""

    articles: Sequence[LibraryEntry]
    """Empty if only samples are listed."""
    samples: Sequence[FolderEntry]
    probed_samples: Sequence[ListEntry]
    """The samples with their titles; empty if articles are listed."""
    marks: Marks
    order: str
    before: Sequence[ListEntry]
    """What stands before the articles."""
    after: Sequence[ListEntry]
    """What stands after them."""


class Listing(NamedTuple):
    """What is listed."""

    entries: Mapping[str, Listed]
    """By the ids of their rows."""
    table: EntryTable


def listing_of(contents: Contents) -> Listing:
    """Lay out articles in their order, and after them the samples that were not read, which are only found."""
    articles, now = in_order(contents.articles, contents.order), datetime.now().astimezone()
    read = {article.source for article in articles}
    others = [sample for sample in contents.samples if str(sample.path) not in read]
    shown = [
        *contents.before,
        *(marked_entry(str(number), each, contents.marks, now=now) for number, each in enumerate(articles)),
        *(
            contents.probed_samples
            or (
                found_sample(unprobed_entry(str(number), each))
                for number, each in enumerate(others, len(articles))
            )
        ),
        *contents.after,
    ]
    entries: list[Listed] = [*articles, *(contents.samples if contents.probed_samples else others)]
    return Listing({str(number): entry for number, entry in enumerate(entries)}, EntryTable.of(shown))


class RecentPage(NamedTuple):
    """Some of the articles that were read."""

    articles: Sequence[LibraryEntry]
    rows: int
    """The number of all that were read from the file: files of other programs that are gone are not listed."""


async def read_some(library: LibraryThread | None, skipped: int, limit: int) -> RecentPage:
    """Read articles of the library, the last opened first, after some of them; none without a library."""
    if library is None:
        return RecentPage((), 0)

    def read(kept: "Library") -> RecentPage:
        recent = kept.recent(limit, skipped=skipped)
        return RecentPage(without_temporary(recent), len(recent))

    return await wrap_future(library.submit(read))


async def read_all(library: LibraryThread | None) -> RecentPage:
    """Read all articles, some at a time, so that other work with the library need not wait for long."""
    articles: list[LibraryEntry] = []
    rows, is_more = 0, True
    while is_more:
        page = await read_some(library, rows, _READ_AT_ONCE)
        articles += page.articles
        rows += page.rows
        is_more = page.rows == _READ_AT_ONCE
        if is_more:
            gc_control.freeze_heap()
    return RecentPage(articles, rows)


async def kept_marks(thread: FeedThread) -> Marks:
    """Return what is kept for later and tagged."""
    if not has_feeds():
        return {}
    from tui.feeds.pages import marks_by_source

    return await wrap_future(thread.submit(marks_by_source))


def marked_entry(
    id_: str, article: LibraryEntry, marks: Marks, *, now: datetime | None = None, is_gone: bool = False
) -> ListEntry:
    """Return the entry of an article, with its tags, and whether it is kept for later."""
    found = marks.get(article.source or "")
    if found is None:
        return library_entry(id_, article, now=now, is_gone=is_gone)
    return library_entry(id_, article, now=now, is_gone=is_gone, is_kept=found.is_kept, tags=found.tags)


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


def fingerprints_alike(sketches: Mapping[str, bytes]) -> list[Sequence[str]]:
    """Return the fingerprints of the articles of each group that is nearly the same, given their sketches."""
    from tui.library.alike import alike

    return alike(sketches.items())


def groups_of(entries: Mapping[str, Listed], alike: Sequence[Sequence[str]]) -> list[list[str]]:
    """Return the ids of the articles of each group, in their order, given the fingerprints of each."""
    if not alike:
        return []
    ids = {entry.fingerprint: id_ for id_, entry in entries.items() if isinstance(entry, LibraryEntry)}
    return [sorted((ids[each] for each in group if each in ids), key=int) for group in alike]


def id_of_source(entries: Mapping[str, Listed], source: str | None) -> str | None:
    """Return the id of the article of a source, if it is listed."""
    if source is None:
        return None
    sources = {
        str(entry.path) if isinstance(entry, FolderEntry) else entry.source: id_
        for id_, entry in entries.items()
    }
    return sources.get(source)


def source_of(entry: Listed | None) -> str | Path | None:
    """Return the source to open an article or a sample by; None if there is none."""
    if isinstance(entry, FolderEntry):
        return entry.path
    source = None if entry is None else entry.source
    return source if source is None or is_url(source) else Path(source)


def entry_of(id_: str, entry: Listed, marks: Marks) -> ListEntry:
    """Return the entry of an article or a sample, without opening it."""
    if isinstance(entry, FolderEntry):
        return found_sample(unprobed_entry(id_, entry))
    return marked_entry(id_, entry, marks)


def introduction(open_key: str, rows: int, *, has_history: bool) -> Content:
    """Return what stands over the samples while nothing was read, on a screen of so many rows."""
    if not has_history:
        return Content(_HISTORY_OFF_NOTE)
    keys = (
        ("Enter", "bold"),
        " begins a tour of three minutes, ",
        (open_key, "bold"),
        " opens an article of yours.",
    )
    return Content.assemble(f"{_INTRODUCTION}\n\n" if rows >= _ROWS_FOR_INTRODUCTION else "", *keys)
