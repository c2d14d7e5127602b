"""Words that stand together again and again, and are one term together. Importing this loads numpy."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

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

    # What is looked up word by word, which numpy is slow at.

    @cached_property
    def stem_of(self) -> list[int]:
        """The stem of each word."""
        stems: list[int] = self.stems.tolist()
        return stems

    @cached_property
    def is_content(self) -> list[bool]:
        """``content`` of each word."""
        content: list[bool] = self.content.tolist()
        return content

    @cached_property
    def is_name(self) -> list[bool]:
        """``names`` of each word."""
        names: list[bool] = self.names.tolist()
        return names


def find_phrases(words: Words) -> list[range]:
    """The places of phrases: of two to four words, the first and the last of which are content words.

    The longest come first, and no word is in two of them. A phrase stands at least twice, as these words with nothing
    but a space between them, and that is a third of what its rarest word does, or half if other words stand inside it
    ("Bank of England"). Names that follow each other need not be repeated. Names and other words do not mix, except
    as they do in languages that write nouns with capitals, or where a name is often followed by the same word.
    """
    stem_counts = np.bincount(words.stems[words.content]) if words.content.any() else np.zeros(1, np.int64)
    links = _links(words)
    taken: set[int] = set()
    found: list[range] = []
    for length in range(_LONGEST, 1, -1):
        for places in _together(words, length, links, taken).values():
            if _is_phrase(words, places, stem_counts):
                found += places
                for place in places:
                    taken.update(place)
    return found


def places_outside(words: Words, phrases: Sequence[range]) -> list[int]:
    """The places of content words that no phrase holds."""
    outside = words.content.copy()
    for place in phrases:
        outside[place.start : place.stop] = False
    places: list[int] = np.flatnonzero(outside).tolist()
    return places


def _links(words: Words) -> dict[int, None]:
    """The words that may belong to a phrase with the next word, in reading order.

    They do only if these two stand together more than once, or are both names: so few are left to be looked at.
    """
    if words.count < 2:
        return {}
    keys = words.stems[:-1] * (int(words.stems.max()) + 1) + words.stems[1:]
    _, numbers, counts = np.unique(keys, return_inverse=True, return_counts=True)
    linked = counts[numbers] >= _LEAST_COUNT
    if not words.nouns_have_capitals:
        names = words.names & words.content
        linked |= names[:-1] & names[1:]
    linked &= words.sentences[:-1] == words.sentences[1:]
    return dict.fromkeys(np.flatnonzero(linked).tolist())


def _together(
    words: Words, length: int, links: dict[int, None], taken: set[int]
) -> dict[tuple[int, ...], list[range]]:
    """Where words stand together that are not taken, by their stems; no word is in two places."""
    by_stems: defaultdict[tuple[int, ...], list[range]] = defaultdict(list)
    free_from = 0
    for start in _starts(words, length, links, taken):
        place = range(start, start + length)
        if start >= free_from and _stands_so(words, place):
            by_stems[tuple(words.stem_of[start : place.stop])].append(place)
            free_from = place.stop
    return by_stems


def _starts(words: Words, length: int, links: dict[int, None], taken: set[int]) -> list[int]:
    """Where words stand that could be a phrase: their stems come up more than once, or they are all names."""
    content, names = words.is_content, words.is_name
    fits = [
        start
        for start in links
        if content[start]
        and all(start + step in links for step in range(1, length - 1))
        and content[start + length - 1]
        and taken.isdisjoint(range(start, start + length))
    ]
    keys = [tuple(words.stem_of[start : start + length]) for start in fits]
    counts = Counter(keys)
    return [
        start
        for start, key in zip(fits, keys, strict=True)
        if counts[key] >= _LEAST_COUNT
        or (
            not words.nouns_have_capitals
            and all(names[start : start + length])
            and all(content[start : start + length])
        )
    ]


def _stands_so(words: Words, place: range) -> bool:
    """Whether nothing but spaces parts the words: marks and numbers are not among them."""
    return (
        " ".join(words.texts[place.start : place.stop]) in words.sentence_texts[words.sentences[place.start]]
    )


def _is_phrase(words: Words, places: list[range], stem_counts: Indices) -> bool:
    content = [index for index in places[0] if words.is_content[index]]
    stems = {words.stem_of[index] for index in content}
    names = [words.is_name[index] for index in content]
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
