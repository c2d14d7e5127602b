"""Unpack gzip files within limits."""

import os
import zlib

from tui.document.errors import SourceError
from tui.formats.limits import MAX_SOURCE_BYTES

SIGNATURE = b"\x1f\x8b\x08"
_CHUNK_BYTES = 64 * 1024
_WINDOW_BITS = 31
"""Makes zlib expect gzip's header and checksum."""

_MAX_MEMBERS = 10_000
_MAX_RATIO = 1032
"""The most that deflate can save."""


def inner_name(name: str) -> str:
    """Return a file's name or path without a final ``.gz``."""
    root, suffix = os.path.splitext(name)  # noqa: PTH122 - called for every name in a folder
    return root if suffix.lower() == ".gz" else name


def unpack_gzip(data: bytes, name: str) -> tuple[bytes, str]:
    """Unpack a gzip file (RFC 1952), and remove ``.gz`` from its name; other data and names are returned unchanged.

    Several members are one file; other bytes behind them are ignored.

    Raises:
        SourceError: It is damaged or cut off, holds an archive of several files, or more than 64 MB.
    """
    if not data.startswith(SIGNATURE):
        return data, name
    content = _unpack_members(data, name)
    if content.startswith(b"ustar", 257):  # the mark of a tar archive
        raise SourceError(
            f"Cannot read {name}: it is an archive of several files. Unpack it and open one of them."
        )
    return content, inner_name(name)


def unpack_gzip_head(head: bytes, limit: int) -> bytes:
    """Unpack up to ``limit`` bytes from the first ones of a gzip file; none if it is damaged."""
    try:
        return zlib.decompressobj(wbits=_WINDOW_BITS).decompress(head, limit)
    except zlib.error:
        return b""


def unpacked_size(tail: bytes, size: int) -> int:
    """Return the size that the last four bytes of a gzip file give, or the size of the file if that cannot be."""
    claimed = int.from_bytes(tail, "little")
    return claimed if size <= claimed <= size * _MAX_RATIO else size


def _unpack_members(data: bytes, name: str) -> bytes:
    pieces: list[bytes] = []
    size = position = 0
    for _ in range(_MAX_MEMBERS):
        member, used = _unpack_member(data, position, MAX_SOURCE_BYTES - size, name)
        pieces.append(member)
        size += len(member)
        position += used
        if not data.startswith(SIGNATURE, position):
            return b"".join(pieces)
    raise SourceError(
        f"Cannot read {name}: it has more than {_MAX_MEMBERS:,} parts. Unpack it with gzip and open that."
    )


def _unpack_member(data: bytes, start: int, limit: int, name: str) -> tuple[bytes, int]:
    """Return the content of the member at ``start``, and its length in the data."""
    unpacker = zlib.decompressobj(wbits=_WINDOW_BITS)
    pieces: list[bytes] = []
    position, size = start, 0
    while not unpacker.eof:
        chunk = unpacker.unconsumed_tail
        if not chunk:
            chunk = data[position : position + _CHUNK_BYTES]
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
