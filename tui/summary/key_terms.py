"""What an article can have as keywords, and where each of it stands. Importing this loads NLTK."""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from math import log2
from weakref import WeakKeyDictionary

import numpy as np

from tui.article.model import Article
from tui.summary.documents import terms_of
from tui.summary.phrases import Words, find_phrases, places_outside
from tui.summary.stop_words import common_words_of, stop_words_of
from tui.summary.terms import Indices, Mask, Numbers, Terms

_NOUNS_HAVE_CAPITALS = frozenset({"german"})
_NAME = 1.5
_COMMON = 0.25

_is_ascii_pair = re.compile(r"[a-z]{1,2}").fullmatch
# Words of scripts that put no spaces between them: what stands between spaces there is a clause.
_has_no_spaces = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]").search

_kept: WeakKeyDictionary[Article, "KeyTerms"] = WeakKeyDictionary()


@dataclass(frozen=True, eq=False)
class KeyTerms:
    """The words and phrases of an article that can be keywords, in the order in which they first stand."""

    forms: tuple[str, ...]
    """Each as it is written most often."""
    stems: tuple[tuple[str, ...], ...]
    """The stems of its content words."""
    names: tuple[bool, ...]
    """Whether it is a name."""
    weights: Numbers
    """What one occurrence of each counts for."""
    terms: Indices
    """The term of each occurrence, in reading order."""
    sentences: Indices
    """The sentence of each occurrence."""
    sentence_starts: Indices
    """Where each of the article's sentences starts."""

    @cached_property
    def is_telling(self) -> Mask:
        """Which of them are repeated, or names: a single word that stands once is there by chance."""
        repeated = np.bincount(self.terms, minlength=len(self.forms)) > 1
        return repeated | np.array(self.names, np.bool_)

    def sentences_between(self, start: int, end: int) -> range:
        """The indices of the sentences that start between two places of the text."""
        first, last = np.searchsorted(self.sentence_starts, (start, end)).tolist()
        return range(first, last)

    def counts(self, sentences: range) -> Numbers:
        """How often each stands in some neighbouring sentences.

        Args:
            sentences: Their indices.
        """
        first, last = np.searchsorted(self.sentences, (sentences.start, sentences.stop))
        return np.bincount(self.terms[first:last], minlength=len(self.forms)).astype(np.float64)


def key_terms_of(article: Article) -> KeyTerms:
    """The key terms of an article, found on the first call and kept as long as the article is.

    Args:
        article: The article; its terms are made if they have not been.
    """
    found = _kept.get(article)
    if found is None:
        found = _kept[article] = _KeyTermFinder(article).find()
    return found


class _KeyTermFinder:
    """Finds the key terms of one article.

    A word that is common in the language counts a quarter. The capital at the start of a sentence tells nothing; any
    other word that mostly has a capital is a name, and names count half as much again: they are who and where.
    """

    def __init__(self, article: Article) -> None:
        self._terms = terms_of(article)
        self._texts = self._terms.vocabulary
        self._language = article.language
        self._sentence_starts = np.array([sentence.start for sentence in article.sentences], np.int64)
        self._nouns_have_capitals = article.language in _NOUNS_HAVE_CAPITALS
        self._opening = frozenset(self._terms.starts[:-1].tolist())
        self._names = self._find_names(self._terms)
        self._words = Words(
            stems=self._terms.stem_of[self._terms.words],
            sentences=self._terms.sentences,
            content=self._find_content(self._terms)[self._terms.words],
            names=self._names[self._terms.words],
            texts=[self._texts[number] for number in self._terms.words.tolist()],
            sentence_texts=[sentence.text for sentence in article.sentences],
            nouns_have_capitals=self._nouns_have_capitals,
        )

    def find(self) -> KeyTerms:
        """Find them."""
        phrases = find_phrases(self._words)
        places = sorted(
            [*phrases, *(range(place, place + 1) for place in places_outside(self._words, phrases))],
            key=lambda place: place.start,
        )
        stems = self._words.stems.tolist()
        numbers: dict[tuple[int, ...], int] = {}
        terms = [numbers.setdefault(tuple(stems[place.start : place.stop]), len(numbers)) for place in places]
        typical = self._most_frequent(places, terms)
        return KeyTerms(
            forms=tuple(form for form, _ in typical),
            stems=tuple(self._content_stems(place) for _, place in typical),
            names=tuple(self._is_name(place) for _, place in typical),
            weights=np.fromiter((self._weight(place) for _, place in typical), np.float64, len(typical)),
            terms=np.array(terms, np.int64),
            sentences=self._words.sentences[np.array([place.start for place in places], np.int64)],
            sentence_starts=self._sentence_starts,
        )

    def _find_names(self, terms: Terms) -> Mask:
        """Which of the distinct words are mostly written with a capital, other than at the start of a sentence."""
        opens = np.isin(np.arange(len(terms.words)), terms.starts[:-1])
        inside = np.bincount(terms.words[~opens], minlength=len(self._texts)).tolist()
        capitals: defaultdict[str, int] = defaultdict(int)
        for text, plain, count in zip(self._texts, terms.lowered, inside, strict=True):
            capitals[plain] += count if text[0] != plain[0] else -count
        return np.fromiter(
            (
                capitals[plain] > 0
                or (capitals[plain] == 0 and (self._nouns_have_capitals or text[1:] != plain[1:]))
                for text, plain in zip(self._texts, terms.lowered, strict=True)
            ),
            np.bool_,
        )

    def _find_content(self, terms: Terms) -> Mask:
        """Which of the distinct words say what a text is about."""
        function_words = stop_words_of(self._language)
        if self._language != "english":
            # Sumy's other lists lack many; its list for English is long.
            function_words |= common_words_of(self._language)
        return np.fromiter(
            (
                plain not in function_words
                and len(plain) > 1
                and plain[-1].isalpha()
                and not _is_ascii_pair(text)
                and not _has_no_spaces(text)
                for text, plain in zip(self._texts, terms.lowered, strict=True)
            ),
            np.bool_,
        )

    def _most_frequent(self, places: Sequence[range], terms: Sequence[int]) -> list[tuple[str, range]]:
        """Of each term the form in which it stands most often, and where that is first."""
        forms = list(zip(terms, map(self._form, places), strict=True))
        counts = Counter(forms)
        firsts = dict(zip(reversed(forms), reversed(places), strict=True))
        best: dict[int, tuple[int, str]] = {}
        for form, count in counts.items():
            if form[0] not in best or count > counts[best[form[0]]]:
                best[form[0]] = form
        return [(best[term][1], firsts[best[term]]) for term in range(len(best))]

    def _form(self, place: range) -> str:
        start = place.start
        form = (
            self._words.texts[start] if len(place) == 1 else " ".join(self._words.texts[start : place.stop])
        )
        if start in self._opening and not self._words.names[start]:
            return form[0].lower() + form[1:]
        return form

    def _content_stems(self, place: range) -> tuple[str, ...]:
        return tuple(
            self._terms.stems[self._words.stems[index]] for index in place if self._words.content[index]
        )

    def _is_name(self, place: range) -> bool:
        return any(self._words.names[index] for index in place)

    def _weight(self, place: range) -> float:
        weight = log2(1 + sum(1 for index in place if self._words.content[index]))
        if self._is_name(place):
            return weight * _NAME
        if len(place) == 1 and self._words.texts[place.start].lower() in common_words_of(self._language):
            return weight * _COMMON
        return weight
