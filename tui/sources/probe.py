"""A file's format, title and length without opening the article in it. Importing this is cheap."""

import os
from pathlib import Path
from typing import NamedTuple

from tui.document.stats import WORDS_PER_MINUTE
from tui.formats.dispatch import probe_file
from tui.formats.registry import Format
from tui.sources.files import open_file
from tui.text.sanitize import clean_line

_MAX_TITLE_CHARS = 300


class FileInfo(NamedTuple):
    """A file's format, title and length, before it is opened."""

    format: Format | None
    """None if it is in no known format."""
    title: str | None
    size: int
    """In bytes, as it is stored."""
    words: int | None
    """About how many words it has; None if unknown."""
    modified: float
    """In seconds since 1970."""

    @property
    def minutes(self) -> int | None:
        """About how many minutes reading it takes, rounded up; None if unknown."""
        return None if self.words is None else -(-self.words // WORDS_PER_MINUTE)


def probe(path: Path) -> FileInfo:
    """Find a file's format, title and length in a few milliseconds.

    The title is nearly always the one that the article then has; the words are an estimate.

    Args:
        path: The file. A few kilobytes of it are read, of a web page half a megabyte.

    Raises:
        SourceError: It is missing, no regular file, may not be read, or is too large.
    """
    with open_file(path) as file:
        status = os.fstat(file.fileno())
        format, probed = probe_file(file, str(path), status.st_size)
    title = clean_line(probed.title[:_MAX_TITLE_CHARS]) or None
    return FileInfo(format, title, status.st_size, probed.words or None, status.st_mtime)
