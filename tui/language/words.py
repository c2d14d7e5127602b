"""The words that a sentence is ranked by."""

import re
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from tui.language.optional_tokenizers import has_package, tokenize_with_package

if TYPE_CHECKING:
    from collections.abc import Callable

WITHOUT_SPACES = frozenset({"chinese", "japanese", "thai"})
"""Languages whose words are not parted by spaces.

Without the language's package a sentence's words are then the pairs of neighbouring letters.
"""

# A word as Sumy has it: a letter, then letters, apostrophes and hyphens.
_is_word = re.compile(r"[^\W\d_](?:[^\W\d_]|['-])*").fullmatch
_GREEK_SEPARATORS = re.compile(r"[ ,;\u037e.!?:-]+")
_LETTER_RUN = re.compile(r"[^\W\d_]+")


def tokenize_words(sentence: str, language: str = "english") -> tuple[str, ...]:
    """The words that a sentence is ranked by, as Sumy's tokenizer gives them for one sentence.

    Sumy splits the text into sentences once more before it looks for words; here a sentence is one already. Where Sumy
    needs a package for a language that is not installed, its words are what stands between spaces or pairs of letters.

    Args:
        sentence: Its text.
        language: Sumy's name of the language.
    """
    return word_splitter(language)(sentence)


@cache
def word_splitter(language: str) -> "Callable[[str], tuple[str, ...]]":
    """The function that ``tokenize_words`` calls for a language; it loads NLTK for most."""
    split = _splitter_without_package(language)
    if not has_package(language):
        return split

    def split_by_package(sentence: str) -> tuple[str, ...]:
        # Some find no words in other scripts than their own.
        return tokenize_with_package(sentence, language) or split(sentence)

    return split_by_package


def _splitter_without_package(language: str) -> "Callable[[str], tuple[str, ...]]":
    if language == "greek":
        return _greek_words
    if language in WITHOUT_SPACES:
        return _letter_pairs
    from tui.language.word_tokenizer import split_words

    return split_words


def _greek_words(sentence: str) -> tuple[str, ...]:
    return tuple(filter(_is_word, _GREEK_SEPARATORS.split(sentence)))


def _letter_pairs(sentence: str) -> tuple[str, ...]:
    pairs: list[str] = []
    for run in _LETTER_RUN.findall(sentence):
        if run.isascii() or len(run) == 1:
            pairs.append(run)
        else:
            pairs.extend(first + second for first, second in pairwise(run))
    return tuple(pairs)
