"""Phrases: words that occur together repeatedly and are one term. Importing this loads numpy."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence

import numpy as np

from tui.summary.terms import Indices, Mask, Terms

_MAX_WORDS = 4
_MAX_WORDS_AROUND_OTHERS = 3
"""The limit for a phrase that is not a name: "half an hour" is one term, "whales and seals share" is not."""
_MIN_COUNT = 2
_MIN_MIXED_COUNT = 3
"""For a name and a word after it: "Bayesian inference" is one term, but "Ahab cried" may occur twice by chance."""
_MIN_SHARE = 1 / 3
_MIN_SHARE_AROUND_OTHERS = 1 / 2


class WordSequence:
    """The words of all sentences in reading order, as arrays and as lists: numpy is slow at single words.

    ``content`` and ``names`` mark the distinct words that carry content (others occur only inside phrases) and those
    that are mostly capitalised. ``blank`` puts spaces in place of what is not part of the words.
    """

    def __init__(
        self,
        terms: Terms,
        content: Mask,
        names: Mask,
        sentence_texts: Sequence[str],
        nouns_have_capitals: bool,
        blank: Callable[[str], str] | None = None,
    ) -> None:
        self.sentences = terms.sentences
        self.stems = terms.stem_of[terms.words]
        self.content = content[terms.words]
        self.names = names[terms.words]
        self.stem_of: list[int] = self.stems.tolist()
        self.is_content: list[bool] = self.content.tolist()
        self.is_name: list[bool] = self.names.tolist()
        self.texts = [terms.vocabulary[word] for word in terms.words.tolist()]
        self._same_sentence: list[bool] = [False, *(self.sentences[1:] == self.sentences[:-1]).tolist()]
        self._sentence_texts = sentence_texts
        self._blanked = None if blank is None else [*map(blank, sentence_texts)]
        self.nouns_have_capitals = nouns_have_capitals
        if not nouns_have_capitals:
            self._complete_names()

    def _complete_names(self) -> None:
        """Make words such as “New” in “New Zealand” content and names: with a capital before most of a name's uses."""
        totals = Counter(stem for stem, is_name in zip(self.stem_of, self.is_name, strict=True) if is_name)
        pairs: defaultdict[tuple[str, int], list[int]] = defaultdict(list)
        for index in np.flatnonzero(~self.content[:-1] & self.names[1:] & self.content[1:]).tolist():
            text = self.texts[index]
            if self._same_sentence[index + 1] and len(text) > 1 and text[0].isupper() and text[1:].islower():
                pairs[text, self.stem_of[index + 1]].append(index)
        for (_, stem), places in pairs.items():
            inside = sum(self._same_sentence[index] for index in places)
            if inside and 2 * len(places) >= totals[stem] and self.written(places[0], places[0] + 2):
                self.content[places] = self.names[places] = True
                for index in places:
                    self.is_content[index] = self.is_name[index] = True

    def starts_inside(self, start: int) -> bool:
        """Return whether the word before one is of the same sentence."""
        return self._same_sentence[start]

    def written(self, start: int, end: int) -> str:
        """Return words as their sentence has them; empty if there is more than spaces between them.

        Punctuation and numbers are not among the words.
        """
        words, sentence = self.texts[start:end], self.sentences[start]
        text, joined = self._sentence_texts[sentence], " ".join(words)
        if self._blanked is None or len(words) == 1:
            return joined if joined in text else ""
        found = re.search(" +".join(map(re.escape, words)), self._blanked[sentence])
        return "" if found is None else text[found.start() : found.end()]


