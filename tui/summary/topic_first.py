"""The default method: first the sentence that states the topic, then those that cover the rest."""

from typing import NamedTuple

import numpy as np

from tui.summary.base import ArrayMethod, Checkpoint, Ranked, no_check, unrated
from tui.summary.features import SentenceFeatures, Weights
from tui.summary.terms import Numbers, TermCounts, Terms


class Profile(NamedTuple):
    """The weights and penalties for the sentences of one kind of article."""

    weights: Weights
    first_weights: Weights | None = None
    """The weights for the first sentence, if they differ."""
    redundancy_penalty: float = 0.0
    """Subtracted, in proportion to the share of its words that are in a sentence chosen before."""
    section_penalty: float = 0.0
    """Subtracted if a sentence of its section was chosen before."""


_TOPIC: Weights = {"title": 1.0, "luhn": 0.6, "lsa": 0.6}
_FIRST_REDUCTION_WEIGHT = 1.5
_MIN_SENTENCES_FOR_REDUCTION = 21
"""With fewer sentences, Reduction has proportionally less weight, since it depends on what many share."""
_TITLED: Weights = {"reduction": 1.0}
_UNTITLED: Weights = {"reduction": 1.0, "luhn": 0.6, "length": -0.3, "opening": 1.2, "lead": 0.5}
_SECTION: Weights = {"section": 0.5, "heading": 0.3}

TITLED = Profile(_TITLED, first_weights=_TOPIC, redundancy_penalty=0.2)
UNTITLED = Profile(_UNTITLED)
TITLED_IN_SECTIONS = Profile(
    {**_TITLED, **_SECTION}, first_weights=_TOPIC, redundancy_penalty=0.4, section_penalty=0.5
)
UNTITLED_IN_SECTIONS = Profile({**_UNTITLED, **_SECTION}, redundancy_penalty=0.4, section_penalty=0.5)
PAPER = Profile(
    {"reduction": 0.5, "lsa": 1.0, "lex-rank": 1.0, "early": 0.5, "ending": 0.5, "paragraph": 0.3},
    redundancy_penalty=0.4,
)

_MIN_SECTIONS = 3
_MIN_WORDS = 10
_FRAGMENT_PENALTY = 1.0
_DUPLICATE_OVERLAP = 0.9
"""A sentence with this share of its words in another says nothing new."""
_DUPLICATE_PENALTY = 1.0
_MAX_COMPARED = 100
"""After this many chosen sentences, the rest is no longer compared with each new one."""
_DIGITS = 9


class TopicFirst(ArrayMethod):
    """The default method, which weights features of sentences by the kind of article: see docs/methods.md."""

    stop_words: frozenset[str] = frozenset()

    def rank(self, terms: Terms, at_least: int | None = None, checkpoint: Checkpoint = no_check) -> Ranked:
        """Rank all sentences; the rating of each is its value when it was chosen."""
        features = SentenceFeatures(self, terms, checkpoint)
        if features.are_degenerate:
            return unrated(terms)
        selection = _Selection(features, profile_of(features), Overlap(terms.counts(self.stop_words)))
        return selection.choose_all(checkpoint)


def profile_of(features: SentenceFeatures) -> Profile:
    """Return the profile for an article."""
    if features.section_count < _MIN_SECTIONS:
        return TITLED if features.has_title else UNTITLED
    if features.is_paper:
        return PAPER
    return TITLED_IN_SECTIONS if features.has_title else UNTITLED_IN_SECTIONS


class Overlap:
    """The redundancy of sentences: the terms that one shares with each other one, from an inverted index."""

    def __init__(self, counts: TermCounts) -> None:
        self._counts = counts
        self._sentences_by_term = counts.sentences[counts.by_term]
        self._distinct = np.diff(counts.starts).astype(np.float64)

    def with_sentence(self, index: int) -> Numbers:
        """Return the overlap coefficient of each sentence with one: shared terms over those of the shorter sentence."""
        counts = self._counts
        terms = counts.terms[counts.starts[index] : counts.starts[index + 1]]
        sharing = [
            self._sentences_by_term[counts.term_starts[term] : counts.term_starts[term + 1]] for term in terms
        ]
        if not sharing:
            return np.zeros(counts.sentence_count)
        shared = np.bincount(np.concatenate(sharing), minlength=counts.sentence_count)
        shares: Numbers = shared / np.maximum(1.0, np.minimum(self._distinct, len(terms)))
        return shares


class _Selection:
    """Chooses one sentence after the other, depending on those before."""

    def __init__(self, features: SentenceFeatures, profile: Profile, overlap: Overlap) -> None:
        penalties = _FRAGMENT_PENALTY * ((features.lengths < _MIN_WORDS) | features.is_question)
        self._profile = profile
        self._overlap = overlap
        self._sections = features.sections
        self._ratings = features.weighted_sum(profile.weights) - penalties
        size = len(penalties)
        self._first_ratings = self._ratings
        if profile.first_weights:
            reduction = _FIRST_REDUCTION_WEIGHT * min(1.0, size / _MIN_SENTENCES_FOR_REDUCTION)
            weights = {**profile.first_weights, "reduction": reduction}
            self._first_ratings = features.weighted_sum(weights) - penalties
        self._left = np.ones(size, np.bool_)
        self._redundancy = np.zeros(size)
        self._is_section_used = np.zeros(features.section_count, np.bool_)

    def choose_all(self, checkpoint: Checkpoint) -> Ranked:
        order = [self._choose(_rounded(self._first_ratings))]
        values: list[float] = []
        while len(order) < min(len(self._left), _MAX_COMPARED):
            checkpoint()
            worth = self._worth()
            order.append(self._choose(worth))
            values.append(float(worth[order[-1]]))
        worth = self._worth()
        rest = np.flatnonzero(self._left)
        rest = rest[np.argsort(-worth[rest], kind="stable")]
        values += worth[rest].tolist()
        # The first was chosen by other weights; it is worth no less than the second.
        values.insert(0, max([float(_rounded(self._ratings)[order[0]]), *values[:1]]))
        return [*order, *rest.tolist()], values

    def _choose(self, worth: Numbers) -> int:
        best = int(np.argmax(np.where(self._left, worth, -np.inf)))
        self._left[best] = False
        self._redundancy = np.maximum(self._redundancy, self._overlap.with_sentence(best))
        self._is_section_used[self._sections[best]] = True
        return best

    def _worth(self) -> Numbers:
        penalties = self._profile.redundancy_penalty * self._redundancy
        penalties += _DUPLICATE_PENALTY * (self._redundancy >= _DUPLICATE_OVERLAP)
        penalties += self._profile.section_penalty * self._is_section_used[self._sections]
        return _rounded(self._ratings - penalties)


def _rounded(values: Numbers) -> Numbers:
    # Smaller differences depend on the processor's order of additions, and must not decide.
    rounded: Numbers = np.round(values, _DIGITS)
    return rounded
