"""Articles that are nearly the same, found by the sketches of their sentences (see ``editions``)."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import chain
from typing import TypeVar

from tui.library.editions import exact_hashes

SHARE = 0.5
"""Articles are nearly the same if this part of all their different sentences stands in both."""
_MIN_SENTENCES = 3
_SAMPLE = 16
"""Articles are compared if they share some of their least hashes, which are a random sample, the same in each."""
_MIN_SHARED = 1 / 4
_MAX_BUCKET = 50
"""A sentence that more articles have, such as “All rights reserved”, does not lead from one to another."""

Key = TypeVar("Key")


def alike(sketches: Iterable[tuple[Key, bytes]]) -> list[Sequence[Key]]:
    """Return the groups of articles that are nearly the same as the first of the group, in the given order.

    Args:
        sketches: Of each article its key, and the sketch of its sentences.
    """
    groups: list[list[Key]] = []
    firsts: list[bytes] = []  # the sketch of the first article of each group
    having: defaultdict[bytes, list[int]] = defaultdict(list)
    for key, sketch in sketches:
        hashes = exact_hashes(sketch)
        if len(hashes) < _MIN_SENTENCES:
            continue
        sample = sorted(hashes)[:_SAMPLE]
        buckets = (having[each] for each in sample if each in having)
        shared = Counter(chain.from_iterable(each for each in buckets if len(each) <= _MAX_BUCKET))
        near = (index for index, count in shared.items() if count >= _MIN_SHARED * len(sample))
        first = next(
            (each for each in sorted(near) if _share(hashes, exact_hashes(firsts[each])) >= SHARE), None
        )
        if first is not None:
            groups[first].append(key)
            continue
        for each in sample:
            having[each].append(len(groups))
        groups.append([key])
        firsts.append(sketch)
    return [group for group in groups if len(group) > 1]


def _share(one: frozenset[bytes], other: frozenset[bytes]) -> float:
    return len(one & other) / len(one | other)
