"""Entries of lists: files, folders and articles of the library; and filtering them."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from datetime import datetime
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from tui.document.errors import SourceError
from tui.document.stats import WORDS_PER_MINUTE, reading_minutes
from tui.export.facts import facts_line, reading_time
from tui.library.records import LibraryEntry
from tui.reader.rows.word_counts import kept_word_count
from tui.sources.folders import FolderEntry, count_entries
from tui.sources.probe import FileInfo, probe
from tui.text.cells import fit, max_cells
from tui.text.phrases import age_phrase, count_phrase, short_path, size_phrase
from tui.text.sanitize import clean_line
from tui.text.urls import without_credentials
from tui.text.wrap import line_breaks

_GAP = "  "
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]")
_DETAIL_PARTS = 3
"""A detail that has no room is cut to this part of the row: a third."""
SENTENCE_ROWS = 6
"""The most rows of a sentence in a list."""


class ListEntry(NamedTuple):
    """An entry of a list to choose from."""

    id: str
    title: str
    detail: str = ""
    """The text under the title or beside it; line feeds part what has rows of its own."""
    keywords: str = ""
    """More text by which it is found."""
    states: tuple[str, ...] = ()
    """Words by whose beginnings it is found: “read” does not find what is unread."""
    is_heading: bool = False
    """True if it is the heading of those after it, and cannot be chosen."""
    is_only_found: bool = False
    """True if it is listed only while it matches what is typed."""
    is_always_found: bool = False
    """True if it matches whatever is typed."""
    short_title: str = ""
    """A title to show where the other one does not fit; empty if there is none."""
    folded: int = 0
    """The number of entries that are folded under it."""
    title_rows: int = 1
    """The most rows of its title: more than one if it is a text to be read, such as a sentence."""

    @property
    def search_text(self) -> str:
        """The text that typed words are searched in, as ``search_key`` returns it."""
        return search_key(f"{self.title} {self.keywords}")

    @property
    def state_text(self) -> str:
        """The states, each after a space, for ``matching``."""
        return f" {' '.join(self.states)}" if self.states else ""


def one_row(entry: ListEntry, column: int | None, room: int) -> tuple[str, str]:
    """Return the title of an entry, and its detail with the spaces before it, as they stand in one row.

    Args:
        entry: The entry.
        column: The width of the column of titles, after which the details begin; None for details at the right.
        room: The width of a row.
    """
    title, detail = entry.title, entry.detail
    if not detail:
        return _fitted_title(entry, room), ""
    if column is not None:
        title = fit(title, column)
        before = " " * (column + len(_GAP) - max_cells(title))
        return title, before + fit(detail, room - column - len(_GAP))
    detail = _fitted_detail(detail, max(room // _DETAIL_PARTS, room - len(_GAP) - max_cells(title)))
    title = _fitted_title(entry, room - len(_GAP) - max_cells(detail))
    return title, " " * (room - max_cells(title) - max_cells(detail)) + detail


def _fitted_detail(detail: str, room: int) -> str:
    """Return as many parts of a detail, such as keys, as there is room for, at least a part of the first."""
    first, *others = detail.split(_GAP)
    while others and max_cells(_GAP.join((first, *others))) > room:
        others.pop()
    return fit(_GAP.join((first, *others)), room)


def _fitted_title(entry: ListEntry, room: int) -> str:
    return fit(entry.title if max_cells(entry.title) <= room else entry.short_title or entry.title, room)


def entry_lines(entry: ListEntry, room: int, detail_rows: int) -> tuple[Sequence[str], Sequence[str]]:
    """Return the lines of an entry's title, and those of its detail under it, as many as they need.

    Args:
        entry: The entry.
        room: The cells of a line.
        detail_rows: The most lines of a detail that does not part them itself. On the last one, the rest is cut off.
    """
    is_text = entry.title_rows > 1
    titles = wrapped_lines(entry.title, room, entry.title_rows) if is_text else [fold_title(entry, room)]
    if entry.is_heading:
        return titles, []
    if "\n" in entry.detail:
        return titles, [fit(line, room) for line in entry.detail.split("\n")]
    return titles, wrapped_lines(entry.detail, room, detail_rows)


def wrapped_lines(text: str, room: int, most: int) -> Sequence[str]:
    """Return a text on lines of a width in cells; on the last one of the most lines, what does not fit is cut off."""
    starts = line_breaks(text, room)[:most]
    return [fit(text[start:end].rstrip(), room) for start, end in pairwise([*starts, len(text)])]


def fold_title(entry: ListEntry, room: int) -> str:
    """Return the title of an entry that has a row of its own, with the number of those folded under it."""
    count = f" (+{entry.folded:,})" if entry.folded else ""
    return fit(entry.title, room - len(count)) + count


class EntryTable(NamedTuple):
    """Entries with what they are found by, which takes a while for many."""

    entries: list[ListEntry]
    search_texts: list[str]
    state_texts: list[str]
    indexes: dict[str, int]
    """By id."""

    @classmethod
    def of(cls, entries: "Iterable[ListEntry] | EntryTable") -> "EntryTable":
        """Return a table of entries."""
        if isinstance(entries, EntryTable):
            return entries
        listed = list(entries)
        return cls(
            listed,
            [entry.search_text for entry in listed],
            [entry.state_text for entry in listed],
            {entry.id: index for index, entry in enumerate(listed)},
        )


def search_key(text: str) -> str:
    """Return a text without capitals, accents and ligatures, so that it is found without typing them."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return _BEYOND_ASCII.sub(lambda match: "" if unicodedata.combining(match[0]) else match[0], decomposed)


