"""Count the words of a text, and estimate how long reading them takes."""

import re
from functools import cache

_RUN_WITH_WORD = re.compile(r"[^\W_]\S*")
_WITHOUT_MARKS = {mark: None for mark in range(128) if not (chr(mark).isalnum() or chr(mark).isspace())}
_FAR = re.compile(r"[^\x00-\u0dff\u2000-\u206f]")
"""What may be of a script without spaces; no letter of Latin, Greek, Cyrillic, Hebrew and Arabic is."""
_LETTERS_IN_A_SYLLABIC_WORD = 4


def count_words(text: str) -> int:
    """Count the runs between spaces that hold a letter or a digit.

    In scripts without spaces each Chinese or Japanese character counts as a word, and every four letters of Thai, Lao,
    Burmese and Khmer.
    """
    if text.isascii():
        return len(text.translate(_WITHOUT_MARKS).split())
    if not _FAR.search(text):
        return len(_RUN_WITH_WORD.findall(text))
    ideograph, syllabic_run = _without_spaces()
    spaced, ideographs = ideograph.subn(" ", text)
    syllabic = 0
    for run in syllabic_run.findall(spaced):
        syllabic += -(-len(run) // _LETTERS_IN_A_SYLLABIC_WORD)
    if syllabic:
        spaced = syllabic_run.sub(" ", spaced)
    return len(_RUN_WITH_WORD.findall(spaced)) + ideographs + syllabic


@cache
def _without_spaces() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """The characters counted one by one, and those counted by four. Up to Python 3.11 these take 3 ms to make."""
    return (
        re.compile(r"[\u3041-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff66-\uff9f]"),
        re.compile(r"[\u0e01-\u0e5b\u0e81-\u0edf\u1000-\u109f\u1780-\u17dd]+"),
    )


WORDS_PER_MINUTE = 238
"""Silent reading of non-fiction by adults; Brysbaert, "How many words do we read per minute?" (2019)."""


def reading_minutes(words: int, pace: int = WORDS_PER_MINUTE) -> int:
    """Return the minutes that reading so many words takes, rounded up; 0 only if there are none.

    Args:
        words: The number of words.
        pace: The reading speed, in words a minute, at least 1.
    """
    return -(-words // pace)
