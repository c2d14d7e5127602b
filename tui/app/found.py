"""What was found in an article, and which match is the current one."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace

from tui.article.finding import Matches


@dataclass(frozen=True, slots=True)
class Found:
    """The matches of a query, and the one that the reader is at."""

    query: str
    matches: Matches
    current: int | None = None
    """The index of the current match; None if there is none."""

    @property
    def place(self) -> int | None:
        """Where the current match starts in the text."""
        return None if self.current is None else self.matches.spans[self.current][0]

    def at_or_after(self, place: int) -> "Found":
        """With the first match at or after a place as the current one; after the last match comes the first."""
        return self._at(bisect_left(self.matches.spans, (place,)))

    def after(self, place: int) -> "Found":
        """With the first match after a place as the current one; after the last match comes the first."""
        return self._at(bisect_right(self.matches.spans, place, key=lambda span: span[0]))

    def before(self, place: int) -> "Found":
        """With the last match before a place as the current one; before the first match comes the last."""
        return self._at(bisect_left(self.matches.spans, (place,)) - 1)

    def _at(self, index: int) -> "Found":
        count = len(self.matches.spans)
        return replace(self, current=index % count) if count else self

    @property
    def told(self) -> str:
        """Which match of how many is the current one."""
        count = len(self.matches.spans)
        if self.current is None:
            return "Nothing found."
        more = "" if self.matches.is_all else "more than "
        return f"{self.current + 1:,} of {more}{count:,}"
