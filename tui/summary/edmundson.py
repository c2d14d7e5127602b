"""Edmundson's method: words that mark a key sentence, the words of headings, and the position in the text."""

from functools import cache
from importlib.resources import files

import numpy as np
from sumy.summarizers.edmundson import EdmundsonSummarizer

from tui.summary.base import ArrayMethod, Checkpoint
from tui.summary.terms import Mask, Numbers, Terms, is_among

_MIN_KEY_WORD_SHARE = 0.5
"""A bonus word is a key word if its count is more than this share of the most frequent one's."""


class Edmundson(ArrayMethod, EdmundsonSummarizer):  # type: ignore[misc]
    """Sumy's Edmundson (1969). Unlike Sumy's, it also works if a list of words is missing, which then adds nothing."""

    def set_word_lists(self, language: str, stop_words: frozenset[str]) -> None:
        """Set the bonus and stigma words of a language; its stop words are the null words."""
        self.bonus_words = cue_words("bonus", language)
        self.stigma_words = cue_words("stigma", language)
        self.null_words = stop_words

    def prepare(self, terms: Terms) -> None:
        """Count the words of the article's own title and headings as bonus words, too."""
        stems = frozenset(
            terms.stems[stem] for stem in np.unique(terms.stem_of[terms.heading_words]).tolist()
        )
        self._bonus_words = frozenset(self.bonus_words) | (stems - self._null_words)

    def rate(self, terms: Terms, checkpoint: Checkpoint) -> Numbers:
        """Return the sum of the parts whose weight is above 0."""
        checkpoint()
        ratings = np.zeros(terms.sentence_count)
        headings = self._heading_stems(terms)
        if self._cue_weight > 0:
            ratings += _hits(terms, is_among(terms.stems, self._bonus_words))
            ratings -= _hits(terms, is_among(terms.stems, self._stigma_words))
        if self._key_weight > 0:
            ratings += _hits(terms, self._frequent_bonus_stems(terms))
        if self._title_weight > 0:
            ratings += _hits(terms, headings)
        if self._location_weight > 0:
            ratings += _hits(terms, headings) + _location_points(terms)
        return ratings

    def _heading_stems(self, terms: Terms) -> Mask:
        in_headings = np.zeros(len(terms.stems), np.bool_)
        in_headings[terms.stem_of[terms.heading_words]] = True
        return in_headings & ~is_among(terms.stems, self._null_words)

    def _frequent_bonus_stems(self, terms: Terms) -> Mask:
        words = np.concatenate((terms.words, terms.heading_words))
        counts = np.bincount(terms.stem_of[words], minlength=len(terms.stems))
        counts = np.where(is_among(terms.stems, self._bonus_words), counts, 0)
        chosen: Mask = counts > _MIN_KEY_WORD_SHARE * counts.max(initial=0)
        return chosen


def _hits(terms: Terms, stems: Mask) -> Numbers:
    """Return for each sentence the number of its words with one of some stems."""
    found = stems[terms.stem_of][terms.words]
    return np.bincount(terms.sentences[found], minlength=terms.sentence_count).astype(np.float64)


def _location_points(terms: Terms) -> Numbers:
    """Return a point for the first and last paragraph, and one for the first and last sentence of a paragraph."""
    points = np.zeros(terms.sentence_count)
    paragraphs = terms.document.paragraphs
    start = 0
    for index, paragraph in enumerate(paragraphs):
        end = start + len(paragraph.sentences)
        if index in (0, len(paragraphs) - 1):
            points[start:end] += 1
        if end > start:
            points[start] += 1
        if end > start + 1:
            points[end - 1] += 1
        start = end
    return points


@cache
def cue_words(kind: str, language: str) -> frozenset[str]:
    """Return the ``bonus`` or ``stigma`` words of a language by Sumy's name; none where there is no list."""
    lines = files("tui.summary").joinpath("data", f"{kind}-{language}.txt")
    if not lines.is_file():
        return frozenset()
    return frozenset(
        word
        for line in lines.read_text("utf-8").splitlines()
        if not line.startswith("#")
        for word in line.split()
    )
