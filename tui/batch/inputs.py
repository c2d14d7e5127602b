"""From what was named on the command line to the records of articles, one at a time."""

import os
import stat
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from io import BufferedReader
from pathlib import Path
from typing import BinaryIO

from tui.batch.folders import Selection, files_below
from tui.batch.json_records import ENDINGS, Fields, Record, beginning, json_records, plain_stream, split_lines
from tui.document.errors import SourceError
from tui.pipeline import failed_record
from tui.sources.files import STANDARD_INPUT, explain_os_error, is_folder
from tui.sources.stores import is_store_address, list_store, open_from_store
from tui.text.sanitize import clean_line
from tui.text.urls import is_url, without_credentials

FileIdentity = tuple[int, int]
"""The device that a file is on, and its number there."""


def identity_of(file: str | Path | int) -> FileIdentity | None:
    """What a regular file is known by; None if it is none, or cannot be looked at.

    Args:
        file: A path or a descriptor.
    """
    try:
        status = os.stat(file)  # noqa: PTH116 - it may be a descriptor
    except (OSError, ValueError):
        return None
    return (status.st_dev, status.st_ino) if stat.S_ISREG(status.st_mode) else None


@dataclass(frozen=True, slots=True)
class Inputs:
    """How sources become records.

    A source is a file, a folder, a web address, a file of JSON Lines by its ending, or ``-`` for standard input. The
    records are plain: each has a ``source``, or a ``text`` with what else its line says, as ``digest_record`` takes
    them. What cannot be read, such as a line that is no JSON, is a record with an ``error`` in its place.
    """

    fields: Fields = field(default_factory=Fields)
    selection: Selection = field(default_factory=Selection)
    standard_input: BinaryIO | None = None
    """What ``-`` stands for: JSON Lines if it begins with ``{``, else a list."""
    parse: Callable[[BufferedReader, str, Fields], Iterator[Record]] = json_records
    """Makes records of JSON Lines."""
    unread: bool = False
    """Whether a file of JSON Lines is one record with ``lines``, its path or address, for somebody else to read."""
    output: FileIdentity | None = None
    """The file that the results go to, which is no source of them: folders are read without it."""

    def records(self, sources: Iterable[str], lists: Iterable[str] = ()) -> Iterator[Record]:
        """The records of sources, in their order, and then those of lists.

        Args:
            sources: Paths and web addresses.
            lists: Paths of files that hold a source a line, or JSON Lines. Paths in them are those of this process.
        """
        for source in sources:
            yield from self._records_of(source)
        for source in lists:
            yield from self._listed_in(source)

    def count(self, sources: Sequence[str], lists: Sequence[str] = ()) -> int | None:
        """How many records there are, without making them.

        Args:
            sources: As for ``records``.
            lists: As for ``records``.

        Returns:
            The number; None if something can only be read once, such as a pipe.
        """
        if STANDARD_INPUT in (*sources, *lists) or any(map(_is_stream, (*sources, *lists))):
            return None
        return sum(1 for _ in replace(self, parse=_blank_records).records(sources, lists))

    def _records_of(self, source: str) -> Iterator[Record]:
        if source == STANDARD_INPUT:
            yield from self._listed_in(source)
        elif is_store_address(source):
            yield from self._stored_in(source)
        elif is_url(source) and not source.lower().endswith(ENDINGS):
            yield {"source": source}
        elif is_folder(source):
            yield from self._records_in(Path(source))
        else:
            yield from self._file(source)

    def _file(self, source: str) -> Iterator[Record]:
        if not source.lower().endswith(ENDINGS):
            yield {"source": source}
        elif self._is_output(source):
            why = "the results are written to it. Write them to another file."
            yield failed_record({"source": source}, f"Cannot read {clean_line(source)}: {why}")
        elif self.unread:
            yield {"source": source, "lines": source}
        else:
            yield from self._from_stream(source, is_list=False)

    def _stored_in(self, source: str) -> Iterator[Record]:
        folder = source.rstrip("/") + "/"
        try:
            for address in list_store(source):
                if not address.startswith(folder) or self.selection.wants_below(address.removeprefix(folder)):
                    yield from self._file(address)
        except SourceError as error:
            yield failed_record({"source": source}, str(error))

    def _records_in(self, folder: Path) -> Iterator[Record]:
        for found in files_below(folder, self.selection):
            if isinstance(found, SourceError):
                yield failed_record({"source": str(folder)}, str(found))
            elif not self._is_output(found):
                yield from self._file(str(found))

    def _is_output(self, path: str | Path) -> bool:
        return self.output is not None and identity_of(path) == self.output

    def _listed_in(self, source: str) -> Iterator[Record]:
        yield from self._from_stream(source, is_list=True)

    def _from_stream(self, source: str, *, is_list: bool) -> Iterator[Record]:
        """The records in a file or in standard input; if it breaks off, a record says so in the place of the rest."""
        name = "standard input" if source == STANDARD_INPUT else clean_line(without_credentials(source))
        try:
            with self._opened(source, name) as stream:
                if is_list and not _is_object(beginning(stream, name)):
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
            yield plain_stream(self.standard_input)
            return
        if is_url(source):
            with open_from_store(source) as stored:
                yield plain_stream(stored)
            return
        try:
            file = Path(source).open("rb")  # noqa: SIM115 - what fails while it is read is told elsewhere
        except (OSError, ValueError) as error:
            raise SourceError(f"Cannot read {name}: {explain_os_error(error)}") from error
        with file:
            yield plain_stream(file)

    def _listed(self, stream: BufferedReader, name: str) -> Iterator[Record]:
        separator = b"\0" if b"\0" in beginning(stream, name) else b"\n"
        for line in split_lines(stream, name, separator):
            if (source := os.fsdecode(line.rstrip(b"\r"))) and source != STANDARD_INPUT:
                yield from self._records_of(source)


def _is_object(data: bytes) -> bool:
    return data.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"{")


def _is_stream(source: str) -> bool:
    path = Path(source)
    return path.exists() and not path.is_file() and not path.is_dir()


def _blank_records(stream: BufferedReader, name: str, _fields: Fields) -> Iterator[Record]:
    """A record for each line that has one, with nothing in it."""
    return ({} for line in split_lines(stream, name) if line.strip())
