"""The English stemmer of NLTK, spared the words whose stem is seen at once.

NLTK puts every rule of Snowball's English stemmer (Porter2, by Martin Porter, 2001) to every word. Which rules can act
hangs on the word's ending, and for most words that is none or one. What is not seen here is left to NLTK.
"""

import re
from collections.abc import Callable

Stem = Callable[[str], str]

_ENDINGS = ("ed", "er", "ic", "ing", "nt", "ion", "ator", "sm", "e", "i", "al", "ful", "ll", "s", "y")
"""Every rule looks for one of these first."""
_is_plain = re.compile(r"[a-z][a-z-]*").fullmatch
_LEAST_LETTERS = 4
_has_vowel = re.compile(r"[aeiou]").search
_to_region = re.compile(r".*?[aeiou][^aeiou]").match
"""Up to where the stemmer's first region begins; from there on, up to where the second does."""
_OTHER_REGIONS = ("gener", "commun", "arsen")
_EXCEPTIONS = frozenset(
    {
        "andes",
        "atlas",
        "bias",
        "canning",
        "cosmos",
        "earring",
        "herring",
        "howe",
        "howes",
        "inning",
        "news",
        "outing",
    }
)
_DOUBLE = ("bb", "dd", "ff", "gg", "mm", "nn", "pp", "rr", "tt")


def english_stemmer(stem: Stem) -> Stem:
    """A stemmer that gives what NLTK's gives, sooner.

    Args:
        stem: NLTK's, which is asked whenever a stem is not seen at once.
    """

    def stem_sooner(word: str) -> str:
        if not _is_plain(word):
            return stem(word)
        if not word.endswith(_ENDINGS):
            return word
        if len(word) < _LEAST_LETTERS or "y" in word[:-1] or word in _EXCEPTIONS:
            return stem(word)
        if word.startswith(_OTHER_REGIONS):
            return stem(word)
        if word.endswith("s"):
            singular = _singular(word)
            return stem(word) if singular is None else stem_sooner(singular)
        return _stem_by_ending(word) or stem(word)

    return stem_sooner


def _singular(word: str) -> str | None:
    base = word[:-1]
    if base.endswith(("s", "sse", "u", "ie", "ied")) or not _has_vowel(word[:-2]):
        return None
    return base


def _stem_by_ending(word: str) -> str | None:
    """The stem of a word in which only one rule acts; None if more may."""
    if word.endswith("ed"):
        return _without_ending(word[:-2])
    if word.endswith("ing"):
        return _without_ending(word[:-3])
    if word.endswith("e"):
        return _without_silent_e(word)
    if word.endswith("y"):
        return _with_i(word)
    if word.endswith("er"):
        return _without_er(word)
    return None


def _without_ending(base: str) -> str | None:
    """What becomes of a word whose ``ed`` or ``ing`` is gone."""
    if base.endswith(_DOUBLE) and _has_vowel(base):
        base = base[:-1]
        return None if base.endswith(_ENDINGS) else base
    if base.endswith(("at", "bl", "iz", *_ENDINGS)) or len(base) < _LEAST_LETTERS - 1 or not _has_vowel(base):
        return None
    if _regions(base)[0] < len(base) or not _ends_in_short_syllable(base):
        return base
    return f"{base}e"


def _without_silent_e(word: str) -> str | None:
    if word.endswith(("ate", "ble", "ive", "ize", "nce")):
        return None
    first, second = _regions(word)
    if second < len(word):
        return word[:-1]
    return word if first == len(word) or _ends_in_short_syllable(word[:-1]) else word[:-1]


def _without_er(word: str) -> str | None:
    if _regions(word)[1] > len(word) - len("er"):
        return word
    return None if word.endswith(("eer", "izer", "ler")) else word[:-2]


def _regions(word: str) -> tuple[int, int]:
    """Where the stemmer's two regions begin; the end of the word where it has none."""
    first = _to_region(word)
    second = _to_region(word, first.end()) if first else None
    return first.end() if first else len(word), second.end() if second else len(word)


def _ends_in_short_syllable(base: str) -> bool:
    """Whether a word ends in a consonant other than w and x, after a vowel, after a consonant."""
    return base[-1] not in "aeiouwx" and base[-2] in "aeiou" and base[-3] not in "aeiou"


def _with_i(word: str) -> str | None:
    if word.endswith(("ay", "ey", "iy", "oy", "uy")):
        return word
    return None if word.endswith(("cy", "gy", "ly", "ty")) else f"{word[:-1]}i"
