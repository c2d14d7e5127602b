"""The matches of a query in an article, and the history of queries."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace

from tui.document.search import Matches


@dataclass(frozen=True, slots=True)
class SearchState:
    """The matches of a query, and the current one."""

    query: str
    matches: Matches
    current: int | None = None
    """The index of the current match; None if there is none."""

    @property
    def place(self) -> int | None:
        """The offset of the current match."""
        return None if self.current is None else self.matches.spans[self.current][0]

    def at_or_after(self, place: int) -> "SearchState":
        """Make the first match at or after a place the current one; after the last match comes the first."""
        return self._at(bisect_left(self.matches.spans, (place,)))

    def after(self, place: int) -> "SearchState":
        return self._at(bisect_right(self.matches.spans, place, key=lambda span: span[0]))

    def before(self, place: int) -> "SearchState":
        return self._at(bisect_left(self.matches.spans, (place,)) - 1)

    def _at(self, index: int) -> "SearchState":
        count = len(self.matches.spans)
        return replace(self, current=index % count) if count else self

    @property
    def position(self) -> str:
        """The number of the current match, and of all."""
        if self.current is None:
            return "Nothing found."
        more = "" if self.matches.is_complete else "more than "
        return f"{self.current + 1:,} of {more}{len(self.matches.spans):,}"


class QueryHistory:
    """The queries of a session, recalled one after the other."""

    def __init__(self) -> None:
        self._queries: list[str] = []
        self._draft = ""
        self._index = 0

    def keep(self, query: str) -> None:
        self._queries = [kept for kept in self._queries if kept != query]
        self._queries.append(query)

    def begin(self, draft: str) -> None:
        self._draft = draft
        self._index = len(self._queries)

    def recall(self, step: int, typed: str) -> str:
        """Return the query before (a step of -1) or after (a step of 1) the one recalled last.

        Args:
            step: The direction.
            typed: The text in the input; if it is not what was recalled last, it is the draft to begin after.

        Returns:
            The query; at either end, the same again. After the latest comes the draft.
        """
        if typed != self._recalled:
            self.begin(typed)
        self._index = min(max(self._index + step, 0), len(self._queries))
        return self._recalled

    @property
    def _recalled(self) -> str:
        return self._queries[self._index] if self._index < len(self._queries) else self._draft
