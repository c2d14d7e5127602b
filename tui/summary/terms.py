"""A document's words and term counts as arrays, made once and shared by all methods."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, pairwise
from typing import TYPE_CHECKING, Any, TypeAlias

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray  # it would load the types of everything in NumPy

Indices: TypeAlias = "NDArray[np.int64]"
Numbers: TypeAlias = "NDArray[np.float64]"
Mask: TypeAlias = "NDArray[np.bool_]"


@dataclass(frozen=True, eq=False)
class TermCounts:
    """The counts of terms in sentences, as a sparse matrix with a row for each sentence."""

    starts: Indices
    """The entries of sentence ``i`` are ``starts[i]`` up to ``starts[i + 1]``."""
    terms: Indices
    """The term of each entry, ascending within a sentence."""
    counts: Numbers
    """The count of each entry, above zero."""
    term_count: int
    """The number of terms; some may be in no sentence."""

    @property
    def sentence_count(self) -> int:
        """The number of sentences, including those without any term."""
        return len(self.starts) - 1

    @cached_property
    def sentences(self) -> Indices:
        """The sentence of each entry."""
        return np.repeat(np.arange(self.sentence_count), np.diff(self.starts))

    @cached_property
    def lengths(self) -> Numbers:
        """The number of counted words in each sentence."""
        return self.sums(self.counts)

    @cached_property
    def totals(self) -> Numbers:
        """The count of each term in all sentences."""
        return sum_by_index(self.terms, self.counts, self.term_count)

    def sums(self, values: Numbers) -> Numbers:
        """Return for each sentence the sum of the values of its entries."""
        return sum_by_index(self.sentences, values, self.sentence_count)

    def largest(self) -> Numbers:
        """Return the largest count of each sentence; 0 where it has no term."""
        largest = np.zeros(self.sentence_count)
        np.maximum.at(largest, self.sentences, self.counts)
        return largest

    def distinct(self) -> tuple["TermCounts", Numbers, Indices]:
        """Return the counts of the distinct sentences, the number of copies of each, and the row of each sentence."""
        pairs = np.stack((self.terms, self.counts.astype(np.int64)), axis=1)
        bounds = self.starts.tolist()
        rows: dict[bytes, int] = {}
        row_of = np.fromiter(
            (rows.setdefault(pairs[start:end].tobytes(), len(rows)) for start, end in pairwise(bounds)),
            np.int64,
            self.sentence_count,
        )
        if len(rows) == self.sentence_count:  # as in most articles
            return self, np.ones(self.sentence_count), row_of
        _, firsts, copies = np.unique(row_of, return_index=True, return_counts=True)
        kept = np.zeros(self.sentence_count, np.bool_)
        kept[firsts] = True
        entries = kept[self.sentences]
        starts = _starts(np.diff(self.starts)[firsts])
        counts = TermCounts(starts, self.terms[entries], self.counts[entries], self.term_count)
        return counts, copies.astype(np.float64), row_of

    @cached_property
    def by_term(self) -> Indices:
        """The entries in the order of their terms, and of their sentences within a term."""
        return np.argsort(self.terms, kind="stable")

    @cached_property
    def term_starts(self) -> Indices:
        """Term ``t`` has the entries ``by_term[term_starts[t]:term_starts[t + 1]]``."""
        return _starts(np.bincount(self.terms, minlength=self.term_count))


class Terms:
    """The words of a document's sentences and headings as numbers, and their stems. Stop words are in lower case.

    Args:
        document: Sumy's ``ObjectDocumentModel``.
        stem_word: Returns the stem of a word in lower case; called once for each distinct word.
        bare_word: Returns what counts of a word, such as the part after an elision; None for all of it.
        article_starts: The first sentence of each article of its own after the first, where there are several.
        text_end: The first of the sentences that follow the text, such as those of acknowledgements; None for none.
    """

    def __init__(
        self,
        document: Any,
        stem_word: Callable[[str], str],
        bare_word: Callable[[str], str] | None = None,
        article_starts: Iterable[int] = (),
        text_end: int | None = None,
    ) -> None:
        self.document = document
        self.article_starts = (0, *article_starts)
        """The first sentence of each article of its own; there is one but in roundups."""
        self._stem_word = stem_word
        self._counts: dict[frozenset[str], TermCounts] = {}
        sentences = [sentence.words for sentence in document.sentences]
        words = list(chain.from_iterable(sentences))
        heading_words = list(chain.from_iterable(heading.words for heading in document.headings))
        distinct = dict.fromkeys(chain(words, heading_words))
        self.vocabulary = tuple(distinct if bare_word is None else map(bare_word, distinct))
        """What counts of the distinct words by number, as they are written."""
        self._numbers = numbers = {word: number for number, word in enumerate(distinct)}
        self.words = np.fromiter(map(numbers.__getitem__, words), np.int64, len(words))
        """The words of all sentences in reading order, by number."""
        self.heading_words = np.fromiter(
            map(numbers.__getitem__, heading_words), np.int64, len(heading_words)
        )
        self.starts = _starts(np.fromiter(map(len, sentences), np.int64, len(sentences)))
        """The words of sentence ``i`` are ``words[starts[i]:starts[i + 1]]``."""
        self.text_end = len(sentences) if text_end is None else text_end
        """The number of sentences before those that follow the text."""

    @property
    def sentence_count(self) -> int:
        """The number of sentences."""
        return len(self.starts) - 1

    @cached_property
    def sentences(self) -> Indices:
        """The sentence of each word."""
        return np.repeat(np.arange(self.sentence_count), np.diff(self.starts))

    @cached_property
    def lowered(self) -> tuple[str, ...]:
        """The distinct words by number, in lower case."""
        return tuple(map(str.lower, self.vocabulary))

    @cached_property
    def _stems(self) -> tuple[Indices, tuple[str, ...]]:
        by_word = list(map(self._stem_word, self.lowered))
        stems = tuple(dict.fromkeys(by_word))
        numbers = dict(zip(stems, range(len(stems)), strict=True))
        return np.fromiter(map(numbers.__getitem__, by_word), np.int64, len(by_word)), stems

    @property
    def stem_of(self) -> Indices:
        """The number of each distinct word's stem."""
        return self._stems[0]

    @property
    def stems(self) -> tuple[str, ...]:
        """The distinct stems by number."""
        return self._stems[1]

    def stems_of_words(self, words: Iterable[str], stop_words: Collection[str]) -> Indices:
        """Return the distinct stems of some of the words but the stop words, in ascending order of their numbers."""
        kept = [self._numbers[word] for word in words if word.lower() not in stop_words]
        return np.flatnonzero(np.bincount(self.stem_of[kept]))

    def is_content(self, stop_words: Collection[str]) -> Mask:
        """Return a mask of the distinct words that are not stop words."""
        return ~is_among(self.lowered, stop_words)

    def counts(self, stop_words: frozenset[str]) -> TermCounts:
        """Return the counts of stems in each sentence, without stop words."""
        if stop_words not in self._counts:
            kept = self.is_content(stop_words)[self.words]
            self._counts[stop_words] = count_terms(
                self.sentences[kept], self.stem_of[self.words[kept]], self.sentence_count, len(self.stems)
            )
        return self._counts[stop_words]


def is_among(words: Iterable[str], chosen: Collection[str]) -> Mask:
    """Return a mask of the words that are among the chosen ones."""
    return np.fromiter(map(chosen.__contains__, words), np.bool_)


def count_terms(sentences: Indices, terms: Indices, sentence_count: int, term_count: int) -> TermCounts:
    """Count the terms of each sentence, given the sentence and the term of each word."""
    width = max(1, term_count)
    keys, counts = np.unique(sentences * width + terms, return_counts=True)
    rows, columns = np.divmod(keys, width)
    starts = _starts(np.bincount(rows, minlength=sentence_count))
    return TermCounts(starts, columns, counts.astype(np.float64), term_count)


def sum_by_index(indices: "Indices | NDArray[np.int32]", values: Numbers, size: int) -> Numbers:
    """Return the sum of the values of each index, for indices from 0 up to a size."""
    # Without any values, numpy returns integers.
    return np.bincount(indices, weights=values, minlength=size).astype(np.float64, copy=False)


def _starts(lengths: Indices) -> Indices:
    return np.concatenate(([0], np.cumsum(lengths)))
