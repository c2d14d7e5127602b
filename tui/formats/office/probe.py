"""Recognise office documents, and find their titles and lengths. Importing this is cheap."""

import re
from html import unescape
from typing import BinaryIO

from tui.document.stats import count_words
from tui.formats.parsed_document import ProbedText, scale_word_count
from tui.text.patterns import lazy_pattern

_SNIFF_BYTES = 1024
_MIME_BYTES = 8 * 1024
"""The media type comes after the namespaces, within this many bytes."""
_FLAT_ODT = b"<office:document "
_FLAT_ODP = b"opendocument.presentation"
_SLIDE = "ppt/slides/slide"

_PARAGRAPH_END = lazy_pattern(r"</(?:w|text):[ph]>")
_SLIDE_BREAK = lazy_pattern(r"</a:p>|<a:br/>")
_MAX_SLIDES = 50
_TAG = lazy_pattern(r"<[^<>]*>")
_TITLE = lazy_pattern(r"<(?:\w+:)?title\b[^<>]*>([^<]{1,2000})</")
_WORDS = lazy_pattern(r"""<(?:\w+:)?Words>\s*(\d{1,9})\s*</|\bmeta:word-count\s*=\s*["'](\d{1,9})["']""")

_RTF_TITLE = lazy_pattern(r"\{\\title\s{0,9}((?:[^{}\\]|\\[^{}]){0,2000})\}")
_RTF_WORDS = lazy_pattern(r"\\nofwords(\d{1,9})")
_RTF_CODE = lazy_pattern(
    r"\\'([0-9a-fA-F]{2})|\\u(-?\d{1,6}) ?(?:\\'[0-9a-fA-F]{2}|\?)?|\\([\\{}])|\\[a-z]+-?\d* ?|[{}]"
)
_RTF_BODY = lazy_pattern(r"\\pard\b")
_RTF_PICTURE = "\\pict"


def sniff_rtf(head: bytes) -> bool:
    return head.startswith(b"{\\rtf")


def sniff_flat_odt(head: bytes) -> bool:
    """Return True for an OpenDocument text in a single XML file."""
    return _is_flat(head) and _FLAT_ODP not in head[:_MIME_BYTES]


def sniff_flat_odp(head: bytes) -> bool:
    """Return True for an OpenDocument presentation in a single XML file."""
    return _is_flat(head) and _FLAT_ODP in head[:_MIME_BYTES]


def _is_flat(head: bytes) -> bool:
    head = head[:_SNIFF_BYTES]
    return _FLAT_ODT in head and head.lstrip().startswith(b"<")


def probe_docx(_head: bytes, file: BinaryIO, size: int) -> ProbedText:
    return _probe_archive(file, size, "word/document.xml", "docProps/core.xml", "docProps/app.xml")


def probe_pptx(_head: bytes, file: BinaryIO, size: int) -> ProbedText:
    """Find the title, and count the words of the slides."""
    from tui.formats.archive import ArchiveProbe

    archive = ArchiveProbe.open(file, size)
    if archive is None:
        return ProbedText()
    slides = [path for path in archive.sizes if path.startswith(_SLIDE)][:_MAX_SLIDES]
    words = sum(count_words(_TAG.sub("", _SLIDE_BREAK.sub(" ", archive.text(path)))) for path in slides)
    title = _TITLE.search(archive.text("docProps/core.xml"))
    named = unescape(title[1]) if title else ""
    return ProbedText("" if named == "PowerPoint Presentation" else named, words)


def probe_odt(head: bytes, file: BinaryIO, size: int) -> ProbedText:
    if _is_flat(head):
        return _described(head.decode("utf-8", "replace"), None)
    return _probe_archive(file, size, "content.xml", "meta.xml")


def probe_rtf(head: bytes, _file: BinaryIO, size: int) -> ProbedText:
    text = head.decode("cp1252", "replace")
    title, words = _RTF_TITLE.search(text), _RTF_WORDS.search(text)
    stated = int(words[1]) if words else 0
    return ProbedText(_plain_rtf(title[1]) if title else "", stated or _estimate_rtf_words(text, size))


def _probe_archive(file: BinaryIO, size: int, content: str, *descriptions: str) -> ProbedText:
    from tui.formats.archive import ArchiveProbe

    archive = ArchiveProbe.open(file, size)
    if archive is None:
        return ProbedText()
    sample = archive.text(content)
    words = count_words(_TAG.sub("", _PARAGRAPH_END.sub(" ", _without_speaker_notes(sample))))
    description = "".join(map(archive.text, descriptions))
    return _described(description, scale_word_count(words, sample, archive.sizes.get(content, 0)))


def _without_speaker_notes(content: str) -> str:
    first, *others = content.split("<presentation:notes")
    return first + "".join(other.partition("</presentation:notes>")[2] for other in others)


def _described(description: str, words: int | None) -> ProbedText:
    """Return the title and the number of words in a document's metadata, or else the estimate."""
    title, stated = _TITLE.search(description), _WORDS.search(description)
    count = int(stated[1] or stated[2]) if stated else 0
    return ProbedText(unescape(title[1]) if title else "", count or words)


def _estimate_rtf_words(text: str, size: int) -> int | None:
    """Estimate the words, unless the document has pictures, which take most of its bytes."""
    body = _RTF_BODY.search(text)
    if body is None or _RTF_PICTURE in text:
        return None
    sample = text[body.start() :]
    return round(count_words(_plain_rtf(sample)) * (size - body.start()) / len(sample))


def _plain_rtf(rtf: str) -> str:
    text = _RTF_CODE.sub(_character_of, rtf)
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _character_of(code: re.Match[str]) -> str:
    if code[1]:
        return bytes.fromhex(code[1]).decode("cp1252", "replace")
    if code[2]:
        return chr(int(code[2]) % 0x10000)
    return code[3] or ""
