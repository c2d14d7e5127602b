"""Parts of a text that look different, laid over each other."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple


class StyledSpan(NamedTuple):
    """A part of an item's text painted with a component class of its own."""

    start: int
    end: int
    style: str
    """Or several of them, a space between; a later one lies over an earlier one."""


def overlaid(under: Iterable[StyledSpan], over: Iterable[StyledSpan]) -> Iterator[StyledSpan]:
    """Spans laid over others, which are cut to what is left of them.

    Args:
        under: Spans in order and apart.
        over: Spans in order; one that begins within another begins at its end.

    Returns:
        All of them in order and apart.
    """
    rest = iter(under)
    below = next(rest, None)
    position = 0
    for span in over:
        start = max(span.start, position)
        if start >= span.end:
            continue
        while below is not None and below.start < start:
            first = max(below.start, position)
            if first < min(below.end, start):
                yield StyledSpan(first, min(below.end, start), below.style)
            if below.end > span.end:
                break
            below = next(rest, None)
        yield StyledSpan(start, span.end, span.style)
        position = span.end
    while below is not None:
        first = max(below.start, position)
        if first < below.end:
            yield StyledSpan(first, below.end, below.style)
        below = next(rest, None)
