"""Folders of feeds. Importing this is cheap."""

import os
from itertools import islice
from pathlib import Path

from tui.document.errors import SourceError
from tui.formats.feed_kinds import HEAD_BYTES, feed_kind
from tui.sources.files import read_file

_SUFFIXES = (".xml", ".rss", ".atom", ".rdf", ".opml", ".json")
_MAX_FILES = 10_000
_SAMPLE = 20


def is_feed_folder(folder: Path) -> bool:
    """Return whether all files in a folder have the names of feeds, and the first ones begin as feeds do."""
    try:
        with os.scandir(folder) as entries:
            files = [entry for entry in islice(entries, _MAX_FILES) if not entry.name.startswith(".")]
            if not files or not all(entry.name.lower().endswith(_SUFFIXES) for entry in files):
                return False
            return all(_is_feed(Path(entry.path)) for entry in files[:_SAMPLE])
    except OSError:
        return False


def feed_files(folder: Path) -> list[Path]:
    """Return the files of a folder that begin as feeds or lists of feeds do, by name."""
    paths = (path for path in sorted(folder.iterdir())[:_MAX_FILES] if not path.name.startswith("."))
    return [path for path in paths if path.is_file() and _is_feed(path)]


def _is_feed(path: Path) -> bool:
    try:
        return feed_kind(read_file(path, HEAD_BYTES)) is not None
    except SourceError:
        return False
