"""Lengths of summaries: a number of sentences, a percentage of them, a number of words, or a reading time."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum

from tui.document.errors import UsageError
from tui.document.stats import WORDS_PER_MINUTE

_PATTERN = r"\s*([0-9]+)\s*(|%|w|words?|s|sentences?|m|min|mins|minutes?)\s*"
_MAX_DIGITS = 9
_MIN_NEXT_BEST = 5
"""A length in words is filled with sentences as far down the ranking as the run is long, but from at least so many."""


class Unit(Enum):
    """The unit of a length, with how it is written and the step of longer and shorter."""

    SENTENCES = "", 1
    PERCENT = "%", 5
    WORDS = "w", 50
    MINUTES = "min", 1

    @property
    def suffix(self) -> str:
        """The text written after the amount."""
        return self.value[0]

    @property
    def step(self) -> int:
        """The amount that “longer” and “shorter” add or take away."""
        return self.value[1]


_UNITS = {unit.suffix[:1]: unit for unit in Unit} | {"s": Unit.SENTENCES}


@dataclass(frozen=True, slots=True)
class Length:
    """The length of a summary; a ``UsageError`` if the amount is below 1, or above 100 %."""

    amount: int
    unit: Unit = Unit.SENTENCES
    words_per_minute: int = field(default=WORDS_PER_MINUTE, repr=False)
    """The reading speed, which minutes depend on."""

    def __post_init__(self) -> None:
        if self.amount < 1:
            raise UsageError(f"A summary cannot have the length {self}: the least is 1.")
        if self.unit is Unit.PERCENT and self.amount > 100:
            raise UsageError(f"A summary cannot have the length {self}: the most is 100%.")

    def __str__(self) -> str:
        return f"{self.amount}{self.unit.suffix}"

    @classmethod
    def parse(cls, length: "str | int | Length") -> "Length":
        """Parse a length as users write it: ``5`` sentences, ``20%`` of them, ``150w`` for words, ``3min`` for minutes.

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
                f"“{length}” is not a length: write 5 for sentences, 20% for a share of them, 150w for words, "
                "3min for minutes."
            )
        return cls(int(match.group(1)), _UNITS[match.group(2)[:1].lower()])

    def at_pace(self, words_per_minute: int) -> "Length":
        """Return the length at a reading speed."""
        return replace(self, words_per_minute=words_per_minute)

    @property
    def max_words(self) -> int | None:
        """The most words of a summary; None if their number does not matter."""
        if self.unit is Unit.MINUTES:
            return self.amount * self.words_per_minute
        return self.amount if self.unit is Unit.WORDS else None

    def longer(self) -> "Length":
        """Return the length one step longer: a sentence, 5 %, 50 words or a minute."""
        maximum = 100 if self.unit is Unit.PERCENT else 10**_MAX_DIGITS - 1
        return replace(self, amount=min(self.amount + self.unit.step, maximum))

    def shorter(self) -> "Length":
        """Return the length one step shorter, but not below one step."""
        step = self.unit.step
        return replace(self, amount=min(self.amount, max(self.amount - step, step)))

    def max_sentences(self, total: int) -> int:
        """Return the maximum number of sentences of a summary, out of a total."""
        if self.max_words is not None:
            return min(total, self.max_words)
        if self.unit is Unit.PERCENT:
            return min(total, max(1, total * self.amount // 100))
        return min(total, self.amount)

    def choose(self, order: Sequence[int], total: int, words_in: Callable[[int], int]) -> tuple[int, ...]:
        """Choose the sentences of a summary of this length, in reading order.

        A length in words or minutes gives the longest run of best sentences that together have no more words, but at
        least one, and then those of the next best that still fit.

        Args:
            order: Indices of sentences, best first.
            total: The number of sentences to choose from, of which a percentage is taken.
            words_in: Returns the number of words of the sentence with an index.
        """
        most = self.max_words
        if most is None:
            return tuple(sorted(order[: self.max_sentences(total)]))
        chosen, words, run = list(order[:1]), words_in(order[0]) if order else 0, 0
        for place, index in enumerate(order[1:], start=1):
            if run and place >= run + max(run, _MIN_NEXT_BEST):
                break
            words_with_it = words + words_in(index)
            if words_with_it <= most:
                chosen.append(index)
                words = words_with_it
            else:
                run = run or place
        return tuple(sorted(chosen))


DEFAULT_LENGTH = Length(5)
