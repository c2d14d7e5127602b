"""Edmundson's method: words that mark a key sentence, the words of headings, and the place in the text."""

from functools import cache
from importlib.resources import files

import numpy as np
from sumy.summarizers.edmundson import EdmundsonSummarizer

from tui.summary.base import ArrayMethod, Checkpoint
from tui.summary.terms import Mask, Numbers, Terms

_KEY_WORD_SHARE = 0.5


class Edmundson(ArrayMethod, EdmundsonSummarizer):  # type: ignore[misc]
    """Sumy's Edmundson (1969). Unlike Sumy's it works without word lists too: what has no words then adds nothing."""

    def prepare(self, terms: Terms) -> None:
        """Let the key words of the article's own title and headings count as bonus words, beside those set before.

        Args:
            terms: The article's terms; words that are null words are left out.
        """
        stems = frozenset(
            terms.stems[stem] for stem in np.unique(terms.stem_of[terms.heading_words]).tolist()
        )
        self._bonus_words = frozenset(self.bonus_words) | (stems - self._null_words)

    def rate(self, terms: Terms, checkpoint: Checkpoint) -> Numbers:
        """The sum of the parts whose weight is above 0."""
        checkpoint()
        ratings = np.zeros(terms.sentence_count)
        headings = self._heading_stems(terms)
        if self._cue_weight > 0:
            ratings += _hits(terms, terms.within(terms.stems, self._bonus_words))
            ratings -= _hits(terms, terms.within(terms.stems, self._stigma_words))
        if self._key_weight > 0:
            ratings += _hits(terms, self._frequent_bonus_stems(terms))
        if self._title_weight > 0:
            ratings += _hits(terms, headings)
        if self._location_weight > 0:
            ratings += _hits(terms, headings) + _places(terms)
        return ratings

    def _heading_stems(self, terms: Terms) -> Mask:
        in_headings = np.zeros(len(terms.stems), np.bool_)
        in_headings[terms.stem_of[terms.heading_words]] = True
        return in_headings & ~terms.within(terms.stems, self._null_words)

    def _frequent_bonus_stems(self, terms: Terms) -> Mask:
        words = np.concatenate((terms.words, terms.heading_words))
        counts = np.bincount(terms.stem_of[words], minlength=len(terms.stems))
        counts = np.where(terms.within(terms.stems, self._bonus_words), counts, 0)
        chosen: Mask = counts > _KEY_WORD_SHARE * counts.max(initial=0)
        return chosen


def _hits(terms: Terms, stems: Mask) -> Numbers:
    """For each sentence, how many of its words have one of some stems."""
    found = stems[terms.stem_of][terms.words]
    return np.bincount(terms.sentences[found], minlength=terms.sentence_count).astype(np.float64)


def _places(terms: Terms) -> Numbers:
    """A point for the first and the last paragraph, and for the first and the last sentence of any paragraph."""
    points = np.zeros(terms.sentence_count)
    paragraphs = terms.document.paragraphs
    start = 0
    for place, paragraph in enumerate(paragraphs):
        end = start + len(paragraph.sentences)
        if place in (0, len(paragraphs) - 1):
            points[start:end] += 1
        if end > start:
            points[start] += 1
        if end > start + 1:
            points[end - 1] += 1
        start = end
    return points


@cache
def cue_words(kind: str, language: str) -> frozenset[str]:
    """The bonus or stigma words of a language; none where there is no list.

    Args:
        kind: ``bonus`` or ``stigma``.
        language: Sumy's name.
    """
    lines = files("tui.summary").joinpath("data", f"{kind}-{language}.txt")
    if not lines.is_file():
        return frozenset()
    return frozenset(
        word
        for line in lines.read_text("utf-8").splitlines()
        if not line.startswith("#")
        for word in line.split()
    )
