"""The positions that jumps were made from, to go back to and forward again."""

from typing import NamedTuple

from tui.reader.rows.digest_items import DigestItem

_MAX_JUMPS = 200


class Position(NamedTuple):
    """A position in both panes."""

    place: int
    """The offset of the article's current line."""
    row: int
    """The row of the view that the place is on."""
    item: DigestItem | None
    """The digest's current line."""
    in_digest: bool


class JumpList:
    """The positions before each jump, and those that were gone back from, as in a browser's history."""

    def __init__(self) -> None:
        self._back: list[Position] = []
        self._forward: list[Position] = []
        self.made = 0
        """The number of jumps made so far, also back and forward."""

    @property
    def can_go_back(self) -> bool:
        return bool(self._back)

    @property
    def last(self) -> Position | None:
        """The position before the last jump; None if there was none."""
        return self._back[-1] if self._back else None

    @property
    def positions(self) -> tuple[Position, ...]:
        """All positions, the most recent first."""
        return (*self._forward, *reversed(self._back))

    def add(self, position: Position) -> None:
        """Add the position that a jump is made from. What was gone back from is dropped."""
        self._back = [*self._back[1 - _MAX_JUMPS :], position]
        self._forward = []
        self.made += 1

    def back(self, here: Position) -> Position | None:
        """Return the position before the last jump, and keep the one now to go forward to; None if there is none."""
        return self._walk(here, self._back, self._forward)

    def forward(self, here: Position) -> Position | None:
        """Return the position that was gone back from last; None if there is none."""
        return self._walk(here, self._forward, self._back)

    def clear(self) -> None:
        self._back, self._forward = [], []

    def _walk(self, here: Position, taken: list[Position], given: list[Position]) -> Position | None:
        if not taken:
            return None
        self.made += 1
        given.append(here)
        return taken.pop()
