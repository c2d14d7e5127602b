"""The default method: first what the article is about, then what stands for the rest of it.

It weighs ratings of Sumy's methods and a few signs of place against each other. Every rating and sign lies between 0
and 1: it is divided by the largest in the article. How sentences are rated hangs on what the article shows of itself:

- An article with a title. The first sentence to be chosen is the one that alone could stand for the article: it has
  most of the title's words and is rated high by Luhn, LSA and Reduction. The others share the most words with all the
  rest of the text (Reduction).
- An article without a title. Its opening tells what it is about, so early sentences count for more. Long ones count
  for less.
- An article in sections, as papers and reports are. Reduction, LSA and LexRank are weighed together. The beginning, the
  end and the first sentence of each paragraph count for more, as in Edmundson's method.

What a sentence shares with one that is chosen already counts against it, as in maximal marginal relevance (Carbonell
and Goldstein, 1998), the more if it is all that it has to say. Sentences of a few words come last.

That place helps centrality is from Zheng and Lapata, "Sentence Centrality Revisited for Unsupervised Summarization"
(2019), and Dong, Mircea and Cheung, "Discourse-Aware Unsupervised Summarization of Long Scientific Documents" (2021).
The weights were chosen on news with highlights, abstracts with one-line summaries, papers with abstracts and news with
extracts, on one half of the documents; ``benchmarks/quality.py`` reports on the other half.
"""

from collections.abc import Callable, Mapping
from typing import NamedTuple

import numpy as np

from tui.summary.arrays import ArrayMethod, Checkpoint, no_checkpoint
from tui.summary.frequencies import Lsa, Luhn
from tui.summary.lex_rank import LexRank
from tui.summary.overlaps import Overlaps
from tui.summary.shared_words import Reduction
from tui.summary.terms import Mask, Numbers, Terms

Weights = Mapping[str, float]


class Profile(NamedTuple):
    """How sentences are weighed in one kind of article."""

    weights: Weights
    repeating: float
    """What it costs to have all one's words from a sentence that is chosen already."""


_FOR_THE_FIRST: Weights = {"title": 1.0, "luhn": 0.6, "lsa": 0.6, "reduction": 0.5}
_TITLED = Profile({"reduction": 1.0, "opening": 0.1}, repeating=0.2)
_UNTITLED = Profile(
    {"reduction": 1.0, "luhn": 0.6, "length": -0.3, "opening": 1.2, "lead": 0.5}, repeating=0.0
)
_IN_SECTIONS = Profile(
    {"reduction": 0.5, "lsa": 1.0, "lex-rank": 1.0, "early": 0.5, "ending": 0.5, "paragraph": 0.3},
    repeating=0.4,
)
_FEWEST_SECTIONS = 3
_FEWEST_WORDS = 10
_TOO_SHORT = 1.0
_THE_SAME = 0.9
"""With this share of its words in another, a sentence says nothing new."""
_SAID_ALREADY = 1.0
_FADING = 3.0
"""After so many sentences the lead and the ending have faded to a third."""
_MOST_COMPARED = 100
"""After so many chosen sentences, what is left is no longer compared with each one chosen."""
_DIGITS = 9


class TopicFirst(ArrayMethod):
    """Ranks sentences as a Sumy summarizer does; see the module for how."""

    stop_words: frozenset[str] = frozenset()

    def ranked(
        self, terms: Terms, at_least: int | None = None, checkpoint: Checkpoint = no_checkpoint
    ) -> tuple[list[int], list[float]]:
        """The sentences' indices, best first, and what each was rated when it was chosen."""
        signs = _Signs(self, terms, checkpoint)
        if not signs.tell_anything:
            return list(range(terms.sentence_count)), [float("nan")] * terms.sentence_count
        profile = self._profile(signs)
        ratings = signs.weighed(profile.weights)
        first_ratings = signs.weighed(_FOR_THE_FIRST) if profile is _TITLED else ratings
        return _chosen(ratings, first_ratings, Overlaps(terms.content(self.stop_words)), profile, checkpoint)

    def _profile(self, signs: "_Signs") -> Profile:
        if signs.section_count >= _FEWEST_SECTIONS:
            return _IN_SECTIONS
        return _TITLED if signs.has_title else _UNTITLED


