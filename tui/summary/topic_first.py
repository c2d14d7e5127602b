"""The default method: first what the article is about, then what stands for the rest of it."""

from typing import NamedTuple

import numpy as np

from tui.summary.base import ArrayMethod, Checkpoint, no_checkpoint
from tui.summary.features import SentenceFeatures, Weights
from tui.summary.terms import Counts, Numbers, Terms


class Overlaps:
    """The shared terms of one sentence with all the others, from an inverted index.

    Args:
        counts: How often each term stands in each sentence.
    """

    def __init__(self, counts: Counts) -> None:
        self._counts = counts
        self._sentences_by_term = counts.sentences[counts.by_term]
        self._distinct = np.diff(counts.starts).astype(np.float64)

    def with_sentence(self, index: int) -> Numbers:
        """For each sentence the terms shared with one, over those of the shorter of the two; 0 to 1.

        Args:
            index: The one sentence.
        """
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


class Profile(NamedTuple):
    """How sentences are weighed in one kind of article."""

    weights: Weights
    first: Weights | None = None
    """The weights for the sentence to be chosen first, where they are others."""
    repeating: float = 0.0
    """What it costs to have all one's words from a sentence that is chosen already."""
    same_section: float = 0.0
    """What it costs to stand in a section that a sentence was chosen from already."""


_TOPIC: Weights = {"title": 1.0, "luhn": 0.6, "lsa": 0.6}
_REDUCTION_FOR_THE_FIRST = 1.5
_FULL_FROM = 21
"""Of fewer sentences Reduction, which lives on what many share, tells less; its weight is in proportion."""
_TITLED: Weights = {"reduction": 1.0}
_UNTITLED: Weights = {"reduction": 1.0, "luhn": 0.6, "length": -0.3, "opening": 1.2, "lead": 0.5}
_SECTION: Weights = {"section": 0.5, "heading": 0.3}

TITLED = Profile(_TITLED, first=_TOPIC, repeating=0.2)
UNTITLED = Profile(_UNTITLED)
TITLED_IN_SECTIONS = Profile({**_TITLED, **_SECTION}, first=_TOPIC, repeating=0.4, same_section=0.5)
UNTITLED_IN_SECTIONS = Profile({**_UNTITLED, **_SECTION}, repeating=0.4, same_section=0.5)
PAPER = Profile(
    {"reduction": 0.5, "lsa": 1.0, "lex-rank": 1.0, "early": 0.5, "ending": 0.5, "paragraph": 0.3},
    repeating=0.4,
)

_FEWEST_SECTIONS = 3
_FEWEST_WORDS = 10
_INCOMPLETE = 1.0
_THE_SAME = 0.9
"""With this share of its words in another, a sentence says nothing new."""
_SAID_ALREADY = 1.0
_MOST_COMPARED = 100
"""After so many chosen sentences, what is left is no longer compared with each one chosen."""
_DIGITS = 9


class TopicFirst(ArrayMethod):
    """Ranks sentences as a Sumy summarizer does; see the module for how."""

    stop_words: frozenset[str] = frozenset()

    def ranked(
        self, terms: Terms, at_least: int | None = None, checkpoint: Checkpoint = no_checkpoint
    ) -> tuple[list[int], list[float]]:
        """The sentences' indices, best first, and what each was worth when it was chosen."""
        signs = SentenceFeatures(self, terms, checkpoint)
        if not signs.tell_anything:
            return list(range(terms.sentence_count)), [float("nan")] * terms.sentence_count
        choice = _Choice(signs, profile_of(signs), Overlaps(terms.content(self.stop_words)))
        return choice.made(checkpoint)


def profile_of(signs: SentenceFeatures) -> Profile:
    """How the sentences of an article are weighed.

    Args:
        signs: What the article shows of itself.
    """
    if signs.section_count < _FEWEST_SECTIONS:
        return TITLED if signs.has_title else UNTITLED
    if signs.is_paper:
        return PAPER
    return TITLED_IN_SECTIONS if signs.has_title else UNTITLED_IN_SECTIONS


class _Choice:
    """One sentence chosen after the other, each in view of those before."""

    def __init__(self, signs: SentenceFeatures, profile: Profile, overlaps: Overlaps) -> None:
        incomplete = _INCOMPLETE * ((signs.lengths < _FEWEST_WORDS) | signs.is_question)
        self._profile = profile
        self._overlaps = overlaps
        self._sections = signs.sections
        self._ratings = signs.weighed(profile.weights) - incomplete
        size = len(incomplete)
        self._first = self._ratings
        if profile.first:
            reduction = _REDUCTION_FOR_THE_FIRST * min(1.0, size / _FULL_FROM)
            self._first = signs.weighed({**profile.first, "reduction": reduction}) - incomplete
        self._left = np.ones(size, np.bool_)
        self._repeated = np.zeros(size)
        self._has_spoken = np.zeros(signs.section_count, np.bool_)

    def made(self, checkpoint: Checkpoint) -> tuple[list[int], list[float]]:
        """The whole order, and what each sentence was worth when its turn came."""
        order = [self._take(_rounded(self._first))]
        values: list[float] = []
        while len(order) < min(len(self._left), _MOST_COMPARED):
            checkpoint()
            worth = self._worth()
            order.append(self._take(worth))
            values.append(float(worth[order[-1]]))
        worth = self._worth()
        rest = np.flatnonzero(self._left)
        rest = rest[np.argsort(-worth[rest], kind="stable")]
        values += worth[rest].tolist()
        # The first was not measured by the others' weights; it is worth no less than the second.
        values.insert(0, max([float(_rounded(self._ratings)[order[0]]), *values[:1]]))
        return [*order, *rest.tolist()], values

    def _take(self, worth: Numbers) -> int:
        best = int(np.argmax(np.where(self._left, worth, -np.inf)))
        self._left[best] = False
        self._repeated = np.maximum(self._repeated, self._overlaps.with_sentence(best))
        self._has_spoken[self._sections[best]] = True
        return best

    def _worth(self) -> Numbers:
        """What the sentences are worth, given what has been said."""
        lost = self._profile.repeating * self._repeated + _SAID_ALREADY * (self._repeated >= _THE_SAME)
        lost += self._profile.same_section * self._has_spoken[self._sections]
        return _rounded(self._ratings - lost)


def _rounded(values: Numbers) -> Numbers:
    # What differs by less is a matter of how the processor adds up, and must not decide.
    rounded: Numbers = np.round(values, _DIGITS)
    return rounded
