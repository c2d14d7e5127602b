"""Summarizers by name, and articles as Sumy's documents. Importing this loads NLTK."""

import re
from collections.abc import Callable, Iterable
from copy import copy
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import import_module
from itertools import groupby
from typing import Any
from weakref import WeakKeyDictionary

import numpy as np
from nltk.stem import snowball
from sumy.models.dom import ObjectDocumentModel, Paragraph
from sumy.models.dom import Sentence as SumySentence
from sumy.nlp.stemmers import Stemmer, null_stemmer

from tui.document.errors import UsageError
from tui.document.model import Article, BlockKind, Sentence
from tui.language.detect import DEFAULT_LANGUAGE, find_language, lacks_sentence_tables
from tui.language.optional_tokenizers import PACKAGES, has_package
from tui.language.stop_words import stop_words_of
from tui.language.words import WITHOUT_SPACES, word_splitter
from tui.summary.base import ArrayMethod
from tui.summary.methods import Method, find_method
from tui.summary.terms import Terms

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
    """Return the stemmer and the stop words of a language, or none.

    Args:
        language: Sumy's name.
    """
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


def summarizer(name: str, language: str = DEFAULT_LANGUAGE) -> Any:
    """Return one of Sumy's summarizers, computed faster: call it with a document and a number of sentences.

    It is an instance of Sumy's own class, takes Sumy's ``ObjectDocumentModel`` and returns its sentences. Its stop
    words are set, and for edmundson the three lists of words, as far as the language has them.

    Args:
        name: The method's name, such as ``lex-rank``.
        language: The language's name or code.

    Raises:
        UsageError: There is no such method or language, or the method cannot be loaded.
    """
    return build(find_method(name), find_language(language))


def build(method: Method, language: str) -> ArrayMethod:
    """Return a summarizer of a method for a language.

    Args:
        method: The method; its class is loaded on the first call.
        language: Sumy's name.

    Raises:
        UsageError: The method's class cannot be loaded.
    """
    # Setting the stop words takes longer than a short article does. A copy can be changed without touching others.
    return copy(_cached_summarizer(method, language))


@cache
def _cached_summarizer(method: Method, language: str) -> ArrayMethod:
    module, _, name = method.summarizer.partition(":")
    try:
        method_class = getattr(import_module(module), name)
    except Exception as error:  # whatever goes wrong in another package
        raise UsageError(f"The method {method.name} cannot be loaded: {error}.") from error
    tools = tools_for(language)
    built: ArrayMethod = method_class(tools.stem)
    built.set_word_lists(language, tools.stop_words)
    return built


_terms: WeakKeyDictionary[Article, Terms] = WeakKeyDictionary()


def terms_of(article: Article, on_sentence: Callable[[int], None] = lambda done: None) -> Terms:
    """Return the terms of an article, made on the first call and kept as long as the article is.

    Args:
        article: The article; its language decides how words are found and stemmed.
        on_sentence: Called with the number of sentences whose words have been found; it may raise to cancel.
    """
    terms = _terms.get(article)
    if terms is None:
        document = document_of(article)
        for done, sentence in enumerate(document.sentences):
            on_sentence(done)
            sentence.words  # noqa: B018 - Sumy finds the words on first use and keeps them.
        terms = _terms[article] = Terms(document, tools_for(article.language).stem)
    return terms


def by_term_weight(article: Article, excluded: Iterable[int]) -> tuple[int, ...]:
    """Order sentences by term weight: how often the article has the terms of each.

    Args:
        article: The article; its terms are made if they have not been.
        excluded: Indices of sentences to leave out.
    """
    counts = terms_of(article).counts(tools_for(article.language).stop_words)
    order = np.argsort(-counts.sums(counts.totals[counts.terms]), kind="stable").tolist()
    left_out = frozenset(excluded)
    return tuple(index for index in order if index not in left_out)


def document_of(article: Article) -> Any:
    """Return Sumy's ``ObjectDocumentModel`` of an article: a paragraph for each block with sentences.

    The title and the headings are headings at the start of the paragraph after them.
    """
    tokenizer = _Tokenizer(article.language)
    by_block = _sentences_by_block(article)
    headings = [SumySentence(article.title, tokenizer, is_heading=True)] if article.title.strip() else []
    paragraphs: list[list[SumySentence]] = []
    for index, block in enumerate(article.blocks):
        if block.kind is BlockKind.HEADING:
            headings.append(SumySentence(block.text, tokenizer, is_heading=True))
        elif index in by_block:
            sentences = (SumySentence(sentence.text, tokenizer) for sentence in by_block[index])
            paragraphs.append([*headings, *sentences])
            headings = []
    if headings:
        # Headings with nothing after them: a paragraph of their own would be taken for the last one.
        paragraphs[-1:] = [[*(paragraphs[-1] if paragraphs else []), *headings]]
    return ObjectDocumentModel(map(Paragraph, paragraphs))


def _sentences_by_block(article: Article) -> dict[int, list[Sentence]]:
    ends = [block.end for block in article.blocks]
    index = 0

    def block_of(sentence: Sentence) -> int:
        nonlocal index
        while ends[index] < sentence.end:
            index += 1
        return index

    return {block: list(sentences) for block, sentences in groupby(article.sentences, block_of)}


class _Tokenizer:
    """The part of Sumy's tokenizer that its sentences call."""

    def __init__(self, language: str) -> None:
        self._split = word_splitter(language)

    def to_words(self, sentence: str) -> tuple[str, ...]:
        return self._split(sentence)
