"""Reasons why a sentence was chosen, or was not: plain numbers from the ranking itself."""

from bisect import bisect_left
from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from tui.document.arguments import require
from tui.document.errors import UsageError
from tui.document.model import Article, Section, Sentence
from tui.document.progress import Progress
from tui.document.sections import own_sentence_counts
from tui.summary.lengths import Length
from tui.summary.methods import COMPARED_METHODS
from tui.summary.rankings import Ranking, check_section, choices, rank

_MAX_TERMS = 6


def consensus(
    article: Article,
    length: Length | str | int,
    *,
    section: int | None = None,
    on_progress: Callable[[int, int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> tuple[int, ...]:
    """Count for every sentence how many of the methods would choose it for a summary.

    A method that cannot tell the article's sentences apart chooses none of them.

    Args:
        article: The article.
        length: The length of each summary, as for ``digest``.
        section: The index of a section to summarise alone.
        on_progress: Called with the number of methods done and of all methods.
        cancelled: Called regularly; True cancels.

    Returns:
        A number from 0 to ``len(COMPARED_METHODS)`` for each sentence, in reading order.

    Raises:
        UsageError: There is no such length or section.
        Cancelled: ``cancelled`` returned True.
    """
    wanted = Length.parse(length)
    check_section(article, section)
    progress = Progress("Comparing the methods", len(COMPARED_METHODS), on_progress, cancelled)
    at_least = wanted.max_sentences(len(article.sentences)) if section is None else None
    votes = [0] * len(article.sentences)
    for done, method in enumerate(COMPARED_METHODS, start=1):
        ranking = rank(article, method, at_least, cancelled=cancelled)
        for sentence in choices(article, ranking, wanted, section):
            votes[sentence] += 1
        progress.report(done)
    return tuple(votes)


class SharedTerm(NamedTuple):
    """A word of a sentence, and the number of words with its stem in the article's sentences."""

    text: str
    occurrences: int
    in_title: bool
    """True if the article's title has a word with this stem."""


@dataclass(frozen=True, slots=True)
class Reasons:
    """The reasons for a sentence. All places are counted from 1."""

    score: float | None
    """The method's rating; None if the method stopped before it ranked the sentence."""
    rank: int | None
    """Its place in the ranking, where 1 is the best; None if it was not ranked."""
    chosen_by: int
    """The number of methods that would choose it for a summary of the digest's length."""
    methods: int
    """The number of methods compared: all but the baseline."""
    terms: tuple[SharedTerm, ...]
    """Its most frequent words but the stop words: at most six, the most frequent first."""
    section: Section
    """The innermost section that holds it."""
    place_in_section: int
    """Its place among the section's own sentences, without those of subsections."""
    section_sentences: int
    place: int
    """Its place in the article."""
    sentences: int
    """The number of the article's sentences."""


class Explainer:
    """Finds the reasons for any of an article's sentences. Creating one compares the methods, and loads NLTK."""

    def __init__(self, article: Article, ranking: Ranking, length: Length, section: int | None) -> None:
        from tui.language.stemmers import tools_for
        from tui.language.words import tokenize_words
        from tui.summary.factory import terms_of

        self._article = article
        self._scores = ranking.scores
        self._ranks = {index: place for place, index in enumerate(ranking.order, start=1)}
        self._votes = consensus(article, length, section=section)
        self._section_sentences = own_sentence_counts(article)
        self._stop_words = tools_for(article.language).stop_words
        self._terms = terms_of(article)
        title_words = tokenize_words(article.title, article.language)
        self._title_stems = frozenset(self._terms.stems_of_words(title_words, self._stop_words).tolist())
        self._occurrences = self._terms.counts(self._stop_words).totals

    def reasons_for(self, sentence: Sentence) -> Reasons:
        """Return the reasons for a sentence; a ``UsageError`` if it is not one of the article's."""
        require(sentence, Sentence, "sentence", "a Sentence of the article")
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
            methods=len(COMPARED_METHODS),
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
        return tuple(sorted(by_stem.values(), key=lambda term: -term.occurrences)[:_MAX_TERMS])
