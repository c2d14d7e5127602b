"""Key terms: the words and phrases that can be keywords of an article, and their scores. Importing this loads NLTK."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from itertools import compress, islice
from math import log2
from weakref import WeakKeyDictionary

import numpy as np

from tui.document.model import Article
from tui.language.elisions import HAVE_ELISIONS, blank_elisions, is_elision, without_elision
from tui.language.noun_markers import NOUNS_HAVE_CAPITALS, noun_markers_of
from tui.language.stemmers import common_words_of, stop_words_of, tools_for
from tui.language.words import tokenize_words
from tui.summary.factory import share_terms, terms_of
from tui.summary.phrases import WordSequence, find_phrases, words_outside
from tui.summary.terms import Indices, Mask, Numbers, Terms

WordSpan = tuple[int, int]
"""The start and end of some words among those of all sentences."""

_NAME_FACTOR = 1.5
_COMMON_WORD_FACTOR = 0.25
_IN_HEADING_FACTOR = 1.5
_NO_NOUN_FACTOR = 0.4
_NOUN_SHARE = 0.2
"""The share of a term's occurrences after an article or a preposition from which it surely is a noun."""
_MAX_KEYWORDS_WITH_STEM = 2

_is_contraction = re.compile(r"['’].*|.*n['’]t").fullmatch
_is_ascii_pair = re.compile(r"[a-z]{2}").fullmatch
# In scripts without spaces between words, the text between spaces is a clause.
_has_no_spaces = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]").search

_kept: WeakKeyDictionary[Article, "KeyTerms"] = WeakKeyDictionary()


@dataclass(frozen=True, eq=False)
class KeyTerms:
    """The words and phrases of an article that can be keywords, in the order of their first occurrence."""

    words: Terms
    """The article's words, without elisions."""
    forms: tuple[str, ...]
    """The most frequent spelling of each."""
    stems: tuple[tuple[int, ...], ...]
    """The stems of the content words of each, as numbered in ``words``."""
    names: tuple[bool, ...]
    """True for each that is a name."""
    weights: Numbers
    """The weight of one occurrence of each."""
    terms: Indices
    """The term of each occurrence, in reading order."""
    sentences: Indices
    """The sentence of each occurrence."""
    sentence_starts: Indices
    """The offset of each of the article's sentences."""

    @cached_property
    def totals(self) -> Numbers:
        """The number of occurrences of each in the article."""
        return np.bincount(self.terms, minlength=len(self.forms)).astype(np.float64)

    @cached_property
    def is_salient(self) -> Mask:
        """True for each that is a name or is repeated: any other may be there by chance."""
        return (self.totals > 1) | np.array(self.names, np.bool_)

    def sentences_between(self, start: int, end: int) -> range:
        """Return the indices of the sentences that start between two offsets of the text."""
        first, last = np.searchsorted(self.sentence_starts, (start, end)).tolist()
        return range(first, last)

    def counts(self, sentences: range) -> Numbers:
        """Return the number of occurrences of each in a range of sentences."""
        first, last = np.searchsorted(self.sentences, (sentences.start, sentences.stop))
        return np.bincount(self.terms[first:last], minlength=len(self.forms)).astype(np.float64)


def key_terms_of(article: Article) -> KeyTerms:
    """Return the key terms of an article, computed on the first call and kept as long as the article is."""
    found = _kept.get(article)
    if found is None:
        found = _kept[article] = _find_key_terms(article)
    return found


def share_key_terms(article: Article, copy: Article) -> None:
    """Let a copy of an article with the same sentences have its terms and key terms, if they are known."""
    share_terms(article, copy)
    if (found := _kept.get(article)) is not None:
        _kept[copy] = found


def _find_key_terms(article: Article) -> KeyTerms:
    terms, language = terms_without_elisions(article), article.language
    words = WordSequence(
        terms,
        _find_content(terms, language),
        _find_names(terms, language),
        [sentence.text for sentence in article.sentences],
        language in NOUNS_HAVE_CAPITALS,
        partial(blank_elisions, language=language) if language in HAVE_ELISIONS else None,
    )
    phrases = [(phrase.start, phrase.stop) for phrase in find_phrases(words)]
    spans = sorted([*phrases, *((word, word + 1) for word in words_outside(words, phrases))])
    stems = words.stem_of
    keys = [stems[start] if end - start == 1 else tuple(stems[start:end]) for start, end in spans]
    numbers = {key: number for number, key in enumerate(dict.fromkeys(keys))}
    by_span = [numbers[key] for key in keys]
    forms = [*zip(by_span, _forms(words, spans, frozenset(terms.starts[:-1].tolist())), strict=True)]
    best = _most_frequent(forms)
    firsts = dict(zip(reversed(forms), reversed(spans), strict=True))
    typical = [firsts[form] for form in best]
    names = tuple(any(words.is_name[start:end]) for start, end in typical)
    return KeyTerms(
        words=terms,
        forms=tuple(text for _, text in best),
        stems=tuple(_content_stems(words, span) for span in typical),
        names=names,
        weights=_weights(words, typical, names, common_words_of(language))
        * np.where(names, 1.0, _noun_factors(words, spans, by_span, noun_markers_of(language))),
        terms=np.array(by_span, np.int64),
        sentences=words.sentences[np.array([start for start, _ in spans], np.int64)],
        sentence_starts=np.array([sentence.start for sentence in article.sentences], np.int64),
    )


