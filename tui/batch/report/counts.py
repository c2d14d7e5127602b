"""What a report tells of all articles together. However many there are, it stays small."""

from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass, field
from itertools import pairwise

from tui.batch.report.entries import Entry

_BOUNDS = (0, 100, 200, 500, 1_000, 2_000, 5_000, 10_000, 20_000, 50_000, 100_000, 200_000, 500_000)
_MOST_LANGUAGES = 10

Bars = list[tuple[str, int]]
"""What each bar of a plot stands for, and how many."""


@dataclass
class Counts:
    """Articles, their words, lengths and languages, and what failed."""

    articles: int = 0
    failed: int = 0
    words: int = 0
    minutes: int = 0
    _lengths: list[int] = field(default_factory=lambda: [0] * len(_BOUNDS))
    _languages: Counter[str] = field(default_factory=Counter)

    def add(self, entry: Entry) -> None:
        """Count one.

        Args:
            entry: Of the results.
        """
        if entry.error is not None:
            self.failed += 1
            return
        self.articles += 1
        self.words += entry.words
        self.minutes += entry.minutes
        self._lengths[bisect_right(_BOUNDS, entry.words) - 1] += 1
        self._languages[entry.language] += 1

    @property
    def lengths(self) -> Bars:
        """How many articles have so many words, from the shortest to the longest there are."""
        filled = [place for place, count in enumerate(self._lengths) if count]
        if not filled:
            return []
        names = [
            *(f"{_short(low)}–{_short(high)}" for low, high in pairwise(_BOUNDS)),
            f"{_short(_BOUNDS[-1])}–",
        ]
        return [(names[place], self._lengths[place]) for place in range(filled[0], filled[-1] + 1)]

    @property
    def languages(self) -> Bars:
        """How many articles are in each language, the most frequent first."""
        told = sorted(self._languages.items(), key=lambda item: (-item[1], item[0]))
        rest = sum(count for _, count in told[_MOST_LANGUAGES:])
        bars = [(language.capitalize(), count) for language, count in told[:_MOST_LANGUAGES]]
        return [*bars, ("Others", rest)] if rest else bars

    @property
    def language_count(self) -> int:
        """How many languages there are."""
        return len(self._languages)

    @property
    def facts(self) -> tuple[str, ...]:
        """The numbers, in words."""
        if not self.articles + self.failed:
            return ("no articles",)
        return (
            _counted(self.articles, "article"),
            _counted(self.words, "word"),
            *([_counted(self.language_count, "language")] if self.articles else []),
            *([f"{self.failed:,} could not be digested"] if self.failed else []),
        )


def _counted(number: int, thing: str) -> str:
    return f"{number:,} {thing}" if number == 1 else f"{number:,} {thing}s"


def _short(number: int) -> str:
    return f"{number // 1_000}k" if number >= 1_000 else str(number)
