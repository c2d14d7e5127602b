"""Changes of an article since it was read, found by sketches of its sentences, which hold no text.

A sketch has twelve bytes for each sentence: four of a hash of its words, by which it is recognised, and eight by which
one that was changed is: the lowest byte of the least hash of its words, for eight hashes (b-bit minwise hashing, Li and
König 2010). Two sentences share about as many of these eight as they share of all their words.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache
from hashlib import blake2b
from struct import Struct, iter_unpack
from typing import NamedTuple

from tui.text.phrases import count_phrase

_HASHES = 8
_MIN_SHARED = 4
"""The number of the eight bytes that a changed sentence must share with the old one.

With a tenth of their words replaced, 98 % of sentences were recognised, with a fifth 89 %, with a third 69 %. Of thirty
that were replaced by thirty others of the same book, 2 % were taken for changed.
"""
_EXACT_BYTES = 4
_SENTENCE = Struct(f">{_EXACT_BYTES}s{_HASHES}s")
_WORD_HASHES = Struct(f">{_HASHES}H")
_WORD = re.compile(r"\w+")
_MAX_CACHED_WORDS = 1 << 15
_MAX_BUCKET = 200
"""If more of the gone sentences have the same byte, they are not compared by it."""


class Changes(NamedTuple):
    """The differences in an article's sentences."""

    new: tuple[int, ...] = ()
    """The indices of the sentences that are new."""
    changed: tuple[int, ...] = ()
    """The indices of those that are like one that is gone."""
    gone: int = 0
    """The number of those that are gone, without the changed ones."""

    def __bool__(self) -> bool:
        """Return whether anything is different."""
        return bool(self.new or self.changed or self.gone)

    def __str__(self) -> str:
        """Return the numbers in words, such as ``7 sentences new, 2 changed, 3 gone``."""
        counts = {"new": len(self.new), "changed": len(self.changed), "gone": self.gone}
        first, *others = [(count, how) for how, count in counts.items() if count] or [(0, "new")]
        words = [f"{count_phrase(first[0], 'sentence')} {first[1]}"]
        return ", ".join([*words, *(f"{count:,} {how}" for count, how in others)])


def sketch_of(sentences: Sequence[str]) -> bytes:
    """Return the sketch of an article's sentences, in reading order."""
    return b"".join(map(_sketch, sentences))


def _sketch(sentence: str) -> bytes:
    words = _WORD.findall(sentence.lower())
    exact = blake2b(
        " ".join(words or [sentence]).encode(errors="surrogatepass"), digest_size=_EXACT_BYTES
    ).digest()
    hashes = [_hashes_of(word) for word in words]
    least = bytes(value & 0xFF for value in map(min, zip(*hashes, strict=True))) if hashes else bytes(_HASHES)
    return _SENTENCE.pack(exact, least)


@lru_cache(_MAX_CACHED_WORDS)
def _hashes_of(word: str) -> tuple[int, ...]:
    digest = blake2b(word.encode(errors="surrogatepass"), digest_size=_WORD_HASHES.size).digest()
    return _WORD_HASHES.unpack(digest)


def changes_between(before: bytes, after: bytes) -> Changes:
    """Compare two sketches. A sentence that has only moved counts as the same.

    Returns:
        The changes, with indices of the later one.
    """
    old, new = _sentences_in(before), _sentences_in(after)
    left = Counter(exact for exact, _ in old)
    unknown = []
    for index, (exact, _) in enumerate(new):
        if left[exact] > 0:
            left[exact] -= 1
        else:
            unknown.append(index)
    gone = [least for exact, least in reversed(old) if _take(left, exact)]
    changed = frozenset(_like_one_of(gone[::-1], [(index, new[index][1]) for index in unknown]))
    return Changes(
        tuple(index for index in unknown if index not in changed),
        tuple(sorted(changed)),
        len(gone) - len(changed),
    )


def _sentences_in(sketch: bytes) -> list[tuple[bytes, bytes]]:
    whole = len(sketch) // _SENTENCE.size * _SENTENCE.size
    return [(exact, least) for exact, least in iter_unpack(_SENTENCE.format, sketch[:whole])]


def exact_hashes(sketch: bytes) -> frozenset[bytes]:
    """Return the hashes by which the different sentences of a sketch are recognised."""
    whole = len(sketch) - _SENTENCE.size + 1
    return frozenset(sketch[start : start + _EXACT_BYTES] for start in range(0, whole, _SENTENCE.size))


def _take(left: Counter[bytes], exact: bytes) -> bool:
    """Take one of what is left, and return whether there was one."""
    left[exact] -= 1
    return left[exact] >= 0


def _like_one_of(gone: Sequence[bytes], unknown: Sequence[tuple[int, bytes]]) -> Iterator[int]:
    """Yield the indices of the sentences that are like one that is gone, each of which counts once."""
    buckets: defaultdict[tuple[int, int], list[int]] = defaultdict(list)
    for number, least in enumerate(gone):
        for bucket in enumerate(least):
            buckets[bucket].append(number)
    used = set[int]()
    for index, least in unknown:
        shared = Counter(
            number
            for bucket in enumerate(least)
            if len(buckets[bucket]) <= _MAX_BUCKET
            for number in buckets[bucket]
            if number not in used
        )
        best = max(shared, key=lambda number: (shared[number], -number), default=None)
        if best is not None and shared[best] >= _MIN_SHARED:
            used.add(best)
            yield index
