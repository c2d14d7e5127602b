"""The title of a web page, and about how many words its article has, without parsing the page."""

import re
from collections.abc import Iterator
from html import unescape
from itertools import islice

from tui.document.stats import count_words
from tui.sources.probe import ProbedText
from tui.text.sanitize import clean_line

_HEAD = 128 * 1024
_PAGE_WORDS_TO_ARTICLE_WORDS = 0.85
"""Menus, comments and links make up the rest: the median of 28 pages; half of them are within a tenth of it."""

_META = re.compile(r"<meta\b[^<>]{0,1000}>", re.IGNORECASE)
_IS_TITLE = re.compile(r"""\b(?:property|name)\s*=\s*["']?(?:og|twitter):title["'\s/>]""", re.IGNORECASE)
_CONTENT = re.compile(r"""\bcontent\s*=\s*(?:"([^"]*)"|'([^']*)')""", re.IGNORECASE)
_TITLE = re.compile(r"<title\b[^<>]{0,200}>([^<]{1,1000})", re.IGNORECASE)
_HEADING = re.compile(r"<h1\b[^<>]{0,500}>", re.IGNORECASE)
_HEADING_END = re.compile(r"</h1", re.IGNORECASE)
_LONGEST_HEADING = 1000
_MOST_HEADINGS = 5
_SITE = re.compile(r"\s+(?:[|·•»:—–-]|::)\s+(?=[^|·•»—–]*$)")
_TAG = re.compile(r"<[^<>]*>")
_TAG_BYTES = re.compile(rb"<[^<>]*>")
_UNSEEN = re.compile(
    rb"<(?:(script|style|head|nav|header|footer|form|svg|noscript|template|select|button)\b|!--)"
)
_LEAST_HEADING = 4


def page_hints(markup: str, *, is_whole: bool) -> ProbedText:
    """What the beginning of a web page gives away.

    Args:
        markup: Its beginning, or all of it.
        is_whole: Whether it is all of it; else the article may be anywhere behind it.
    """
    title = _page_title(markup[:_HEAD])
    if not is_whole:
        return ProbedText(title)
    return ProbedText(title, round(seen_words(markup) * _PAGE_WORDS_TO_ARTICLE_WORDS))


def seen_words(markup: str) -> int:
    """How many words of a page or a piece of one are text, menus and the like aside."""
    seen = b" ".join(_seen_parts(markup.encode("utf-8", "replace")))
    return count_words(seen.decode("utf-8"))


def _page_title(head: str) -> str:
    for meta in _META.finditer(head):
        content = _CONTENT.search(meta[0]) if _IS_TITLE.search(meta[0]) else None
        if content and (title := _line(content[1] or content[2] or "")):
            return title
    found = _TITLE.search(head)
    title = _line(found[1]) if found else ""
    heading = next(filter(None, _headings(head)), "")
    if not title or (len(heading) >= _LEAST_HEADING and title.startswith(heading)):
        return heading
    site = _SITE.search(title)
    return title[: site.start()] if site and len(title) - site.end() <= site.start() else title


def _headings(head: str) -> Iterator[str]:
    for start in islice(_HEADING.finditer(head), _MOST_HEADINGS):
        end = _HEADING_END.search(head, start.end(), start.end() + _LONGEST_HEADING)
        yield _line(head[start.end() : end.start()]) if end else ""


def _line(markup: str) -> str:
    return clean_line(unescape(_TAG.sub(" ", markup)))


def _seen_parts(markup: bytes) -> Iterator[bytes]:
    """What stands between the tags, without what is no part of the text; no end is searched for twice."""
    position = 0
    lower = markup.lower()
    while (unseen := _UNSEEN.search(lower, position)) is not None:
        yield _TAG_BYTES.sub(b" ", markup[position : unseen.start()])
        end = lower.find(b"</" + unseen[1] if unseen[1] else b"-->", unseen.end())
        if end < 0:
            return
        position = end
    yield _TAG_BYTES.sub(b" ", markup[position:])
