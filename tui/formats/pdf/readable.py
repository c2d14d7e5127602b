"""Tell text from the arbitrary characters that fonts without a usable character map give."""

import re
import unicodedata

_MIN_CHARS = 60
_MAX_CHARS = 1_500
"""The number of characters of a page that are looked at."""
_MIN_LATIN = 300
_MIN_PLAUSIBLE = 0.16
"""Pages of formulas and listings have three times as much."""
_MIN_VOWELS = 0.15
"""English has 0.4, and 0.15 with each letter replaced by the third after it."""
_PUNCTUATION = "\"'“”‘’«»„()[]{}<>.,;:!?¿¡*†‡§-–—…\u00ad\ufffe\x02/=•@#&$_~^+|\\"
_WORD = re.compile(r"[^\W_]+(?:['’.&/,:%–-][^\W_]+)*%?")
_WIDE_PUNCTUATION = re.compile("[\u3000-\u303f\uff00-\uff0f\uff1a-\uff20]")
_MARKED_SCRIPT = re.compile("[\u0300-\u036f\u0590-\u109f\u1780-\u17ff]")
_LATIN = re.compile(r"[A-Za-z]")
_VOWEL = re.compile(r"[AEIOUYaeiouy]")
_LETTERS = re.compile(r"[A-Za-z]{3,}")
_MIN_LETTERS = 0.4
r"""Of listings such as ``\def\x#1[#2]{\endgroup``, whose words signs join, six pages had 0.55 or more."""
_MIN_VOWELS_OF_CODE = 0.25
"""Those pages had 0.35 or more."""
_LEADER = re.compile(r"[.·…_]+|(\S)\1{2,}")


def is_readable(text: str) -> bool:
    """Return whether the text of a page has words and numbers, or is too short to tell."""
    text = text[:_MAX_CHARS]
    if _MARKED_SCRIPT.search(text):
        text = "".join(letter for letter in text if unicodedata.category(letter)[0] != "M")
    text = _WIDE_PUNCTUATION.sub(" ", text)
    plausible = total = 0
    for token in text.split():
        if _LEADER.fullmatch(token):
            continue
        total += len(token)
        core = token.strip(_PUNCTUATION)
        if _WORD.fullmatch(core):
            plausible += len(core)
    if total < _MIN_CHARS:
        return True
    if plausible < _MIN_PLAUSIBLE * total:
        return _is_code(text, total)
    latin = len(_LATIN.findall(text))
    return latin < max(_MIN_LATIN, total / 2) or len(_VOWEL.findall(text)) >= _MIN_VOWELS * latin


def _is_code(text: str, total: int) -> bool:
    """Return whether a text of so many visible characters is a listing: signs join words, but there are words."""
    letters = "".join(_LETTERS.findall(text))
    has_vowels = len(_VOWEL.findall(letters)) >= _MIN_VOWELS_OF_CODE * len(letters)
    return len(letters) >= _MIN_LETTERS * total and has_vowels
