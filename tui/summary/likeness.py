"""Texts that say the same, by the cosine of their stems. Importing this loads NLTK."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

import numpy as np

from tui.language.elisions import HAVE_ELISIONS, without_elision
from tui.language.stemmers import tools_for
from tui.language.words import tokenize_words
from tui.summary.similarity import dot_products
from tui.summary.terms import count_terms

SAME = 0.4
"""The cosine from which on two sentences, or the beginnings of two articles, say the same."""

Stems = Sequence[str]


def stems_of(text: str, language: str) -> list[str]:
    """Return the stems of the words of a text, without stop words and elisions."""
    tools = tools_for(language)
    words: Iterable[str] = map(str.lower, tokenize_words(text, language))
    if language in HAVE_ELISIONS:
        words = [without_elision(word, language) for word in words]
    return [tools.stem(word) for word in words if word not in tools.stop_words]


def alike_pairs(texts: Sequence[Stems], least: float = SAME) -> Iterator[tuple[int, int, float]]:
    """Find the texts that say the same, by their stems, each weighted by how few of all the texts have it.

    Yields:
        The index of a text, that of a later one, and their cosine, if it is high enough; in order of the indexes.
    """
    numbers = {stem: number for number, stem in enumerate(dict.fromkeys(chain.from_iterable(texts)))}
    terms = np.fromiter((numbers[stem] for text in texts for stem in text), np.int64)
    owners = np.repeat(np.arange(len(texts)), [len(text) for text in texts])
    counts = count_terms(owners, terms, len(texts), len(numbers))
    having = np.diff(counts.term_starts)
    weights = counts.counts * np.log1p(len(texts) / having[counts.terms])
    lengths = np.sqrt(counts.sums(weights**2))
    units = weights / lengths[counts.sentences]
    for start, products in dot_products(counts, units, lambda: None):
        rows, columns = np.nonzero(products >= least)
        cosines = products[rows, columns]
        for row, column, cosine in zip(rows.tolist(), columns.tolist(), cosines.tolist(), strict=True):
            if column > row:
                yield start + row, start + column, cosine
