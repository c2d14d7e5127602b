"""Where in a text things stand, as a strip of cells."""

from collections.abc import Iterable, Sequence

_LEVELS = " ▁▂▃▄▅▆▇█"


def cell_of(place: int, span: range, cells: int) -> int:
    """The cell of a strip that a place of the text falls into; places outside fall into the nearest.

    Args:
        place: An offset of the text.
        span: The offsets that the strip stands for.
        cells: How many cells the strip has, at least one.
    """
    return min(max((place - span.start) * cells // max(1, len(span)), 0), cells - 1)


def counts(places: Iterable[int], span: range, cells: int) -> list[int]:
    """How many places fall into each cell of a strip.

    Args:
        places: Offsets of the text.
        span: The offsets that the strip stands for.
        cells: How many cells the strip has.
    """
    if cells < 1:
        return []
    counted = [0] * cells
    start, length, last = span.start, max(1, len(span)), cells - 1
    for place in places:  # thousands of times for one picture, hence not by cell_of
        counted[min(max((place - start) * cells // length, 0), last)] += 1
    return counted


def strip(counted: Sequence[int], most: int) -> str:
    """Counts as bars, one cell each; what is not nothing never looks like nothing.

    Args:
        counted: How many things are in each cell.
        most: The count that a full bar stands for.
    """
    top = len(_LEVELS) - 1
    return "".join(_LEVELS[min(top, -(-count * top // max(1, most)))] for count in counted)
