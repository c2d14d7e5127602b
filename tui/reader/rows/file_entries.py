"""Files, folders and articles of the library as entries of a list."""

from datetime import datetime
from functools import lru_cache
from pathlib import Path

from tui.document.errors import SourceError
from tui.document.stats import WORDS_PER_MINUTE, reading_minutes
from tui.export.facts import facts_line, reading_time
from tui.library.records import LibraryEntry
from tui.reader.rows.entries import ListEntry
from tui.sources.folders import FolderEntry, count_entries
from tui.sources.probe import probe
from tui.text.sanitize import clean_line
from tui.text.urls import without_credentials

UP = "../"
"""The id of the choice that leads back up."""

_UNITS = ("KB", "MB", "GB")


def way_up(title: str) -> ListEntry:
    """The choice that leads back up.

    Args:
        title: Where that is.
    """
    return ListEntry(UP, UP, f"back to {title}")


def unseen_choice(number: int, entry: FolderEntry | str) -> ListEntry:
    """A file, folder or web address by what is known without looking into it.

    Args:
        number: Which of the entries it is; the choice's id.
        entry: The entry, or the address.
    """
    if isinstance(entry, str):
        return ListEntry(str(number), without_credentials(clean_line(entry)), "web page")
    name = _name(entry.path)
    if entry.is_folder:
        return ListEntry(str(number), f"{name}/", "folder")
    return ListEntry(str(number), name, size_text(entry.size))


def seen_choice(number: int, entry: FolderEntry, pace: int = WORDS_PER_MINUTE) -> ListEntry:
    """A file or folder by what a glance into it tells, or why that cannot be had.

    Args:
        number: Which of the entries it is.
        entry: The entry.
        pace: How fast is read, in words a minute.
    """
    unseen = unseen_choice(number, entry)
    try:
        title, detail = _seen_folder(entry) if entry.is_folder else _seen_file(entry, pace)
    except SourceError as error:
        return unseen._replace(detail=str(error))
    return unseen._replace(title=title or unseen.title, detail=detail, also=_name(entry.path))


@lru_cache(maxsize=20_000)  # whoever comes back to a folder finds its titles there
def _seen_file(entry: FolderEntry, pace: int) -> tuple[str, str]:
    seen = probe(entry.path)
    name = _name(entry.path) if seen.title else ""
    minutes = f"about {reading_time(reading_minutes(seen.words, pace))}" if seen.words else ""
    return seen.title or "", facts_line(tuple(filter(None, (minutes, size_text(seen.size), name))))


def _seen_folder(entry: FolderEntry) -> tuple[str, str]:
    articles, folders = count_entries(entry.path)
    counts = (_counted(articles, "article"), _counted(folders, "folder"))
    return "", facts_line(tuple(filter(None, counts))) or "no articles"


def _counted(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}" if number else ""


def size_text(size: int) -> str:
    """A size as people say it: ``812 bytes``, ``3.9 KB``, ``12 MB``.

    Args:
        size: In bytes.
    """
    if size < 1000:
        return _counted(size, "byte") or "empty"
    amount, units = size / 1024, iter(_UNITS)
    unit = next(units)
    while amount >= 1000 and (larger := next(units, None)) is not None:
        amount, unit = amount / 1024, larger
    return f"{amount:.1f} {unit}" if amount < 9.95 else f"{amount:.0f} {unit}"


def _name(path: Path) -> str:
    return clean_line(path.name) or clean_line(str(path))


_MONTHS_FROM, _YEARS_FROM = 60, 730


def age(moment: datetime, now: datetime) -> str:
    """How long ago a moment was: ``today``, ``yesterday``, ``3 days ago``, ``2 weeks ago``, ``5 months ago``.

    Args:
        moment: The moment, in this computer's time.
        now: The moment now. What is said to lie ahead was today: the clock was set since.
    """
    days = (now.date() - moment.date()).days
    if days <= 0:
        return "today"
    if days == 1:
        return "yesterday"
    if days < 14:
        return f"{days} days ago"
    if days < _MONTHS_FROM:
        return f"{days // 7} weeks ago"
    return f"{days // 30} months ago" if days < _YEARS_FROM else f"{days // 365} years ago"


_GONE = "gone"


def kept_choice(number: int, article: LibraryEntry, now: datetime, *, gone: bool = False) -> ListEntry:
    """An article that was opened before: how much of it is read, when it was opened, where it came from.

    Args:
        number: Which of the entries it is; the choice's id.
        article: The article.
        now: The moment now, in this computer's time.
        gone: Whether its source is known not to be there.
    """
    source = at_home(article.shown_source)
    facts = (
        _GONE if gone else "",
        f"{round(100 * article.state.progress)} %",
        age(article.last_opened, now),
        _count_phrase(article.highlight_count),
        source or "came through a pipe",
    )
    return ListEntry(str(number), article.name, facts_line(tuple(filter(None, facts))), article.search_text)


def removal_choice(number: int, article: LibraryEntry) -> ListEntry:
    """The question whether an article is to be removed, in its place.

    Args:
        number: Which of the entries it is; the choice's id.
        article: The article.
    """
    what = f"its place, {_count_phrase(article.highlight_count)}" if article.highlight_count else "its place"
    return ListEntry(str(number), article.name, f"d again forgets {what}", article.search_text)


def at_home(path: str) -> str:
    """A path that is shown, with ``~`` for the user's folder."""
    try:
        home = f"{Path.home()}/"
    except RuntimeError:  # the system does not say where it is
        return path
    return f"~/{path.removeprefix(home)}" if path.startswith(home) else path


def _count_phrase(marks: int) -> str:
    return f"{marks:,} {'mark' if marks == 1 else 'marks'}" if marks else ""
