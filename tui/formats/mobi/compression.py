"""Unpack the text of books for Kindle and Palm readers."""

import re
import struct
from collections.abc import Iterator, Sequence

_LITERALS = re.compile(rb"[\x00\x09-\x7f]+")
_MAX_PHRASE_DEPTH = 32
_CODE_BITS = 32
_DICTIONARY_HEADER = 16


def unpack_palmdoc(data: bytes) -> bytes:
    """Unpack a record compressed as in PalmDOC, with a kind of LZ77 (MobileRead wiki, "PalmDOC")."""
    unpacked = bytearray()
    position, end = 0, len(data)
    while position < end:
        if literals := _LITERALS.match(data, position):
            unpacked += literals[0]
            position = literals.end()
            continue
        byte = data[position]
        position += 1
        if byte <= 8:
            unpacked += data[position : position + byte]
            position += byte
        elif byte >= 0xC0:
            unpacked += bytes((0x20, byte ^ 0x80))
        else:
            pair = (byte << 8 | (data[position] if position < end else 0)) & 0x3FFF
            position += 1
            distance, length = pair >> 3, (pair & 7) + 3
            if not 0 < distance <= len(unpacked):
                continue
            # The copied bytes may overlap those being written.
            start = len(unpacked) - distance
            copied = unpacked[start : start + length]
            unpacked += (copied * (length // distance + 1))[:length] if length > distance else copied
    return bytes(unpacked)


class DamagedDictionaryError(ValueError):
    """The dictionary of compressed text is damaged."""


class PhraseDictionary:
    """Unpacks HUFF/CDIC: codes of 1 to 32 bits stand for phrases, which may be compressed in the same way."""

    def __init__(self, records: Sequence[bytes], limit: int) -> None:
        """Read the tables of codes and the phrases.

        Args:
            records: One that begins with ``HUFF``, and those that begin with ``CDIC``.
            limit: The number of bytes that may be unpacked altogether.

        Raises:
            DamagedDictionaryError: The records are something else.
        """
        if not records or not records[0].startswith(b"HUFF"):
            raise DamagedDictionaryError
        self._left = limit
        try:
            self._read_codes(records[0])
            self._phrases = [phrase for record in records[1:] for phrase in _phrases(record)]
        except struct.error as error:
            raise DamagedDictionaryError from error
        self._unpacked: dict[int, bytes] = {}

    def _read_codes(self, record: bytes) -> None:
        short, long = struct.unpack_from(">LL", record, 8)
        self._short = [
            (entry & 0x1F, bool(entry & 0x80), entry >> 8)
            for entry in struct.unpack_from(">256L", record, short)
        ]
        limits = struct.unpack_from(">64L", record, long)
        self._smallest = [0, *(_aligned(limits[2 * bits], bits + 1) for bits in range(_CODE_BITS))]
        self._largest = [0, *(limits[2 * bits + 1] for bits in range(_CODE_BITS))]

    def unpack(self, data: bytes, depth: int = 0) -> bytes:
        """Unpack a record.

        Raises:
            DamagedDictionaryError: It cannot be unpacked, or unpacks to too much.
        """
        if depth > _MAX_PHRASE_DEPTH:
            raise DamagedDictionaryError
        pieces = []
        for index in self._codes(data):
            if index >= len(self._phrases):
                raise DamagedDictionaryError
            if index not in self._unpacked:
                phrase, is_text = self._phrases[index]
                self._unpacked[index] = phrase if is_text else self.unpack(phrase, depth + 1)
            pieces.append(self._unpacked[index])
            self._left -= len(pieces[-1]) + 1
            if self._left < 0:
                raise DamagedDictionaryError
        return b"".join(pieces)

    def _codes(self, data: bytes) -> Iterator[int]:
        """Yield the indices of the phrases that packed text encodes."""
        left = len(data) * 8
        padded = data + bytes(8)
        position = 0
        while left > 0:
            window = int.from_bytes(padded[position >> 3 : (position >> 3) + 5], "big")
            code = (window >> (8 - (position & 7))) & 0xFFFFFFFF
            bits, is_short, largest = self._short[code >> 24]
            if not is_short:
                while bits <= _CODE_BITS and (bits == 0 or code < self._smallest[bits]):
                    bits += 1
                if bits > _CODE_BITS:
                    raise DamagedDictionaryError
                largest = self._largest[bits]
            if bits == 0:
                raise DamagedDictionaryError
            left -= bits
            if left >= 0:
                yield (((largest + 1) << (_CODE_BITS - bits)) - 1 - code & 0xFFFFFFFF) >> (_CODE_BITS - bits)
            position += bits


def _aligned(code: int, bits: int) -> int:
    """Return a code shifted to the first of 32 bits."""
    return code << (_CODE_BITS - bits)


def _phrases(record: bytes) -> Iterator[tuple[bytes, bool]]:
    """Yield the phrases of a record, and whether each is text and not packed itself."""
    if not record.startswith(b"CDIC"):
        raise DamagedDictionaryError
    count, bits = struct.unpack_from(">LL", record, 8)
    number = min(count, 1 << min(bits, 16), (len(record) - _DICTIONARY_HEADER) // 2)
    for start in struct.unpack_from(f">{number}H", record, _DICTIONARY_HEADER):
        at = _DICTIONARY_HEADER + start
        (length,) = struct.unpack_from(">H", record, at)
        yield record[at + 2 : at + 2 + (length & 0x7FFF)], bool(length & 0x8000)
