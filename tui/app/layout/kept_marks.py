"""The sentences that a user has marked, where they are painted."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from tui.app.layout.spans import StyledSpan, overlaid

MARKED = "article--marked"
MARKED_SIGN = "article--marked-sign"
SIGN = "◆"
"""What stands in the gutter."""


class KeptMarks(NamedTuple):
    """Parts of a text."""

    spans: Sequence[tuple[int, int]] = ()
    """Where each begins and ends, in order and apart."""

    @classmethod
    def of(cls, spans: Iterable[tuple[int, int]]) -> "KeptMarks":
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