def _chosen(
    ratings: Numbers, first_ratings: Numbers, overlaps: Overlaps, profile: Profile, checkpoint: Checkpoint
) -> tuple[list[int], list[float]]:
    """Choose one sentence after the other; each is the best in view of those before."""
    first = int(np.argmax(first_ratings))
    order, left = [first], np.ones(len(ratings), np.bool_)
    left[first] = False
    repeated = overlaps.with_sentence(first)
    values: list[float] = []
    while len(order) < min(len(ratings), _MOST_COMPARED):
        checkpoint()
        now = np.where(left, _in_view_of(repeated, ratings, profile), -np.inf)
        best = int(np.argmax(now))
        order.append(best)
        values.append(float(now[best]))
        left[best] = False
        repeated = np.maximum(repeated, overlaps.with_sentence(best))
    now = _in_view_of(repeated, ratings, profile)
    rest = np.flatnonzero(left)
    rest = rest[np.argsort(-now[rest], kind="stable")]
    values += now[rest].tolist()
    return [*order, *rest.tolist()], [max([float(ratings[first]), *values[:1]]), *values]


def _in_view_of(repeated: Numbers, ratings: Numbers, profile: Profile) -> Numbers:
    """What the sentences are still worth, given how much of each has been said."""
    return _rounded(ratings - profile.repeating * repeated - _SAID_ALREADY * (repeated >= _THE_SAME))


def _rounded(values: Numbers) -> Numbers:
    # What differs by less is a matter of how the processor adds up, and must not decide.
    rounded: Numbers = np.round(values, _DIGITS)
    return rounded


class _Signs:
    """What speaks for each sentence of an article, found when it is asked for."""

    def __init__(self, method: TopicFirst, terms: Terms, checkpoint: Checkpoint) -> None:
        self._method = method
        self._terms = terms
        self._checkpoint = checkpoint
        self._places = np.arange(terms.sentence_count, dtype=np.float64)
        paragraphs = terms.document.paragraphs
        title = paragraphs[0].headings[:1] if paragraphs else ()
        self._title_words = frozenset(word for heading in title for word in heading.words)
        self.has_title = bool(self._title_words)
        self.section_count = len(terms.document.headings) - len(title) + 1
        self._kinds: Mapping[str, Callable[[], Numbers]] = {
            "reduction": lambda: self._rating(Reduction),
            "luhn": lambda: self._rating(Luhn),
            "lsa": lambda: self._rating(Lsa),
            "lex-rank": lambda: self._rating(LexRank),
            "title": self._title_hits,
            "length": self._lengths,
            "opening": lambda: 1.0 / (1.0 + self._places),
            "early": lambda: 1.0 / np.sqrt(1.0 + self._places),
            "lead": lambda: np.exp(-self._places / _FADING),
            "ending": lambda: np.exp(-self._places[::-1] / _FADING),
            "paragraph": self._paragraph_starts,
        }

    @property
    def tell_anything(self) -> bool:
        """Whether any sentence has a word that is no stop word."""
        return len(self._terms.content(self._method.stop_words).terms) > 0

    def weighed(self, weights: Weights) -> Numbers:
        """The sum of some signs, less for the sentences that are too short to say something."""
        total = np.zeros(len(self._places))
        for kind, weight in weights.items():
            self._checkpoint()
            total += weight * _at_most_one(self._kinds[kind]())
        return _rounded(total - _TOO_SHORT * (self._lengths() < _FEWEST_WORDS))

    def _rating(self, kind: type[ArrayMethod]) -> Numbers:
        method = kind(self._method._stemmer)
        method.stop_words = self._method.stop_words
        return method.rate(self._terms, self._checkpoint)

    def _title_hits(self) -> Numbers:
        counts = self._terms.content(self._method.stop_words)
        in_title = self._stems_of_title()
        return counts.sums(counts.counts * in_title[counts.terms])

    def _stems_of_title(self) -> Mask:
        words = self._terms.within(self._terms.vocabulary, self._title_words)
        content = ~self._terms.within(self._terms.lowered, self._method.stop_words)
        stems = np.zeros(len(self._terms.stems), np.bool_)
        stems[self._terms.stem_of[words & content]] = True
        return stems

    def _lengths(self) -> Numbers:
        return np.bincount(self._terms.sentences, minlength=len(self._places)).astype(np.float64)

    def _paragraph_starts(self) -> Numbers:
        starts = np.zeros(len(self._places))
        sizes = [len(paragraph.sentences) for paragraph in self._terms.document.paragraphs]
        firsts = np.cumsum([0, *sizes[:-1]])[np.asarray(sizes) > 0]
        starts[firsts] = 1.0
        return starts


def _at_most_one(values: Numbers) -> Numbers:
    known: Numbers = np.nan_to_num(values, nan=0.0)
    largest = known.max(initial=0.0)
    return known / largest if largest > 0 else np.zeros(len(known))
