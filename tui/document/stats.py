"""Count the words of a text, and estimate how long reading them takes."""

import re
from collections.abc import Iterator
from functools import cache

from tui.text.patterns import lazy_pattern

WORDS_PER_MINUTE = 238
"""Silent reading of non-fiction by adults; Brysbaert, "How many words do we read per minute?" (2019)."""

_RUN_WITH_WORD = re.compile(r"[^\W_]\S*")
_WITHOUT_MARKS = {mark: None for mark in range(128) if not (chr(mark).isalnum() or chr(mark).isspace())}
_MAY_LACK_SPACES = lazy_pattern(r"[^\x00-\u0dff\u2000-\u206f]")
"""Matches no character of Latin, Greek, Cyrillic, Hebrew and Arabic, which all put spaces between words."""
_LETTERS_IN_A_SYLLABIC_WORD = 4
_PIECE = 1_000_000


def count_words(text: str) -> int:
    """Count the words of a text: the runs between spaces that have a letter or a digit.

    In scripts without spaces each Chinese or Japanese character counts as a word, and every four letters of Thai, Lao,
    Burmese and Khmer.
    """
    return _count_words(text) if len(text) <= _PIECE else sum(map(_count_words, _pieces(text)))


def _pieces(text: str) -> Iterator[str]:
    """Cut a text at spaces: the words of a long one, as objects, would take ten times its size."""
    start = 0
    while start < len(text):
        end = text.find(" ", start + _PIECE)
        end = len(text) if end < 0 else end
        yield text[start:end]
        start = end


def _count_words(text: str) -> int:
    if text.isascii():
        return 1 if text.isalnum() else len(text.translate(_WITHOUT_MARKS).split())
    if not _MAY_LACK_SPACES.search(text):
        return len(_RUN_WITH_WORD.findall(text))
    ideograph, syllabic_run = _without_spaces()
    spaced, ideographs = ideograph.subn(" ", text)
    syllabic = sum(-(-len(run) // _LETTERS_IN_A_SYLLABIC_WORD) for run in syllabic_run.findall(spaced))
    if syllabic:
        spaced = syllabic_run.sub(" ", spaced)
    return len(_RUN_WITH_WORD.findall(spaced)) + ideographs + syllabic


@cache
def _without_spaces() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return the patterns of characters counted one by one, and of runs counted by four. Compiling takes 3 ms."""
    return (
        re.compile(r"[\u3041-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff66-\uff9f]"),
        re.compile(r"[\u0e01-\u0e5b\u0e81-\u0edf\u1000-\u109f\u1780-\u17dd]+"),
    )


def reading_minutes(words: int, words_per_minute: int = WORDS_PER_MINUTE) -> int:
    """Return the minutes that reading a number of words takes, rounded up."""
    return -(-words // words_per_minute)
