"""Sumy's summarizers by name, with the stemmer and the stop words of a language. Importing this loads NLTK."""

from collections.abc import Callable
from copy import copy
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import import_module
from typing import Any

from nltk.stem import snowball
from sumy.nlp.stemmers import Stemmer, null_stemmer

from tui.article.language import DEFAULT_LANGUAGE, has_no_sentence_tables, language_named
from tui.article.word_packages import PACKAGES, has_package
from tui.article.words import WITHOUT_SPACES
from tui.summary.arrays import ArrayMethod
from tui.summary.english_stems import english_stemmer
from tui.summary.methods import Method, method_named
from tui.summary.polish_stems import polish_stemmer
from tui.summary.stop_words import stop_words_of

_STEMS_KEPT = 1 << 14
"""More would let the workers of a batch grow for its first thousands of articles."""


@dataclass(frozen=True, slots=True)
class LanguageTools:
    """What a language has to offer to the methods."""

    stem: Callable[[str], str]
    """The stem of a word in any case. Those of common words are kept, since articles share them."""
    stop_words: frozenset[str]
    missing: tuple[str, ...]
    """A line for each thing that there is none of."""


@cache
def tools_for(language: str) -> LanguageTools:
    """The stemmer and the stop words that Sumy has for a language, or none.

    Args:
        language: Sumy's name.
    """
    missing = []
    title = language.capitalize()
    if has_no_sentence_tables(language):
        missing.append(f"There are no rules for the sentences of {title}; those of English are used.")
    if language in PACKAGES and not has_package(language):
        missing.append(_note_on_words(language))
    stem = _stemmer(language)
    if stem is None:
        missing.append(f"There is no stemmer for {title}; words are compared as they stand.")
    stop_words = stop_words_of(language)
    if not stop_words:
        missing.append(f"There is no list of common words for {title}; all words count.")
    return LanguageTools(lru_cache(_STEMS_KEPT)(stem or null_stemmer), stop_words, tuple(missing))


def _note_on_words(language: str) -> str:
    found = "as pairs of letters" if language in WITHOUT_SPACES else "between spaces"
    besides = ", with Java," if language == "korean" else ""
    extra = f'pip install "standfirst[{language}]"{besides}'
    return f"Words of {language.capitalize()} are found {found}; {extra} finds them better."


def _stemmer(language: str) -> Callable[[str], str] | None:
    """What Sumy's ``Stemmer`` would call; making one would first read all the world's languages to look up the name."""
    stem: Callable[[str], str] | None = Stemmer.SPECIAL_STEMMERS.get(language)
    if stem is None:
        stemmer = getattr(snowball, f"{language.capitalize()}Stemmer", None)
        if stemmer is None:
            return None
        return english_stemmer(stemmer().stem) if language == "english" else stemmer().stem
    if language == "polish":
        stem = polish_stemmer(stem)
    try:
        # Some find out only now that a package they need is not there.
        stem("stemmer")
    except ValueError:
        return None
    return stem


def summarizer(name: str, language: str = DEFAULT_LANGUAGE) -> Any:
    """One of Sumy's summarizers, computed faster: call it with a document and a number of sentences.

    It is an instance of Sumy's own class, takes Sumy's ``ObjectDocumentModel`` and returns its sentences. Its stop
    words are set, and for edmundson the three lists of words, as far as the language has them.

    Args:
        name: The method's name, such as ``lex-rank``.
        language: The language's name or code.

    Raises:
        UsageError: There is no such method or language.
    """
    return build(method_named(name), language_named(language))


def build(method: Method, language: str) -> ArrayMethod:
    """A summarizer of a method for a language that is known by Sumy's name."""
    # Setting the stop words takes longer than a short article does. A copy can be changed without touching others.
    return copy(_built(method, language))


@cache
def _built(method: Method, language: str) -> ArrayMethod:
    tools = tools_for(language)
    module, _, name = method.home.partition(":")
    built: Any = getattr(import_module(module), name)(tools.stem)
    if method.name == "edmundson":
        from tui.summary.cues import cue_words

        built.bonus_words = cue_words("bonus", language)
        built.stigma_words = cue_words("stigma", language)
        built.null_words = tools.stop_words
    else:
        built.stop_words = tools.stop_words
    result: ArrayMethod = built
    return result
