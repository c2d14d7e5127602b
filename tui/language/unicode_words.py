"""Words of scripts that write vowels, tones or joins as marks on their letters, and of languages without tables.

NLTK's expressions, which Sumy uses for the languages that it knows, take a mark for the end of a word.
"""

import re
import unicodedata
from collections.abc import Callable
from functools import cache
from itertools import pairwise

_FIRST_MARK, _LAST_MARK = 0x300, 0x1FFF
_MORE_MARKS = range(0xA800, 0xAC00)
"""With those before, the marks of all scripts that are in use."""

# In Armenian, the marks of questions, of exclamations and of stress stand within a word.
_WITHIN_WORDS = dict.fromkeys(range(0x55A, 0x560))
_ELISIONS = {
    "catalan": re.compile(r"(?i:[dlmnst]['’])"),
    "occitan": re.compile(r"(?i:(?:[dlmnst]|qu)['’])"),
}
_WITHOUT_SPACES = re.compile(r"[\u0e80-\u0eff\u1000-\u109f\u1780-\u17ff]")


@cache
def _marks() -> str:
    """Return the marks on letters, for a class of characters."""
    places = (*range(_FIRST_MARK, _LAST_MARK + 1), *_MORE_MARKS)
    return "".join(chr(place) for place in places if unicodedata.category(chr(place))[0] == "M")


@cache
def word_finder(language: str) -> Callable[[str], tuple[str, ...]]:
    """Return the function that finds the words of a sentence in a language by its name.

    A word is a letter, then letters, their marks, joiners, and apostrophes, middle dots and hyphens between them. Where
    a script puts no spaces between words, each two letters that follow each other, with their marks, are a word.
    """
    letter = rf"[^\W\d_][{_marks()}]*"
    find = re.compile(rf"{letter}(?:(?:['’·\u200c\u200d-](?=[^\W\d_]))?{letter})*").findall
    clusters = re.compile(letter).findall
    elision = _ELISIONS.get(language)

    def words(sentence: str) -> tuple[str, ...]:
        found: list[str] = find(sentence.translate(_WITHIN_WORDS))
        if elision is not None:
            found = [elision.sub("", word, count=1) if elision.match(word) else word for word in found]
        if _WITHOUT_SPACES.search(sentence):
            found = [pair for word in found for pair in _pairs(word, clusters(word))]
        return tuple(found)

    return words


def _pairs(word: str, letters: list[str]) -> list[str]:
    if len(letters) < 2 or not _WITHOUT_SPACES.match(word):
        return [word]
    return [first + second for first, second in pairwise(letters)]