def matching(search_keys: Sequence[str], typed: str, states: Sequence[str] = ()) -> list[int]:
    """Return the indexes of the search keys that contain every typed word; all if nothing was typed.

    Args:
        search_keys: What ``search_key`` returns.
        typed: The words.
        states: The states of each, as ``ListEntry.state_text`` has them; a word may be the beginning of one instead.
    """
    found: Sequence[int] = range(len(search_keys))
    for word in search_key(typed).split():
        having = {state for state in {*states} if f" {word}" in state}  # there are few
        if having:
            found = [index for index in found if states[index] in having or word in search_keys[index]]
        else:
            found = [index for index in found if word in search_keys[index]]
    return [*found]


PARENT = "../"
"""The id of the entry that leads back up."""


def parent_entry(title: str) -> ListEntry:
    """Return the entry that leads back up to a location with a title."""
    return ListEntry(PARENT, PARENT, f"back to {title}")


def unprobed_entry(id_: str, entry: FolderEntry | str) -> ListEntry:
    """Return the entry of a file, folder or web address, without opening it."""
    if isinstance(entry, str):
        return ListEntry(id_, without_credentials(clean_line(entry)), "web page")
    name = _name(entry.path)
    if entry.is_folder:
        return ListEntry(id_, f"{name}/", "folder")
    return ListEntry(id_, name, size_phrase(entry.size))


def probed_entry(id_: str, entry: FolderEntry, words_per_minute: int = WORDS_PER_MINUTE) -> ListEntry:
    """Return the entry of a file with its title and reading time, or of a folder with its counts; or with an error."""
    unprobed = unprobed_entry(id_, entry)
    try:
        title, detail = _probe_folder(entry) if entry.is_folder else _probe_file(entry, words_per_minute)
    except SourceError as error:
        return unprobed._replace(detail=str(error))
    return unprobed._replace(title=title or unprobed.title, detail=detail, keywords=_name(entry.path))


@lru_cache(maxsize=20_000)  # a folder that is listed again shows its titles at once
def _probed(entry: FolderEntry) -> FileInfo:
    return probe(entry.path)


def _probe_file(entry: FolderEntry, words_per_minute: int) -> tuple[str, str]:
    info = _probed(entry)
    name = _name(entry.path) if info.title else ""
    counted = kept_word_count(entry.path, info.size)
    about, words = ("", counted) if counted is not None else ("about ", info.words)
    minutes = f"{about}{reading_time(reading_minutes(words, words_per_minute))}" if words else ""
    return info.title or "", facts_line(tuple(filter(None, (minutes, size_phrase(info.size), name))))


def _probe_folder(entry: FolderEntry) -> tuple[str, str]:
    articles, folders = count_entries(entry.path)
    counts = ((articles, "article"), (folders, "folder"))
    return "", facts_line(tuple(count_phrase(*count) for count in counts if count[0])) or "no articles"


def progress_phrase(progress: float | None) -> str:
    """Return how much of an article was read; None if it was never opened."""
    if progress is None:
        return "unread"
    return "read" if progress >= 1 else f"{round(100 * progress)} %"


def _name(path: Path) -> str:
    return clean_line(path.name) or clean_line(str(path))


def library_entry(
    id_: str,
    article: LibraryEntry,
    *,
    now: datetime | None = None,
    is_gone: bool = False,
    is_kept: bool = False,
    tags: Sequence[str] = (),
) -> ListEntry:
    """Return the entry of an article in the library: how much of it is read, when it was opened, its tags and source.

    It is found by its tags and by its states too: ``read`` or ``unread``, and ``later``.
    """
    labels = [f"#{tag}" for tag in tags]
    facts = (
        "gone" if is_gone else "",
        f"{round(100 * article.state.progress)} %",
        age_phrase(article.last_opened, now or datetime.now().astimezone()),
        count_phrase(article.highlight_count, "mark") if article.highlight_count else "",
        LATER if is_kept else "",
        *labels[:3],
        short_path(article.shown_source) or "came through a pipe",
    )
    found_by = " ".join((article.search_text, *labels))
    states = state_words(is_read=article.state.progress >= 1, is_kept=is_kept)
    return ListEntry(id_, article.name, facts_line(tuple(filter(None, facts))), found_by, states)


LATER = "later"
"""The word for what is kept for later."""


def state_words(*, is_read: bool, is_kept: bool) -> tuple[str, ...]:
    """Return the words by which the states of an article are found."""
    return (*(("read", "finished") if is_read else ("unread",)), *([LATER] if is_kept else []))


def removal_entry(id_: str, article: LibraryEntry, key: str = "d") -> ListEntry:
    """Return the entry of an article in the library with the question whether to remove it by a key."""
    marks = f" and {count_phrase(article.highlight_count, 'mark')}" if article.highlight_count else ""
    question = f"Press {key} again to remove it (place{marks})"
    return ListEntry(id_, article.name, question, article.search_text)
