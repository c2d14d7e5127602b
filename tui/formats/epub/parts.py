"""Read the files of a book, or those of one part of it if it is too large as a whole."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from tui.document.model import Dropped
from tui.formats.archive import Archive
from tui.formats.epub.package import BookFile
from tui.text.sanitize import clean_line

_MEGABYTE = 1024 * 1024
_MAX_MARKUP_BYTES = 64 * _MEGABYTE
_MAX_TEXT_BYTES = 24 * _MEGABYTE
_MAX_TAGS = 4_000_000
"""Each takes some 150 bytes of memory."""
_PART_BYTES = 16 * _MEGABYTE
_PART_IN_NAME = re.compile(r"(.+)#([1-9][0-9]{0,3})", re.DOTALL)
_TAG = re.compile(rb"<[^<>]*>")


class BookText(NamedTuple):
    """The files of a book, or of one part of it, that are opened."""

    files: Sequence[tuple[str, bytes]]
    """Their paths and contents, in reading order."""
    missing: Sequence[Dropped]
    warning: str
    """A line for the user about which part it is; empty for a whole book."""


def read_book_text(archive: Archive, spine: Sequence[BookFile], name: str) -> BookText:
    """Read the files of a book, or the part that a name such as ``book.epub#2`` asks for.

    Without a number, a book that is too large as a whole is opened at its first part.

    Raises:
        SourceError: A part is too large too, or there is no such part.
    """
    found = [file.path for file in spine if archive.find(file.path) is not None]
    missing = [
        Dropped("a part that is missing from the book", clean_line(file.path))
        for file in spine
        if archive.find(file.path) is None
    ]
    asked = _PART_IN_NAME.fullmatch(name)
    contents: dict[str, bytes] = {}
    if asked is None and sum(map(archive.size_of, found)) <= _MAX_MARKUP_BYTES:
        contents = {path: archive.read(path) for path in found}
        if not _excess(list(contents.values())):
            return BookText(list(contents.items()), missing, "")
    parts = _parts(archive, found)
    book, number = (asked[1], int(asked[2])) if asked else (name, 1)
    if number > len(parts):
        count = "1 part" if len(parts) == 1 else f"{len(parts)} parts"
        raise archive.error(f"it has {count}", "Ask for one of them, or for the book without a number")
    files = [(path, contents[path] if path in contents else archive.read(path)) for path in parts[number - 1]]
    if excess := _excess([data for _path, data in files]):
        raise archive.error(f"it has more than {excess}", "Open another edition of it")
    return BookText(files, missing, _warning(book, number, len(parts)) if len(parts) > 1 else "")


def _parts(archive: Archive, paths: Sequence[str]) -> list[list[str]]:
    """Return the files in parts of at most 16 MB of markup, or of a single file."""
    parts: list[list[str]] = [[]]
    left = _PART_BYTES
    for path in paths:
        size = archive.size_of(path)
        if size > left and parts[-1]:
            parts.append([])
            left = _PART_BYTES
        parts[-1].append(path)
        left -= size
    return parts


def _excess(contents: Sequence[bytes]) -> str:
    """Return the limit that the text of files exceeds, such as ``24 MB of text``; empty if there is none."""
    if sum(data.count(b"<") for data in contents) > _MAX_TAGS:
        return f"{_MAX_TAGS:,} tags"
    length = 0
    for data in contents:
        length += len(_TAG.sub(b"", data))
        if length > _MAX_TEXT_BYTES:
            return f"{_MAX_TEXT_BYTES // _MEGABYTE} MB of text"
    return ""


def _warning(book: str, number: int, count: int) -> str:
    following, which = (number + 1, "next") if number < count else (1, "first")
    return (
        f"This is part {number} of {count} of a book that is too large to be opened as a whole. "
        f"Open {book}#{following} for the {which}."
    )
