"""The articles in a folder, the folders in it, and the sample articles."""

import os
import re
import stat
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from tui.document.errors import SourceError
from tui.formats.kinds import SUFFIXES, kind_by_name
from tui.text.sanitize import clean_line

_MOST_COUNTED = 5_000
_NUMBER = re.compile(r"([0-9]+)")


class Entry(NamedTuple):
    """A file or a folder that can be chosen. Its name alone says that it is an article: it was not opened."""

    path: Path
    is_folder: bool
    size: int
    """In bytes; 0 for a folder, and for what is not there."""
    modified: float
    """In seconds since 1970; 0 for what is not there."""


def articles_in(folder: Path) -> tuple[Path, ...]:
    """The files of a folder that can be read, sorted as people count: ``part 2`` before ``part 10``.

    Args:
        folder: The folder; the folders in it and hidden files are passed over.

    Raises:
        SourceError: It is no folder, may not be looked into, or holds no article.
    """
    paths = tuple(entry.path for entry in _entries(folder) if not entry.is_folder)
    if not paths:
        raise _nothing_in(folder)
    return paths


def entries_in(folder: Path) -> tuple[Entry, ...]:
    """The folders in a folder, and then its articles, both sorted as people count.

    Args:
        folder: The folder; what is hidden is passed over, links are followed.

    Raises:
        SourceError: It is no folder, may not be looked into, or holds neither.
    """
    entries = _entries(folder)
    if not entries:
        raise _nothing_in(folder)
    return entries


def entry_of(path: Path) -> Entry:
    """A file or a folder that was named, whatever it is and whether it is there."""
    try:
        status = path.stat()
    except (OSError, ValueError):
        return Entry(path, False, 0, 0.0)
    is_folder = stat.S_ISDIR(status.st_mode)
    return Entry(path, is_folder, 0 if is_folder else status.st_size, status.st_mtime)


def count_in(folder: Path) -> tuple[int, int]:
    """How many articles and how many folders there are in a folder; of an endless one, how many among the first.

    Args:
        folder: The folder; what is hidden is passed over.

    Raises:
        SourceError: It may not be looked into.
    """
    articles = folders = 0
    for number, (_, is_folder) in enumerate(_candidates(folder)):
        if number >= _MOST_COUNTED:
            break
        folders += is_folder
        articles += not is_folder
    return articles, folders


def _entries(folder: Path) -> tuple[Entry, ...]:
    found = []
    for entry, is_folder in _candidates(folder):
        try:
            status = entry.stat()
        except OSError:  # it was there a moment ago
            continue
        if is_folder or stat.S_ISREG(status.st_mode):
            size = 0 if is_folder else status.st_size
            found.append(Entry(folder / entry.name, is_folder, size, status.st_mtime))
    return tuple(sorted(found, key=_natural_order))


def _candidates(folder: Path) -> "Iterable[tuple[os.DirEntry[str], bool]]":
    """What is in a folder and may be wanted, each with whether it is a folder."""
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                if not entry.name.startswith("."):
                    is_folder = _is_folder(entry)
                    if is_folder or _is_article(entry.name):
                        yield entry, is_folder
    except (OSError, ValueError) as error:
        raise SourceError(
            f"Cannot look into {clean_line(str(folder))}: it is no folder that you may read. Check its name."
        ) from error


def _is_article(name: str) -> bool:
    # In a folder of ten thousand, asking for the kind of each takes a tenth of a second.
    return name[name.rfind(".") :].lower() in SUFFIXES or kind_by_name(name) is not None


def _is_folder(entry: "os.DirEntry[str]") -> bool:
    try:
        return entry.is_dir()
    except OSError:  # a circle of links
        return False


def _nothing_in(folder: Path) -> SourceError:
    endings = ", ".join(SUFFIXES)
    return SourceError(
        f"There are no articles in {clean_line(str(folder))}: its files would end in {endings}."
    )


def _natural_order(entry: Entry) -> tuple[bool, tuple[list[tuple[int, str]], str]]:
    return not entry.is_folder, natural_order(entry.path.name)


def natural_order(name: str) -> tuple[list[tuple[int, str]], str]:
    """What to sort names by so that they stand as people count: ``part 2`` before ``part 10``.

    Args:
        name: A file's or a folder's.
    """
    parts = _NUMBER.split(name.casefold())
    return [(int(part), "") if part.isdecimal() else (-1, part) for part in parts], name


_PACKAGE = Path(__file__).resolve().parent.parent


def sample_articles(package: Path = _PACKAGE) -> tuple[Path, ...]:
    """The sample articles: those in the installed package, else those beside it in a checkout; none if neither.

    Args:
        package: The folder of the installed package.
    """
    for folder in (package / "sample_articles", package.parent / "sample_articles"):
        try:
            return articles_in(folder)
        except SourceError:
            continue
    return ()
