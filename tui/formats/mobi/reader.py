"""Read books for Kindle and Palm readers."""

import re
from bisect import bisect_right
from collections.abc import Iterator

from tui.document.build import Metadata
from tui.formats.epub.package import Package
from tui.formats.epub.reader import assemble_book
from tui.formats.mobi.compression import DamagedDictionaryError, PhraseDictionary, unpack_palmdoc
from tui.formats.mobi.records import (
    HUFF,
    PALMDOC,
    PLAIN,
    BookHeader,
    PalmDatabase,
    book_error,
    without_trailers,
)
from tui.formats.parsed_document import ParsedDocument
from tui.formats.plain.reader import read_plain_text
from tui.formats.xml import parse_html
from tui.text.sanitize import clean_line

_MEGABYTE = 1024 * 1024
_MAX_TEXT_BYTES = 24 * _MEGABYTE
_MAX_RECORD_BYTES = 64 * 1024
_MAX_TAGS = 4_000_000
_MAX_FILES = 5_000
_AUTHOR, _DATE, _LANGUAGE = 100, 106, 524
_BREAK = re.compile(rb"<mbp:pagebreak\b[^<>]*>|<\?xml\b[^<>]*\?>", re.IGNORECASE)
_TAG_BEGIN = re.compile(rb"<[a-zA-Z][a-zA-Z0-9:]{0,20}")
_LINK = re.compile(rb"""\bfilepos\s*=\s*["']?([0-9]{1,10})["']?""", re.IGNORECASE)
_HEAD_BEGIN, _HEAD_END = re.compile(rb"<head[\s>]", re.IGNORECASE), re.compile(rb"</head\s*>", re.IGNORECASE)


def read_mobi(data: bytes, name: str) -> ParsedDocument:
    """Return the document in a book of the format MOBI, AZW3 or PalmDOC.

    Its sections are the headings in its text. Covers, title and copyright pages are dropped as in EPUB books.

    Args:
        data: The file.
        name: Its name, for messages.

    Raises:
        SourceError: It is locked (DRM), damaged, too large, or has no text.
    """
    database = PalmDatabase(data)
    header = BookHeader(database[0])
    if header.is_locked:
        raise book_error(name, "that is locked (DRM)", "Open it with the app of the shop it is from")
    text = _text(database, header, name)
    if not header.is_html:
        return read_plain_text(text.decode(header.encoding, "replace"), name)
    if text.count(b"<") > _MAX_TAGS:
        raise book_error(name, f"with more than {_MAX_TAGS:,} tags", "Get another edition of it")
    author = clean_line(", ".join(header.texts(_AUTHOR))) or None
    date = next(iter(header.texts(_DATE)), "").partition("T")[0]
    package = Package(
        clean_line(header.title),
        Metadata(author=author, date=clean_line(date) or None),
        next(iter(header.texts(_LANGUAGE)), None),
        spine=(),
        aside=(),
        navigation=None,
        ncx=None,
        guide={},
    )
    files = dict(_files(text, header.encoding))
    del text  # it is as large as the files
    book = assemble_book(files, parse_html, package)
    if book is None:
        raise book_error(name, "without any text", "Its pages may be pictures")
    return book


def _text(database: PalmDatabase, header: BookHeader, name: str) -> bytes:
    pieces = []
    left = _MAX_TEXT_BYTES
    dictionary = None
    if header.compression not in (PLAIN, PALMDOC, HUFF):
        raise book_error(name, "that is damaged")
    try:
        if header.compression == HUFF:
            records = [database[index] for index in header.dictionary[:1_000]]
            dictionary = PhraseDictionary(records, _MAX_TEXT_BYTES)
        for index in range(1, min(header.text_records + 1, len(database))):
            packed = record = without_trailers(database[index][:_MAX_RECORD_BYTES], header.trailers)
            if header.compression == PALMDOC:
                record = unpack_palmdoc(record)
            elif dictionary is not None:
                record = dictionary.unpack(record)
            left -= max(len(record), len(packed))
            if left < 0:
                raise book_error(
                    name,
                    f"with more than {_MAX_TEXT_BYTES // _MEGABYTE} MB of text",
                    "Get another edition of it",
                )
            pieces.append(record)
    except DamagedDictionaryError:
        raise book_error(name, "whose text cannot be unpacked") from None
    text = b"".join(pieces)
    if not text.strip(b"\0 \r\n"):
        raise book_error(name, "without any text", "Its pages may be pictures")
    return text[: _end_of_text(database, header, len(text))]


def _end_of_text(database: PalmDatabase, header: BookHeader, length: int) -> int:
    """Return the end of the text; in a book of version 8, style sheets and drawings follow."""
    record = b"" if header.flows is None else database[header.flows]
    if not record.startswith(b"FDST"):
        return length
    end = int.from_bytes(record[16:20], "big")
    return end if 0 < end <= length else length


def _files(text: bytes, encoding: str) -> Iterator[tuple[str, str]]:
    """Yield the parts of a book between its page breaks, with their paths and with its links and their targets."""
    breaks = [match.start() for match in _BREAK.finditer(text)][:_MAX_FILES]
    starts = sorted({0, *breaks})
    targets = sorted({int(match[1]) for match in _LINK.finditer(text)})
    for number, (start, end) in enumerate(zip(starts, [*starts[1:], len(text)], strict=True)):
        here = targets[bisect_right(targets, start - 1) : bisect_right(targets, end - 1)]
        piece = _with_anchors(text, start, end, here)

        def link(match: re.Match[bytes]) -> bytes:
            position = int(match[1])
            return b'href="%d.html#p%d"' % (bisect_right(starts, position) - 1, position)

        markup = _without_heads(_LINK.sub(link, piece)).decode(encoding, "replace")
        if markup.strip():
            yield f"{number}.html", markup


def _with_anchors(text: bytes, start: int, end: int, positions: list[int]) -> bytes:
    """Return a part of a text with IDs for the elements that links lead to, by their positions."""
    pieces: list[bytes] = []
    last = start
    for position in positions:
        tag = _TAG_BEGIN.match(text, position, end)
        at = position if tag is None else tag.end()
        if at < last:
            continue  # it is within the tag before
        pieces += (text[last:at], b'<a id="p%d"></a>' % position if tag is None else b' id="p%d"' % position)
        last = at
    return b"".join((*pieces, text[last:end]))


def _without_heads(markup: bytes) -> bytes:
    """Return markup without its heads, which hold titles and style sheets."""
    pieces = []
    position = 0
    while (head := _HEAD_BEGIN.search(markup, position)) is not None:
        end = _HEAD_END.search(markup, head.end())
        if end is None:
            break
        pieces.append(markup[position : head.start()])
        position = end.end()
    return b"".join((*pieces, markup[position:]))
