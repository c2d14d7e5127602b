"""Why a sentence was chosen, or was not: plain numbers from the computation that chose."""

from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tui.document.errors import UsageError
from tui.document.model import Section, Sentence
from tui.document.sections import own_sentence_counts

if TYPE_CHECKING:
    from tui.summary.digests import Digest

_MOST_TERMS = 6


@dataclass(frozen=True, slots=True)
class SharedTerm:
    """A word of a sentence, and how much of the article it stands for."""

    text: str
    """The word as it stands in the sentence."""
    occurrences: int
    """How often the article's sentences have a word with this stem."""
    in_title: bool
    """Whether the article's title has one."""


@dataclass(frozen=True, slots=True)
class Reasons:
    """What speaks for a sentence. All places are counted from 1."""

    score: float | None
    """The method's rating; None if the method stopped before it ranked the sentence."""
    rank: int | None
    """Its place in the ranking, where 1 is the best; None if it was not ranked."""
    chosen_by: int
    """How many of the methods that were asked would choose it for a summary of the digest's length."""
    methods: int
    """How many of Sumy's methods were asked."""
    terms: tuple[SharedTerm, ...]
    """Its words that the article has most often, common words left out: at most six, the most frequent first."""
    section: Section
    """The innermost section that holds it."""
    place_in_section: int
    """Its place among the section's own sentences, those of subsections left out."""
    section_sentences: int
    """How many sentences the section has of its own."""
    place: int
    """Its place in the article."""
    sentences: int
    """How many sentences the article has; its rank is one among as many."""


class Explainer:
    """What the reasons for any of an article's sentences are taken from, found once for all of them. Loads NLTK.

    Args:
        digest: Its ranking gives scores and ranks; its length and section are what the methods are compared at.
    """

    def __init__(self, digest: "Digest") -> None:
        from tui.language.words import tokenize_words
        from tui.summary.agreement import consensus
        from tui.summary.factory import terms_of, tools_for
        from tui.summary.terms import sums_at

        article = self._article = digest.article
        self._scores = digest.ranking.scores
        self._ranks = {index: place for place, index in enumerate(digest.ranking.order, start=1)}
        self._votes = consensus(article, digest.length, section=digest.section)
        self._section_sentences = own_sentence_counts(article)
        self._stop_words = tools_for(article.language).stop_words
        self._terms = terms_of(article)
        title_words = tokenize_words(article.title, article.language)
        self._title_stems = frozenset(self._terms.stems_of_words(title_words, self._stop_words).tolist())
        counts = self._terms.content(self._stop_words)
        self._occurrences = sums_at(counts.terms, counts.counts, counts.term_count)

    def reasons_for(self, sentence: Sentence) -> Reasons:
        """What ``Digest.reasons`` gives.

        Raises:
            UsageError: It is not one of the article's sentences.
        """
        from tui.summary.agreement import COMPARED

        sentences = self._article.sentences
        index = sentence.index
        if sentence not in sentences[index : index + 1]:
            raise UsageError("Reasons can be given only for a sentence of the same article.")
        rank = self._ranks.get(index)
        first_of_section = bisect_left(sentences, sentence.section, key=lambda each: each.section)
        return Reasons(
            score=None if rank is None else self._scores[index],
            rank=rank,
            chosen_by=self._votes[index],
            methods=len(COMPARED),
            terms=self._most_frequent_terms(index),
            section=self._article.sections[sentence.section],
            place_in_section=index - first_of_section + 1,
            section_sentences=self._section_sentences[sentence.section],
            place=index + 1,
            sentences=len(sentences),
        )

    def _most_frequent_terms(self, index: int) -> tuple[SharedTerm, ...]:
        terms = self._terms
        by_stem: dict[int, SharedTerm] = {}
        for word in terms.words[terms.starts[index] : terms.starts[index + 1]].tolist():
            stem = int(terms.stem_of[word])
            if terms.lowered[word] not in self._stop_words and stem not in by_stem:
                in_title = stem in self._title_stems
                by_stem[stem] = SharedTerm(terms.vocabulary[word], int(self._occurrences[stem]), in_title)
        return tuple(sorted(by_stem.values(), key=lambda term: -term.occurrences)[:_MOST_TERMS])
