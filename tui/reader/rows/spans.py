"""Styled spans of a text: heat, highlights, gutter signs, and how they are laid over each other."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from tui.document.model import Sentence


class GutterSign(NamedTuple):
    """A sign in the gutter."""

    text: str
    style: str


NO_MARK = GutterSign("", "flow--text")


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


GLYPHS = " ▂▄▆█"
"""What stands in the gutter, by the step of a sentence: nothing for the least important."""
STYLES = ("", "article--heat-1", "article--heat-2", "article--heat-3", "article--heat-4")
"""The component class of each step; the least important sentences have none."""


class HeatSpans(NamedTuple):
    """Sentences by place, each with its step from 0 to 4."""

    starts: Sequence[int] = ()
    ends: Sequence[int] = ()
    steps: bytes = b""

    @classmethod
    def of(cls, sentences: Sequence[Sentence], steps: bytes) -> "HeatSpans":
        """The marks of an article's sentences.

        Args:
            sentences: All of them, in reading order.
            steps: Of each.
        """
        return cls([s.start for s in sentences], [s.end for s in sentences], steps)

    def between(self, start: int, end: int) -> Iterator[StyledSpan]:
        """The sentences of any heat with a part between two places of the text, by their places."""
        for index in self._indices(start, end):
            if step := self.steps[index]:
                yield StyledSpan(self.starts[index], self.ends[index], STYLES[step])

    def strongest(self, start: int, end: int) -> int:
        """The highest step of the sentences with a part between two places of the text."""
        indices = self._indices(start, end)
        return max(self.steps[indices.start : indices.stop], default=0)

    def _indices(self, start: int, end: int) -> range:
        if end <= start:
            return range(0)
        return range(bisect_right(self.ends, start), bisect_right(self.starts, end - 1))


MARKED = "article--marked"
MARKED_SIGN = "article--marked-sign"
SIGN = "◆"
"""What stands in the gutter."""


class HighlightSpans(NamedTuple):
    """Parts of a text."""

    spans: Sequence[tuple[int, int]] = ()
    """Where each begins and ends, in order and apart."""

    @classmethod
    def of(cls, spans: Iterable[tuple[int, int]]) -> "HighlightSpans":
        """Marks of parts in any order; one that begins within another is left out."""
        apart: list[tuple[int, int]] = []
        for start, end in sorted(spans):
            if not apart or start >= apart[-1][1]:
                apart.append((start, end))
        return cls(apart)

    def between(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """The marked parts with a part between two places of the text."""
        if end <= start:
            return
        index = bisect_right(self.spans, start, key=lambda span: span[1])
        while index < len(self.spans) and self.spans[index][0] < end:
            yield self.spans[index]
            index += 1

    def under(self, others: Iterable[StyledSpan], start: int, end: int) -> Iterator[StyledSpan]:
        """The marks between two places, and what else stands there: where both are, both are to be seen.

        Args:
            others: In order and apart, by their places in the text.
            start: The first place.
            end: The last place.
        """
        marked = dict(self.between(start, end))
        both = []
        for span in others:
            is_marked = marked.get(span.start) == span.end
            both.append(span._replace(style=f"{span.style} {MARKED}") if is_marked else span)
        return overlaid((StyledSpan(*span, MARKED) for span in marked.items()), both)
