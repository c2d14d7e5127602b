"""JSON Lines, compressed or not: a record a line, each with the text of an article."""

import gzip
import json
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BufferedReader, RawIOBase
from typing import Any, BinaryIO, NoReturn, cast

from tui.document.errors import SourceError
from tui.formats.limits import MAX_SOURCE_BYTES
from tui.pipeline import failed_record

GZIP_SIGNATURE = b"\x1f\x8b\x08"
_PIECE = 64 * 1024
_BEGINNING = 8 * 1024


def plain_stream(stream: BinaryIO) -> BufferedReader:
    """What a stream holds, unpacked if it is compressed with gzip, with its beginning there to be looked at.

    Args:
        stream: Any stream of bytes. It is not sought in, so that it may be a pipe.
    """
    buffered = _buffered(stream)
    if not buffered.peek(len(GZIP_SIGNATURE)).startswith(GZIP_SIGNATURE):
        return buffered
    return _buffered(cast(BinaryIO, gzip.GzipFile(fileobj=buffered)))


def split_lines(
    stream: BufferedReader, name: str, separator: bytes = b"\n", limit: int = MAX_SOURCE_BYTES
) -> Iterator[bytes]:
    """The lines of a stream without their ends, also the empty ones.

    Args:
        stream: What ``plain_stream`` gave.
        name: What to call it in an error, already harmless.
        separator: The byte that ends a line.
        limit: Of a line that is longer, so many bytes and one more come back: nobody has to keep the rest.

    Raises:
        SourceError: It cannot be read to its end. The lines before have come.
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


def beginning(stream: BufferedReader, name: str) -> bytes:
    """What a stream begins with, as far as it has come: at least a byte, unless it is empty. It stays to be read.

    Args:
        stream: What ``plain_stream`` gave.
        name: What to call it in an error, already harmless.

    Raises:
        SourceError: It cannot be read.
    """
    with _read_errors(name):
        return stream.peek(_BEGINNING)[:_BEGINNING]


def _buffered(stream: BinaryIO) -> BufferedReader:
    if isinstance(stream, BufferedReader):
        return stream
    return BufferedReader(cast(RawIOBase, stream), _PIECE)


def _read(stream: BufferedReader, name: str) -> bytes:
    with _read_errors(name):
        return stream.read1(_PIECE)


@contextmanager
def _read_errors(name: str) -> Iterator[None]:
    try:
        yield
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        raise SourceError(
            f"Cannot read {name}: it is a gzip file that is damaged or cut off. Get it once more."
        ) from error
    except OSError as error:
        raise SourceError(f"Cannot read {name}: {error.strerror}. Check the path.") from error


ENDINGS = (".jsonl", ".ndjson", ".jsonl.gz", ".ndjson.gz")
"""The file name endings of JSON Lines, lower case."""

Record = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Fields:
    """Under which names the lines of JSON Lines hold what is wanted of them."""

    text: str = "text"
    title: str = "title"
    id: str = "id"


def json_records(stream: BufferedReader, name: str, fields: Fields, first: int = 1) -> Iterator[Record]:
    """The records of a stream of JSON Lines. A line that is no record becomes one with an ``error``.

    Args:
        stream: What ``plain_stream`` gave.
        name: What to call it, already harmless. A record whose line names no ``source`` has this and the line's number.
        fields: The names of the lines' fields.
        first: The number of the stream's first line, where it is a part of something.

    Raises:
        SourceError: It cannot be read to its end. The records before have come.
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
        record["id"] = _identity(identity)
    if isinstance(title := entry.get(fields.title), str):
        record["title"] = title
    if (text := entry.get(fields.text)) is None:
        why = f"the line has no field “{fields.text}”. Name the field with --text-field."
        return failed_record(record, f"Cannot read {place}: {why}")
    return record | {"text": text}


def _failed(place: str, why: str) -> Record:
    return failed_record({"source": place}, f"Cannot read {place}: {why}")


def _identity(value: Any) -> str | int:
    """Something that any reader of JSON takes, which infinity is not."""
    return value if isinstance(value, str | int) else json.dumps(value, ensure_ascii=False)


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(name)
