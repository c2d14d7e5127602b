"""The inputs of a run: files, folders, addresses, lists and JSON Lines, as records of articles, one at a time."""

import os
import re
import stat
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from fnmatch import fnmatchcase
from io import BufferedReader
from pathlib import Path
from typing import BinaryIO

from tui.batch.json_records import JSONL_SUFFIXES, Fields, decompressed, json_records, peek, split_lines
from tui.document.errors import SourceError
from tui.formats.feed_kinds import HEAD_BYTES, feed_kind
from tui.formats.registry import format_by_name
from tui.pipeline import Record, failed_record
from tui.sources.files import STANDARD_INPUT, explain_os_error, is_folder, read_file
from tui.sources.folders import natural_sort_key
from tui.sources.stores import is_store_address, list_store, open_from_store
from tui.text.sanitize import clean_line
from tui.text.urls import is_url, without_credentials

_FEED_ADDRESS = re.compile(
    r"https?://[^?#]*(?:\.(?:opml|rss|atom|rdf)|/(?:feed|rss|atom|index)(?:\.(?:xml|json))?/?)(?:[?#]|$)",
    re.IGNORECASE,
)
FileIdentity = tuple[int, int]
"""The device that a file is on, and its inode number there."""


def file_identity(file: str | Path | int) -> FileIdentity | None:
    """Return the identity of a regular file, given by its path or descriptor; None for anything else."""
    try:
        status = os.stat(file)  # noqa: PTH116 - it may be a descriptor
    except (OSError, ValueError):
        return None
    return (status.st_dev, status.st_ino) if stat.S_ISREG(status.st_mode) else None


@dataclass(frozen=True, slots=True)
class FileFilter:
    """Glob patterns for the files of a folder, such as ``*.md``, ``drafts`` or ``2024/*.html``.

    A pattern is matched against a name, and against the path from the folder on; ``*`` matches slashes too.
    """

    include: tuple[str, ...] = ()
    """Accept only such files; if empty, those with a suffix of an article or of JSON Lines."""
    exclude: tuple[str, ...] = ()
    """Accept no such files, and nothing in such folders."""

    def accepts_file(self, path: str) -> bool:
        """Return whether a file is wanted, by its path from the folder on, with slashes."""
        if _matches(path, self.exclude):
            return False
        if self.include:
            return _matches(path, self.include)
        return path.lower().endswith(JSONL_SUFFIXES) or format_by_name(path) is not None

    def accepts_folder(self, path: str) -> bool:
        """Return whether a folder is to be searched, by its path from the outermost folder on, with slashes."""
        return not _matches(path, self.exclude)

    def accepts_path(self, path: str) -> bool:
        """Return whether a file is wanted, and every folder on the way to it."""
        parts = path.split("/")
        folders = ("/".join(parts[:depth]) for depth in range(1, len(parts)))
        return self.accepts_file(path) and all(map(self.accepts_folder, folders))


def _matches(path: str, patterns: tuple[str, ...]) -> bool:
    name = path.rpartition("/")[2]
    return any(fnmatchcase(name, pattern) or fnmatchcase(path, pattern) for pattern in patterns)


def _files_below(folder: Path, files: FileFilter) -> Iterator[Path | SourceError]:
    """Yield the files in a folder and below, in natural order; for a folder that cannot be searched, the error.

    Hidden files are left out. Links to files are followed, links to folders are not.
    """
    waiting = [(folder, "")]
    while waiting:
        folder, path = waiting.pop()
        try:
            names, folders = _names_in(folder)
        except OSError as error:
            yield SourceError(
                f"Cannot look into {clean_line(str(folder))}: {error.strerror}. Check its name."
            )
            continue
        yield from (folder / name for name in names if files.accepts_file(path + name))
        accepted = (name for name in reversed(folders) if files.accepts_folder(path + name))
        waiting += [(folder / name, f"{path}{name}/") for name in accepted]


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


