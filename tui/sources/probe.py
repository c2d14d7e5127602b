"""What can be told about a file at a glance: its title, its kind, about how long it is. Importing this is cheap."""

import os
import zlib
from pathlib import Path
from typing import BinaryIO, NamedTuple

from tui.document.errors import SourceError
from tui.document.stats import WORDS_PER_MINUTE
from tui.formats.gzip import inner_name
from tui.formats.kinds import Kind, kind_by_name, kind_of_bytes, kind_of_text
from tui.sources.files import opened_file
from tui.text.sanitize import clean_line, clean_text

SAMPLE = 8 * 1024
"""How many bytes of a text tell its title and how many bytes a word takes in it."""

_BEGINNING = 32 * 1024
_PAGE = 512 * 1024
"""A web page's article begins behind any amount of scripts."""
_LONGEST_TITLE = 300
_GZIP = b"\x1f\x8b\x08"
_GZIP_WINDOW = 31
_CONTINUING = bytes(range(0x80, 0xC0))
_ZIP = b"PK\x03\x04"


class ProbedText(NamedTuple):
    """What the beginning of a source gives away."""

    title: str = ""
    words: int | None = None
    """About how many words the whole has; None if that cannot be told."""


class FileInfo(NamedTuple):
    """What a file seems to be, before it is opened."""

    kind: Kind | None
    """None if it is of no kind that is known here."""
    title: str | None
    size: int
    """In bytes, as it lies there."""
    words: int | None
    """About how many words it has; None if that cannot be told."""
    modified: float
    """In seconds since 1970."""

    @property
    def minutes(self) -> int | None:
        """About how many minutes reading it takes, rounded up; None if that cannot be told."""
        return None if self.words is None else -(-self.words // WORDS_PER_MINUTE)


def probe(path: Path) -> FileInfo:
    """Look at a file without opening the article in it, in a few milliseconds.

    The title is nearly always the one that the article then has; the words are an estimate.

    Args:
        path: The file. A few kilobytes of it are read, of a web page half a megabyte.

    Raises:
        SourceError: It is missing, no regular file, may not be read, or is too large.
    """
    with opened_file(path) as file:
        status = os.fstat(file.fileno())
        beginning = file.read(_BEGINNING)
        kind, hints = _seen(file, beginning, str(path), status.st_size)
    title = clean_line(hints.title[:_LONGEST_TITLE]) or None
    return FileInfo(kind, title, status.st_size, hints.words or None, status.st_mtime)


def _seen(file: BinaryIO, beginning: bytes, path: str, size: int) -> tuple[Kind | None, ProbedText]:
    if beginning.startswith(_ZIP):
        from tui.formats.archive_probe import archive_hints

        return archive_hints(file, size)
    if beginning.startswith(_GZIP):
        return _seen_unpacked(_unpacked(beginning), inner_name(path), _unpacked_size(file, size))
    kind = kind_of_bytes(beginning)
    if kind is Kind.PDF:
        from tui.formats.document_probe import pdf_hints

        return kind, pdf_hints(file, beginning, size)
    if kind is Kind.RICH_TEXT:
        return kind, _rich_text_hints(beginning, size)
    more = file.read(_PAGE - _BEGINNING) if kind_by_name(path) is Kind.WEB_PAGE else b""
    return _seen_text(beginning, more, path, size)


def _seen_unpacked(beginning: bytes, path: str, size: int) -> tuple[Kind | None, ProbedText]:
    """What the beginning of an unpacked source gives away; of a PDF document that is nothing but the kind."""
    kind = kind_of_bytes(beginning)
    if kind is Kind.PDF:
        return kind, ProbedText()
    if kind is Kind.RICH_TEXT:
        return kind, _rich_text_hints(beginning, size)
    return _seen_text(beginning, b"", path, size)


def _rich_text_hints(beginning: bytes, size: int) -> ProbedText:
    from tui.formats.document_probe import rich_text_hints

    return rich_text_hints(beginning, size)


def _seen_text(beginning: bytes, more: bytes, path: str, size: int) -> tuple[Kind | None, ProbedText]:
    from tui.formats.encoding import decode
    from tui.formats.text_probe import text_hints

    try:
        sample = decode(whole_characters(beginning[:SAMPLE]), "it")
    except SourceError:  # it is empty or binary, which opening it explains
        return kind_by_name(path), ProbedText()
    kind = kind_of_text(path, clean_text(sample))
    if kind is Kind.WEB_PAGE:
        from tui.formats.html.probe import page_hints

        data = beginning + more
        return kind, page_hints(decode(whole_characters(data), "it"), is_whole=len(data) >= size)
    return kind, text_hints(kind, sample, beginning, size)


def whole_characters(data: bytes) -> bytes:
    """The bytes of a text without the characters of UTF-8 that its beginning and its end may have cut in two."""
    data = data[:3].lstrip(_CONTINUING) + data[3:]
    for back in range(1, min(4, len(data)) + 1):
        if data[-back] >= 0xC0:
            return data[:-back]
        if data[-back] < 0x80:
            break
    return data


def _unpacked(beginning: bytes) -> bytes:
    try:
        return zlib.decompressobj(wbits=_GZIP_WINDOW).decompress(beginning, _BEGINNING)
    except zlib.error:
        return b""


def _unpacked_size(file: BinaryIO, size: int) -> int:
    """The size that a gzip file says it unpacks to, in its last four bytes; its own where that cannot be."""
    file.seek(max(0, size - 4))
    said = int.from_bytes(file.read(4), "little")
    return said if size <= said <= size * 1032 else size
