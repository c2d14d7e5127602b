"""Words that stand together again and again, and are one term together. Importing this loads numpy."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from tui.summary.terms import Indices, Mask

_LONGEST = 4
_LONGEST_AROUND_OTHERS = 3
"""Of a phrase that is no name: "half an hour" is one term, "whales and seals share" is not."""
_LEAST_COUNT = 2
_LEAST_MIXED = 3
"""A name and a word after it: "Bayesian inference" is one term, but "Ahab cried" comes up twice by chance."""
_LEAST_SHARE = 1 / 3
_LEAST_SHARE_AROUND_OTHERS = 1 / 2


@dataclass(frozen=True, eq=False)
class Words:
    """What is known of the words of all sentences, in reading order."""

    stems: Indices
    sentences: Indices
    content: Mask
    """Whether the word says what the text is about; the others can only stand inside a phrase."""
    names: Mask
    """Whether the word is mostly written with a capital."""
    texts: Sequence[str]
    """The words as they stand."""
    sentence_texts: Sequence[str]
    nouns_have_capitals: bool

    @property
    def count(self) -> int:
        """How many there are."""
        return len(self.stems)


def find_phrases(words: Words) -> list[range]:
    """The places of phrases: of two to four words, the first and the last of which are content words.

    The longest come first, and no word is in two of them. A phrase stands at least twice, as these words with nothing
    but a space between them, and that is a third of what its rarest word does, or half if other words stand inside it
    ("Bank of England"). Names that follow each other need not be repeated. Names and other words do not mix, except
    as they do in languages that write nouns with capitals, or where a name is often followed by the same word.
    """
    stem_counts = np.bincount(words.stems[words.content]) if words.content.any() else np.zeros(1, np.int64)
    taken = np.zeros(words.count, np.bool_)
    found: list[range] = []
    for length in range(_LONGEST, 1, -1):
        for places in _together(words, length, taken).values():
            if _is_phrase(words, places, stem_counts):
                found += places
                for place in places:
                    taken[place.start : place.stop] = True
    return found


def places_outside(words: Words, phrases: Sequence[range]) -> list[int]:
    """The places of content words that no phrase holds."""
    outside = words.content.copy()
    for place in phrases:
        outside[place.start : place.stop] = False
    places: list[int] = np.flatnonzero(outside).tolist()
    return places


def _together(words: Words, length: int, taken: Mask) -> dict[tuple[int, ...], list[range]]:
    """Where words stand together that are not taken, by their stems; no word is in two places."""
    by_stems: defaultdict[tuple[int, ...], list[range]] = defaultdict(list)
    free_from = 0
    for start in _starts(words, length, taken).tolist():
        place = range(start, start + length)
        if start >= free_from and _stands_so(words, place):
            by_stems[tuple(words.stems[start : place.stop].tolist())].append(place)
            free_from = place.stop
    return by_stems


def _starts(words: Words, length: int, taken: Mask) -> Indices:
    """Where words stand that could be a phrase: their stems come up more than once, or they are all names."""
    size = words.count - length + 1
    if size <= 0:
        return np.zeros(0, np.int64)
    fits = words.content[:size] & words.content[-size:] & (words.sentences[:size] == words.sentences[-size:])
    all_names = np.full(size, not words.nouns_have_capitals)
    for step in range(length):
        fits &= ~taken[step : step + size]
        all_names &= words.names[step : step + size] & words.content[step : step + size]
    starts = np.flatnonzero(fits)
    repeated: Indices = starts[_is_repeated(words, starts, length) | all_names[starts]]
    return repeated


def _is_repeated(words: Words, starts: Indices, length: int) -> Mask:
    keys = list(zip(*(words.stems[starts + step].tolist() for step in range(length)), strict=True))
    counts = Counter(keys)
    return np.array([counts[key] >= _LEAST_COUNT for key in keys], np.bool_)


def _stands_so(words: Words, place: range) -> bool:
    """Whether nothing but spaces parts the words: marks and numbers are not among them."""
    return (
        " ".join(words.texts[place.start : place.stop]) in words.sentence_texts[words.sentences[place.start]]
    )


def _is_phrase(words: Words, places: list[range], stem_counts: Indices) -> bool:
    content = [index for index in places[0] if words.content[index]]
    stems = {int(words.stems[index]) for index in content}
    names = [bool(words.names[index]) for index in content]
    inner = len(places[0]) - len(content)
    if len(stems) < len(content) or not _may_mix(names, len(places), words.nouns_have_capitals):
        return False
    if inner and len(places[0]) > (_LONGEST if all(names) else _LONGEST_AROUND_OTHERS):
        return False
    if len(places) < _LEAST_COUNT and (inner or words.nouns_have_capitals):
        return False
    share = _LEAST_SHARE_AROUND_OTHERS if inner else _LEAST_SHARE
    return len(places) >= share * min(int(stem_counts[stem]) for stem in stems)


def _may_mix(names: list[bool], count: int, nouns_have_capitals: bool) -> bool:
    """Whether names and other words in this order can be one term.

    Args:
        names: Of each word whether it is a name.
        count: How often they stand together.
        nouns_have_capitals: Whether the language writes all nouns like names.
    """
    if nouns_have_capitals:
        return names == sorted(names) and names[-1]
    if all(names):
        return True
    if not any(names):
        return count >= _LEAST_COUNT
    return names == sorted(names, reverse=True) and count >= _LEAST_MIXED