@dataclass(frozen=True, slots=True)
class Inputs:
    """Reads sources as records.

    A source is a file, a folder, a web address, a file of JSON Lines by its suffix, or ``-`` for standard input. A
    record has a ``source``, or a ``text`` with the other fields of its line, as ``digest_record`` takes them. What
    cannot be read, such as a line that is not JSON, is a record with an ``error``.
    """

    fields: Fields = field(default_factory=Fields)
    files: FileFilter = field(default_factory=FileFilter)
    standard_input: BinaryIO | None = None
    """The stream for ``-``: JSON Lines if it begins with ``{``, else a list."""
    parse: Callable[[BufferedReader, str, Fields], Iterator[Record]] = json_records
    """Makes records of JSON Lines."""
    defer_json_lines: bool = False
    """True if a file of JSON Lines becomes one record with its path or address in ``lines``, to be read elsewhere."""
    feeds: Callable[[str], Iterator[Record]] | None = None
    """Makes records of the items of a feed, or of the feeds of a list; None to read no feeds."""
    output: FileIdentity | None = None
    """The file that the results are written to, which is left out of folders."""

    def records(self, sources: Iterable[str], lists: Iterable[str] = ()) -> Iterator[Record]:
        """Yield the records of sources, and then those of lists, in their order.

        Args:
            sources: Paths and web addresses.
            lists: Paths of files with a source a line, or JSON Lines. Paths in them are relative to this process.
        """
        for source in sources:
            yield from self._records_of(source)
        for source in lists:
            yield from self._from_stream(source, is_list=True)

    def count(self, sources: Sequence[str], lists: Sequence[str] = ()) -> int | None:
        """Return the number of records that ``records`` would yield; None if a source can be read only once."""
        if STANDARD_INPUT in (*sources, *lists) or any(map(_is_stream, (*sources, *lists))):
            return None
        if any(map(is_feed_source, sources)):
            return None
        return sum(1 for _ in replace(self, parse=_empty_records).records(sources, lists))

    def _records_of(self, source: str) -> Iterator[Record]:
        if source == STANDARD_INPUT:
            yield from self._from_stream(source, is_list=True)
        elif is_store_address(source):
            yield from self._in_store(source)
        elif self.feeds is not None and is_feed_source(source):
            yield from self.feeds(source)
        elif is_url(source) and not source.lower().endswith(JSONL_SUFFIXES):
            yield {"source": source}
        elif is_folder(source):
            yield from self._in_folder(Path(source))
        else:
            yield from self._in_file(source)

    def _in_file(self, source: str) -> Iterator[Record]:
        if not source.lower().endswith(JSONL_SUFFIXES):
            yield {"source": source}
        elif self._is_output(source):
            why = "the results are written to it. Write them to another file."
            yield failed_record({"source": source}, f"Cannot read {clean_line(source)}: {why}")
        elif self.defer_json_lines:
            yield {"source": source, "lines": source}
        else:
            yield from self._from_stream(source, is_list=False)

    def _in_store(self, source: str) -> Iterator[Record]:
        folder = source.rstrip("/") + "/"
        try:
            for address in list_store(source):
                if not address.startswith(folder) or self.files.accepts_path(address.removeprefix(folder)):
                    yield from self._in_file(address)
        except SourceError as error:
            yield failed_record({"source": source}, str(error))

    def _in_folder(self, folder: Path) -> Iterator[Record]:
        for found in _files_below(folder, self.files):
            if isinstance(found, SourceError):
                yield failed_record({"source": str(folder)}, str(found))
            elif not self._is_output(found):
                yield from self._in_file(str(found))

    def _is_output(self, path: str | Path) -> bool:
        return self.output is not None and file_identity(path) == self.output

    def _from_stream(self, source: str, *, is_list: bool) -> Iterator[Record]:
        """Yield the records in a file or standard input; if reading fails, a record with the error comes last."""
        name = "standard input" if source == STANDARD_INPUT else clean_line(without_credentials(source))
        try:
            with self._opened(source, name) as stream:
                if is_list and not _is_object(peek(stream, name)):
                    yield from self._listed(stream, name)
                else:
                    yield from self.parse(stream, name, self.fields)
        except SourceError as error:
            yield failed_record({"source": name}, str(error))

    @contextmanager
    def _opened(self, source: str, name: str) -> Iterator[BufferedReader]:
        if source == STANDARD_INPUT:
            if self.standard_input is None:
                raise SourceError(f"Cannot read {name}: it is closed. Pipe a list or JSON Lines in.")
            yield decompressed(self.standard_input)
            return
        if is_url(source):
            with open_from_store(source) as stored:
                yield decompressed(stored)
            return
        try:
            file = Path(source).open("rb")  # noqa: SIM115 - only errors of opening are handled here
        except (OSError, ValueError) as error:
            raise SourceError(f"Cannot read {name}: {explain_os_error(error)}") from error
        with file:
            yield decompressed(file)

    def _listed(self, stream: BufferedReader, name: str) -> Iterator[Record]:
        separator = b"\0" if b"\0" in peek(stream, name) else b"\n"
        for line in split_lines(stream, name, separator):
            if (source := os.fsdecode(line.rstrip(b"\r"))) and source != STANDARD_INPUT:
                yield from self._records_of(source)


def is_feed_source(source: str) -> bool:
    """Return whether a source is a file with a feed or a list of feeds, or an address that looks like one."""
    if is_url(source):
        return _FEED_ADDRESS.search(source) is not None
    try:
        return Path(source).is_file() and feed_kind(read_file(Path(source), HEAD_BYTES)) is not None
    except (SourceError, OSError, ValueError):
        return False


def _is_object(data: bytes) -> bool:
    return data.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"{")


def _is_stream(source: str) -> bool:
    path = Path(source)
    return path.exists() and not path.is_file() and not path.is_dir()


def _empty_records(stream: BufferedReader, name: str, _fields: Fields) -> Iterator[Record]:
    """Yield an empty record for each line that has one."""
    return ({} for line in split_lines(stream, name) if line.strip())
