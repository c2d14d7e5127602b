"""Lines of streams that may be compressed and of any length, one at a time."""

import gzip
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from io import BufferedReader, RawIOBase
from typing import BinaryIO, cast

from tui.article.errors import SourceError
from tui.sources.files import SIZE_LIMIT

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
    stream: BufferedReader, name: str, separator: bytes = b"\n", limit: int = SIZE_LIMIT
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
