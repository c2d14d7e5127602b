"""Unpack files compressed with gzip, bzip2, xz or Zstandard within limits."""

import os
import zlib
from collections.abc import Callable
from typing import NamedTuple, Protocol

from tui.document.errors import SourceError
from tui.formats.limits import MAX_SOURCE_BYTES, MEGABYTE

_CHUNK_BYTES = 64 * 1024
_MAX_MEMBERS = 10_000
_MAX_MEMORY_BYTES = 256 * 1024 * 1024
_MAX_WINDOW_LOG = 27
"""The limit of Zstandard's own program (RFC 8878, section 3.1.1.1.2)."""
_MAX_GZIP_RATIO = 1032
"""The highest ratio that deflate can reach."""
_GZIP_WINDOW_BITS = 31
"""Makes zlib expect gzip's header and checksum."""


class Unpacker(Protocol):
    """Unpacks one member of a file, as the classes of ``bz2`` and ``lzma`` do."""

    def decompress(self, data: bytes, max_length: int) -> bytes: ...

    @property
    def eof(self) -> bool: ...

    @property
    def unused_data(self) -> bytes: ...

    @property
    def needs_input(self) -> bool: ...


class ZlibUnpacker:
    """Wraps zlib's decompressor in the interface of the others.

    Args:
        window_bits: zlib's number for the format and the size of the window.
    """

    def __init__(self, window_bits: int = _GZIP_WINDOW_BITS) -> None:
        self._zlib = zlib.decompressobj(wbits=window_bits)

    def decompress(self, data: bytes, max_length: int) -> bytes:
        return self._zlib.decompress(self._zlib.unconsumed_tail + data, max_length)

    @property
    def eof(self) -> bool:
        return self._zlib.eof

    @property
    def unused_data(self) -> bytes:
        return self._zlib.unused_data

    @property
    def needs_input(self) -> bool:
        return not self._zlib.unconsumed_tail


def _bzip2_unpacker() -> Unpacker:
    from bz2 import BZ2Decompressor

    return BZ2Decompressor()


def _xz_unpacker() -> Unpacker:
    from lzma import FORMAT_XZ, LZMADecompressor

    return LZMADecompressor(FORMAT_XZ, _MAX_MEMORY_BYTES)


def zstandard_unpacker() -> Unpacker:
    try:
        from compression.zstd import DecompressionParameter, ZstdDecompressor
    except ImportError:  # before Python 3.14
        from backports.zstd import DecompressionParameter, ZstdDecompressor
    unpacker: Unpacker = ZstdDecompressor(options={DecompressionParameter.window_log_max: _MAX_WINDOW_LOG})
    return unpacker


class _Compression(NamedTuple):
    name: str
    suffix: str
    signatures: tuple[bytes, ...]
    unpacker: Callable[[], Unpacker]


_COMPRESSIONS = (
    _Compression("gzip", ".gz", (b"\x1f\x8b\x08",), ZlibUnpacker),
    _Compression(
        "bzip2",
        ".bz2",
        tuple(b"BZh%d%s" % (level, mark) for level in range(1, 10) for mark in (b"1AY&SY", b"\x17rE8P\x90")),
        _bzip2_unpacker,
    ),
    _Compression("xz", ".xz", (b"\xfd7zXZ\0",), _xz_unpacker),
    _Compression("Zstandard", ".zst", (b"\x28\xb5\x2f\xfd",), zstandard_unpacker),
)
_SUFFIXES = frozenset(compression.suffix for compression in _COMPRESSIONS)


def inner_name(name: str) -> str:
    """Return a file's name or path without a final ``.gz``, ``.bz2``, ``.xz`` or ``.zst``."""
    root, suffix = os.path.splitext(name)  # noqa: PTH122 - called for every name in a folder
    return root if suffix.lower() in _SUFFIXES else name


