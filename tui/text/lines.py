"""Compare and classify lines of text, each without the lines around it."""

import re

from tui.text.patterns import lazy_pattern
from tui.text.pieces import substitute

_CJK = lazy_pattern("[\u3040-\u30ff\u3400-\u9fff]")
_NOT_ALPHANUMERIC = re.compile(r"[\W_]+")
_SENTENCE_ENDS = frozenset(".!?…:。！？")


def comparison_key(text: str) -> str:
    """Return the letters and digits of a text in lower case: the same for two lines with the same words."""
    return (text if text.isalnum() else substitute(_NOT_ALPHANUMERIC, "", text)).casefold()


def is_same_title(line: str, title: str) -> bool:
    """Return whether a line is the title, whatever its capitals and punctuation."""
    return len(line) <= len(title) + 40 and comparison_key(line) == comparison_key(title) != ""


def is_author(line: str, author: str) -> bool:
    """Return whether a line is the author's name, with or without ``by`` before it."""
    key = comparison_key(author)
    return len(line) <= len(author) + 10 and comparison_key(line) in (key, "by" + key)


def is_in_capitals(line: str) -> bool:
    """Return whether all letters of a line are capitals, and are more than an abbreviation."""
    return line.isupper() and sum(map(str.isalpha, line)) >= 5


def ends_sentence(text: str) -> bool:
    """Return whether a text ends as sentences do; closing quotes and brackets may follow."""
    return text.rstrip("\"'”’»)]*_ ")[-1:] in _SENTENCE_ENDS


def has_cjk(text: str) -> bool:
    """Return whether a text has Chinese or Japanese characters: its words are shorter, and have no spaces between."""
    return _CJK.search(text) is not None


def indent_width(line: str) -> int:
    """Return the number of spaces that a line begins with."""
    return len(line) - len(line.lstrip(" "))
