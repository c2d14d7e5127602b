"""The title of a book or document in a ZIP container, and about how many words it has, with little unpacked."""

import re
import struct
import zlib
from collections.abc import Mapping
from html import unescape
from typing import BinaryIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from tui.document.stats import count_words
from tui.formats.kinds import Kind
from tui.sources.probe import ProbedText

_END = struct.Struct("<4s4H2LH")
_END_SIGNATURE = b"PK\x05\x06"
_END_WITHIN = 64 * 1024 + _END.size
_LONGEST_DIRECTORY = 1024 * 1024
_PART = 128 * 1024
_PAGES = (".xhtml", ".html", ".htm")
_ENCRYPTED = 0x1
_FAILURES = (
    BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    OSError,
    ValueError,
    OverflowError,
    NotImplementedError,
    RuntimeError,
)

_PARAGRAPH_END = re.compile(r"</(?:w|text):[ph]>")
_TAG = re.compile(r"<[^<>]*>")
_ROOT_FILE = re.compile(r"""<rootfile\b[^<>]*\bfull-path\s*=\s*["']([^"'<>]{1,500})["']""")
_TITLE = re.compile(r"<(?:\w+:)?title\b[^<>]*>([^<]{1,2000})</")
_WORDS = re.compile(r"""<(?:\w+:)?Words>\s*(\d{1,9})\s*</|\bmeta:word-count\s*=\s*["'](\d{1,9})["']""")


def archive_hints(file: BinaryIO, size: int) -> tuple[Kind | None, ProbedText]:
    """What a ZIP container is, and what the description in it says.

    Args:
        file: The container, opened.
        size: How many bytes it has.

    Returns:
        Its kind, None if it holds no article, and what else is told. A container with a long or damaged table of
        contents is not looked into.
    """
    if not _has_short_directory(file, size):
        return None, ProbedText()
    try:
        with ZipFile(file) as archive:
            entries = {entry.filename: entry for entry in archive.infolist()}
            if "META-INF/container.xml" in entries:
                return Kind.EPUB, _book_hints(archive, entries)
            if "word/document.xml" in entries:
                about = ("docProps/core.xml", "docProps/app.xml")
                return Kind.WORD, _document_hints(archive, entries, "word/document.xml", *about)
            if "content.xml" in entries and "meta.xml" in entries:
                return Kind.OPEN_DOCUMENT, _document_hints(archive, entries, "content.xml", "meta.xml")
    except _FAILURES:
        pass
    return None, ProbedText()


def _has_short_directory(file: BinaryIO, size: int) -> bool:
    """Whether the list of what is in a container is short: to take up millions of entries takes many seconds."""
    file.seek(max(0, size - _END_WITHIN))
    tail = file.read(_END_WITHIN)
    end = tail.rfind(_END_SIGNATURE)
    if end < 0 or len(tail) - end < _END.size:
        return False
    length = _END.unpack_from(tail, end)[5]
    return bool(length <= _LONGEST_DIRECTORY)


def _book_hints(archive: ZipFile, entries: Mapping[str, ZipInfo]) -> ProbedText:
    from tui.formats.html.probe import seen_words

    found = _ROOT_FILE.search(_text(archive, entries, "META-INF/container.xml"))
    package = _text(archive, entries, unescape(found[1])) if found else ""
    pages = {path: entry.file_size for path, entry in entries.items() if path.lower().endswith(_PAGES)}
    if not pages:
        return _hints(package, None)
    sample = _text(archive, entries, max(pages, key=pages.__getitem__))
    return _hints(package, _in_all(seen_words(sample), sample, sum(pages.values())))


def _document_hints(
    archive: ZipFile, entries: Mapping[str, ZipInfo], content: str, *about: str
) -> ProbedText:
    sample = _text(archive, entries, content)
    text = _TAG.sub("", _PARAGRAPH_END.sub(" ", sample))
    words = _in_all(count_words(text), sample, entries[content].file_size)
    return _hints("".join(_text(archive, entries, path) for path in about), words)


def _in_all(words: int, sample: str, size: int) -> int:
    """The words of a whole of which the words of a sample are known."""
    sampled = len(sample.encode("utf-8", "replace"))
    return round(words * size / sampled) if sampled else 0


def _hints(about: str, words: int | None) -> ProbedText:
    """The title and the count of words that a description gives; an estimate where it has no count."""
    title, counted = _TITLE.search(about), _WORDS.search(about)
    said = int(counted[1] or counted[2]) if counted else 0
    return ProbedText(unescape(title[1]) if title else "", said or words)


def _text(archive: ZipFile, entries: Mapping[str, ZipInfo], path: str) -> str:
    """The beginning of an entry; empty if there is none, or if it is kept in an unusual way."""
    entry = entries.get(path)
    if entry is None or entry.flag_bits & _ENCRYPTED or entry.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
        return ""
    with archive.open(entry) as stream:
        data = stream.read(_PART)
    is_wide = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    return data.decode("utf-16" if is_wide else "utf-8-sig", "replace")
