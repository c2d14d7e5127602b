"""Texts that say the same, by the cosine of their stems. Importing this loads NLTK."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

import numpy as np

from tui.language.elisions import HAVE_ELISIONS, without_elision
from tui.language.stemmers import tools_for
from tui.language.words import tokenize_words
from tui.summary.similarity import dot_products
from tui.summary.terms import Numbers, count_terms

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


def cosines(texts: Sequence[Stems]) -> Iterator[tuple[int, Numbers]]:
    """Compare texts by their stems, each weighted by how few of all the texts have it.

    Yields:
        The index of each text, in order, and its cosines with itself and with all those after it.
    """
    numbers = {stem: number for number, stem in enumerate(dict.fromkeys(chain.from_iterable(texts)))}
    terms = np.fromiter((numbers[stem] for text in texts for stem in text), np.int64)
    owners = np.repeat(np.arange(len(texts)), [len(text) for text in texts])
    counts = count_terms(owners, terms, len(texts), len(numbers))
    having = np.diff(counts.term_starts)
    weights = counts.counts * np.log1p(len(texts) / having[counts.terms])
    lengths = np.sqrt(counts.sums(weights**2))
    for start, products in dot_products(counts, weights / lengths[counts.sentences], lambda: None):
        for row, found in enumerate(np.round(products, 9)):
            yield start + row, found[row:]
