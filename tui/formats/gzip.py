"""Gzip files: the one file in them, taken out within bounds."""

import zlib
from pathlib import PurePath

from tui.document.errors import SourceError
from tui.sources.files import SIZE_LIMIT

SUFFIX = ".gz"
"""The ending that a compressed file's name has behind its own, in lower case."""

_SIGNATURE = b"\x1f\x8b\x08"
_CHUNK = 64 * 1024
_GZIP_WINDOW = 31
"""What zlib wants to hear to expect gzip's header and checksum."""

_MOST_MEMBERS = 10_000
_TAR = b"ustar"
_TAR_OFFSET = 257


def inner_name(name: str) -> str:
    """A file's name without the ``.gz`` that only says how it is kept.

    Args:
        name: A file's name or path, such as ``notes.txt.gz``.
    """
    return name[: -len(SUFFIX)] if PurePath(name).suffix.lower() == SUFFIX else name


def unpacked(data: bytes, name: str) -> tuple[bytes, str]:
    """The file that a gzip file holds; what is none comes back as it is.

    Args:
        data: The bytes of a source.
        name: Its name, already harmless.

    Returns:
        The bytes inside, and the name without ``.gz``. Several gzip files one behind the other are one file, and
        zeros or rubbish behind them are passed over, as gzip itself does.

    Raises:
        SourceError: It is damaged or cut off, holds an archive of several files, or more than 64 MB.
    """
    if not data.startswith(_SIGNATURE):
        return data, name
    content = _content(data, name)
    if content[_TAR_OFFSET:].startswith(_TAR):
        raise SourceError(
            f"Cannot read {name}: it is an archive of several files. Unpack it and open one of them."
        )
    return content, inner_name(name)


def _content(data: bytes, name: str) -> bytes:
    pieces: list[bytes] = []
    size = position = 0
    for _ in range(_MOST_MEMBERS):
        member, used = _member(data, position, SIZE_LIMIT - size, name)
        pieces.append(member)
        size += len(member)
        position += used
        if not data.startswith(_SIGNATURE, position):
            return b"".join(pieces)
    raise SourceError(
        f"Cannot read {name}: it has more than {_MOST_MEMBERS:,} parts. Unpack it with gzip and open that."
    )


def _member(data: bytes, start: int, limit: int, name: str) -> tuple[bytes, int]:
    """One gzip file of several, and how many bytes it takes up."""
    unpacker = zlib.decompressobj(wbits=_GZIP_WINDOW)
    pieces: list[bytes] = []
    position, size = start, 0
    while not unpacker.eof:
        chunk = unpacker.unconsumed_tail
        if not chunk:
            chunk = data[position : position + _CHUNK]
            position += len(chunk)
        if not chunk:
            raise _damaged(name)
        try:
            pieces.append(unpacker.decompress(chunk, limit - size + 1))
        except zlib.error as error:
            raise _damaged(name) from error
        size += len(pieces[-1])
        if size > limit:
            raise SourceError(
                f"Cannot read {name}: it unpacks to more than 64 MB. Unpack it with gzip and open a part of it."
            )
    return b"".join(pieces), position - start - len(unpacker.unused_data)


def _damaged(name: str) -> SourceError:
    return SourceError(f"Cannot read {name}: it is a gzip file that is damaged or cut off. Get it once more.")
