"""Summarizers by name, and articles as Sumy's documents. Importing this loads Sumy and NLTK."""

from bisect import bisect_left
from collections.abc import Callable, Iterable
from copy import copy
from functools import cache
from itertools import groupby
from types import SimpleNamespace
from typing import Any
from weakref import WeakKeyDictionary

import numpy as np
from sumy.models.dom import ObjectDocumentModel, Paragraph
from sumy.models.dom import Sentence as SumySentence

from tui.document.errors import UsageError
from tui.document.model import Article, BlockKind
from tui.document.references import back_matter_start
from tui.language.detect import DEFAULT_LANGUAGE, find_language
from tui.language.stemmers import tools_for
from tui.language.words import word_splitter
from tui.registry import load_function
from tui.summary.base import ArrayMethod
from tui.summary.methods import Method, find_method
from tui.summary.terms import Terms


def summarizer(name: str, language: str = DEFAULT_LANGUAGE) -> ArrayMethod:
    """Return a faster version of one of Sumy's summarizers: call it with a document and a number of sentences.

    It is an instance of Sumy's own class, takes Sumy's ``ObjectDocumentModel`` and returns its sentences. It has the
    language's stop words, and for edmundson the other two lists of words, if there are any.

    Args:
        name: The method's name, such as ``lex-rank``.
        language: The language's name or code.

    Raises:
        UsageError: There is no such method or language, or the method cannot be loaded.
    """
    return build(find_method(name), find_language(language))


def build(method: Method, language: str) -> ArrayMethod:
    """Return a summarizer of a method for a language by Sumy's name; a ``UsageError`` if it cannot be loaded."""
    # Setting the stop words takes longer than ranking a short article. Callers may change their copy.
    return copy(_cached_summarizer(method, language))


@cache
def _cached_summarizer(method: Method, language: str) -> ArrayMethod:
    try:
        method_class = load_function(method.summarizer)
    except Exception as error:  # whatever goes wrong in another package
        raise UsageError(f"The method {method.name} cannot be loaded: {error}.") from error
    tools = tools_for(language)
    built: ArrayMethod = method_class(tools.stem)
    built.set_word_lists(language, tools.stop_words)
    return built


_terms: WeakKeyDictionary[Article, Terms] = WeakKeyDictionary()


def terms_of(article: Article, on_sentence: Callable[[int], None] = lambda done: None) -> Terms:
    """Return the terms of an article, computed on the first call and kept as long as the article is.

    Meanwhile, ``on_sentence`` is called with the number of sentences done; it may raise to cancel.
    """
    terms = _terms.get(article)
    if terms is None:
        document = document_of(article)
        for done, sentence in enumerate(document.sentences):
            on_sentence(done)
            sentence.words  # noqa: B018 - Sumy finds the words on first use and keeps them.
        stem = tools_for(article.language).stem
        text_end = _first_sentence(article, back_matter_start(article))
        terms = _terms[article] = Terms(
            document, stem, article_starts=_article_starts(article), text_end=text_end
        )
    return terms


def _article_starts(article: Article) -> list[int]:
    """Return the first sentence of each article of its own but the one that begins the text."""
    headings = [block.start for block in article.blocks if block.begins_article]
    sentences = {_first_sentence(article, start) for start in headings}
    return sorted(sentences - {0, len(article.sentences)})


def _first_sentence(article: Article, offset: int) -> int:
    """Return the index of the first sentence at an offset or after it."""
    return bisect_left(article.sentences, offset, key=lambda sentence: sentence.start)


def share_terms(article: Article, copy: Article) -> None:
    """Let a copy of an article with the same sentences have its terms, if they are known."""
    if (terms := _terms.get(article)) is not None:
        _terms[copy] = terms


def by_term_weight(article: Article, excluded: Iterable[int]) -> tuple[int, ...]:
    """Return all sentences but the excluded ones by term weight: how often the article has the terms of each."""
    counts = terms_of(article).counts(tools_for(article.language).stop_words)
    order = np.argsort(-counts.sums(counts.totals[counts.terms]), kind="stable").tolist()
    left_out = frozenset(excluded)
    return tuple(index for index in order if index not in left_out)


def document_of(article: Article) -> Any:
    """Return Sumy's ``ObjectDocumentModel`` of an article: a paragraph for each block, with the headings before it."""
    tokenizer = SimpleNamespace(to_words=word_splitter(article.language))
    ends = [block.end for block in article.blocks]
    by_block = {
        index: list(sentences)
        for index, sentences in groupby(article.sentences, lambda each: bisect_left(ends, each.end))
    }
    headings = [SumySentence(article.title, tokenizer, is_heading=True)] if article.title.strip() else []
    paragraphs: list[_Paragraph] = []
    for index, block in enumerate(article.blocks):
        if block.kind is BlockKind.HEADING:
            headings.append(SumySentence(block.text, tokenizer, is_heading=True))
        elif index in by_block:
            sentences = (SumySentence(sentence.text, tokenizer) for sentence in by_block[index])
            paragraphs.append(_Paragraph(headings, sentences))
            headings = []
    if headings:
        # Headings at the end: a paragraph of their own would count as the last one.
        last = paragraphs.pop() if paragraphs else _Paragraph((), ())
        paragraphs.append(_Paragraph((*last.headings, *headings), last.sentences))
    return ObjectDocumentModel(paragraphs)


class _Paragraph(Paragraph):  # type: ignore[misc]
    """Sumy's paragraph, made from what Sumy would find in it, which takes long in texts of short ones."""

    __slots__ = ("headings", "sentences")

    def __init__(self, headings: Iterable[SumySentence], sentences: Iterable[SumySentence]) -> None:
        self.headings, self.sentences = tuple(headings), tuple(sentences)
        super().__init__((*self.headings, *self.sentences))
