"""Split sentences into words in languages that Sumy does not know, with combining marks as parts of words.

The expressions that Sumy takes from NLTK would end a word at each mark, such as a vowel sign of Hindi.
"""

import re
import unicodedata
from collections.abc import Callable
from functools import cache
from itertools import pairwise

from tui.language.elisions import HAVE_ELISIONS, without_elision

_FIRST_MARK, _LAST_MARK = 0x300, 0x1FFF
_MORE_MARKS = range(0xA800, 0xAC00)
"""Together, the two ranges hold the combining marks of all scripts in use."""

# In Armenian, the marks of questions, of exclamations and of stress stand within a word.
_WITHIN_WORDS = dict.fromkeys(range(0x55A, 0x560))
_WITHOUT_SPACES = re.compile(r"[\u0e80-\u0eff\u1000-\u109f\u1780-\u17ff]")


@cache
def _marks() -> str:
    """Return all combining marks, for a character class in a regular expression."""
    places = (*range(_FIRST_MARK, _LAST_MARK + 1), *_MORE_MARKS)
    return "".join(chr(place) for place in places if unicodedata.category(chr(place))[0] == "M")


@cache
def word_finder(language: str) -> Callable[[str], tuple[str, ...]]:
    """Return the function that splits sentences of a language, by its name, into words.

    A word is a run of letters with their marks; joiners, apostrophes, middle dots and hyphens between letters belong to
    it. In scripts without spaces between words (Lao, Burmese, Khmer), each pair of neighbouring letters is a word.
    """
    letter = rf"[^\W\d_][{_marks()}]*"
    find = re.compile(rf"{letter}(?:(?:['’·\u200c\u200d-](?=[^\W\d_]))?{letter})*").findall
    clusters = re.compile(letter).findall
    has_elisions = language in HAVE_ELISIONS

    def words(sentence: str) -> tuple[str, ...]:
        found: list[str] = find(sentence.translate(_WITHIN_WORDS))
        if has_elisions:
            found = [without_elision(word, language) for word in found]
        if _WITHOUT_SPACES.search(sentence):
            found = [pair for word in found for pair in _pairs(word, clusters(word))]
        return tuple(found)

    return words


def _pairs(word: str, letters: list[str]) -> list[str]:
    if len(letters) < 2 or not _WITHOUT_SPACES.match(word):
        return [word]
    return [first + second for first, second in pairwise(letters)]
