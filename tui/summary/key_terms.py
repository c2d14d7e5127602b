"""What an article can have as keywords, and where each of it stands. Importing this loads NLTK."""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import compress
from math import log2
from weakref import WeakKeyDictionary

import numpy as np

from tui.document.model import Article
from tui.language.stop_words import common_words_of, stop_words_of
from tui.summary.factory import terms_of
from tui.summary.phrases import Words, find_phrases, places_outside
from tui.summary.terms import Indices, Mask, Numbers, Terms

Place = tuple[int, int]
"""Where words stand, among those of all sentences: the first, and the one after the last."""

_NOUNS_HAVE_CAPITALS = frozenset({"german"})
_NAME = 1.5
_COMMON = 0.25

_is_ascii_pair = re.compile(r"[a-z]{2}").fullmatch
# Words of scripts that put no spaces between them: what stands between spaces there is a clause.
_has_no_spaces = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]").search

_kept: WeakKeyDictionary[Article, "KeyTerms"] = WeakKeyDictionary()


@dataclass(frozen=True, eq=False)
class KeyTerms:
    """The words and phrases of an article that can be keywords, in the order in which they first stand."""

    forms: tuple[str, ...]
    """Each as it is written most often."""
    stems: tuple[tuple[int, ...], ...]
    """The stems of the content words of each, as the article's terms number them."""
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
        terms = terms_of(article)
        self._language = article.language
        self._nouns_have_capitals = article.language in _NOUNS_HAVE_CAPITALS
        self._sentence_starts = np.array([sentence.start for sentence in article.sentences], np.int64)
        self._opening = frozenset(terms.starts[:-1].tolist())
        self._words = Words(
            stems=terms.stem_of[terms.words],
            sentences=terms.sentences,
            content=self._find_content(terms)[terms.words],
            names=self._find_names(terms)[terms.words],
            texts=list(map(terms.vocabulary.__getitem__, terms.words.tolist())),
            sentence_texts=[sentence.text for sentence in article.sentences],
            nouns_have_capitals=self._nouns_have_capitals,
        )
        self._stem_numbers = self._words.stem_of
        self._is_content = self._words.is_content
        self._names = self._words.is_name

    def find(self) -> KeyTerms:
        """Find them."""
        phrases = find_phrases(self._words)
        singles = places_outside(self._words, phrases)
        places = sorted(
            [(phrase.start, phrase.stop) for phrase in phrases] + [(at, at + 1) for at in singles]
        )
        stems = self._stem_numbers
        keys = [stems[start] if end - start == 1 else tuple(stems[start:end]) for start, end in places]
        numbers = {key: number for number, key in enumerate(dict.fromkeys(keys))}
        terms = [numbers[key] for key in keys]
        forms, typical = self._most_frequent(places, terms)
        names = [any(self._names[start:end]) for start, end in typical]
        return KeyTerms(
            forms=forms,
            stems=tuple([self._content_stems(start, end) for start, end in typical]),
            names=tuple(names),
            weights=self._weights(typical, names),
            terms=np.array(terms, np.int64),
            sentences=self._words.sentences[np.array([start for start, _ in places], np.int64)],
            sentence_starts=self._sentence_starts,
        )

    def _find_names(self, terms: Terms) -> Mask:
        """Which of the distinct words are mostly written with a capital, other than at the start of a sentence."""
        inside = np.bincount(terms.words, minlength=len(terms.vocabulary))
        firsts = terms.words[terms.starts[:-1][np.diff(terms.starts) > 0]]
        inside -= np.bincount(firsts, minlength=len(inside))
        capitals: defaultdict[str, int] = defaultdict(int)
        for text, plain, count in zip(terms.vocabulary, terms.lowered, inside.tolist(), strict=True):
            capitals[plain] += count if text[0] != plain[0] else -count
        if self._nouns_have_capitals:
            mostly = [capitals[plain] >= 0 for plain in terms.lowered]
        else:
            mostly = [
                capitals[plain] > 0 or (capitals[plain] == 0 and text[1:] != plain[1:])
                for text, plain in zip(terms.vocabulary, terms.lowered, strict=True)
            ]
        return np.array(mostly, np.bool_)

    def _find_content(self, terms: Terms) -> Mask:
        """Which of the distinct words say what a text is about."""
        function_words = stop_words_of(self._language)
        if self._language != "english":
            # Sumy's other lists lack many; its list for English is long.
            function_words |= common_words_of(self._language)
        is_content = [
            plain not in function_words
            and len(plain) > 1
            and plain[-1].isalpha()
            and (len(text) > 2 or not _is_ascii_pair(text))
            and (text.isascii() or not _has_no_spaces(text))
            for text, plain in zip(terms.vocabulary, terms.lowered, strict=True)
        ]
        return np.array(is_content, np.bool_)

    def _most_frequent(
        self, places: Sequence[Place], terms: Sequence[int]
    ) -> tuple[tuple[str, ...], list[Place]]:
        """Of each term the form in which it stands most often, and where that is first."""
        forms = [(term, self._form(start, end)) for term, (start, end) in zip(terms, places, strict=True)]
        counts = Counter(forms)
        firsts = dict(zip(reversed(forms), reversed(places), strict=True))
        best: dict[int, tuple[int, str]] = {}
        for form, count in counts.items():
            chosen = best.setdefault(form[0], form)
            if chosen is not form and count > counts[chosen]:
                best[form[0]] = form
        return tuple([form for _, form in best.values()]), [firsts[form] for form in best.values()]

    def _form(self, start: int, end: int) -> str:
        texts = self._words.texts
        form = texts[start] if end - start == 1 else " ".join(texts[start:end])
        if start in self._opening and not self._names[start]:
            return form[0].lower() + form[1:]
        return form

    def _content_stems(self, start: int, end: int) -> tuple[int, ...]:
        stems = self._stem_numbers[start:end]
        return tuple(stems if end - start == 1 else compress(stems, self._is_content[start:end]))

    def _weights(self, places: Sequence[Place], names: Sequence[bool]) -> Numbers:
        common = common_words_of(self._language)
        weights = []
        for (start, end), is_name in zip(places, names, strict=True):
            weight = 1.0 if end - start == 1 else log2(1 + sum(self._is_content[start:end]))
            if is_name:
                weight *= _NAME
            elif end - start == 1 and self._words.texts[start].lower() in common:
                weight *= _COMMON
            weights.append(weight)
        return np.array(weights, np.float64)
