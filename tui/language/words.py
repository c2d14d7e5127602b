"""Split sentences into the words that they are ranked by."""

import re
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from tui.language.optional_tokenizers import has_package, tokenize_with_package

if TYPE_CHECKING:
    from collections.abc import Callable

WITHOUT_SPACES = frozenset({"chinese", "japanese", "thai"})
"""Languages that put no spaces between words.

Without the language's optional package, the words are the pairs of neighbouring letters.
"""

# A word as Sumy has it: a letter, then letters, apostrophes and hyphens.
_is_word = re.compile(r"[^\W\d_](?:[^\W\d_]|['-])*").fullmatch
_GREEK_SEPARATORS = re.compile(r"[ ,;\u037e.!?:-]+")
_LETTER_RUN = re.compile(r"[^\W\d_]+")


def tokenize_words(sentence: str, language: str = "english") -> tuple[str, ...]:
    """Return the words of a sentence, as Sumy's tokenizer does.

    Sumy splits the text into sentences once more; here a sentence is one already. Where Sumy needs a package that is
    not installed, the words are split at spaces, or are pairs of letters.

    Args:
        sentence: Its text.
        language: Sumy's name of the language.
    """
    return word_splitter(language)(sentence)


@cache
def word_splitter(language: str) -> "Callable[[str], tuple[str, ...]]":
    """Return the function that splits sentences of a language into words; for most languages this loads NLTK."""
    split = _splitter_without_package(language)
    if not has_package(language):
        return split

    def split_by_package(sentence: str) -> tuple[str, ...]:
        # Some packages find no words in other scripts.
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