def is_compressed(head: bytes) -> bool:
    """Return whether a file is compressed, by its first bytes."""
    return _compression_of(head) is not None


def unpack(data: bytes, name: str) -> tuple[bytes, str]:
    """Unpack a compressed file, and remove the suffix from its name; other data and names are returned unchanged.

    Several members are one file; other bytes after them are ignored. The formats are those of RFC 1952 (gzip),
    RFC 8878 (Zstandard), and the programs bzip2 and xz.

    Raises:
        SourceError: It is damaged or cut off, holds an archive of several files, or more than 64 MB.
    """
    compression = _compression_of(data)
    if compression is None:
        return data, name
    content = _unpack_members(data, compression, name)
    if content.startswith(b"ustar", 257):  # the mark of a tar archive
        raise SourceError(
            f"Cannot read {name}: it is an archive of several files. Unpack it and open one of them."
        )
    return content, inner_name(name)


def unpack_head(head: bytes, limit: int) -> bytes:
    """Unpack up to ``limit`` bytes from the first ones of a compressed file; none if it is damaged."""
    compression = _compression_of(head)
    if compression is None:
        return b""
    try:
        return compression.unpacker().decompress(head, limit)
    except Exception as error:
        if is_damage(error):
            return b""
        raise


def unpacked_size(head: bytes, tail: bytes, size: int) -> int:
    """Return the size in the last four bytes of a gzip file; the file's own size if that is implausible or no gzip."""
    claimed = int.from_bytes(tail, "little") if head.startswith(_COMPRESSIONS[0].signatures) else 0
    return claimed if size <= claimed <= size * _MAX_GZIP_RATIO else size


def _compression_of(head: bytes) -> _Compression | None:
    return next((known for known in _COMPRESSIONS if head.startswith(known.signatures)), None)


def is_damage(error: Exception) -> bool:
    """Return whether an error is one that unpackers raise for damaged data, or for data that needs much memory."""
    return isinstance(error, zlib.error | OSError | EOFError | ValueError | MemoryError) or (
        type(error).__name__ in ("LZMAError", "ZstdError")  # their modules are loaded only when used
    )


def _unpack_members(data: bytes, compression: _Compression, name: str) -> bytes:
    pieces: list[bytes] = []
    size = position = 0
    for _ in range(_MAX_MEMBERS):
        try:
            member, used = _unpack_member(data, position, MAX_SOURCE_BYTES - size, compression)
        except Exception as error:
            if is_damage(error):
                raise _error(name, f"it is a {compression.name} file that is damaged or cut off") from error
            raise
        size += len(member)
        if size > MAX_SOURCE_BYTES:
            remedy = f"Unpack it with {compression.name} and open a part of it"
            raise _error(name, f"it unpacks to more than {MAX_SOURCE_BYTES // MEGABYTE} MB", remedy)
        pieces.append(member)
        position += used
        if not data.startswith(compression.signatures, position):
            return b"".join(pieces)
    remedy = f"Unpack it with {compression.name} and open that"
    raise _error(name, f"it has more than {_MAX_MEMBERS:,} parts", remedy)


def _unpack_member(data: bytes, start: int, limit: int, compression: _Compression) -> tuple[bytes, int]:
    """Return the content of the member at ``start``, up to just above the limit, and its length in the data."""
    unpacker = compression.unpacker()
    pieces: list[bytes] = []
    position, size = start, 0
    while not unpacker.eof and size <= limit:
        chunk = b""
        if unpacker.needs_input:
            chunk = data[position : position + _CHUNK_BYTES]
            position += len(chunk)
            if not chunk:
                raise EOFError
        pieces.append(unpacker.decompress(chunk, limit - size + 1))
        size += len(pieces[-1])
    return b"".join(pieces), position - start - len(unpacker.unused_data)


def _error(name: str, why: str, remedy: str = "Get it once more") -> SourceError:
    return SourceError(f"Cannot read {name}: {why}. {remedy}.")
