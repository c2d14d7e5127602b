"""A book for Kindle readers in MOBI, uncompressed (MobileRead wiki, "MOBI")."""

import struct
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from html import escape

from docs.samples.texts import Heading, Look, Paragraph, Text, plain

_RECORD_BYTES = 4096
_PALM_EPOCH = datetime(1904, 1, 1, tzinfo=UTC)
_HEADER_BYTES = 232
_PLACE = "filepos=0000000000"
_UTF_8 = 65001


def kindle_book(text: Text) -> bytes:
    """Return a text as a book, with its notes at the end."""
    markup = _with_positions(_markup(text))
    metadata = {100: text.author, 106: text.date, 503: text.title, 524: text.language}
    created = int((datetime.fromisoformat(text.date).replace(tzinfo=UTC) - _PALM_EPOCH).total_seconds())
    return PalmBook(text=markup, title=text.title, metadata=metadata, created=created).packed()


def _markup(text: Text) -> bytes:
    """Return the markup with placeholders: each mark of a note and each note has one for the position of the other."""
    notes: list[str] = []
    blocks = []
    for part in text.parts:
        match part:
            case Heading(line, level):
                blocks.append(f"<mbp:pagebreak/><h{level + 1}>{escape(plain(line))}</h{level + 1}>")
            case Paragraph(line):
                inside = ""
                for piece in line:
                    if piece.look is Look.NOTE:
                        notes.append(piece.text)
                        inside += f"<sup><a {_PLACE}>{len(notes)}</a></sup>"
                    else:
                        words = escape(piece.text)
                        inside += f"<i>{words}</i>" if piece.look is Look.EMPHASIS else words
                blocks.append(f"<p>{inside}</p>")
    listed = "".join(
        f"<p><a {_PLACE}>{number}</a>. {escape(note)}</p>" for number, note in enumerate(notes, 1)
    )
    title = f"<h1>{escape(text.title)}</h1><p>{escape(text.author)}</p>"
    return f"<html><body>{title}{''.join(blocks)}<mbp:pagebreak/>{listed}</body></html>".encode()


def _with_positions(markup: bytes) -> bytes:
    """Return the markup with the positions of the notes and their marks in it."""
    place = _PLACE.encode()
    starts = []
    at = markup.find(place)
    while at >= 0:
        starts.append(at)
        at = markup.find(place, at + 1)
    half = len(starts) // 2
    result = bytearray(markup)
    for position, other in zip(starts, (*starts[half:], *starts[:half]), strict=True):
        target = markup.rfind(b"<a ", 0, other)
        result[position : position + len(place)] = f"filepos={target:010}".encode()
    return bytes(result)


@dataclass(frozen=True, slots=True, kw_only=True)
class PalmBook:
    """A book, and the options for storing it."""

    text: bytes
    """The markup in UTF-8."""
    title: str
    metadata: Mapping[int, str] = field(default_factory=dict)
    """More metadata, by the numbers of the header ``EXTH``."""
    created: int = 0
    """The seconds from 1904 to the day it was made."""
    compression: int = 1
    """1 for none."""
    records: tuple[bytes, ...] = ()
    """The records of the text; by default the text cut into pieces."""
    dictionary: tuple[bytes, ...] = ()
    """The records with the dictionary of its compression."""
    version: int = 6
    trailers: int = 0
    """The flags for the trailers after the text in each record."""
    encryption: int = 0
    """0 for a book that is not locked."""

    def packed(self) -> bytes:
        """Return the book as a Palm database."""
        text, name = self.text, self.title.encode()
        records = self.records or tuple(
            text[start : start + _RECORD_BYTES] for start in range(0, len(text), _RECORD_BYTES)
        )
        entries = b"".join(
            struct.pack(">LL", kind, 8 + len(value.encode())) + value.encode()
            for kind, value in self.metadata.items()
        )
        extension = b"EXTH" + struct.pack(">LL", 12 + len(entries), len(self.metadata)) + entries
        header = bytearray(_HEADER_BYTES)
        struct.pack_into(">4sLLLLL", header, 0, b"MOBI", _HEADER_BYTES, 2, _UTF_8, 1, self.version)
        struct.pack_into(">LL", header, 68, 16 + _HEADER_BYTES + len(extension), len(name))
        struct.pack_into(">LL", header, 96, len(records) + 1, len(self.dictionary))
        struct.pack_into(">L", header, 112, 0x40)
        struct.pack_into(">L", header, 176, len(records) + 1 if self.version >= 8 else 0xFFFFFFFF)
        struct.pack_into(">H", header, 226, self.trailers)
        first = struct.pack(
            ">HHLHHHH", self.compression, 0, len(text), len(records), _RECORD_BYTES, self.encryption, 0
        )
        first += bytes(header) + extension + name + bytes(4)
        return palm_database(self.title, [first, *records, *self.dictionary], self.created)


def palm_database(title: str, records: list[bytes], created: int = 0, kind: bytes = b"BOOKMOBI") -> bytes:
    """Return a Palm database with some records."""
    start = 78 + 8 * len(records) + 2
    head = struct.pack(
        ">31sxHHLLLLLL8sLLH",
        title.encode("ascii", "replace")[:31],
        *(0, 0, created, created, 0, 0, 0, 0),
        kind,
        *(len(records), 0, len(records)),
    )
    entries = b""
    for number, record in enumerate(records):
        entries += struct.pack(">LL", start, number * 2)
        start += len(record)
    return head + entries + bytes(2) + b"".join(records)
