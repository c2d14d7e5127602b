"""Read the bytes of files and streams, with clear errors."""

import os
import re
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import IO, AnyStr, BinaryIO

from tui.document.errors import SourceError
from tui.formats.limits import MAX_SOURCE_BYTES, too_large_error
from tui.text.patterns import lazy_pattern
from tui.text.sanitize import clean_line

STANDARD_INPUT = "-"
"""The path that means standard input."""

_ADDRESS = lazy_pattern(r"www\.|([\w-]+\.)+[a-z]{2,}/|[\w-]+\.(com|edu|gov|net|org)$", re.IGNORECASE)
"""The beginning of an address, or all of it, without https://."""
_MAX_NAMES = 1000
"""The number of names in a folder that a missing one is compared with, at most."""
_NOT_FILES = (
    (stat.S_ISFIFO, "a named pipe"),
    (stat.S_ISSOCK, "a socket"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a device"),
)
# Opening a named pipe to read would wait for a writer; Windows has no such flag and needs bytes asked for.
_FLAGS = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)


def is_folder(path: str | Path) -> bool:
    """Return whether a path is a folder; False also if access is denied."""
    return os.path.isdir(path)  # noqa: PTH112 - Path.is_dir raises for such a path


def file_of_part(path: Path) -> Path:
    """Return a path without the number of a part, such as ``#2``, unless a file with that very name exists."""
    name, mark, number = path.name.rpartition("#")
    if not (name and mark and number.isdecimal()) or file_size(path) is not None:
        return path
    whole = path.with_name(name)
    return whole if file_size(whole) is not None else path


def read_file(path: Path, limit: int | None = None) -> bytes:
    """Read a regular file, or the target of a symbolic link. Other kinds are refused, so this never waits.

    Args:
        path: The file.
        limit: The number of bytes to read; None for all.

    Raises:
        SourceError: It is missing, no regular file, may not be read, or is too large.
    """
    with open_file(path) as file:
        return file.read(limit) if limit is not None else read_all(file, clean_line(str(path)))


@contextmanager
def open_file(path: Path) -> Iterator[BinaryIO]:
    """Open a regular file for reading while the context lasts.

    Raises:
        SourceError: As for ``read_file``, and for errors inside the context.
    """
    name = clean_line(str(path))
    try:
        _check_status(os.stat(path), name)  # noqa: PTH116 - the same check as fstat's below
        descriptor = os.open(path, os.O_RDONLY | _FLAGS)
        with os.fdopen(descriptor, "rb") as file:
            # The path may lead to another file since the first check.
            _check_status(os.fstat(descriptor), name)
            yield file
    except (OSError, ValueError) as error:
        raise SourceError(f"Cannot read {name}: {explain_os_error(error)}") from error


def read_stream(stream: IO[AnyStr], name: str) -> AnyStr:
    """Read a stream of bytes or text, such as standard input, to its end.

    Raises:
        SourceError: It cannot be read, or has more than 64 MB.
    """
    name = clean_line(name)
    try:
        return read_all(stream, name)
    except (OSError, ValueError) as error:
        raise SourceError(f"Cannot read {name}: {explain_os_error(error)}") from error


def read_all(stream: IO[AnyStr], name: str) -> AnyStr:
    """Read a stream to its end; for more than 64 MB raise a ``SourceError`` with the name, which must be clean."""
    data = stream.read(MAX_SOURCE_BYTES + 1)
    if len(data) > MAX_SOURCE_BYTES:
        raise too_large_error(name, "64 MB")
    return data


def file_size(path: Path) -> int | None:
    """Return the size of a regular file in bytes; None for anything else."""
    try:
        status = path.stat()
    except (OSError, ValueError):
        return None
    return status.st_size if stat.S_ISREG(status.st_mode) else None


def explain_os_error(error: OSError | ValueError) -> str:
    """Return the reason why a file could not be opened or read, and a remedy, to end an error message."""
    if isinstance(error, FileNotFoundError):
        return f"there is no such file. {_missing_hint(error.filename)}"
    if isinstance(error, PermissionError):
        return "you are not allowed to. Ask its owner, or copy it to where you may read it."
    if isinstance(error, NotADirectoryError):
        return "a part of its path is a file, not a folder. Check the path."
    if isinstance(error, OSError):
        return f"{clean_line(error.strerror or str(error))}. Check the path."
    return "that is not a file name. Check it for odd characters."


def _missing_hint(path: object) -> str:
    """Return what would help, given a path where nothing is."""
    text = clean_line(os.fsdecode(path)) if isinstance(path, str | bytes | os.PathLike) else ""
    if _ADDRESS.match(text):
        return f"If it is a web page, write https://{text}."
    if (similar := _similar_path(text)) is not None:
        return f"Did you mean {similar}?"
    return "Check the name and the folder."


def _similar_path(path: str) -> str | None:
    from difflib import get_close_matches

    folder, name = os.path.split(path)
    try:
        with os.scandir(folder or ".") as entries:
            names = [entry.name for entry in islice(entries, _MAX_NAMES)]
    except (OSError, ValueError):
        return None
    similar = get_close_matches(name, names, n=1, cutoff=0.8)
    return clean_line(os.path.join(folder, similar[0])) if similar else None  # noqa: PTH118


def _check_status(status: os.stat_result, name: str) -> None:
    mode = status.st_mode
    if stat.S_ISDIR(mode):
        raise SourceError(f"Cannot read {name}: it is a folder. Name one of the files in it.")
    for is_kind, description in _NOT_FILES:
        if is_kind(mode):
            raise SourceError(
                f"Cannot read {name}: it is {description}, not a file. Pipe its text in with - instead."
            )
    if status.st_size > MAX_SOURCE_BYTES:
        size = status.st_size / 1024 / 1024
        raise SourceError(
            f"Cannot read {name}: it has {size:,.0f} MB; the limit is 64 MB. Open a part of it."
        )
