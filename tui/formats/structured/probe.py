"""Recognise documents in XML languages, and find their titles and lengths. Importing this is cheap."""

import re
from html import unescape
from typing import BinaryIO

from tui.document.stats import count_words
from tui.formats.parsed_document import ProbedText, scale_word_count
from tui.text.patterns import lazy_pattern
from tui.text.sanitize import clean_line

_SNIFF_BYTES = 4096
_SAMPLE_BYTES = 128 * 1024
_TAG = lazy_pattern(r"<[^<>]*>")
_BREAK = lazy_pattern(r"</?(?:\w+:)?(?:p|para|title|td|th|entry|v)>")
_FIRST_ELEMENT = lazy_pattern(r"<(?:[A-Za-z_][\w.-]*:)?([A-Za-z_][\w.-]*)([^<>]*)>")
_DOCBOOK_ROOTS = frozenset(
    "set book article part chapter appendix preface section sect1 refentry topic".split()
)
_BEGINNINGS = {
    "fb2": ("<body",),
    "jats": ("<abstract", "<body"),
    "docbook": ("</info>", "</bookinfo>", "</articleinfo>"),
}
_ENDS = {"fb2": ("<body name=", "<binary"), "jats": ("<back",), "docbook": ()}
"""The markup before and after the text. If a sample has the end too, all words of the text are counted."""
_SUBTITLE = lazy_pattern(r"\s*<(?:\w+:)?subtitle\b[^<>]*>([^<]{1,2000})</")
_TITLES = {
    "fb2": re.compile(r"<(?:\w+:)?book-title\b[^<>]*>([^<]{1,2000})<"),
    "jats": re.compile(r"<(?:\w+:)?article-title\b[^<>]*>((?:[^<]|</?(?:italic|bold|sup|sub)>){1,2000})</"),
    "docbook": re.compile(r"<(?:\w+:)?title\b[^<>]*>([^<]{1,2000})<"),
}


def sniff_fb2(head: bytes) -> bool:
    return _first_element(head)[0] == "FictionBook"


def sniff_jats(head: bytes) -> bool:
    """Return True for an article of JATS or the NLM DTD, also within the response of an article server."""
    name, _attributes, beginning = _first_element(head)
    is_jats = "JATS" in beginning or "NLM//DTD" in beginning or "jats.nlm.nih.gov" in beginning
    is_article = name == "article" and ("<front>" in beginning or "<article-meta" in beginning)
    return (is_jats and name in ("article", "pmc-articleset")) or is_article


def sniff_docbook(head: bytes) -> bool:
    name, attributes, beginning = _first_element(head)
    is_named = "docbook.org/ns/docbook" in attributes or "DTD DocBook" in beginning
    is_4 = name == "book" and ("<bookinfo" in beginning or "<chapter" in beginning)
    return (is_named and name in _DOCBOOK_ROOTS) or is_4


def probe_fb2(head: bytes, file: BinaryIO, size: int) -> ProbedText:
    if head.startswith(b"PK"):
        from tui.formats.archive import ArchiveProbe

        archive = ArchiveProbe.open(file, size)
        path = (
            None if archive is None else next((path for path in archive.sizes if path.endswith(".fb2")), None)
        )
        if archive is None or path is None:
            return ProbedText()
        return _probed("fb2", archive.text(path), archive.sizes[path])
    return _probe("fb2", file, size)


def probe_jats(_head: bytes, file: BinaryIO, size: int) -> ProbedText:
    return _probe("jats", file, size)


def probe_docbook(_head: bytes, file: BinaryIO, size: int) -> ProbedText:
    return _probe("docbook", file, size)


def _probe(language: str, file: BinaryIO, size: int) -> ProbedText:
    file.seek(0)
    return _probed(language, _decoded(file.read(_SAMPLE_BYTES)), size)


def _probed(language: str, sample: str, size: int) -> ProbedText:
    title = _TITLES[language].search(sample)
    begin = min((at for mark in _BEGINNINGS[language] if (at := sample.find(mark)) >= 0), default=0)
    end = min(
        (at for mark in _ENDS[language] if (at := sample.find(mark, begin + 1)) >= 0), default=len(sample)
    )
    text = sample[begin:end]
    words = count_words(_TAG.sub("", _BREAK.sub(" ", text)))
    is_whole = end < len(sample)
    return ProbedText(
        _title_with_subtitle(sample, title) if title else "",
        words if is_whole else scale_word_count(words, text, size - begin),
    )


def _title_with_subtitle(sample: str, title: re.Match[str]) -> str:
    subtitle = _SUBTITLE.match(sample, sample.find(">", title.end()) + 1)
    parts = [title[1], subtitle[1]] if subtitle else [title[1]]
    return ": ".join(clean_line(unescape(_TAG.sub("", part))) for part in parts)


def _decoded(data: bytes) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    declared = re.search(rb"""encoding\s*=\s*["']([\w.-]{2,40})""", data[:200])
    try:
        return data.decode(declared[1].decode() if declared else "utf-8", "replace")
    except LookupError:
        return data.decode("utf-8", "replace")


def _first_element(head: bytes) -> tuple[str, str, str]:
    """Return the name and the attributes of the root element, and the beginning; empty if it is not XML."""
    beginning = _decoded(head[:_SNIFF_BYTES]).lstrip("\ufeff \t\r\n")
    if not beginning.startswith("<"):
        return "", "", ""
    match = _FIRST_ELEMENT.search(beginning)
    return ("", "", "") if match is None else (match[1], match[2], beginning)
