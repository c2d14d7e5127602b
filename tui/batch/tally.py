"""How many articles were digested, and why the others were not."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

_MOST_CAUSES = 1000
_OTHER = "other causes"


@dataclass
class Tally:
    """Counts outcomes. However many there are, it stays small."""

    total: int = 0
    failed: int = 0
    causes: Counter[str] = field(default_factory=Counter)

    def add(self, cause: str | None) -> None:
        """Count one outcome.

        Args:
            cause: Why there is no digest; None if there is one.
        """
        self.total += 1
        if cause is not None:
            self.failed += 1
            self.causes[cause if cause in self.causes or len(self.causes) < _MOST_CAUSES else _OTHER] += 1

    def include(self, other: "Tally") -> None:
        """Count what was counted elsewhere.

        Args:
            other: Another tally.
        """
        self.total += other.total
        self.failed += other.failed
        for cause, count in other.causes.items():
            known = cause in self.causes or len(self.causes) < _MOST_CAUSES
            self.causes[cause if known else _OTHER] += count

    def lines(self, most: int = 20) -> Iterator[str]:
        """What to tell if anything failed: how many, and then each cause, the most frequent first.

        Args:
            most: How many causes to tell of; the rest are one line.
        """
        if not self.failed:
            return
        yield f"{self.failed:,} of {self.total:,} articles could not be digested:"
        told = sorted(self.causes.items(), key=lambda item: (-item[1], item[0]))
        for cause, count in told[:most]:
            yield f"{count:,} × {cause}"
        if rest := told[most:]:
            yield f"{sum(count for _, count in rest):,} × something else"
