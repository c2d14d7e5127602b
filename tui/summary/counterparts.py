"""The sentences, headings and lines of two articles that say the same."""

from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from typing import NamedTuple

import numpy as np

from tui.document.model import Article
from tui.document.parts import Part, parts_of
from tui.summary.likeness import SAME, Stems, cosines, stems_of

_MAX_ALIKE = 30
"""A sentence is compared with so many that are most alike, since a text can have thousands that are the same."""


class Counterparts(NamedTuple):
    """For each sentence or part of two articles, the index of the one of the other that says the same; or None."""

    of_first: tuple[int | None, ...]
    of_second: tuple[int | None, ...]


def counterparts(
    first: Article, second: Article, on_progress: Callable[[int, int], None] = lambda done, total: None
) -> Counterparts:
    """Find the sentences of two articles that say the same, each with one of the other at most.

    Two say the same if the cosine of their stems is high enough, as in ``joint_digest``, or if their words are equal.
    They are joined from those on that are most alike; of those that are as much alike, those at about the same place.

    Args:
        first: An article (its sentences are found).
        second: Another one.
        on_progress: Called with the number of sentences whose words were found, and of all.
    """
    ours, theirs = ([*map(Part, article.sentences)] for article in (first, second))
    return _joined((first, ours), (second, theirs), on_progress)


def part_counterparts(
    first: Article, second: Article, on_progress: Callable[[int, int], None] = lambda done, total: None
) -> Counterparts:
    """Find what two articles both say, as ``counterparts`` does, also in headings, tables, code and captions.

    Lines are joined only with lines of the same kind of block. The indices are those of ``parts_of``.
    """
    return _joined((first, parts_of(first)), (second, parts_of(second)), on_progress)


def _joined(
    first: tuple[Article, Sequence[Part]],
    second: tuple[Article, Sequence[Part]],
    on_progress: Callable[[int, int], None],
) -> Counterparts:
    stems: list[list[str]] = []
    size, other_size = len(first[1]), len(second[1])
    for article, parts in (first, second):
        for sentence, block in parts:
            found = stems_of(sentence.text, article.language) or [sentence.text]
            stems.append(found if block is None else [f"{block.kind}:{stem}" for stem in found])
            on_progress(len(stems), size + other_size)
    of_first: list[int | None] = [None] * size
    of_second: list[int | None] = [None] * other_size
    for _, _, one, other in sorted(_alike(stems, size)):
        if of_first[one] is None and of_second[other] is None:
            of_first[one], of_second[other] = other, one
    return Counterparts(tuple(of_first), tuple(of_second))


def _alike(stems: Sequence[Stems], size: int) -> Iterator[tuple[float, float, int, int]]:
    """Yield the pairs that say the same: the negative cosine, the distance between the places, and both indexes."""
    places = np.arange(len(stems) - size) / max(1, len(stems) - size)
    for one, found in islice(cosines(stems), size):
        others = found[size - one :]
        distances = np.abs(places - one / size)
        hits = np.flatnonzero(others >= SAME)
        for other in hits[np.lexsort((distances[hits], -others[hits]))][:_MAX_ALIKE].tolist():
            yield -float(others[other]), float(distances[other]), one, other
