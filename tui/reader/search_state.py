"""What was searched for in an article: the matches, the current one, and the history of queries."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace

from tui.document.search import Matches


@dataclass(frozen=True, slots=True)
class SearchState:
    """The matches of a query, and the one that the reader is at."""

    query: str
    matches: Matches
    current: int | None = None
    """The index of the current match; None if there is none."""

    @property
    def place(self) -> int | None:
        """Where the current match starts in the text."""
        return None if self.current is None else self.matches.spans[self.current][0]

    def at_or_after(self, place: int) -> "SearchState":
        """With the first match at or after a place as the current one; after the last match comes the first."""
        return self._at(bisect_left(self.matches.spans, (place,)))

    def after(self, place: int) -> "SearchState":
        """With the first match after a place as the current one; after the last match comes the first."""
        return self._at(bisect_right(self.matches.spans, place, key=lambda span: span[0]))

    def before(self, place: int) -> "SearchState":
        """With the last match before a place as the current one; before the first match comes the last."""
        return self._at(bisect_left(self.matches.spans, (place,)) - 1)

    def _at(self, index: int) -> "SearchState":
        count = len(self.matches.spans)
        return replace(self, current=index % count) if count else self

    @property
    def told(self) -> str:
        """Which match of how many is the current one."""
        count = len(self.matches.spans)
        if self.current is None:
            return "Nothing found."
        more = "" if self.matches.is_complete else "more than "
        return f"{self.current + 1:,} of {more}{count:,}"


class QueryHistory:
    """The queries of a session, which can be recalled one after the other."""

    def __init__(self) -> None:
        self._kept: list[str] = []
        self._draft = ""
        self._index = 0

    def keep(self, query: str) -> None:
        """Keep a query as the latest one."""
        self._kept = [kept for kept in self._kept if kept != query]
        self._kept.append(query)

    def begin(self, draft: str) -> None:
        """Begin recalling from what stands in the line."""
        self._draft = draft
        self._index = len(self._kept)

    def recall(self, step: int, typed: str) -> str:
        """The query before (a step of -1) or after (a step of 1) the one recalled last.

        Args:
            step: Where to go from there.
            typed: What stands in the line; if it is not what was recalled last, recalling begins anew from it.

        Returns:
            The query; at either end, the one that is recalled already. After the latest comes what was typed.
        """
        if typed != self._recalled:
            self.begin(typed)
        self._index = min(max(self._index + step, 0), len(self._kept))
        return self._recalled

    @property
    def _recalled(self) -> str:
        return self._kept[self._index] if self._index < len(self._kept) else self._draft
