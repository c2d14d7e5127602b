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
    inside = min(max(place, span.start), max(span.start, span.stop - 1)) - span.start
    return inside * cells // max(1, len(span))


def counts(places: Iterable[int], span: range, cells: int) -> list[int]:
    """How many places fall into each cell of a strip.

    Args:
        places: Offsets of the text.
        span: The offsets that the strip stands for.
        cells: How many cells the strip has.
    """
    counted = [0] * max(0, cells)
    if counted:
        for place in places:
            counted[cell_of(place, span, cells)] += 1
    return counted


def strip(counted: Sequence[int], most: int) -> str:
    """Counts as bars, one cell each; what is not nothing never looks like nothing.

    Args:
        counted: How many things are in each cell.
        most: The count that a full bar stands for.
    """
    top = len(_LEVELS) - 1
    return "".join(_LEVELS[min(top, -(-count * top // max(1, most)))] for count in counted)
