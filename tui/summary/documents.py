"""Articles as Sumy's documents. Importing this loads NLTK."""

from collections.abc import Callable, Iterable
from itertools import groupby
from typing import Any
from weakref import WeakKeyDictionary

import numpy as np
from sumy.models.dom import ObjectDocumentModel, Paragraph
from sumy.models.dom import Sentence as Line

from tui.article.model import Article, BlockKind, Sentence
from tui.article.words import word_splitter
from tui.summary.building import tools_for
from tui.summary.terms import Terms, sums_at

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
