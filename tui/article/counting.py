"""How many words a text has."""

import re

_RUN_WITH_WORD = re.compile(r"[^\W_]\S*")
_WITHOUT_MARKS = {mark: None for mark in range(128) if not (chr(mark).isalnum() or chr(mark).isspace())}
_IDEOGRAPH = re.compile(r"[\u3041-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff66-\uff9f]")
_SYLLABIC_RUN = re.compile(r"[\u0e01-\u0e5b\u0e81-\u0edf\u1000-\u109f\u1780-\u17dd]+")
_LETTERS_IN_A_SYLLABIC_WORD = 4


def count_words(text: str) -> int:
    """Count the runs between spaces that hold a letter or a digit.

    In scripts without spaces each Chinese or Japanese character counts as a word, and every four letters of Thai, Lao,
    Burmese and Khmer.
    """
    if text.isascii():
        return len(text.translate(_WITHOUT_MARKS).split())
    spaced, ideographs = _IDEOGRAPH.subn(" ", text)
    syllabic = 0
    for run in _SYLLABIC_RUN.findall(spaced):
        syllabic += -(-len(run) // _LETTERS_IN_A_SYLLABIC_WORD)
    if syllabic:
        spaced = _SYLLABIC_RUN.sub(" ", spaced)
    return len(_RUN_WITH_WORD.findall(spaced)) + ideographs + syllabic
