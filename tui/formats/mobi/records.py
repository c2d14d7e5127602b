"""The records of a Palm database with a book, and the header in its first record.

There is no specification; the fields are those that the wiki of MobileRead describes under "MOBI" and "PDB".
"""

import struct
from dataclasses import dataclass, field
from functools import cached_property

from tui.document.errors import SourceError

_RECORD_COUNT = 76
_FIRST_RECORD = 78
_RECORD_ENTRY_BYTES = 8
_MOBI_HEADER = 16
_MAX_EXTENSIONS = 2_000
_NO_RECORD = 0xFFFFFFFF

PLAIN, PALMDOC, HUFF = 1, 2, 17480
"""The types of compression."""


def book_error(name: str, why: str, remedy: str = "Get it once more, or as EPUB") -> SourceError:
    """Return the error for a problem, given in words that continue ``it is a book for Kindle``."""
    return SourceError(f"Cannot read {name}: it is a book for Kindle {why}. {remedy}.")


class PalmDatabase:
    """The records of a Palm database, each cut out when it is needed."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        count = int.from_bytes(data[_RECORD_COUNT:_FIRST_RECORD], "big")
        end = _FIRST_RECORD + count * _RECORD_ENTRY_BYTES
        starts = [
            int.from_bytes(data[entry : entry + 4], "big")
            for entry in range(_FIRST_RECORD, end, _RECORD_ENTRY_BYTES)
        ]
        self._bounds = [*starts, len(data)]

    def __len__(self) -> int:
        return len(self._bounds) - 1

    def __getitem__(self, index: int) -> bytes:
        """Return a record; empty if there is none."""
        if not 0 <= index < len(self):
            return b""
        return self._data[self._bounds[index] : self._bounds[index + 1]]


@dataclass(frozen=True)
class BookHeader:
    """The header of a book, in its first record."""

    record: bytes = field(repr=False)

    def _number(self, offset: int, length: int = 4, default: int = 0) -> int:
        if offset + length > len(self.record) or (offset >= _MOBI_HEADER and offset >= self._end):
            return default
        return int.from_bytes(self.record[offset : offset + length], "big")

    @cached_property
    def _end(self) -> int:
        """The end of the MOBI header; 0 if there is none, as in PalmDOC."""
        if self.record[_MOBI_HEADER : _MOBI_HEADER + 4] != b"MOBI":
            return 0
        return _MOBI_HEADER + int.from_bytes(self.record[20:24], "big")

    @property
    def compression(self) -> int:
        """The type of compression, such as ``PALMDOC``."""
        return self._number(0, 2)

    @property
    def text_records(self) -> int:
        """The number of records with text, which begin at the second."""
        return self._number(8, 2)

    @property
    def is_locked(self) -> bool:
        """True if the text is encrypted (DRM)."""
        return self._number(12, 2) != 0

    @property
    def is_html(self) -> bool:
        """True for MOBI and AZW3; PalmDOC is plain text."""
        return self._end > 0

    @property
    def encoding(self) -> str:
        """The name of the codec of the text and the metadata."""
        return "utf-8" if self._number(28) == 65001 else "cp1252"

    @property
    def version(self) -> int:
        """8 for the format of AZW3."""
        return self._number(36)

    @property
    def dictionary(self) -> range:
        """The records with the dictionary of the compression HUFF."""
        first = self._number(112)
        return range(first, first + self._number(116))

    @property
    def flows(self) -> int | None:
        """The record with the offset where the text ends and the style sheets begin (version 8)."""
        index = self._number(192, default=_NO_RECORD)
        return index if self.version >= 8 and index != _NO_RECORD else None

    @property
    def trailers(self) -> int:
        """Flags for the trailers after the text in each record."""
        return self._number(242, 2)

    @cached_property
    def extensions(self) -> dict[int, list[bytes]]:
        """The metadata by their type, such as 100 for authors."""
        found: dict[int, list[bytes]] = {}
        position = self._end
        if not position or self.record[position : position + 4] != b"EXTH":
            return found
        count = int.from_bytes(self.record[position + 8 : position + 12], "big")
        position += 12
        for _ in range(min(count, _MAX_EXTENSIONS)):
            if position + 8 > len(self.record):
                break
            kind, length = struct.unpack_from(">LL", self.record, position)
            found.setdefault(kind, []).append(self.record[position + 8 : position + length])
            position += max(length, 8)
        return found

    def texts(self, kind: int) -> list[str]:
        """Return the metadata of a type."""
        return [value.decode(self.encoding, "replace") for value in self.extensions.get(kind, [])]

    @property
    def title(self) -> str:
        """The title in the metadata, or else the full name in the header."""
        start, length = self._number(84), self._number(88)
        full = self.record[start : start + min(length, 2_000)].decode(self.encoding, "replace")
        return next(iter(self.texts(503)), full)


def without_trailers(record: bytes, flags: int) -> bytes:
    """Return the text in a record, without its trailers."""
    for _ in range((flags >> 1).bit_count()):
        record = record[: max(len(record) - _trailer_length(record), 0)]
    if flags & 1 and record:
        record = record[: max(len(record) - (record[-1] & 3) - 1, 0)]
    return record


def _trailer_length(record: bytes) -> int:
    """Return the length of the last trailer, which is stored at its end, with seven bits in each byte."""
    length = 0
    for byte in record[-4:]:
        if byte & 0x80:
            length = 0
        length = (length << 7) | (byte & 0x7F)
    return length
