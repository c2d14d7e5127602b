"""Partitions of the input that workers of a cluster read by themselves. Each becomes one file of the result."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from io import BufferedReader, RawIOBase
from itertools import accumulate
from pathlib import Path
from typing import BinaryIO

from tui.batch.json_records import Fields, decompressed, json_records
from tui.document.errors import SourceError
from tui.pipeline import Record, failed_record
from tui.sources.stores import open_from_store, size_in_store
from tui.text.sanitize import clean_line
from tui.text.urls import is_url, without_credentials

_COMPRESSED_SUFFIX = ".gz"
_READ_BYTES = 1 << 20
_MAX_CHARACTERS = 4 * 1024 * 1024
_MAX_RECORDS = 1_000
MAX_RANGE_BYTES = 32 * 1024 * 1024
"""The size of the ranges that files of JSON Lines are cut into."""


@dataclass(frozen=True, slots=True)
class LineRange:
    """The lines of a JSON Lines file that begin in a range of bytes."""

    source: str
    """The path, as it was given, or address of the file."""
    start: int = 0
    stop: int | None = None
    """The end of the range, in bytes; None for the end of the file."""
    first: int = 1
    """The number of the first line."""


@dataclass(frozen=True, slots=True)
class Partition:
    """A part of the input: records that have been read, or lines that are to be read."""

    number: int
    """Its position in the input, from 0."""
    content: tuple[Record, ...] | LineRange


LineCounter = Callable[[list[LineRange]], list[int]]
"""Returns the number of lines that begin in each of the ranges."""


def partitions_of(
    records: Iterable[Record], folder: str, count_lines: LineCounter, max_bytes: int = MAX_RANGE_BYTES
) -> Iterator[Partition]:
    """Cut an input into partitions, in its order.

    An article without a source is identified by the number of its line. So if a file is cut, the lines before each cut
    are counted first, which reads the file once more. Compressed files are not cut.

    Args:
        records: The records of ``Inputs`` with ``defer_json_lines``.
        folder: The folder that paths are relative to.
        count_lines: Counts the lines of the ranges of one file.
        max_bytes: The size of a range.
    """
    for number, content in enumerate(_contents(records, folder, count_lines, max_bytes)):
        yield Partition(number, content)


def records_in(partition: Partition, folder: str, fields: Fields) -> Iterator[Record]:
    """Yield the records of a partition. If its file cannot be read, a record with the error comes last."""
    if not isinstance(partition.content, LineRange):
        yield from partition.content
        return
    lines = partition.content
    name = clean_line(without_credentials(lines.source))
    try:
        with _opened(lines, folder) as stream:
            yield from json_records(stream, name, fields, lines.first)
    except SourceError as error:
        yield failed_record({"source": name}, str(error))


def count_lines(lines: LineRange, folder: str) -> int:
    """Return the number of lines that begin in a range; 0 if the file cannot be read, which is reported later."""
    try:
        with _opened(lines, folder) as stream:
            return sum(piece.count(b"\n") for piece in iter(lambda: stream.read(_READ_BYTES), b""))
    except (SourceError, OSError):
        return 0


def _contents(
    records: Iterable[Record], folder: str, count_lines: LineCounter, max_bytes: int
) -> Iterator[tuple[Record, ...] | LineRange]:
    group: list[Record] = []
    characters = 0
    for record in records:
        if (source := record.get("lines")) is None:
            group.append(record)
            characters += len(str(record.get("text", "")))
        if group and (source is not None or len(group) == _MAX_RECORDS or characters >= _MAX_CHARACTERS):
            yield tuple(group)
            group, characters = [], 0
        if source is not None:
            yield from _ranges(LineRange(str(source)), folder, count_lines, max_bytes)
    if group:
        yield tuple(group)


def _ranges(whole: LineRange, folder: str, count_lines: LineCounter, max_bytes: int) -> Iterator[LineRange]:
    size = None if whole.source.lower().endswith(_COMPRESSED_SUFFIX) else _size(whole.source, folder)
    if size is None or size <= max_bytes:
        yield whole
        return
    starts = range(0, size, max_bytes)
    ranges = [LineRange(whole.source, start, min(start + max_bytes, size)) for start in starts]
    first_lines = accumulate(count_lines(ranges[:-1]), initial=1)
    yield from (replace(lines, first=first) for lines, first in zip(ranges, first_lines, strict=True))


def _size(source: str, folder: str) -> int | None:
    """Return the size of a file in bytes, or None if it is not known; errors are reported when it is read."""
    try:
        return size_in_store(source) if is_url(source) else (Path(folder) / source).stat().st_size
    except (SourceError, OSError, ValueError):
        return None


@contextmanager
def _opened(lines: LineRange, folder: str) -> Iterator[BufferedReader]:
    name = clean_line(without_credentials(lines.source))
    try:
        file: BinaryIO = (
            open_from_store(lines.source)
            if is_url(lines.source)
            else (Path(folder) / lines.source).open("rb")
        )
    except (OSError, ValueError) as error:
        why = clean_line(getattr(error, "strerror", None) or str(error))
        raise SourceError(f"Cannot read {name}: {why}. Check the path.") from error
    with file:
        if lines.stop is None:
            yield decompressed(file)
        else:
            yield BufferedReader(_RangeStream(file, lines.start, lines.stop), _READ_BYTES)


class _RangeStream(RawIOBase):
    """The lines of a stream that begin in a range of bytes, as a stream of its own."""

    def __init__(self, stream: BinaryIO, start: int, stop: int) -> None:
        self._stream = stream
        self._stop = stop
        self._position = max(0, start - 1)
        self._is_before_first_line = start > 0
        self._has_ended = False
        stream.seek(self._position)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: "memoryview | bytearray") -> int:  # type: ignore[override]
        """Read bytes into a buffer, and return their number."""
        while not self._has_ended:
            piece = self._stream.read(len(buffer))
            piece, start = self._from_first_line(piece, self._position)
            if not piece:
                continue
            end = piece.find(b"\n", max(0, self._stop - 1 - start))
            if end >= 0:
                piece = piece[: end + 1]
                self._has_ended = True
            buffer[: len(piece)] = piece
            return len(piece)
        return 0

    def _from_first_line(self, piece: bytes, start: int) -> tuple[bytes, int]:
        """Drop the line that began before the range; return the rest of the piece and its offset."""
        self._position += len(piece)
        if not piece:
            self._has_ended = True
        if not self._is_before_first_line or not piece:
            return piece, start
        end = piece.find(b"\n") + 1
        if not end:
            return b"", start
        self._is_before_first_line = False
        if start + end >= self._stop:
            self._has_ended = True
            return b"", start
        return piece[end:], start + end
