"""The texts that feeds have of their items: plain words, and whether they are the whole article."""

import re
from html import unescape
from typing import NamedTuple

from tui.document.stats import count_words
from tui.feeds.records import ParsedItem
from tui.text.sanitize import clean_line

MAX_CHARS = 2_000_000
"""The length of the text of an item that is kept."""
_MAX_TITLE = 500
_MAX_LEAD = 300
_MIN_WORDS_OF_CONTENT = 80
_MIN_WORDS_OF_SUMMARY = 300
_HIDDEN = re.compile(
    r"<(script|style|head|template)\b.*?(?:</\1\s*>|\Z)|<!--.*?(?:-->|\Z)", re.DOTALL | re.IGNORECASE
)
_INLINE_TAG = re.compile(
    r"</?(?:a|abbr|b|cite|code|em|i|kbd|mark|q|s|small|span|strong|sub|sup|u)\b[^<>]*>", re.IGNORECASE
)
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
_CUT_OFF = re.compile(
    r"(?:…|\.\.\.|\[[^\[\]]{0,5}\]|\b(?:read|see) (?:more|on|the rest)\W*|\b(?:continue|keep) reading\b.{0,80}"
    r"|\bweiterlesen\W*|\blire la suite\W*|\bleer más\W*|→|»)\s*\Z",
    re.IGNORECASE,
)
_FOOTER = re.compile(r"\s*The post .{1,300} (?:first appeared|appeared first) on .{1,200}\Z")
_SENTENCE = re.compile(r"(.{20,}?[.!?…。！？][\"'”’»)]*)(?:\s|\Z|(?<=[。！？]))")


class TextFacts(NamedTuple):
    """What is found out about the text of an item."""

    words: int | None
    """None if the text is only a part of it."""
    gist: str
    is_whole: bool


def text_facts(item: ParsedItem) -> TextFacts:
    """Return the number of words of an item, its first sentence, and whether the feed has all of it."""
    text = plain_text(item.html[:MAX_CHARS])
    whole = bool(text) and (not item.link or is_whole(text, is_content=item.is_content))
    return TextFacts(count_words(text) if whole else None, lead(text), whole)


def plain_text(html: str) -> str:
    """Return the words of a piece of HTML on one line, without markup; quick, and good enough to count them."""
    text = _HIDDEN.sub(" ", html) if "<" in html else html
    return clean_line(unescape(_TAG.sub(" ", _INLINE_TAG.sub("", text))))


def plain_title(text: str) -> str:
    """Return a title as a line; some feeds have markup in it, or characters of HTML that are escaped twice."""
    return clean_line(unescape(_TAG.sub("", text)))[:_MAX_TITLE]


def is_whole(text: str, *, is_content: bool) -> bool:
    """Return whether a text that a feed has of an item is all of it, as far as can be told.

    Args:
        text: The plain text.
        is_content: Whether the feed calls it the content, and not a summary.
    """
    text = _FOOTER.sub("", text)
    if _CUT_OFF.search(text[-120:]):
        return False
    return count_words(text) >= (_MIN_WORDS_OF_CONTENT if is_content else _MIN_WORDS_OF_SUMMARY)


def lead(text: str) -> str:
    """Return the first sentence of a plain text, or its first words if that is long."""
    beginning = text[: _MAX_LEAD + 1]
    sentence = _SENTENCE.match(beginning)
    if sentence is not None:
        return sentence[1]
    return beginning if len(beginning) <= _MAX_LEAD else f"{beginning[:_MAX_LEAD].rpartition(' ')[0]} …"
