"""Methods that choose one sentence after the other, each in view of those chosen before."""

from heapq import heapify, heappop, heappush

import numpy as np
from sumy.summarizers.kl import KLSummarizer
from sumy.summarizers.sum_basic import SumBasicSummarizer

from tui.summary.base import ArrayMethod, Checkpoint, no_checkpoint
from tui.summary.terms import Counts, Indices, Mask, Numbers, Terms, count, sums_at

_STEPS_BETWEEN_CHECKS = 64
_ROUNDING = 1e-12

Ranked = tuple[list[int], list[float]]


class _Greedy(ArrayMethod):
    """A method whose ratings are Sumy's: 0 for the sentence chosen first, -1 for the next, and so on."""

    def ranked(
        self, terms: Terms, at_least: int | None = None, checkpoint: Checkpoint = no_checkpoint
    ) -> Ranked:
        """As for every method, but only as many sentences as asked for; nothing is rated without content words."""
        size = terms.sentence_count
        wanted = size if at_least is None else min(max(at_least, 1), size)
        order = self._chosen(terms, wanted, checkpoint)
        if order is None:
            return list(range(size)), [float("nan")] * size
        return order, [-float(place) for place in range(len(order))]

    def _chosen(self, terms: Terms, wanted: int, checkpoint: Checkpoint) -> list[int] | None:
        """The first sentences to choose, in their order; None if there is no content word."""
        raise NotImplementedError


class SumBasic(_Greedy, SumBasicSummarizer):  # type: ignore[misc]
    """Sumy's SumBasic (Nenkova and Vanderwende, 2005).

    A sentence's value, the mean probability of its words, can only fall when words are used up. So the values wait in
    a heap, and only the one on top is computed anew.
    """

    def _chosen(self, terms: Terms, wanted: int, checkpoint: Checkpoint) -> list[int] | None:
        kept = ~terms.within(terms.lowered, self.stop_words)[terms.words]
        stems = terms.stem_of[terms.words[kept]]
        if not len(stems):
            return None
        probabilities = (np.bincount(stems, minlength=len(terms.stems)) / len(stems)).tolist()
        sentences = _split(stems, terms.sentences[kept], terms.sentence_count)
        heap = [(-_mean(words, probabilities), index) for index, words in enumerate(sentences)]
        heapify(heap)
        order: list[int] = []
        while len(order) < wanted:
            if len(order) % _STEPS_BETWEEN_CHECKS == 0:
                checkpoint()
            value, index = heappop(heap)
            words = sentences[index]
            now = -_mean(words, probabilities)
            if now != value:
                heappush(heap, (now, index))
                continue
            order.append(index)
            for word in words:
                probabilities[word] *= probabilities[word]
        return order


def _split(words: Indices, sentences: Indices, sentence_count: int) -> list[list[int]]:
    ends = np.cumsum(np.bincount(sentences, minlength=sentence_count)).tolist()
    flat = words.tolist()
    return [flat[start:end] for start, end in zip([0, *ends], ends, strict=False)]


def _mean(words: list[int], probabilities: list[float]) -> float:
    # Summed word by word as Sumy does it, so that both round alike.
    return sum([probabilities[word] for word in words]) / len(words) if words else 0.0


class Kl(_Greedy, KLSummarizer):  # type: ignore[misc]
    """Sumy's KL-Sum (Haghighi and Vanderwende, 2009)."""

    def _chosen(self, terms: Terms, wanted: int, checkpoint: Checkpoint) -> list[int] | None:
        divergence = _Divergence(terms, frozenset(self.stop_words))
        if not len(divergence.counts.terms):
            return None
        order: list[int] = []
        while len(order) < wanted:
            if len(order) % _STEPS_BETWEEN_CHECKS == 0:
                checkpoint()
            order.append(divergence.choose())
        return order


class _Divergence:
    """The divergence of the document's words from the summary's with one more sentence, kept for every sentence.

    With the probability P of a word in the document and its count c in the summary of n words, the divergence is the
    sum of P log P - P log c + P log n over the words of the summary. Choosing a sentence changes that for the
    sentences that share words with it, and for those only.

    Sumy's bookkeeping is kept. A sentence that is considered has its content words in lower case; one that was chosen
    has all of its words as they stand. The document's probabilities leave out a stop word only as the list writes it.
    """

    def __init__(self, terms: Terms, stop_words: frozenset[str]) -> None:
        numbers: dict[str, int] = {}
        lowered = np.fromiter((numbers.setdefault(word, len(numbers)) for word in terms.lowered), np.int64)
        self._terms = terms
        self._lowered = lowered
        self._is_lower: Mask = np.fromiter(
            (word == plain for word, plain in zip(terms.vocabulary, terms.lowered, strict=True)), np.bool_
        )
        kept = ~terms.within(terms.lowered, stop_words)[terms.words]
        self.counts: Counts = count(
            terms.sentences[kept], lowered[terms.words[kept]], terms.sentence_count, len(numbers)
        )
        counted = terms.words[~terms.within(terms.vocabulary, stop_words)[terms.words]]
        self._probability = np.bincount(lowered[counted], minlength=len(numbers)) / max(1, len(counted))
        self._entropy = self._probability * np.log(np.where(self._probability > 0, self._probability, 1.0))

        self._chosen_counts = np.zeros(len(numbers))
        self._chosen_length = 0
        self._open = np.ones(terms.sentence_count, np.bool_)
        self._lengths = self.counts.lengths.astype(np.int64)
        self._length_range = np.arange(int(self._lengths.max(initial=0)) + 1)
        # Of the summary, then what each sentence would add to it: P log P - P log c, and P.
        self._base, self._base_mass = 0.0, 0.0
        self._entry_gains, self._entry_masses = self._entries(np.arange(len(self.counts.terms)))
        self._gains = self.counts.sums(self._entry_gains)
        self._masses = self.counts.sums(self._entry_masses)

    def choose(self) -> int:
        """Add the sentence that brings the summary closest to the document; of equal ones the earliest."""
        logs = np.log(np.maximum(self._chosen_length + self._length_range, 1))[self._lengths]
        values = self._base + self._gains + (self._base_mass + self._masses) * logs
        values[~self._open] = np.inf
        best = int(np.argmax(values <= values.min() + _ROUNDING))
        self._add(best)
        return best

    def _entries(self, entries: Indices) -> tuple[Numbers, Numbers]:
        """What entries add to the summary's sums."""
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
        plain, added = np.unique(self._lowered[words[self._is_lower[words]]], return_counts=True)
        known = self._probability[plain] > 0
        plain, added = plain[known], added[known]
        if not len(plain):
            return
        before = self._chosen_counts[plain]
        probability = self._probability[plain]
        is_new = before == 0
        self._base += float(self._entropy[plain[is_new]].sum())
        self._base -= float((probability * np.log((before + added) / np.where(is_new, 1.0, before))).sum())
        self._base_mass += float(probability[is_new].sum())
        self._chosen_counts[plain] += added
        self._update(plain)

    def _update(self, words: Indices) -> None:
        counts = self.counts
        entries = np.concatenate(
            [counts.by_term[counts.term_starts[word] : counts.term_starts[word + 1]] for word in words]
        )
        gains, masses = self._entries(entries)
        sentences, size = counts.sentences[entries], counts.sentence_count
        self._gains += sums_at(sentences, gains - self._entry_gains[entries], size)
        self._masses += sums_at(sentences, masses - self._entry_masses[entries], size)
        self._entry_gains[entries] = gains
        self._entry_masses[entries] = masses