def terms_without_elisions(article: Article) -> Terms:
    """Return the words of an article as ``terms_of`` does, but “l'eau” as “eau”: Sumy's methods count them apart."""
    terms, language = terms_of(article), article.language
    if language not in HAVE_ELISIONS:
        return terms
    return Terms(terms.document, tools_for(language).stem, partial(without_elision, language=language))


def _find_names(terms: Terms, language: str) -> Mask:
    """Mark the distinct words that are names: mostly capitalised, except at the start of a sentence."""
    inside = np.bincount(terms.words, minlength=len(terms.vocabulary))
    firsts = terms.words[terms.starts[:-1][np.diff(terms.starts) > 0]]
    inside -= np.bincount(firsts, minlength=len(inside))
    capitals: defaultdict[str, int] = defaultdict(int)
    for text, lower, count in zip(terms.vocabulary, terms.lowered, inside.tolist(), strict=True):
        capitals[lower] += count if text[0] != lower[0] else -count
    if language in NOUNS_HAVE_CAPITALS:
        mostly = [capitals[lower] >= 0 for lower in terms.lowered]
    else:
        mostly = [
            capitals[lower] > 0 or (capitals[lower] == 0 and text[1:] != lower[1:])
            for text, lower in zip(terms.vocabulary, terms.lowered, strict=True)
        ]
    return np.array(mostly, np.bool_)


def _find_content(terms: Terms, language: str) -> Mask:
    """Mark the distinct words that carry content."""
    function_words = stop_words_of(language)
    if language != "english":
        # Sumy's list for English is long, the others lack many words.
        function_words |= common_words_of(language)
    has_elisions = language in HAVE_ELISIONS
    is_content = [
        lower not in function_words
        and (
            # Most words are plain, and need no closer look.
            (not has_elisions and len(text) > 2 and text.isascii() and text.isalpha())
            or _may_be_content(text, lower, function_words, language)
        )
        for text, lower in zip(terms.vocabulary, terms.lowered, strict=True)
    ]
    return np.array(is_content, np.bool_)


def _may_be_content(text: str, lower: str, function_words: frozenset[str], language: str) -> bool:
    return (
        len(lower) > 1
        and lower[-1] not in "'-"
        and not _is_contraction(lower)
        and not (language in HAVE_ELISIONS and _is_made_of(lower, function_words, language))
        and (len(text) > 2 or not _is_ascii_pair(text))
        and (text.isascii() or not _has_no_spaces(text))
    )


def _is_made_of(word: str, function_words: frozenset[str], language: str) -> bool:
    """Return whether a word is an elision, or function words with hyphens, such as “est-ce”."""
    return is_elision(word, language) or all(
        part in function_words or len(part) == 1 for part in word.split("-")
    )


def _forms(words: WordSequence, spans: Sequence[WordSpan], opening: frozenset[int]) -> Iterator[str]:
    """Yield words as they are written, without the capital of a sentence's first word unless it is a name."""
    texts, is_name = words.texts, words.is_name
    for start, end in spans:
        form = texts[start] if end - start == 1 else words.written(start, end)
        yield form[0].lower() + form[1:] if start in opening and not is_name[start] else form


def _content_stems(words: WordSequence, span: WordSpan) -> tuple[int, ...]:
    start, end = span
    if end - start == 1:
        return (words.stem_of[start],)
    return tuple(compress(words.stem_of[start:end], words.is_content[start:end]))


def _most_frequent(forms: Sequence[tuple[int, str]]) -> list[tuple[int, str]]:
    """Return the most frequent form of each term, in the order of the terms."""
    counts = Counter(forms)
    best: dict[int, tuple[int, str]] = {}
    for form, count in counts.items():
        chosen = best.setdefault(form[0], form)
        if chosen is not form and count > counts[chosen]:
            best[form[0]] = form
    return list(best.values())


