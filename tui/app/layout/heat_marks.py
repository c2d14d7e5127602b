"""The heat of sentences where they are painted."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tui.app.layout.spans import StyledSpan
from tui.article.model import Sentence

GLYPHS = " ▂▄▆█"
"""What stands in the gutter, by the step of a sentence: nothing for the least important."""
STYLES = ("", "article--heat-1", "article--heat-2", "article--heat-3", "article--heat-4")
"""The component class of each step; the least important sentences have none."""


class HeatMarks(NamedTuple):
    """Sentences by place, each with its step from 0 to 4."""

    starts: Sequence[int] = ()
    ends: Sequence[int] = ()
    steps: bytes = b""

    @classmethod
    def of(cls, sentences: Sequence[Sentence], steps: bytes) -> "HeatMarks":
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
