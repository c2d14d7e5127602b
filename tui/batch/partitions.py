"""Parts of the input that can be read apart: each is read by a worker of a cluster and becomes one file."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from io import BufferedReader, RawIOBase
from itertools import accumulate
from pathlib import Path
from typing import BinaryIO

from tui.batch.json_records import Fields, Record, json_records, plain_stream
from tui.document.errors import SourceError
from tui.pipeline import failed_record
from tui.sources.stores import open_from_store, size_in_store
from tui.text.sanitize import clean_line
from tui.text.urls import is_url, without_credentials

_COMPRESSED = ".gz"
_BLOCK = 1 << 20
_MOST_CHARACTERS = 4 * 1024 * 1024
"""Of articles that were read here, so that they can be sent."""

MOST_BYTES = 32 * 1024 * 1024
"""The size of the pieces that JSON Lines are cut into."""
MOST_RECORDS = 1_000
"""How many articles of one file each are put together."""


@dataclass(frozen=True, slots=True)
class Lines:
    """Those lines of a file of JSON Lines that begin between two places."""

    source: str
    """Its path, as it was named, or its address."""
    start: int = 0
    """In bytes."""
    stop: int | None = None
    """In bytes; None for the end of the file."""
    first: int = 1
    """The number of the first of the lines."""


@dataclass(frozen=True, slots=True)
class Partition:
    """A part of the input: records that are known already, or lines that are still to be read."""

    number: int
    """Its place in the input, from 0."""
    content: tuple[Record, ...] | Lines


LineCounts = Callable[[list[Lines]], list[int]]
"""Counts how many lines begin in each of some pieces."""


def partitions_of(
    records: Iterable[Record], folder: str, count_lines: LineCounts, most_bytes: int = MOST_BYTES
) -> Iterator[Partition]:
    """Cut an input into parts, in its order.

    Lines have numbers, by which an article without a name is known. So where a file is cut, what is before each cut
    has to be counted first, which reads the file once more; compressed files stay whole.

    Args:
        records: What ``Inputs`` with ``unread`` gives.
        folder: What paths are relative to.
        count_lines: Counts the lines of the pieces of one file.
        most_bytes: The size of a piece.
    """
    for number, content in enumerate(_contents(records, folder, count_lines, most_bytes)):
        yield Partition(number, content)


def records_in(partition: Partition, folder: str, fields: Fields) -> Iterator[Record]:
    """The records of a partition. What cannot be read is a record with an ``error`` in the place of the rest.

    Args:
        partition: One part.
        folder: What paths are relative to.
        fields: The names of the lines' fields.
    """
    if not isinstance(partition.content, Lines):
        yield from partition.content
        return
    lines = partition.content
    name = clean_line(without_credentials(lines.source))
    try:
        with _opened(lines, folder) as stream:
            yield from json_records(stream, name, fields, lines.first)
    except SourceError as error:
        yield failed_record({"source": name}, str(error))


def count_lines(lines: Lines, folder: str) -> int:
    """How many lines begin in a piece of a file; 0 if it cannot be read, which reading it for good will tell.

    Args:
        lines: The piece.
        folder: What paths are relative to.
    """
    try:
        with _opened(lines, folder) as stream:
            return sum(piece.count(b"\n") for piece in iter(lambda: stream.read(_BLOCK), b""))
    except (SourceError, OSError):
        return 0


def _contents(
    records: Iterable[Record], folder: str, count_lines: LineCounts, most_bytes: int
) -> Iterator[tuple[Record, ...] | Lines]:
    known: list[Record] = []
    weight = 0
    for record in records:
        if (source := record.get("lines")) is None:
            known.append(record)
            weight += len(str(record.get("text", "")))
        if known and (source is not None or len(known) == MOST_RECORDS or weight >= _MOST_CHARACTERS):
            yield tuple(known)
            known, weight = [], 0
        if source is not None:
            yield from _pieces(Lines(str(source)), folder, count_lines, most_bytes)
    if known:
        yield tuple(known)


def _pieces(whole: Lines, folder: str, count_lines: LineCounts, most_bytes: int) -> Iterator[Lines]:
    size = None if whole.source.lower().endswith(_COMPRESSED) else _size(whole.source, folder)
    if size is None or size <= most_bytes:
        yield whole
        return
    starts = range(0, size, most_bytes)
    pieces = [Lines(whole.source, start, min(start + most_bytes, size)) for start in starts]
    before = accumulate(count_lines(pieces[:-1]), initial=1)
    yield from (replace(piece, first=first) for piece, first in zip(pieces, before, strict=True))


def _size(source: str, folder: str) -> int | None:
    """The size of a file, as far as it can be known; reading it tells what is wrong with it."""
    try:
        return size_in_store(source) if is_url(source) else _path(source, folder).stat().st_size
    except (SourceError, OSError, ValueError):
        return None


@contextmanager
def _opened(lines: Lines, folder: str) -> Iterator[BufferedReader]:
    name = clean_line(without_credentials(lines.source))
    try:
        file: BinaryIO = (
            open_from_store(lines.source) if is_url(lines.source) else _path(lines.source, folder).open("rb")
        )
    except (OSError, ValueError) as error:
        why = clean_line(getattr(error, "strerror", None) or str(error))
        raise SourceError(f"Cannot read {name}: {why}. Check the path.") from error
    with file:
        if lines.stop is None:
            yield plain_stream(file)
        else:
            yield BufferedReader(_Piece(file, lines.start, lines.stop), _BLOCK)


def _path(source: str, folder: str) -> Path:
    return Path(folder) / source


class _Piece(RawIOBase):
    """The lines of a stream that begin between two places, as a stream of its own."""

    def __init__(self, stream: BinaryIO, start: int, stop: int) -> None:
        self._stream = stream
        self._stop = stop
        self._at = max(0, start - 1)
        self._is_before = start > 0
        self._is_over = False
        stream.seek(self._at)

    def readable(self) -> bool:
        """It can be read."""
        return True

    def readinto(self, buffer: "memoryview | bytearray") -> int:  # type: ignore[override]
        """Read some bytes into a buffer, and say how many."""
        while not self._is_over:
            piece = self._stream.read(len(buffer))
            piece, at = self._from_first_line(piece, self._at)
            if not piece:
                continue
            end = piece.find(b"\n", max(0, self._stop - 1 - at))
            if end >= 0:
                piece = piece[: end + 1]
                self._is_over = True
            buffer[: len(piece)] = piece
            return len(piece)
        return 0

    def _from_first_line(self, piece: bytes, at: int) -> tuple[bytes, int]:
        """What of a piece belongs here, and where that is. The line in whose middle this starts is not its own."""
        self._at += len(piece)
        if not piece:
            self._is_over = True
        if not self._is_before or not piece:
            return piece, at
        end = piece.find(b"\n") + 1
        if not end:
            return b"", at
        self._is_before = False
        if at + end >= self._stop:
            self._is_over = True
            return b"", at
        return piece[end:], at + end
