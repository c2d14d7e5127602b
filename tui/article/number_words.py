"""Numbers that are written out: ``two``, ``twenty-first``, ``drittes``, ``deuxième``."""

import re

_ONES = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen".split()
)
_ONES += "seventeen eighteen nineteen".split()
_ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth".split()
)
_ORDINALS += "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth".split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_GERMAN = "erst zweit dritt viert fünft sechst siebt acht neunt zehnt elft zwölft".split()
_OTHERS = {
    "premier": 1,
    "première": 1,
    "deuxième": 2,
    "second": 2,
    "seconde": 2,
    "troisième": 3,
    "quatrième": 4,
    "cinquième": 5,
    "sixième": 6,
    "septième": 7,
    "huitième": 8,
    "neuvième": 9,
    "dixième": 10,
    "primero": 1,
    "primera": 1,
    "segundo": 2,
    "segunda": 2,
    "tercero": 3,
    "tercera": 3,
    "primo": 1,
    "prima": 1,
    "secondo": 2,
    "terzo": 3,
}


def _values() -> dict[str, int]:
    values = dict(_OTHERS)
    for words in (_ONES, _ORDINALS):
        values |= {word: value for value, word in enumerate(words, 1)}
    for value, tens in enumerate(_TENS, 2):
        values |= {tens: value * 10, f"{tens[:-1]}ieth": value * 10}
        for words in (_ONES, _ORDINALS):
            values |= {f"{tens}-{word}": value * 10 + one for one, word in enumerate(words[:9], 1)}
    for value, stem in enumerate(_GERMAN, 1):
        values |= {stem + ending: value for ending in ("e", "es", "er", "en")}
    return values


NUMBER_WORDS = _values()
"""The value of each word, in lower case; parts are joined by a hyphen."""

# Longest first: an expression takes the first that fits.
NUMBER_WORD = "|".join(
    re.escape(word).replace(r"\-", "[ -]")
    for word in sorted(NUMBER_WORDS, key=lambda word: (-len(word), word))
)
"""A regular expression for any of them, for use without regard to case."""


def number_word_value(word: str) -> int | None:
    """What a number's word stands for; None if it is none.

    Args:
        word: A word in any case, such as ``Twenty-one`` or ``twenty one``.
    """
    return NUMBER_WORDS.get("-".join(word.casefold().split()))
