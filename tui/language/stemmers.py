"""The stemmer and the stop words of a language, and notes on what it lacks. Importing this loads NLTK."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, lru_cache

from nltk.stem import snowball
from sumy.nlp.stemmers import Stemmer, null_stemmer

from tui.language.detect import lacks_sentence_tables
from tui.language.optional_tokenizers import PACKAGES, has_package
from tui.language.stop_words import stop_words_of
from tui.language.words import WITHOUT_SPACES

Stem = Callable[[str], str]

_MAX_CACHED_STEMS = 1 << 14
"""More would let the workers of a batch grow for its first thousands of articles."""

_is_ascii_word = re.compile(r"[a-z][a-z-]*").fullmatch
_ENGLISH_ENDINGS = tuple("ed er ic ing nt ion ator sm e i al ful ll s y".split())
"""Every rule of Snowball's English stemmer (Porter2, by Martin Porter, 2001) asks for one of these."""


@dataclass(frozen=True, slots=True)
class LanguageTools:
    """A language's stemmer and stop words."""

    stem: Stem
    """Gives the stem of a word in any case. Those of common words are kept, since articles share them."""
    stop_words: frozenset[str]
    missing: tuple[str, ...]
    """A line for each thing that the language lacks."""


@cache
def tools_for(language: str) -> LanguageTools:
    """Return the stemmer and the stop words of a language by Sumy's name."""
    missing = []
    title = language.capitalize()
    if lacks_sentence_tables(language):
        missing.append(f"There are no rules for the sentences of {title}; those of English are used.")
    if language in PACKAGES and not has_package(language):
        missing.append(_package_hint(language))
    stem = _stemmer(language)
    if stem is None:
        missing.append(f"There is no stemmer for {title}; words are compared as they stand.")
    stop_words = stop_words_of(language)
    if not stop_words:
        missing.append(f"There is no list of common words for {title}; all words count.")
    return LanguageTools(lru_cache(_MAX_CACHED_STEMS)(stem or null_stemmer), stop_words, tuple(missing))


def _package_hint(language: str) -> str:
    found = "as pairs of letters" if language in WITHOUT_SPACES else "between spaces"
    besides = ", with Java," if language == "korean" else ""
    extra = f'pip install "standfirst[{language}]"{besides}'
    return f"Words of {language.capitalize()} are found {found}; {extra} finds them better."


def _stemmer(language: str) -> Stem | None:
    """Return what Sumy's ``Stemmer`` would call: that class first loads all the world's languages to find the name."""
    stem: Stem | None = Stemmer.SPECIAL_STEMMERS.get(language)
    if stem is None:
        stemmer = getattr(snowball, f"{language.capitalize()}Stemmer", None)
        if stemmer is None:
            return None
        return _english_stemmer(stemmer().stem) if language == "english" else stemmer().stem
    if language == "polish":
        stem = _polish_stemmer(stem)
    try:
        # Some find out only now that a package they need is missing.
        stem("stemmer")
    except ValueError:
        return None
    return stem


def _english_stemmer(stem: Stem) -> Stem:
    """Spare a stemmer the words that none of its rules can change: it would try all of them."""
    return lambda word: word if _is_ascii_word(word) and not word.endswith(_ENGLISH_ENDINGS) else stem(word)


def _polish_stemmer(stem: Stem) -> Stem:
    """Let a stemmer take words in any case, and show no progress while its table loads: some seconds, 190 MB."""
    try:
        from pystempel import streams

        # Its progress bar on standard error would run through the screen.
        streams.DISABLE_TQDM = True
    except ImportError:
        return stem
    return lambda word: stem(word.lower()) if word else word
