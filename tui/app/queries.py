"""What was looked for in this session."""


class Queries:
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
