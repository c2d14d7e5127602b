"""Scores of how well the sentences of an article answer a question, by its words. Importing this loads NLTK."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from tui.document.model import Article
from tui.language.elisions import HAVE_ELISIONS, without_elision
from tui.language.questions import may_answer, wanted_by, words_without_subject
from tui.language.stemmers import common_words_of, stop_words_of, tools_for
from tui.language.words import tokenize_words
from tui.summary.key_terms import terms_without_elisions
from tui.summary.terms import Indices, Mask, Numbers, TermCounts, sum_by_index
from tui.summary.unfit import is_unfit

K1 = 1.2
"""How soon more occurrences of a word add nothing more."""
B = 0.75
"""How much a long sentence or section counts for less."""
_COMMON_WORD_WEIGHT = 0.4
"""The weight of a stop word that can be what a question is about, such as “second”."""
_NEAR_WEIGHT = 0.5
"""The weight of a word in a sentence nearby: the answer often says “it”."""
_NEARBY = ((1, 1.0), (2, 0.5), (-1, 0.5))
"""How far before a sentence another one stands, and what a word there counts for."""
_SECTION_WEIGHT = 0.5
_OCCURRENCES_IN_HEADING = 3.0
"""The occurrences in the text that a word in the heading counts for."""
_FITTING_KIND = 1.3
"""The factor of a sentence with what a question asks for: a number, a reason, a name."""
_UNFIT_FACTOR = 0.8
"""The factor of a sentence that says nothing alone, such as a question."""
_MAX_WORDS = 40
_NUMBERS = re.compile(r"(\d+(?:[.,:]\d+)*)")


@dataclass(frozen=True, eq=False)
class QuestionTerm:
    """A word of a question, and where the article has it."""

    word: str
    """As it was typed."""
    key: str
    """Its stem; a number itself."""
    weight: float
    counts: Numbers
    """How often each sentence has it."""

    @cached_property
    def sentences(self) -> Mask:
        """The sentences that have it."""
        return self.counts > 0

    @cached_property
    def idf(self) -> float:
        """The weight of a word by the number of sentences that have it (Robertson and Zaragoza, 2009)."""
        return inverse_frequency(int(self.sentences.sum()), len(self.counts))


def inverse_frequency(having: int, total: int) -> float:
    """Return the weight of a term that some of all texts have; unlike the first formula, it is never negative."""
    return float(np.log1p((total - having + 0.5) / (having + 0.5)))


class Relevance:
    """Rates the sentences of an article by the words of a question.

    The rating is BM25 (Robertson and Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond", 2009) of the
    sentence with the words of its neighbours, and of its section with its heading.

    Args:
        article: The article.
        question: The question, or words.
    """

    def __init__(self, article: Article, question: str) -> None:
        self._article = article
        self._question = question
        self._language = article.language
        self._terms = terms_without_elisions(article)
        self._without_subject = words_without_subject(article.language)
        self.counts: TermCounts = self._terms.counts(frozenset())
        """The counts of the stems of all words."""
        self._common = stop_words_of(article.language)
        if article.language != "english":
            # Sumy's list for English is long, the others lack many words.
            self._common |= common_words_of(article.language)
        self._keys = {stem: number for number, stem in enumerate(self._terms.stems)}
        self._sections = np.array([sentence.section for sentence in article.sentences], np.int64)
        self.terms = tuple(self._find_terms())
        """The words of the question that count, whether the article has them or not."""

    # The words

    def _find_terms(self) -> Iterator[QuestionTerm]:
        words = [part for word in self.words_of(self._question) for part in self._parts_of(word)]
        kept = [word for word in words if word.lower() not in self._without_subject] or words
        has_others = any(word.lower() not in self._common for word in kept)
        seen: set[str] = set()
        for word in kept[:_MAX_WORDS]:
            key = self.key_of(word)
            if key not in seen:
                seen.add(key)
                weight = _COMMON_WORD_WEIGHT if has_others and word.lower() in self._common else 1.0
                yield QuestionTerm(word, key, weight, self._counts_of(key))

    def _parts_of(self, word: str) -> list[str]:
        """Return a word, or the parts of one with hyphens that the article does not have."""
        return [word] if self.key_of(word) in self._keys else [part for part in word.split("-") if part]

    def words_of(self, text: str) -> list[str]:
        """Return the words and numbers of a text, in order."""
        words: list[str] = []
        for part in _NUMBERS.split(text):
            if part[:1].isdigit():
                words.append(part)
            else:
                words += tokenize_words(part, self._language)
        if self._language in HAVE_ELISIONS:
            words = [without_elision(word, self._language) for word in words]
        return words

    def key_of(self, word: str) -> str:
        """Return what words of the question and of the article are compared by."""
        return word if word[0].isdigit() else tools_for(self._language).stem(word.lower())

    def _counts_of(self, key: str) -> Numbers:
        if key[0].isdigit():
            return np.array(
                [_NUMBERS.findall(each.text).count(key) for each in self._article.sentences], float
            )
        found = np.zeros(self.counts.sentence_count)
        number = self._keys.get(key)
        if number is not None:
            kept = self._entries_of(number)
            found[self.counts.sentences[kept]] = self.counts.counts[kept]
        return found

    def _entries_of(self, term: int) -> Indices:
        first, last = self.counts.term_starts[term : term + 2]
        return self.counts.by_term[first:last]

    @property
    def vocabulary(self) -> Iterator[str]:
        """The article's distinct words but the common ones, as they are written."""
        common = self._common | self._without_subject
        return (word for word in self._terms.vocabulary if word.lower() not in common)

    @property
    def missing(self) -> list[QuestionTerm]:
        """The words of the question, but the common ones, that the article has neither in sentences nor in headings."""
        in_headings = frozenset().union(
            *self._heading_keys, map(self.key_of, self.words_of(self._article.title))
        )
        return [
            term
            for term in self.terms
            if term.weight == 1.0 and not term.sentences.any() and term.key not in in_headings
        ]

    # The ratings

    def ratings(self) -> Numbers:
        """Return the rating of each sentence; 0 where neither it nor what is around it has a word of the question."""
        size = self.counts.sentence_count
        found = np.zeros(size)
        # Short sentences gain nothing: exclamations say little.
        lengths = np.maximum(self.counts.lengths, self.counts.lengths.mean())
        for term in self.terms:
            own = _saturated(term.counts, lengths)
            found += term.weight * term.idf * np.where(term.sentences, own, _NEAR_WEIGHT * self._nearby(term))
        found += _SECTION_WEIGHT * self._section_ratings()[self._sections]
        return found * self._fitness()

    def _nearby(self, term: QuestionTerm) -> Numbers:
        """Return what a word counts for in the sentences near those that have it, in the same section."""
        has = term.sentences.astype(np.float64)
        best = np.zeros(len(has))
        for distance, weight in _NEARBY:
            before, after = slice(None, -abs(distance)), slice(abs(distance), None)
            source, target = (before, after) if distance > 0 else (after, before)
            is_same = self._sections[source] == self._sections[target]
            best[target] = np.maximum(best[target], weight * has[source] * is_same)
        return best

    def _section_ratings(self) -> Numbers:
        count = len(self._article.sections)
        lengths = sum_by_index(self._sections, self.counts.lengths, count)
        found = np.zeros(count)
        for term in self.terms:
            occurrences = sum_by_index(self._sections, term.counts, count)
            occurrences += _OCCURRENCES_IN_HEADING * self._headings_with(term)
            idf = inverse_frequency(int((occurrences > 0).sum()), count)
            found += term.weight * idf * _saturated(occurrences, lengths)
        return found

    def _headings_with(self, term: QuestionTerm) -> Mask:
        return np.array([term.key in keys for keys in self._heading_keys], np.bool_)

    @cached_property
    def _heading_keys(self) -> list[frozenset[str]]:
        return [
            frozenset(map(self.key_of, self.words_of(section.heading or "")))
            for section in self._article.sections
        ]

    def _fitness(self) -> Numbers:
        wanted = wanted_by(self._question, self._language)
        factors = np.ones(self.counts.sentence_count)
        for sentence in self._article.sentences:
            if is_unfit(sentence.text):
                factors[sentence.index] *= _UNFIT_FACTOR
            else:
                fitting = sum(may_answer(sentence.text, kind, self._language) for kind in wanted)
                factors[sentence.index] *= _FITTING_KIND**fitting
        return factors

    def coverage(self) -> Numbers:
        """Return the share of the question, by weight, that each sentence has with its neighbours and its heading."""
        found = np.zeros(self.counts.sentence_count)
        for term in self.terms:
            around = term.sentences | (self._nearby(term) > 0) | self._headings_with(term)[self._sections]
            found += term.weight * around
        return found / max(1.0, sum(term.weight for term in self.terms))


def _saturated(occurrences: Numbers, lengths: Numbers) -> Numbers:
    """Return BM25's weight of some occurrences in texts of some lengths."""
    mean = max(1.0, float(lengths.mean())) if len(lengths) else 1.0
    weights: Numbers = occurrences * (K1 + 1) / (occurrences + K1 * (1 - B + B * lengths / mean))
    return weights
