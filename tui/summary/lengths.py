"""Lengths of summaries: a number of sentences, a percentage of them, or a number of words."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum

from tui.document.errors import UsageError

_PATTERN = r"\s*([0-9]+)\s*(|%|w|words?|s|sentences?)\s*"
_MAX_DIGITS = 9
_MIN_NEXT_BEST = 5
"""A length in words is filled with sentences as far down the ranking as the run is long, but from at least so many."""


class Unit(Enum):
    """The unit of a length; the value is the step of longer and shorter."""

    SENTENCES = 1
    PERCENT = 5
    WORDS = 50


@dataclass(frozen=True, slots=True)
class Length:
    """The length of a summary; a ``UsageError`` if the amount is below 1, or above 100 %."""

    amount: int
    unit: Unit = Unit.SENTENCES

    def __post_init__(self) -> None:
        if self.amount < 1:
            raise UsageError(f"A summary cannot have the length {self}: the least is 1.")
        if self.unit is Unit.PERCENT and self.amount > 100:
            raise UsageError(f"A summary cannot have the length {self}: the most is 100%.")

    def __str__(self) -> str:
        if self.unit is Unit.PERCENT:
            return f"{self.amount}%"
        return f"{self.amount}w" if self.unit is Unit.WORDS else str(self.amount)

    @classmethod
    def parse(cls, length: "str | int | Length") -> "Length":
        """Parse a length as users write it: ``5`` sentences, ``20%`` of them or ``150w`` for words.

        Raises:
            UsageError: It is none of these.
        """
        if isinstance(length, Length):
            return length
        if isinstance(length, int) and not isinstance(length, bool):
            return cls(length)
        match = re.fullmatch(_PATTERN, length, re.IGNORECASE) if isinstance(length, str) else None
        if match is None or len(match.group(1)) > _MAX_DIGITS:
            raise UsageError(
                f"“{length}” is not a length: write 5 for sentences, 20% for a share of them, 150w for words."
            )
        unit = {"%": Unit.PERCENT, "w": Unit.WORDS}.get(match.group(2)[:1].lower(), Unit.SENTENCES)
        return cls(int(match.group(1)), unit)

    def longer(self) -> "Length":
        """Return the length one step longer: a sentence, 5 % or 50 words."""
        maximum = 100 if self.unit is Unit.PERCENT else 10**_MAX_DIGITS - 1
        return Length(min(self.amount + self.unit.value, maximum), self.unit)

    def shorter(self) -> "Length":
        """Return the length one step shorter, but not below one step."""
        return Length(min(self.amount, max(self.amount - self.unit.value, self.unit.value)), self.unit)

    def max_sentences(self, total: int) -> int:
        """Return the maximum number of sentences of a summary, out of a total."""
        if self.unit is Unit.PERCENT:
            return min(total, max(1, total * self.amount // 100))
        return min(total, self.amount)

    def choose(self, order: Sequence[int], total: int, words_in: Callable[[int], int]) -> tuple[int, ...]:
        """Choose the sentences of a summary of this length, in reading order.

        A length in words gives the longest run of best sentences that together have no more words, but at least one,
        and then those of the next best that still fit.

        Args:
            order: Indices of sentences, best first.
            total: The number of sentences to choose from, of which a percentage is taken.
            words_in: Returns the number of words of the sentence with an index.
        """
        best = order[: self.max_sentences(total)]
        if self.unit is not Unit.WORDS:
            return tuple(sorted(best))
        chosen, words, run = list(best[:1]), words_in(best[0]) if best else 0, 0
        for place, index in enumerate(best[1:], start=1):
            if run and place >= run + max(run, _MIN_NEXT_BEST):
                break
            words_with_it = words + words_in(index)
            if words_with_it <= self.amount:
                chosen.append(index)
                words = words_with_it
            else:
                run = run or place
        return tuple(sorted(chosen))


DEFAULT_LENGTH = Length(5)
