"""Articles that are nearly the same, found by the sketches of their sentences (see ``editions``)."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from heapq import nsmallest
from typing import TypeVar

from tui.library.editions import exact_hashes

SHARE = 0.5
"""Articles are nearly the same if this part of all their different sentences stands in both."""
_MIN_SENTENCES = 3
_KEPT = 48
"""So many of an article's hashes are compared, the least: they are a random sample, the same in each article."""
_MAX_BUCKET = 50
"""A sentence that more articles have, such as “All rights reserved”, does not lead from one to another."""

Key = TypeVar("Key")


def alike(sketches: Iterable[tuple[Key, bytes]]) -> list[Sequence[Key]]:
    """Return the groups of articles that are nearly the same as the first of the group, in the given order.

    Args:
        sketches: Of each article its key, and the sketch of its sentences.
    """
    groups: list[list[Key]] = []
    samples: list[frozenset[bytes]] = []
    having: defaultdict[bytes, list[int]] = defaultdict(list)
    for key, sketch in sketches:
        sample = _sample(exact_hashes(sketch))
        first = _nearest(sample, samples, having)
        if first is not None:
            groups[first].append(key)
            continue
        for each in sample:
            having[each].append(len(groups))
        groups.append([key])
        samples.append(sample)
    return [group for group in groups if len(group) > 1]


def _sample(hashes: Iterable[bytes]) -> frozenset[bytes]:
    different = {*hashes}
    return frozenset(nsmallest(_KEPT, different)) if len(different) >= _MIN_SENTENCES else frozenset()


def _nearest(
    sample: frozenset[bytes], samples: Sequence[frozenset[bytes]], having: Mapping[bytes, Sequence[int]]
) -> int | None:
    """Return the index of the sample that is nearest to one; None if none is near enough."""
    buckets = (having[each] for each in sample if each in having)
    shared = Counter(index for bucket in buckets if len(bucket) <= _MAX_BUCKET for index in bucket)
    shares = {index: _share(sample, samples[index]) for index in shared}
    best = max(shares, key=lambda index: (shares[index], -index), default=None)
    return best if best is not None and shares[best] >= SHARE else None


def _share(one: frozenset[bytes], other: frozenset[bytes]) -> float:
    """Estimate the part of all different sentences of two articles that both have (Broder 1997)."""
    least = nsmallest(_KEPT, one | other)
    return len(one.intersection(other, least)) / len(least)
