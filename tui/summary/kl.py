"""KL-Sum: sentences that keep the distribution of the summary's words close to the document's."""

from collections.abc import Iterator

import numpy as np
from sumy.summarizers.kl import KLSummarizer

from tui.summary.base import ArrayMethod, Checkpoint, Ranked, choose_in_turn, no_check, unrated
from tui.summary.terms import Indices, Mask, Numbers, TermCounts, Terms, count_terms, is_among, sum_by_index

_ROUNDING_ERROR = 1e-12


class Kl(ArrayMethod, KLSummarizer):  # type: ignore[misc]
    """Sumy's KL-Sum (Haghighi and Vanderwende, 2009)."""

    def rank(self, terms: Terms, at_least: int | None = None, checkpoint: Checkpoint = no_check) -> Ranked:
        """Rank the sentences; they are unrated if there are only stop words."""
        divergence = _Divergence(terms, frozenset(self.stop_words))
        if not len(divergence.counts.terms):
            return unrated(terms)
        return choose_in_turn(divergence.choices(), terms, at_least, checkpoint)


class _Divergence:
    """The divergence of the document's words from those of the summary with one more sentence, for every sentence.

    With the probability P of a word in the document and its count c in the summary of n words, the divergence is the
    sum of P log P - P log c + P log n over the words of the summary. Choosing a sentence changes that for the
    sentences that share words with it, and for those only.

    Words are counted as Sumy does: of a candidate, the content words in lower case; of a chosen sentence, all words as
    they are written. The document's probabilities leave out stop words only as the list writes them.
    """

    def __init__(self, terms: Terms, stop_words: frozenset[str]) -> None:
        numbers: dict[str, int] = {}
        lowered = np.fromiter((numbers.setdefault(word, len(numbers)) for word in terms.lowered), np.int64)
        self._terms = terms
        self._lowered = lowered
        self._is_lower: Mask = np.fromiter(
            (word == lower for word, lower in zip(terms.vocabulary, terms.lowered, strict=True)), np.bool_
        )
        kept = terms.is_content(stop_words)[terms.words]
        self.counts: TermCounts = count_terms(
            terms.sentences[kept], lowered[terms.words[kept]], terms.sentence_count, len(numbers)
        )
        counted = terms.words[~is_among(terms.vocabulary, stop_words)[terms.words]]
        self._probability = np.bincount(lowered[counted], minlength=len(numbers)) / max(1, len(counted))
        self._entropy = self._probability * np.log(np.where(self._probability > 0, self._probability, 1.0))

        self._chosen_counts = np.zeros(len(numbers))
        self._chosen_length = 0
        self._open = np.ones(terms.sentence_count, np.bool_)
        self._lengths = self.counts.lengths.astype(np.int64)
        self._length_range = np.arange(int(self._lengths.max(initial=0)) + 1)
        # The sums of P log P - P log c and of P: those of the summary, then those that each sentence would add.
        self._base, self._base_mass = 0.0, 0.0
        self._entry_gains, self._entry_masses = self._contributions(np.arange(len(self.counts.terms)))
        self._gains = self.counts.sums(self._entry_gains)
        self._masses = self.counts.sums(self._entry_masses)

    def choices(self) -> Iterator[int]:
        """Yield the sentence that brings the summary closest to the document; of equal ones the earliest."""
        while True:
            logs = np.log(np.maximum(self._chosen_length + self._length_range, 1))[self._lengths]
            values = self._base + self._gains + (self._base_mass + self._masses) * logs
            values[~self._open] = np.inf
            best = int(np.argmax(values <= values.min() + _ROUNDING_ERROR))
            self._add(best)
            yield best

    def _contributions(self, entries: Indices) -> tuple[Numbers, Numbers]:
        """Return the amounts that entries would add to the summary's two sums."""
        words = self.counts.terms[entries]
        probability = self._probability[words]
        chosen = self._chosen_counts[words]
        is_new = chosen == 0
        gained = probability * np.log((chosen + self.counts.counts[entries]) / np.where(is_new, 1.0, chosen))
        return np.where(is_new, self._entropy[words], 0.0) - gained, np.where(is_new, probability, 0.0)

    def _add(self, sentence: int) -> None:
        self._open[sentence] = False
        words = self._terms.words[self._terms.starts[sentence] : self._terms.starts[sentence + 1]]
        self._chosen_length += len(words)
        lower, added = np.unique(self._lowered[words[self._is_lower[words]]], return_counts=True)
        known = self._probability[lower] > 0
        lower, added = lower[known], added[known]
        if not len(lower):
            return
        before = self._chosen_counts[lower]
        probability = self._probability[lower]
        is_new = before == 0
        self._base += float(self._entropy[lower[is_new]].sum())
        self._base -= float((probability * np.log((before + added) / np.where(is_new, 1.0, before))).sum())
        self._base_mass += float(probability[is_new].sum())
        self._chosen_counts[lower] += added
        self._update(lower)

    def _update(self, words: Indices) -> None:
        counts = self.counts
        entries = np.concatenate(
            [counts.by_term[counts.term_starts[word] : counts.term_starts[word + 1]] for word in words]
        )
        gains, masses = self._contributions(entries)
        sentences, size = counts.sentences[entries], counts.sentence_count
        self._gains += sum_by_index(sentences, gains - self._entry_gains[entries], size)
        self._masses += sum_by_index(sentences, masses - self._entry_masses[entries], size)
        self._entry_gains[entries] = gains
        self._entry_masses[entries] = masses
