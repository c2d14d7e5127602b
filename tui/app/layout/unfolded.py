"""Which parts of a skimmed article are shown although the summary leaves them out."""

from bisect import bisect_left
from typing import NamedTuple


class Span(NamedTuple):
    """A part of the article's text, by the offsets of its start and its end."""

    start: int
    end: int


class Unfolded(NamedTuple):
    """Parts of the text that the reader has unfolded.

    They are remembered by their place and not by the line that stood for them: a longer summary parts what was left
    out, a shorter one joins it, and neither is to fold what was shown.
    """

    spans: tuple[Span, ...] = ()
    """Apart, and in order."""

    def reaches(self, left_out: Span) -> bool:
        """Whether a part that is left out is to be shown, which holds for all of it as soon as for some."""
        before = bisect_left(self.spans, left_out.end, key=lambda span: span.start)
        return before > 0 and self.spans[before - 1].end > left_out.start

    def toggled(self, left_out: Span) -> "Unfolded":
        """With one part that is left out unfolded, or folded again."""
        if self.reaches(left_out):
            return Unfolded(
                tuple(s for s in self.spans if s.end <= left_out.start or s.start >= left_out.end)
            )
        return Unfolded(tuple(sorted((*self.spans, left_out))))
