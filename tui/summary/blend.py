"""The default method: several of Sumy's ratings, words of the title, place and phrases, weighed together."""

from collections import defaultdict

import numpy as np

from tui.language.detect import DEFAULT_LANGUAGE
from tui.summary.base import ArrayMethod, Checkpoint, Ranked, no_check, unrated
from tui.summary.features import SentenceFeatures, Weights
from tui.summary.terms import Numbers, TermCounts, Terms

_ALWAYS: Weights = {
    "luhn": 0.8,
    "lsa": 0.4,
    "reduction": 0.4,
    "title": 0.8,
    "cue": 0.6,
    "itself": 0.4,
    "length": -0.7,
}
_SHORT: Weights = {"opening": 1.6, "lead": 1.2}
"""Added for a short text, such as news; less with fewer than 21 sentences."""
_MIN_SENTENCES_FOR_LEAD = 21
_LONG: Weights = {"lex-rank": 1.2}
"""Added for a long text."""
_EARLY: Weights = {"early": 2.0}
"""Added for a long text; less with more than 400 sentences, such as a book."""
_MAX_SENTENCES_FOR_EARLY = 400
_PAPER: Weights = {"ending": 0.4, "paragraph": 0.3, "last-section": 1.0}
"""Added for a long text whose headings are those of a paper."""
_SHORT_SENTENCES, _LONG_SENTENCES = 20, 60
"""The numbers of sentences from which a text begins to be long, and is. Between them the weights are mixed."""
_REDUNDANCY_PENALTY = 0.4
"""Subtracted, in proportion to the share of its words that are in a sentence chosen before."""
_REPETITION_PENALTY = 1.0
"""Subtracted too, in proportion to what that share has over a half: it says nearly the same again."""
_ANNOUNCEMENT_PENALTY = 0.4
"""Subtracted in a paper from a sentence with a cue phrase for each chosen one, since it says its aim several times."""
_MAX_ANNOUNCEMENTS = 2
"""Further ones cost no more."""
_SECTION_PENALTY = 0.2
"""Subtracted in a long text if a sentence of its section was chosen before."""
_ARTICLE_PENALTY = 0.6
"""The same in a text of several articles, for those of its article."""
_REFERENCE_PENALTY = 0.6
"""Subtracted if it can be understood only after the sentence before, unless that was chosen."""
_LONG_REFERENCE_PENALTY = 0.3
"""Added to that in a long text, which has others to choose, but not in a paper: its findings often begin so."""
_UNFIT_PENALTY = 6.0
"""Subtracted if it says nothing alone: more than place and title can make up for."""
_BRIEF_PENALTY = 3.0
"""Subtracted in proportion to the words that it lacks to twelve."""
_MIN_WORDS = 12
_DUPLICATE_OVERLAP = 0.9
"""A sentence with this share of its words in another says nothing new."""
_DUPLICATE_PENALTY = 3.0
_MAX_COMPARED = 100
"""After this many chosen sentences, the rest is no longer compared with each new one."""
_DIGITS = 9


class Blend(ArrayMethod):
    """The default method, which weights features of sentences by the length of the text: see docs/methods.md."""

    stop_words: frozenset[str] = frozenset()
    _language = DEFAULT_LANGUAGE

    def set_word_lists(self, language: str, stop_words: frozenset[str]) -> None:
        """Set the stop words, and the language of the phrases that are looked for."""
        super().set_word_lists(language, stop_words)
        self._language = language

    def rank(self, terms: Terms, at_least: int | None = None, checkpoint: Checkpoint = no_check) -> Ranked:
        """Rank all sentences; the rating of each is its value when it was chosen."""
        features = SentenceFeatures(self, terms, self._language, checkpoint)
        if features.are_degenerate:
            return unrated(terms)
        return _Selection(features, Overlap(terms.counts(self.stop_words))).choose_all(checkpoint)


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

    def __init__(self, features: SentenceFeatures, overlap: Overlap) -> None:
        size = len(features.lengths) / features.article_count
        long = float(np.clip((size - _SHORT_SENTENCES) / (_LONG_SENTENCES - _SHORT_SENTENCES), 0, 1))
        weights = _mixed(
            (_ALWAYS, 1.0),
            (_SHORT, (1 - long) * min(1.0, size / _MIN_SENTENCES_FOR_LEAD)),
            (_LONG, long),
            (_EARLY, long * min(1.0, _MAX_SENTENCES_FOR_EARLY / size)),
            (_PAPER, long * features.is_paper),
        )
        missing_words = np.maximum(0.0, 1.0 - features.lengths / _MIN_WORDS)
        penalties = np.maximum(_BRIEF_PENALTY * missing_words, _UNFIT_PENALTY * features.is_unfit)
        self._ratings = features.weighted_sum(weights) - penalties
        is_roundup = features.article_count > 1
        self._section_penalty = _ARTICLE_PENALTY if is_roundup else _SECTION_PENALTY * long
        self._reference_penalty = _REFERENCE_PENALTY
        self._reference_penalty += _LONG_REFERENCE_PENALTY * long * (not features.is_paper)
        self._announcement_penalty = _ANNOUNCEMENT_PENALTY * long * features.is_paper
        self._announces = features.announces
        self._announced = 0
        self._overlap = overlap
        self._sections = features.articles if is_roundup else features.sections
        self._refers_back = features.refers_back
        self._left = np.ones(len(features.lengths), np.bool_)
        self._redundancy = np.zeros(len(features.lengths))
        self._is_section_used = np.zeros(1 + self._sections.max(initial=0), np.bool_)

    def choose_all(self, checkpoint: Checkpoint) -> Ranked:
        order: list[int] = []
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
        # A sentence after a chosen one can be worth more than it was before: ratings fall all the same.
        return [*order, *rest.tolist()], np.minimum.accumulate(values).tolist()

    def _choose(self, worth: Numbers) -> int:
        best = int(np.argmax(np.where(self._left, worth, -np.inf)))
        self._left[best] = False
        self._redundancy = np.maximum(self._redundancy, self._overlap.with_sentence(best))
        self._is_section_used[self._sections[best]] = True
        self._announced = min(self._announced + int(self._announces[best]), _MAX_ANNOUNCEMENTS)
        return best

    def _worth(self) -> Numbers:
        penalties = _REDUNDANCY_PENALTY * self._redundancy
        penalties += _REPETITION_PENALTY * np.maximum(0.0, self._redundancy - 0.5)
        penalties += _DUPLICATE_PENALTY * (self._redundancy >= _DUPLICATE_OVERLAP)
        penalties += self._section_penalty * self._is_section_used[self._sections]
        penalties += self._announcement_penalty * self._announced * self._announces
        follows_chosen = np.concatenate(([True], ~self._left[:-1]))
        penalties += self._reference_penalty * (self._refers_back & ~follows_chosen)
        return _rounded(self._ratings - penalties)


def _mixed(*shares: tuple[Weights, float]) -> Weights:
    """Return the sum of weights, each multiplied by a share."""
    total: defaultdict[str, float] = defaultdict(float)
    for weights, share in shares:
        for name, weight in weights.items():
            total[name] += weight * share
    return {name: weight for name, weight in total.items() if weight}


def _rounded(values: Numbers) -> Numbers:
    # Smaller differences depend on the processor's order of additions, and must not decide.
    rounded: Numbers = np.round(values, _DIGITS)
    return rounded
