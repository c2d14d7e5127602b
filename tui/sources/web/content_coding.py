"""Unpack the body of a response while it arrives (RFC 9110, section 8.4.1), never more than a piece of it at a time."""

from collections.abc import Callable, Iterator, Sequence
from http.client import IncompleteRead
from importlib import import_module
from typing import Any, NamedTuple

from urllib3.exceptions import DecodeError

from tui.formats.compression import Unpacker, ZlibUnpacker, is_damage, zstandard_unpacker

_PIECE_BYTES = 64 * 1024
_MAX_CODINGS = 5
_SIGNATURE_BYTES = 4
_ZLIB_WINDOW_BITS = 15
_RAW_WINDOW_BITS = -15
_ALIASES = {"x-gzip": "gzip"}
_PLAIN = ("", "identity")


class _BrotliUnpacker:
    """Wraps the decompressor of ``brotli`` or ``brotlicffi`` in the interface of the others.

    Raises:
        ImportError: Neither is installed, or one before version 1.2, which unpacks all of its input at once.
    """

    def __init__(self) -> None:
        self._library = _import_brotli()
        self._brotli = self._library.Decompressor()
        if not hasattr(self._brotli, "can_accept_more_data"):
            raise ImportError("brotli is too old")

    def decompress(self, data: bytes, max_length: int) -> bytes:
        try:
            content: bytes = self._brotli.process(data, output_buffer_limit=max_length)
        except self._library.error as error:
            raise ValueError(str(error)) from error
        return content

    @property
    def eof(self) -> bool:
        return bool(self._brotli.is_finished())

    @property
    def unused_data(self) -> bytes:
        return b""

    @property
    def needs_input(self) -> bool:
        return bool(self._brotli.can_accept_more_data())


def _import_brotli() -> Any:
    try:
        return import_module("brotlicffi")
    except ImportError:
        return import_module("brotli")


def _deflate_unpacker(head: bytes) -> Unpacker:
    """Return an unpacker for zlib's format, or for the bare one that some servers send instead."""
    is_zlib = len(head) > 1 and head[0] & 15 == 8 and int.from_bytes(head[:2], "big") % 31 == 0
    return ZlibUnpacker(_ZLIB_WINDOW_BITS if is_zlib else _RAW_WINDOW_BITS)


class _Coding(NamedTuple):
    unpacker: Callable[[bytes], Unpacker]
    """Takes the first bytes of the data; raises ImportError without the library that it needs."""
    signature: bytes | None = None
    """The first bytes of another member, if the data can have several."""


_CODINGS = {
    "gzip": _Coding(lambda _: ZlibUnpacker(), b"\x1f\x8b\x08"),
    "deflate": _Coding(_deflate_unpacker),
    "zstd": _Coding(lambda _: zstandard_unpacker(), b"\x28\xb5\x2f\xfd"),
    "br": _Coding(lambda _: _BrotliUnpacker()),
}


def content_codings() -> tuple[str, ...]:
    """Return the content codings that can be unpacked with the installed libraries."""
    return tuple(name for name, coding in _CODINGS.items() if _is_available(coding))


def parse_codings(header: str) -> tuple[str, ...]:
    """Return the codings in a ``Content-Encoding`` header, in the order in which they were applied."""
    names = (name.strip() for name in header.lower().split(","))
    return tuple(_ALIASES.get(name, name) for name in names if name not in _PLAIN)


def unpack_body(chunks: Iterator[bytes], codings: Sequence[str]) -> Iterator[bytes]:
    """Yield the content of a body in pieces.

    Raises:
        IncompleteRead: The body ends before the packed data does.
        DecodeError: The data is damaged, or packed more often than any server does.
    """
    if len(codings) > _MAX_CODINGS:
        raise DecodeError("too many content codings")
    for name in reversed(codings):
        chunks = _unpack(chunks, _CODINGS[name])
    return chunks


def _unpack(chunks: Iterator[bytes], coding: _Coding) -> Iterator[bytes]:
    data = _with_signature(b"", chunks)
    while data:
        unpacker = coding.unpacker(data)
        while not unpacker.eof:
            is_over = unpacker.needs_input and not data and not (data := next(chunks, b""))
            piece = _decompress(unpacker, data)
            data = b""
            if piece:
                yield piece
            elif is_over and not unpacker.eof:
                raise IncompleteRead(b"")
        data = _with_signature(unpacker.unused_data, chunks)
        if coding.signature is None or not data.startswith(coding.signature):
            return  # as by the program gzip, other bytes are ignored


def _with_signature(data: bytes, chunks: Iterator[bytes]) -> bytes:
    """Return data together with as many chunks as are needed to tell what it is."""
    while len(data) < _SIGNATURE_BYTES and (chunk := next(chunks, b"")):
        data += chunk
    return data


def _decompress(unpacker: Unpacker, data: bytes) -> bytes:
    try:
        return unpacker.decompress(data, _PIECE_BYTES)
    except Exception as error:
        if is_damage(error):
            raise DecodeError(str(error)) from error
        raise


def _is_available(coding: _Coding) -> bool:
    try:
        coding.unpacker(b"")
    except ImportError:
        return False
    return True