def find_phrases(words: WordSequence) -> list[range]:
    """Find the spans of phrases: two to four words, of which the first and the last are content words.

    The longest come first, and no word is in two of them. A phrase occurs at least twice, with only spaces between its
    words, and at least a third as often as its rarest word, or half as often if it has inner words ("Bank of England").
    Consecutive names need not be repeated. Names and other words do not mix, except in languages that write nouns with
    capitals, or where a name is often followed by the same word.
    """
    stem_counts = np.bincount(words.stems[words.content]) if words.content.any() else np.zeros(1, np.int64)
    links = _links(words)
    used: set[int] = set()
    found: list[range] = []
    for length in range(_MAX_WORDS, 1, -1):
        for spans in _repeated_spans(words, length, links, used).values():
            if _is_phrase(words, spans, stem_counts):
                found += spans
                used.update(*spans)
    return found


def words_outside(words: WordSequence, phrases: Sequence[tuple[int, int]]) -> list[int]:
    """Return the content words that are in no phrase."""
    outside = words.content.copy()
    for start, end in phrases:
        outside[start:end] = False
    found: list[int] = np.flatnonzero(outside).tolist()
    return found


def _links(words: WordSequence) -> dict[int, None]:
    """Return, in reading order, the words that may form a phrase with the next word: few are left to check.

    They do only if these two occur together more than once, or are both names.
    """
    if len(words.stems) < 2:
        return {}
    keys = words.stems[:-1] * (int(words.stems.max()) + 1) + words.stems[1:]
    _, numbers, counts = np.unique(keys, return_inverse=True, return_counts=True)
    linked = counts[numbers] >= _MIN_COUNT
    if not words.nouns_have_capitals:
        names = words.names & words.content
        linked |= names[:-1] & names[1:]
    linked &= words.sentences[:-1] == words.sentences[1:]
    return dict.fromkeys(np.flatnonzero(linked).tolist())


def _repeated_spans(
    words: WordSequence, length: int, links: dict[int, None], used: set[int]
) -> dict[tuple[int, ...], list[range]]:
    """Return the spans of this length that could be phrases, by their stems: repeated ones, or names alone.

    They overlap neither each other nor the words used already.
    """
    content, names = words.is_content, words.is_name
    starts = [
        start
        for start in links
        if content[start]
        and all(start + step in links for step in range(1, length - 1))
        and content[start + length - 1]
        and used.isdisjoint(range(start, start + length))
    ]
    keys = [tuple(words.stem_of[start : start + length]) for start in starts]
    counts = Counter(keys)
    by_stems: defaultdict[tuple[int, ...], list[range]] = defaultdict(list)
    end = 0
    for start, key in zip(starts, keys, strict=True):
        span = slice(start, start + length)
        are_names = not words.nouns_have_capitals and all(names[span]) and all(content[span])
        if start >= end and (counts[key] >= _MIN_COUNT or are_names) and words.written(start, start + length):
            end = span.stop
            by_stems[key].append(range(start, end))
    return by_stems


def _is_phrase(words: WordSequence, spans: list[range], stem_counts: Indices) -> bool:
    content = [index for index in spans[0] if words.is_content[index]]
    stems = {words.stem_of[index] for index in content}
    names = [words.is_name[index] for index in content]
    inner = len(spans[0]) - len(content)
    if len(stems) < len(content) or not _may_mix(names, len(spans), words.nouns_have_capitals):
        return False
    if inner and not all(names):
        # An elision stands together with the next word.
        written = words.written(spans[0].start, spans[0].stop)
        if len(written.split()) > _MAX_WORDS_AROUND_OTHERS:
            return False
    if len(spans) < _MIN_COUNT and (inner or words.nouns_have_capitals):
        return False
    share = _MIN_SHARE_AROUND_OTHERS if inner else _MIN_SHARE
    return len(spans) >= share * min(int(stem_counts[stem]) for stem in stems)


def _may_mix(names: list[bool], count: int, nouns_have_capitals: bool) -> bool:
    """Return whether names and other words in this order, with this count, can be one term."""
    if nouns_have_capitals:
        return names == sorted(names) and names[-1]
    if all(names):
        return True
    if not any(names):
        return count >= _MIN_COUNT
    return names == sorted(names, reverse=True) and count >= _MIN_MIXED_COUNT
