"""The title of a PDF or rich text document, and about how many words it has, by searching its ends."""

import re
from collections.abc import Iterable
from html import unescape
from typing import BinaryIO

from tui.document.stats import count_words
from tui.sources.probe import ProbedText

_TAIL = 64 * 1024
_WORDS_A_PAGE = 500
_OBJECT_LENGTH = 8 * 1024
_INFO = re.compile(rb"/Info\s{1,9}(\d{1,9})\s{1,9}(\d{1,5})\s{1,9}R")
_TITLE = re.compile(
    rb"/Title\s{0,9}(?:\(((?:[^()\\]|\\.|\((?:[^()\\]|\\.){0,500}\)){0,2000})\)|<([0-9A-Fa-f\s]{0,4000})>)",
    re.DOTALL,
)
_DESCRIBED = re.compile(rb"<dc:title>\s{0,99}<rdf:Alt>\s{0,99}<rdf:li\b[^<>]{0,99}>([^<]{1,2000})</")
_PAGES = re.compile(rb"/Count\s{1,9}(\d{1,6})|/Linearized[^<>]{0,200}/N\s{1,9}(\d{1,6})")
_PAGE_TREE = re.compile(rb"<<((?:[^<>]|<[^<>]*>){0,60000})>>")
_ESCAPE = re.compile(rb"\\([nrtbf()\\]|[0-7]{1,3}|\r\n|\r|\n)")
_ESCAPED = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"", b"f": b""}
# PDFDocEncoding, where it is not Latin-1: ISO 32000-1, annex D.3.
_OWN_CHARACTERS = dict(zip(range(0x80, 0x9F), "•†‡…—–ƒ⁄‹›−‰„“”‘’‚™ﬁﬂŁŒŠŸŽıłœšž", strict=True)) | {0xA0: "€"}

_RICH_TITLE = re.compile(r"\{\\title\s{0,9}((?:[^{}\\]|\\[^{}]){0,2000})\}")
_RICH_WORDS = re.compile(r"\\nofwords(\d{1,9})")
_RICH_CHARACTER = re.compile(
    r"\\'([0-9a-fA-F]{2})|\\u(-?\d{1,6}) ?(?:\\'[0-9a-fA-F]{2}|\?)?|\\([\\{}])|\\[a-z]+-?\d* ?|[{}]"
)
_RICH_HEAD = re.compile(r"\\pard\b")
_PICTURE = "\\pict"


def pdf_hints(file: BinaryIO, beginning: bytes, size: int) -> ProbedText:
    """What the ends of a PDF document give away, where they are not compressed.

    Args:
        file: The document, opened.
        beginning: Its first bytes.
        size: How many bytes it has.
    """
    file.seek(max(0, size - _TAIL))
    ends = (beginning, file.read(_TAIL))
    pages = max(map(_page_count, ends))
    return ProbedText(_pdf_title(ends), pages * _WORDS_A_PAGE or None)


def _pdf_title(ends: Iterable[bytes]) -> str:
    data = b"\n".join(ends)
    if b"/Encrypt" in data:
        return ""
    if (named := _INFO.search(data)) is not None:
        head = re.search(rb"(?<!\d)%s\s+%s\s+obj" % (named[1], named[2]), data)
        about = (
            b"" if head is None else data[head.end() : head.end() + _OBJECT_LENGTH].partition(b"endobj")[0]
        )
        title = _TITLE.search(about)
        if title is not None and (text := _pdf_text(title)).strip():
            return text
    described = _DESCRIBED.search(data)
    return unescape(described[1].decode("utf-8", "replace")) if described else ""


def _pdf_text(title: re.Match[bytes]) -> str:
    if title[2] is not None:
        digits = re.sub(rb"\s", b"", title[2]).decode()
        text = bytes.fromhex(digits + "0" * (len(digits) % 2))
    else:
        text = _ESCAPE.sub(_unescaped, title[1])
    if text.startswith((b"\xfe\xff", b"\xff\xfe")):
        return text.decode("utf-16", "replace")
    if text.startswith(b"\xef\xbb\xbf"):
        return text.decode("utf-8-sig", "replace")
    return text.decode("latin-1").translate(_OWN_CHARACTERS)


def _unescaped(match: re.Match[bytes]) -> bytes:
    escape = match[1]
    if escape[:1].isdigit():
        return bytes([int(escape, 8) & 0xFF])
    return _ESCAPED.get(escape, b"" if escape[:1] in b"\r\n" else escape)


def _page_count(data: bytes) -> int:
    """The most pages that a part of the page tree counts; an outline counts its entries alike, and is no such part."""
    counts = [0]
    for part in _PAGE_TREE.finditer(data):
        pages = _PAGES.search(part[1])
        if pages is not None and (pages[2] or re.search(rb"/Type\s{0,9}/Pages\b", part[1])):
            counts.append(int(pages[1] or pages[2]))
    return max(counts)


def rich_text_hints(beginning: bytes, size: int) -> ProbedText:
    """What the beginning of a rich text document gives away.

    Args:
        beginning: Its first bytes.
        size: How many bytes it has.
    """
    text = beginning.decode("cp1252", "replace")
    title, words = _RICH_TITLE.search(text), _RICH_WORDS.search(text)
    said = int(words[1]) if words else 0
    return ProbedText(_plain(title[1]) if title else "", said or _rich_words(text, size))


def _rich_words(text: str, size: int) -> int | None:
    """About how many words there are, where no pictures are seen, which take up the most of a document."""
    head = _RICH_HEAD.search(text)
    if head is None or _PICTURE in text:
        return None
    sample = text[head.start() :]
    return round(count_words(_plain(sample)) * (size - head.start()) / len(sample))


def _plain(rich: str) -> str:
    text = _RICH_CHARACTER.sub(_rich_character, rich)
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _rich_character(match: re.Match[str]) -> str:
    if match[1]:
        return bytes.fromhex(match[1]).decode("cp1252", "replace")
    if match[2]:
        return chr(int(match[2]) % 0x10000)
    return match[3] or ""
