"""The stemmer and the stop words of a language, and notes on what it lacks. Importing this loads NLTK."""

import re
from collections.abc import Callable
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

from nltk.stem import snowball
from sumy.nlp.stemmers import Stemmer, null_stemmer
from sumy.utils import expand_resource_path, read_stop_words

from tui.language.detect import english_name, lacks_sentence_tables, language_code
from tui.language.names import MAX_CACHED_LANGUAGES, OTHERS
from tui.language.words import PACKAGES, WITHOUT_SPACES, has_package

Stem = Callable[[str], str]

_MAX_CACHED_STEMS = 1 << 14
"""With more, batch workers would grow over their first thousands of articles."""

# The list writes Romanian with cedillas, as old character sets did; most texts have commas there.
_COMMAS_BELOW = str.maketrans("şţ", "șț")

_is_ascii_word = re.compile(r"[a-z][a-z-]*").fullmatch
_ENGLISH_ENDINGS = tuple("ed er ic ing nt ion ator sm e i al ful ll s y".split())
"""Every rule of Snowball's English stemmer (Porter2, by Martin Porter, 2001) applies to one of these."""


class LanguageTools(NamedTuple):
    """A language's stemmer and stop words."""

    stem: Stem
    """Returns the stem of a word in any case. Stems are cached, since articles share words."""
    stop_words: frozenset[str]
    missing: tuple[str, ...]
    """A line for each thing that the language lacks."""


@lru_cache(maxsize=MAX_CACHED_LANGUAGES)
def tools_for(language: str) -> LanguageTools:
    """Return the stemmer and the stop words of a language by its name."""
    if language in OTHERS:
        return _tools_without_tables(language)
    missing = []
    title = english_name(language)
    if lacks_sentence_tables(language):
        missing.append(
            f"There are no tables for the sentences of {title}; they end at full stops and the like."
        )
    if language in PACKAGES and not has_package(language):
        missing.append(_package_hint(language))
    stem = _stemmer(language)
    if stem is None:
        missing.append(f"There is no stemmer for {title}; words are compared as they stand.")
    stop_words = stop_words_of(language)
    if not stop_words:
        missing.append(f"There is no list of common words for {title}; all words count.")
    return LanguageTools(lru_cache(_MAX_CACHED_STEMS)(stem or null_stemmer), stop_words, tuple(missing))


def _tools_without_tables(language: str) -> LanguageTools:
    stop_words = stop_words_of(language)
    lacks = ["sentences end at full stops and the like", "words are not stemmed"]
    if not stop_words:
        lacks.append("common words count like all others")
    note = f"{english_name(language)} has no tables of its own: {', '.join(lacks)}."
    return LanguageTools(null_stemmer, stop_words, (note,))


def _package_hint(language: str) -> str:
    found = "as pairs of letters" if language in WITHOUT_SPACES else "between spaces"
    besides = ", with Java," if language == "korean" else ""
    extra = f"the extra “{language}”{besides}"
    return f"Words of {english_name(language)} are found {found}; {extra} finds them better."


def _stemmer(language: str) -> Stem | None:
    """Return the function that Sumy's ``Stemmer`` would call; making a ``Stemmer`` loads a list of all languages."""
    stem: Stem | None = Stemmer.SPECIAL_STEMMERS.get(language)
    if stem is None:
        stemmer = getattr(snowball, f"{language.capitalize()}Stemmer", None)
        if stemmer is None:
            return None
        return _english_stemmer(stemmer().stem) if language == "english" else stemmer().stem
    if language == "polish":
        stem = _polish_stemmer(stem)
    try:
        # Some notice only now that a package they need is missing.
        stem("stemmer")
    except ValueError:
        return None
    return stem


def _english_stemmer(stem: Stem) -> Stem:
    """Skip the stemmer for words that none of its rules can change."""
    return lambda word: word if _is_ascii_word(word) and not word.endswith(_ENGLISH_ENDINGS) else stem(word)


def _polish_stemmer(stem: Stem) -> Stem:
    """Accept words in any case, and show no progress while the stemmer's table (190 MB) loads."""
    try:
        from pystempel import streams

        # Its progress bar on standard error would overwrite the screen.
        streams.DISABLE_TQDM = True
    except ImportError:
        return stem
    return lambda word: stem(word.lower()) if word else word


@cache
def stop_words_of(language: str) -> frozenset[str]:
    """Return the stop words of a language by Sumy's name, in lower case: Sumy's, or else those of ``stopwordsiso``."""
    path = Path(expand_resource_path(f"stopwords/{language}.txt"))
    words: frozenset[str] = read_stop_words(path) if path.is_file() else frozenset()
    return words or common_words_of(language)


@cache
def common_words_of(language: str) -> frozenset[str]:
    """Return the common words that ``stopwordsiso`` lists for a language, some of which an article can be about."""
    # Importing it parses the lists of 58 languages.
    from stopwordsiso import stopwords

    words = frozenset(word.lower() for word in stopwords(language_code(language)))
    if language == "romanian":
        words |= {word.translate(_COMMAS_BELOW) for word in words}
    return words