def _weights(
    words: WordSequence, spans: Sequence[WordSpan], names: Sequence[bool], common: frozenset[str]
) -> Numbers:
    """Return the weight of one occurrence of each term; names weigh more, since they say who and where."""
    weights = []
    for (start, end), is_name in zip(spans, names, strict=True):
        weight = 1.0 if end - start == 1 else log2(1 + sum(words.is_content[start:end]))
        if is_name:
            weight *= _NAME_FACTOR
        elif end - start == 1 and words.texts[start].lower() in common:
            weight *= _COMMON_WORD_FACTOR
        weights.append(weight)
    return np.array(weights, np.float64)


def _noun_factors(
    words: WordSequence, spans: Sequence[WordSpan], terms: Sequence[int], markers: frozenset[str]
) -> Numbers:
    """Return a factor for each term that is no name: less than 1 unless it is a noun.

    That is known where nouns have capitals, and else by how often it follows a word that comes before nouns.
    """
    numbers = np.array(terms, np.int64)
    size = int(numbers.max(initial=-1)) + 1
    if words.nouns_have_capitals:
        return np.full(size, _NO_NOUN_FACTOR)
    if not markers:
        return np.ones(size)
    texts = words.texts
    follows = [
        start > 0 and texts[start - 1].lower() in markers and words.starts_inside(start) for start, _ in spans
    ]
    shares = np.bincount(numbers, weights=follows) / np.bincount(numbers)
    factors: Numbers = _NO_NOUN_FACTOR + (1 - _NO_NOUN_FACTOR) * np.minimum(1.0, shares / _NOUN_SHARE)
    return factors


def log_likelihoods(inside: Numbers, outside: Numbers) -> Numbers:
    """Return Dunning's log-likelihood ratio of each term; 0 if it is no more frequent inside than expected.

    Args:
        inside: The number of occurrences of each term in a part of the text.
        outside: The number of occurrences of each in the rest; not all 0.
    """
    found = np.flatnonzero(inside)  # a small part of a long text has few of its terms
    share = inside.sum() / (inside.sum() + outside.sum())
    seen, both = inside[found], inside[found] + outside[found]
    ratios = 2 * (_surprise(seen, both * share) + _surprise(outside[found], both * (1 - share)))
    more = np.zeros(len(inside))
    more[found] = np.where(seen > both * share, ratios, 0.0)
    return more


def _surprise(seen: Numbers, expected: Numbers) -> Numbers:
    ratios = np.divide(seen, expected, out=np.ones_like(seen), where=seen > 0)
    return seen * np.log(ratios)


def best_terms(
    article: Article, terms: KeyTerms, values: Numbers, heading: str, count: int
) -> tuple[str, ...]:
    """Return the terms with the highest value times weight, without those that add little to one before.

    A term that is not salient counts only if the heading has it, or if there is no other; one of value 0 never does.

    Args:
        article: The article.
        terms: Its key terms.
        values: The value of each term, from 0.
        heading: The title or heading whose words weigh more.
        count: The maximum number of terms.
    """
    words = tokenize_words(heading, article.language)
    heading_stems = frozenset(terms.words.stems_of_words(words, stop_words=()).tolist())
    some = np.flatnonzero(values > 0)
    in_heading = np.array([heading_stems.issuperset(terms.stems[term]) for term in some.tolist()], np.bool_)
    weights = values[some] * terms.weights[some] * np.where(in_heading, _IN_HEADING_FACTOR, 1.0)
    is_salient = terms.is_salient[some] | in_heading
    if is_salient.any():
        some, weights = some[is_salient], weights[is_salient]
    chosen = _Keywords()
    order = some[np.argsort(-weights, kind="stable")].tolist()
    new = (terms.forms[term] for term in order if chosen.add(terms.stems[term], terms.names[term]))
    return tuple(islice(new, max(0, count)))


class _Keywords:
    """The stems and names of the keywords chosen so far."""

    def __init__(self) -> None:
        self._used: Counter[int] = Counter()
        self._names: set[int] = set()

    def add(self, stems: tuple[int, ...], is_name: bool) -> bool:
        """Add a term and return True, unless it adds nothing to those before it.

        It does not if it is a part of a phrase or a longer form of a name, which ends like it ("Ahab", "Captain Ahab").
        """
        maximum = 1 if len(stems) == 1 else _MAX_KEYWORDS_WITH_STEM
        if any(self._used[stem] >= maximum for stem in stems) or (is_name and stems[-1] in self._names):
            return False
        self._used.update(stems)
        if is_name:
            self._names.add(stems[-1])
        return True
