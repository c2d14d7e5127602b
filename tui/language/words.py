"""Split sentences into words, with the optional packages that Sumy uses for some languages.

Sumy's own tokenizers decide which package that is and how it is called. It is loaded on first use.
"""

import logging
import warnings
from collections.abc import Callable, Iterable, Mapping
from contextlib import redirect_stdout
from functools import cache
from importlib import import_module
from io import StringIO
from itertools import pairwise

from tui.language.names import OTHERS
from tui.text.patterns import lazy_pattern

WITHOUT_SPACES = frozenset({"chinese", "japanese", "thai"})
"""The languages without spaces between words: without their package, the words are pairs of letters."""

PACKAGES: Mapping[str, str] = {
    "arabic": "pyarabic",
    "chinese": "jieba",
    "hebrew": "hebrew_tokenizer",
    "japanese": "tinysegmenter",
    "korean": "konlpy",
    "thai": "pythainlp",
}
"""The module to import, by Sumy's name of the language."""

# A word as Sumy has it: a letter, then letters, apostrophes and hyphens.
_is_word = lazy_pattern(r"[^\W\d_](?:[^\W\d_]|['-])*").fullmatch
_GREEK_SEPARATORS = lazy_pattern(r"[ ,;\u037e.!?:-]+")
# konlpy's time doubles with every few syllables: 30 without a space take seconds, 200 never end.
_has_endless_run = lazy_pattern(r"[\uac00-\ud7a3]{21}").search
_LETTER_RUN = lazy_pattern(r"[^\W\d_]+")


def tokenize_words(sentence: str, language: str = "english") -> tuple[str, ...]:
    """Return the words of a sentence, as Sumy's tokenizer finds them in one that it does not split further.

    Where Sumy needs a package that is not installed, the words are split at spaces, or are pairs of letters.
    """
    return word_splitter(language)(sentence)


@cache
def word_splitter(language: str) -> Callable[[str], tuple[str, ...]]:
    """Return the function that splits sentences of a language, by Sumy's name, into words. Most need NLTK."""
    split = _splitter_without_package(language)
    if not has_package(language):
        return split

    def split_by_package(sentence: str) -> tuple[str, ...]:
        # Some packages find no words in other scripts.
        return tokenize_with_package(sentence, language) or split(sentence)

    return split_by_package


def _splitter_without_package(language: str) -> Callable[[str], tuple[str, ...]]:
    if language == "greek":
        return _greek_words
    if language in WITHOUT_SPACES:
        return _letter_pairs
    if language in OTHERS:
        from tui.language.unicode_words import word_finder

        return word_finder(language)
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


def tokenize_with_package(sentence: str, language: str) -> tuple[str, ...]:
    """Return the words of a sentence as the language's package finds them; none if it is missing or fails.

    Tokens without a letter are left out. Unlike Sumy's pattern, this keeps words with vowel signs and tone marks, which
    most words of Thai have.
    """
    tokenize = _tokenizer(language)
    if tokenize is None or (language == "korean" and _has_endless_run(sentence)):
        return ()
    try:
        return tuple(token for token in tokenize(sentence) if any(map(str.isalpha, token)))
    except Exception:  # each package, and Java behind one of them, fails in its own way
        return ()


def has_package(language: str) -> bool:
    """Return whether the package for a language, given by Sumy's name, is installed and works."""
    return _tokenizer(language) is not None


@cache
def _tokenizer(language: str) -> Callable[[str], Iterable[str]] | None:
    package = PACKAGES.get(language)
    if package is None:
        return None
    # Some warn about their own code, one logs that it is loading, and one prints a folder when it is imported: all that
    # would end up on the screen, or in the summary.
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            with redirect_stdout(StringIO()):
                import_module(package)
            logging.getLogger(package).setLevel(logging.WARNING)
            from sumy.nlp.tokenizers import Tokenizer

            tokenize: Callable[[str], Iterable[str]] = Tokenizer.SPECIAL_WORD_TOKENIZERS[language].tokenize
            # Other requirements of a package, such as Java, fail only when it is called.
            tuple(tokenize("word"))
        except Exception:
            return None
    return tokenize
