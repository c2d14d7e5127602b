"""The articles in a folder, the folders in it, and the sample articles."""

import os
import re
import stat
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from tui.document.errors import SourceError
from tui.formats.registry import format_by_name, known_suffixes
from tui.text.sanitize import clean_line

_MAX_COUNTED = 5_000
_NUMBER = re.compile(r"([0-9]+)")


class FolderEntry(NamedTuple):
    """A file or a folder to choose from. A file counts as an article by its name alone: it was not opened."""

    path: Path
    is_folder: bool
    size: int
    """In bytes; 0 for a folder, and for what is missing."""
    modified: float
    """In seconds since 1970; 0 for what is missing."""


def list_articles(folder: Path) -> tuple[Path, ...]:
    """Return the files of a folder that can be read, in natural order: ``part 2`` before ``part 10``.

    Args:
        folder: The folder; the folders in it and hidden files are ignored.

    Raises:
        SourceError: It is no folder, may not be read, or holds no article.
    """
    paths = tuple(entry.path for entry in _entries(folder) if not entry.is_folder)
    if not paths:
        raise _no_articles(folder)
    return paths


def list_entries(folder: Path) -> tuple[FolderEntry, ...]:
    """Return the folders in a folder and then its articles, both in natural order.

    Args:
        folder: The folder; what is hidden is ignored, links are followed.

    Raises:
        SourceError: It is no folder, may not be read, or holds neither.
    """
    entries = _entries(folder)
    if not entries:
        raise _no_articles(folder)
    return entries


def entry_at(path: Path) -> FolderEntry:
    """Return the entry for a file or a folder, whatever it is and whether or not it exists."""
    try:
        status = path.stat()
    except (OSError, ValueError):
        return FolderEntry(path, False, 0, 0.0)
    is_folder = stat.S_ISDIR(status.st_mode)
    return FolderEntry(path, is_folder, 0 if is_folder else status.st_size, status.st_mtime)


def count_entries(folder: Path) -> tuple[int, int]:
    """Count the articles and the folders in a folder, up to 5,000 of them.

    Args:
        folder: The folder; what is hidden is ignored.

    Raises:
        SourceError: It may not be read.
    """
    articles = folders = 0
    for number, (_, is_folder) in enumerate(_candidates(folder)):
        if number >= _MAX_COUNTED:
            break
        folders += is_folder
        articles += not is_folder
    return articles, folders


def _entries(folder: Path) -> tuple[FolderEntry, ...]:
    found = []
    for entry, is_folder in _candidates(folder):
        try:
            status = entry.stat()
        except OSError:  # it was there a moment ago
            continue
        if is_folder or stat.S_ISREG(status.st_mode):
            size = 0 if is_folder else status.st_size
            found.append(FolderEntry(folder / entry.name, is_folder, size, status.st_mtime))
    return tuple(sorted(found, key=lambda entry: (not entry.is_folder, natural_sort_key(entry.path.name))))


def _candidates(folder: Path) -> "Iterable[tuple[os.DirEntry[str], bool]]":
    """Yield what is in a folder and may be wanted, each with whether it is a folder."""
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                if not entry.name.startswith("."):
                    is_folder = _is_folder(entry)
                    if is_folder or format_by_name(entry.name) is not None:
                        yield entry, is_folder
    except (OSError, ValueError) as error:
        raise SourceError(
            f"Cannot look into {clean_line(str(folder))}: it is no folder that you may read. Check its name."
        ) from error


def _is_folder(entry: "os.DirEntry[str]") -> bool:
    try:
        return entry.is_dir()
    except OSError:  # a circle of links
        return False


def _no_articles(folder: Path) -> SourceError:
    suffixes = ", ".join(known_suffixes())
    return SourceError(
        f"There are no articles in {clean_line(str(folder))}: its files would end in {suffixes}."
    )


def natural_sort_key(name: str) -> tuple[list[tuple[int, str]], str]:
    """Return the key that sorts names in natural order: ``part 2`` before ``part 10``."""
    parts = _NUMBER.split(name.casefold())
    return [(int(part), "") if part.isdecimal() else (-1, part) for part in parts], name


_PACKAGE = Path(__file__).resolve().parent.parent


def sample_articles(package: Path = _PACKAGE) -> tuple[Path, ...]:
    """Return the sample articles: those in the installed package, else those beside it in a checkout, else none.

    Args:
        package: The folder of the installed package.
    """
    for folder in (package / "sample_articles", package.parent / "sample_articles"):
        try:
            return list_articles(folder)
        except SourceError:
            continue
    return ()
