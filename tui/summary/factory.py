"""Articles as Sumy's documents, and Sumy's summarizers by name. Importing this loads NLTK."""

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
from sumy.models.dom import Sentence as Line
from sumy.nlp.stemmers import Stemmer, null_stemmer

from tui.document.model import Article, BlockKind, Sentence
from tui.language.detect import DEFAULT_LANGUAGE, find_language, lacks_sentence_tables
from tui.language.optional_tokenizers import PACKAGES, has_package
from tui.language.stop_words import stop_words_of
from tui.language.words import WITHOUT_SPACES, word_splitter
from tui.summary.base import ArrayMethod
from tui.summary.english_stems import english_stemmer
from tui.summary.methods import Method, method_named
from tui.summary.terms import Terms, sums_at

Stem = Callable[[str], str]


def polish_stemmer(stem: Stem) -> Stem:
    """A stemmer that finds what another does, for words in any case, and shows no progress while its table loads.

    The table takes some seconds and 190 MB.

    Args:
        stem: Sumy's stemmer; it raises ``ValueError`` when it is called without the package.
    """
    try:
        from pystempel import streams

        # Its bar on standard error would run through the screen.
        streams.DISABLE_TQDM = True
    except ImportError:
        return stem
    return lambda word: stem(word.lower()) if word else word


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
    if lacks_sentence_tables(language):
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
    return build(method_named(name), find_language(language))


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
        from tui.summary.edmundson import cue_words

        built.bonus_words = cue_words("bonus", language)
        built.stigma_words = cue_words("stigma", language)
        built.null_words = tools.stop_words
    else:
        built.stop_words = tools.stop_words
    result: ArrayMethod = built
    return result


_terms: WeakKeyDictionary[Article, Terms] = WeakKeyDictionary()


def terms_of(article: Article, on_sentence: Callable[[int], None] = lambda done: None) -> Terms:
    """The terms of an article, made on the first call and kept as long as the article is.

    Args:
        article: The article; its language decides how words are found and stemmed.
        on_sentence: Called with the number of sentences whose words have been found; it may raise to give up.
    """
    terms = _terms.get(article)
    if terms is None:
        document = document_of(article)
        for done, line in enumerate(document.sentences):
            on_sentence(done)
            line.words  # noqa: B018 - Sumy finds the words on first use and keeps them.
        terms = _terms[article] = Terms(document, tools_for(article.language).stem)
    return terms


def heaviest_first(article: Article, left_out: Iterable[int]) -> tuple[int, ...]:
    """The sentences with the most of the article's term weight first: how often the article has their terms.

    Args:
        article: The article; its terms are made if they have not been.
        left_out: Indices of sentences to pass over.
    """
    counts = terms_of(article).content(tools_for(article.language).stop_words)
    frequencies = sums_at(counts.terms, counts.counts, counts.term_count)
    order = np.argsort(-counts.sums(frequencies[counts.terms]), kind="stable").tolist()
    passed_over = frozenset(left_out)
    return tuple(index for index in order if index not in passed_over)


def document_of(article: Article) -> Any:
    """Sumy's ``ObjectDocumentModel`` of an article: a paragraph for each block with sentences.

    The title and the headings are headings at the start of the paragraph after them.
    """
    tokenizer = _Tokenizer(article.language)
    by_block = _sentences_by_block(article)
    waiting = [Line(article.title, tokenizer, is_heading=True)] if article.title.strip() else []
    paragraphs: list[list[Line]] = []
    for place, block in enumerate(article.blocks):
        if block.kind is BlockKind.HEADING:
            waiting.append(Line(block.text, tokenizer, is_heading=True))
        elif place in by_block:
            paragraphs.append([*waiting, *(Line(sentence.text, tokenizer) for sentence in by_block[place])])
            waiting = []
    if waiting:
        # Headings with nothing after them: a paragraph of their own would be taken for the last one.
        paragraphs[-1:] = [[*(paragraphs[-1] if paragraphs else []), *waiting]]
    return ObjectDocumentModel(map(Paragraph, paragraphs))


def _sentences_by_block(article: Article) -> dict[int, list[Sentence]]:
    ends = [block.end for block in article.blocks]
    place = 0

    def block_of(sentence: Sentence) -> int:
        nonlocal place
        while ends[place] < sentence.end:
            place += 1
        return place

    return {block: list(sentences) for block, sentences in groupby(article.sentences, block_of)}


class _Tokenizer:
    """What Sumy's sentences ask for their words."""

    def __init__(self, language: str) -> None:
        self._split = word_splitter(language)

    def to_words(self, sentence: str) -> tuple[str, ...]:
        return self._split(sentence)
