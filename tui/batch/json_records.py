"""JSON Lines (https://jsonlines.org), compressed or not, as records: a line each, with the text of an article."""

import gzip
import json
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BufferedReader, RawIOBase
from typing import BinaryIO, NoReturn, cast

from tui.document.errors import SourceError
from tui.formats.limits import MAX_SOURCE_BYTES
from tui.pipeline import Record, failed_record

JSONL_SUFFIXES = (".jsonl", ".ndjson", ".jsonl.gz", ".ndjson.gz")
"""The suffixes of JSON Lines files, in lower case."""

_GZIP_SIGNATURE = b"\x1f\x8b\x08"
_READ_BYTES = 64 * 1024
_PEEK_BYTES = 8 * 1024


def decompressed(stream: BinaryIO) -> BufferedReader:
    """Return a buffered stream, decompressed if it is gzip. The stream may be a pipe, since nothing seeks in it."""
    buffered = _buffered(stream)
    if not buffered.peek(len(_GZIP_SIGNATURE)).startswith(_GZIP_SIGNATURE):
        return buffered
    return _buffered(cast(BinaryIO, gzip.GzipFile(fileobj=buffered)))


def split_lines(
    stream: BufferedReader, name: str, separator: bytes = b"\n", limit: int = MAX_SOURCE_BYTES
) -> Iterator[bytes]:
    """Yield the lines of a stream without their ends, including empty ones.

    Args:
        stream: A stream from ``decompressed``.
        name: Its name in an error, already sanitized.
        separator: The byte that ends a line.
        limit: The most bytes of a line. A longer one is cut to one byte more, to limit the memory that it takes.

    Raises:
        SourceError: The stream cannot be read to its end. The lines before have been yielded.
    """
    pieces: list[bytes] = []
    size = 0
    while piece := _read(stream, name):
        first, *others = piece.split(separator)
        pieces.append(first[: max(0, limit + 1 - size)])
        size += len(first)
        if others:
            yield b"".join(pieces)
            yield from (line[: limit + 1] for line in others[:-1])
            pieces, size = [others[-1][: limit + 1]], len(others[-1])
    if last := b"".join(pieces):
        yield last


def peek(stream: BufferedReader, name: str) -> bytes:
    """Return the first bytes of a stream without consuming them: at least one, unless the stream is empty.

    Raises:
        SourceError: The stream cannot be read.
    """
    with _read_errors(name):
        return stream.peek(_PEEK_BYTES)[:_PEEK_BYTES]


def _buffered(stream: BinaryIO) -> BufferedReader:
    if isinstance(stream, BufferedReader):
        return stream
    return BufferedReader(cast(RawIOBase, stream), _READ_BYTES)


def _read(stream: BufferedReader, name: str) -> bytes:
    with _read_errors(name):
        return stream.read1(_READ_BYTES)


@contextmanager
def _read_errors(name: str) -> Iterator[None]:
    try:
        yield
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        raise SourceError(
            f"Cannot read {name}: it is a gzip file that is damaged or cut off. Get it again."
        ) from error
    except OSError as error:
        raise SourceError(f"Cannot read {name}: {error.strerror}. Check the path.") from error


@dataclass(frozen=True, slots=True)
class Fields:
    """The names of the fields that hold a record's text, title and id."""

    text: str = "text"
    title: str = "title"
    id: str = "id"


def json_records(stream: BufferedReader, name: str, fields: Fields, first: int = 1) -> Iterator[Record]:
    """Yield the records of a stream of JSON Lines. A line that is not a record becomes one with an ``error``.

    Args:
        stream: A stream from ``decompressed``.
        name: Its name, already sanitized; with the line's number it is the source of a record that has none.
        fields: The names of the fields.
        first: The number of the stream's first line.

    Raises:
        SourceError: The stream cannot be read to its end. The records before have been yielded.
    """
    for number, line in enumerate(split_lines(stream, name), first):
        if line.strip():
            yield _record(line, f"{name}:{number}", fields)


def _record(line: bytes, place: str, fields: Fields) -> Record:
    if len(line) > MAX_SOURCE_BYTES:
        return _failed(place, "the line has more than 64 MB. Split it, or leave it out.")
    try:
        entry = json.loads(line.decode("utf-8-sig"), parse_constant=_refuse_constant)
    except (ValueError, RecursionError):
        return _failed(place, "the line is not JSON. Check how it was written.")
    if not isinstance(entry, dict):
        return _failed(place, "the line is not a JSON object. Write one object a line.")
    source = entry.get("source")
    record: Record = {"source": source if isinstance(source, str) and source else place}
    if (identity := entry.get(fields.id)) is not None:
        # Infinity as an id could not be written as JSON again.
        is_plain = isinstance(identity, str | int)
        record["id"] = identity if is_plain else json.dumps(identity, ensure_ascii=False)
    if isinstance(title := entry.get(fields.title), str):
        record["title"] = title
    if (text := entry.get(fields.text)) is None:
        why = f"the line has no field “{fields.text}”. Name the field with --text-field."
        return failed_record(record, f"Cannot read {place}: {why}")
    return record | {"text": text}


def _failed(place: str, why: str) -> Record:
    return failed_record({"source": place}, f"Cannot read {place}: {why}")


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(name)
