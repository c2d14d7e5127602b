"""What is usual in a document: the size of its letters, the distance of its lines, how its paragraphs begin."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from tui.sources.pdf.lines import Line

_USUAL_PITCH = 1.2
_WIDEST_PITCH = 3.0
_NARROWEST_PITCH = 0.85


@dataclass(frozen=True, slots=True)
class Measures:
    """What most of a document's text looks like."""

    size: float
    """Of most letters, in points."""
    is_bold: bool
    is_fixed: bool
    """Whether it is written in letters of one width, as on a typewriter."""
    pitches: dict[int, float]
    """From the size of letters, in half points, to the distance of their lines, in points."""

    def pitch(self, size: float) -> float:
        """How far lines with letters of a size are apart, in points."""
        return self.pitches.get(round(size * 2), size * _USUAL_PITCH)


def measures_of(pages: Iterable[Sequence[Line]]) -> Measures:
    """Measure a document.

    Args:
        pages: The lines of each page, in the order in which they were drawn.
    """
    makes = Counter[tuple[float, bool, bool]]()
    sizes = Counter[float]()
    distances: defaultdict[int, Counter[float]] = defaultdict(Counter)
    for lines in pages:
        for line in lines:
            size = round(line.size * 2) / 2
            sizes[size] += len(line.text)
            makes[size, line.is_bold, line.is_fixed] += len(line.text)
        for above, below in pairwise(lines):
            distance = above.baseline - below.baseline
            if (
                abs(above.size - below.size) < 0.1
                and _NARROWEST_PITCH * above.size < distance < _WIDEST_PITCH * above.size
            ):
                distances[round(above.size * 2)][round(distance * 2) / 2] += 1
    size = max(sizes, key=lambda key: (sizes[key], key), default=10.0)
    _, is_bold, is_fixed = max(
        (make for make in makes if make[0] == size),
        key=lambda make: makes[make],
        default=(size, False, False),
    )
    pitches = {size: max(found, key=lambda key: (found[key], -key)) for size, found in distances.items()}
    return Measures(size, is_bold, is_fixed, pitches)
