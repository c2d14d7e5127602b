"""Files and folders as choices of a list."""

from functools import lru_cache
from pathlib import Path

from tui.app.layout.choices import Choice
from tui.article.clean import clean_line
from tui.article.errors import SourceError
from tui.article.statistics import WORDS_A_MINUTE, minutes_for
from tui.export.facts import facts_line, reading_time
from tui.sources.folders import Entry, count_in
from tui.sources.glance.files import glance
from tui.sources.web.address import without_user

UP = "../"
"""The id of the choice that leads back up."""

_UNITS = ("KB", "MB", "GB")


def way_up(title: str) -> Choice:
    """The choice that leads back up.

    Args:
        title: Where that is.
    """
    return Choice(UP, UP, f"back to {title}")


def unseen_choice(number: int, entry: Entry | str) -> Choice:
    """A file, folder or web address by what is known without looking into it.

    Args:
        number: Which of the entries it is; the choice's id.
        entry: The entry, or the address.
    """
    if isinstance(entry, str):
        return Choice(str(number), without_user(clean_line(entry)), "web page")
    name = _name(entry.path)
    if entry.is_folder:
        return Choice(str(number), f"{name}/", "folder")
    return Choice(str(number), name, size_text(entry.size))


def seen_choice(number: int, entry: Entry, pace: int = WORDS_A_MINUTE) -> Choice:
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
def _seen_file(entry: Entry, pace: int) -> tuple[str, str]:
    seen = glance(entry.path)
    name = _name(entry.path) if seen.title else ""
    minutes = f"about {reading_time(minutes_for(seen.words, pace))}" if seen.words else ""
    return seen.title or "", facts_line(tuple(filter(None, (minutes, size_text(seen.size), name))))


def _seen_folder(entry: Entry) -> tuple[str, str]:
    articles, folders = count_in(entry.path)
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
