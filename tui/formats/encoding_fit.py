"""Rate how well decoded text looks like a language that is written in its encoding."""

import re
from collections import Counter
from functools import cache
from unicodedata import category

from tui.language.alphabets import ALPHABETS

_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]")
_MAX_CHARACTERS = 4_000
_OTHER_LANGUAGE = 0.6
"""The part that counts of letters that are not of the language of most words."""
_IN_ENGLISH = 0.7
"""The same in English, which has more quotation marks and apostrophes than letters beyond ASCII."""
_FOREIGN = 0.9
"""The same of letters that a language has in few words, mostly in foreign names."""
_UNUSUAL = 0.5
_RARE = 0.2
_OPENING = frozenset("“„«‘‹¿¡–—’")
_CLOSING = frozenset("”»’›…–—‰“‘")
_INSIDE = frozenset("’–—…")
_SYMBOLS = frozenset("°§©®™€£¥¢№×±½¼¾•†‡ªº²³¹µ¶·…÷¬–—")
_SYMBOLS_BEFORE_SPACES = frozenset("†‡€™©®")
_WORDS_OF_ONE_LETTER = frozenset("àáäåæèéêíóöøúýоаеёжзиійквсуыяђюбοηήωώόἡὁو")
_AFTER_LETTERS = frozenset("°²³¹ªº©®™…–—")
_EAST_ASIAN = re.compile(r"[\u3005\u3006\u3041-\u30ff\u4e00-\u9fff\uac00-\ud7a3]")
_EAST_ASIAN_MARKS = re.compile(r"[\u3001-\u301f\uff01-\uff60]")
_SCRIPTS = (
    (0x0250, "latin"),
    (0x0370, ""),
    (0x0400, "greek"),
    (0x0530, "cyrillic"),
    (0x0590, ""),
    (0x0600, "hebrew"),
    (0x0780, "arabic"),
    (0x0E00, ""),
    (0x0E80, "thai"),
    (0x1E00, ""),
    (0x1F00, "latin"),
    (0x2000, "greek"),
)


def share_that_fits(text: str, codec: str, language: str | None) -> float:
    """Return the share, from 0 to 1, of the characters beyond ASCII that fit their place.

    Args:
        text: The text in the encoding that is tried.
        codec: Python's name of the encoding.
        language: The code of the language of its other words; None if unknown.
    """
    total = 0
    fitting = 0.0
    letters: Counter[str] = Counter()
    for match in _BEYOND_ASCII.finditer(text):
        character, start, end = match[0], match.start(), match.end()
        before, after = text[start - 1 : start] or " ", text[end : end + 1] or " "
        total += 1
        if not (character.isalpha() or category(character).startswith("M")):
            fitting += _mark_fit(character, before, after, language)
        elif not _is_odd_letter(character, before, after):
            if _script(character):
                letters.update(character.lower())
            else:
                fitting += 1 if _EAST_ASIAN.match(character) else _RARE
        if total == _MAX_CHARACTERS:
            break
    fitting += _letter_fit(letters, codec, language)
    return max(0.0, fitting / total) if total else _UNUSUAL


def _letter_fit(letters: Counter[str], codec: str, language: str | None) -> float:
    """Return the number of letters that are of one language, the one with the most; other languages weigh less."""
    best = 0.0
    for known in _languages_of(codec):
        alphabet = ALPHABETS[known]
        found = sum(
            count * (1 if letter in alphabet.required else _FOREIGN)
            for letter, count in letters.items()
            if letter in alphabet.letters
        )
        weight = _IN_ENGLISH if language == "en" else _OTHER_LANGUAGE
        best = max(best, found if language in (None, known) else weight * found)
    return best


@cache
def _languages_of(codec: str) -> tuple[str, ...]:
    """Return the languages whose letters an encoding has."""
    return tuple(language for language, alphabet in ALPHABETS.items() if _has(codec, alphabet.required))


def _has(codec: str, letters: frozenset[str]) -> bool:
    try:
        "".join(letters).encode(codec)
    except UnicodeEncodeError:
        return False
    return True


def _mark_fit(mark: str, before: str, after: str, language: str | None) -> float:
    """Return how well a mark fits between its neighbours: up to 1, and below 0 for what no text has."""
    kind = category(mark)
    if kind in ("Cc", "Cn", "Co"):
        return -1
    if mark.isspace() or kind == "Cf" or _EAST_ASIAN_MARKS.match(mark):
        return 1
    opens = mark in _OPENING and not before.isalnum() and not after.isspace()
    if opens or (mark in _CLOSING and not before.isspace() and (mark in _INSIDE or not after.isalpha())):
        return 1
    is_inside_word = before.isalpha() and (after.isalpha() or mark not in _AFTER_LETTERS)
    if language not in (None, "en") and (
        (mark in _SYMBOLS_BEFORE_SPACES and after.isalpha()) or (mark == "…" and before == after == " ")
    ):
        return _UNUSUAL
    if mark in _SYMBOLS and (not is_inside_word or before == after == "l"):  # Catalan writes l·l
        return 1
    return 0 if before.isalpha() or after.isalpha() else _UNUSUAL


def _is_odd_letter(letter: str, before: str, after: str) -> bool:
    """Return whether a letter has the wrong case for its place, or stands next to one of another script."""
    if letter.isupper() and (before.islower() or (before.isupper() and after.islower())):
        return True
    if before.isdigit() or (after.isdigit() and not before.isalpha()):
        return bool(_script(letter))  # East Asian ones stand next to numbers
    ends_word = not after.isalpha()
    if (letter == "ς" and not ends_word) or (letter == "σ" and ends_word and before.isalpha()):
        return after not in "'’.-"
    script = _script(letter)
    if script not in ("", "thai") and before.isspace() and after.isspace():
        return letter.lower() not in _WORDS_OF_ONE_LETTER
    neighbours = [neighbour for neighbour in (before, after) if neighbour.isalpha()]
    if not script:
        return len(neighbours) == 2 and all(neighbour.isascii() for neighbour in neighbours)
    return any(_script(neighbour) != script for neighbour in neighbours)


def _script(letter: str) -> str:
    """Return the script of a letter; empty for East Asian ones and the rest."""
    code = ord(letter)
    return next((script for end, script in _SCRIPTS if code < end), "")
