"""Results that come in any order, let go in the order of the input."""

from collections.abc import Iterator
from typing import NamedTuple

from tui.batch.worker import Answer


class Outcome(NamedTuple):
    """What became of one record of the input."""

    number: int
    """The record's place in the input, from 0."""
    answer: Answer


class InOrder:
    """Keeps outcomes until those before them are there."""

    def __init__(self) -> None:
        self.next = 0
        """The number of the outcome that is waited for."""
        self.kept_bytes = 0
        """How much is kept."""
        self._kept: dict[int, Answer] = {}

    def put(self, outcome: Outcome) -> Iterator[Outcome]:
        """Take one outcome and let those go whose turn it is.

        Args:
            outcome: One that was not there before.
        """
        self._kept[outcome.number] = outcome.answer
        self.kept_bytes += len(outcome.answer.line)
        while (answer := self._kept.pop(self.next, None)) is not None:
            self.kept_bytes -= len(answer.line)
            self.next += 1
            yield Outcome(self.next - 1, answer)
