"""List the articles and the folders in a folder, and the sample articles."""

import os
import re
import stat
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from tui.document.errors import SourceError
from tui.formats.compression import inner_name, is_compressed, unpack_head
from tui.formats.registry import format_by_name
from tui.text.sanitize import clean_line

_MAX_COUNTED = 5_000
_NUMBER = re.compile(r"([0-9]+)")
# That of a manual page, or of an old log.
_NUMERIC_SUFFIX = re.compile(r"\.[0-9]+\Z")
_HEAD_BYTES = 16 * 1024


class FolderEntry(NamedTuple):
    """A folder, or a file whose name has the suffix of an article; it is not opened to check."""

    path: Path
    is_folder: bool
    size: int
    """In bytes; 0 for a folder, or if it does not exist."""
    modified: float
    """In seconds since 1970; 0 if it does not exist."""


def list_articles(folder: Path) -> tuple[Path, ...]:
    """Return the articles in a folder, hidden ones aside, in natural order: ``part 2`` before ``part 10``.

    Raises:
        SourceError: It is not a folder, may not be read, or has no articles.
    """
    paths = tuple(entry.path for entry in _entries(folder) if not entry.is_folder)
    if not paths:
        raise _no_articles(folder)
    return paths


def list_entries(folder: Path) -> tuple[FolderEntry, ...]:
    """Return the folders in a folder and then the articles, hidden ones aside, both in natural order.

    Raises:
        SourceError: It is not a folder, may not be read, or has neither.
    """
    entries = _entries(folder)
    if not entries:
        raise _no_articles(folder)
    return entries


def entry_at(path: Path) -> FolderEntry:
    """Return the entry for a file or a folder, which need not exist."""
    try:
        status = path.stat()
    except (OSError, ValueError):
        return FolderEntry(path, False, 0, 0.0)
    is_folder = stat.S_ISDIR(status.st_mode)
    return FolderEntry(path, is_folder, 0 if is_folder else status.st_size, status.st_mtime)


def count_entries(folder: Path) -> tuple[int, int]:
    """Return the numbers of articles and of folders in a folder, up to 5,000 together, hidden ones aside.

    Raises:
        SourceError: It may not be read.
    """
    kinds = Counter(is_folder for _, is_folder in islice(_candidates(folder), _MAX_COUNTED))
    return kinds[False], kinds[True]


def _entries(folder: Path) -> tuple[FolderEntry, ...]:
    found = []
    for entry, is_folder in _candidates(folder):
        try:
            status = entry.stat()
        except OSError:  # it has just been deleted
            continue
        if is_folder or stat.S_ISREG(status.st_mode):
            size = 0 if is_folder else status.st_size
            found.append(FolderEntry(folder / entry.name, is_folder, size, status.st_mtime))
    return tuple(sorted(found, key=lambda entry: (not entry.is_folder, natural_sort_key(entry.path.name))))


def _candidates(folder: Path) -> "Iterator[tuple[os.DirEntry[str], bool]]":
    """Yield the files in a folder that have the name of an article (False), and the folders (True)."""
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                if not entry.name.startswith("."):
                    is_folder = _is_folder(entry)
                    if is_folder or _is_article(entry):
                        yield entry, is_folder
    except (OSError, ValueError) as error:
        raise SourceError(
            f"Cannot look into {clean_line(str(folder))}: it is not a folder that you may read. Check its name."
        ) from error


def _is_article(entry: "os.DirEntry[str]") -> bool:
    """Return whether a file has the name of an article; one that ends in a number must begin as its format does."""
    format = format_by_name(entry.name)
    if format is None or not format.requires or _NUMERIC_SUFFIX.search(inner_name(entry.name)) is None:
        return format is not None
    try:
        if not entry.is_file():
            return False
        with open(entry.path, "rb") as file:  # noqa: PTH123 - a path for each would be slow
            head = file.read(_HEAD_BYTES)
    except OSError:
        return False
    head = unpack_head(head, _HEAD_BYTES) if is_compressed(head) else head
    return re.search(format.requires, head.decode("latin-1")) is not None


def _is_folder(entry: "os.DirEntry[str]") -> bool:
    try:
        return entry.is_dir()
    except OSError:  # a loop of links
        return False


def _no_articles(folder: Path) -> SourceError:
    return SourceError(
        f"There are no articles in {clean_line(str(folder))}: no file there has an ending such as .md, .pdf or .epub. "
        "Name another folder, or one of its files."
    )


def natural_sort_key(name: str) -> tuple[list[tuple[int, str]], str]:
    """Return a sort key for natural order: ``part 2`` before ``part 10``."""
    parts = _NUMBER.split(name.casefold())
    return [(int(part), "") if part.isdecimal() else (-1, part) for part in parts], name


TOUR = "a-three-minute-tour.md"
"""The file of the sample article whose text tells which keys to try."""

_PACKAGE = Path(__file__).resolve().parent.parent


def sample_articles(package: Path = _PACKAGE) -> tuple[Path, ...]:
    """Return the sample articles in the folder of the installed package, or beside it as in a checkout, else none."""
    for folder in (package / "sample_articles", package.parent / "sample_articles"):
        try:
            return list_articles(folder)
        except SourceError:
            continue
    return ()


def is_tour(source: str) -> bool:
    """Return whether a path is that of the tour, by its name: it may be read from the package or from a checkout."""
    return Path(source).name == TOUR
