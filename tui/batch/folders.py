"""The files in a folder and in the folders below it, one at a time."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path

from tui.batch.json_records import ENDINGS
from tui.document.errors import SourceError
from tui.formats.registry import format_by_name
from tui.sources.folders import natural_sort_key
from tui.text.sanitize import clean_line


@dataclass(frozen=True, slots=True)
class Selection:
    """Which files of a folder are wanted: patterns such as ``*.md``, ``drafts`` or ``2024/*.html``.

    A pattern is held against a name, and against the path from the folder on; ``*`` stands for slashes too.
    """

    include: tuple[str, ...] = ()
    """Only such files; with none, those whose ending is an article's or that of JSON Lines."""
    exclude: tuple[str, ...] = ()
    """No such files, and nothing in such folders."""

    def wants_file(self, path: str) -> bool:
        """Whether a file is wanted.

        Args:
            path: From the folder on, with slashes.
        """
        if _matches(path, self.exclude):
            return False
        if self.include:
            return _matches(path, self.include)
        return path.lower().endswith(ENDINGS) or format_by_name(path) is not None

    def wants_folder(self, path: str) -> bool:
        """Whether a folder is to be looked into.

        Args:
            path: From the folder on, with slashes.
        """
        return not _matches(path, self.exclude)

    def wants_below(self, path: str) -> bool:
        """Whether a file is wanted, and every folder on the way to it.

        Args:
            path: From the folder on, with slashes.
        """
        parts = path.split("/")
        above = ("/".join(parts[:depth]) for depth in range(1, len(parts)))
        return self.wants_file(path) and all(map(self.wants_folder, above))


def files_below(folder: Path, selection: Selection) -> Iterator[Path | SourceError]:
    """The files in a folder and below, each folder's own first, sorted as people count.

    Only the names in one folder and the folders above it are ever held. What is hidden is passed over; links to files
    are followed, links to folders are not.

    Args:
        folder: The folder.
        selection: Which of its files are wanted.

    Returns:
        The files; and for a folder that cannot be looked into, why.
    """
    return _below(folder, "", selection)


def _below(folder: Path, path: str, selection: Selection) -> Iterator[Path | SourceError]:
    try:
        files, folders = _names_in(folder)
    except OSError as error:
        yield SourceError(f"Cannot look into {clean_line(str(folder))}: {error.strerror}. Check its name.")
        return
    for name in files:
        if selection.wants_file(path + name):
            yield folder / name
    for name in folders:
        if selection.wants_folder(path + name):
            yield from _below(folder / name, f"{path}{name}/", selection)


def _names_in(folder: Path) -> tuple[list[str], list[str]]:
    files: list[str] = []
    folders: list[str] = []
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.startswith("."):
                continue
            if entry.is_dir(follow_symlinks=False):
                folders.append(entry.name)
            elif _is_file(entry):
                files.append(entry.name)
    return sorted(files, key=natural_sort_key), sorted(folders, key=natural_sort_key)


def _is_file(entry: "os.DirEntry[str]") -> bool:
    try:
        return entry.is_file()
    except OSError:  # a circle of links
        return False


def _matches(path: str, patterns: tuple[str, ...]) -> bool:
    name = path.rpartition("/")[2]
    return any(fnmatchcase(name, pattern) or fnmatchcase(path, pattern) for pattern in patterns)
