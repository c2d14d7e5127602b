"""Find the title and the length of a book for Kindle or Palm readers. Importing this is cheap."""

from typing import BinaryIO

from tui.formats.parsed_document import ProbedText
from tui.text.sanitize import clean_line

_HEAD_BYTES = 128 * 1024
_BYTES_PER_WORD = 7
"""The mean in most books, markup included."""


def sniff_mobi(head: bytes) -> bool:
    """Return True for a Palm database with a book."""
    return head[60:68] in (b"BOOKMOBI", b"TEXtREAd")


def probe_mobi(_head: bytes, file: BinaryIO, _size: int) -> ProbedText:
    """Find the title, and estimate the words from the length of the text."""
    from tui.formats.mobi.records import BookHeader, PalmDatabase

    file.seek(0)
    header = BookHeader(PalmDatabase(file.read(_HEAD_BYTES))[0])
    length = int.from_bytes(header.record[4:8], "big")
    return ProbedText(clean_line(header.title) if header.is_html else "", length // _BYTES_PER_WORD or None)
