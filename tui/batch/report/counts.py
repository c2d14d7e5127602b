"""What a report says of one article, and of all of them together."""

from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import PurePath
from typing import Any
from urllib.parse import urlsplit

from tui.document.sections import OPENING

_KEYWORDS = 5


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the results."""

    number: int
    """Its place among them, from 1."""
    record: dict[str, Any]

    @property
    def error(self) -> str | None:
        """Why there is no digest; None if there is one."""
        return self.record.get("error")

    @property
    def source(self) -> str:
        """Where the article came from; empty if nothing says so."""
        return self.record.get("source") or ""

    @property
    def title(self) -> str:
        """The article's title, or else what its source is called."""
        return self.record.get("title") or _last_part(self.source) or f"Article {self.number}"

    @property
    def language(self) -> str:
        """Sumy's name of it."""
        return str(self.record["language"])

    @property
    def words(self) -> int:
        """How many words it has."""
        return int(self.record["words"])

    @property
    def minutes(self) -> int:
        """How long reading it takes."""
        return int(self.record["reading_minutes"])

    @property
    def keywords(self) -> list[str]:
        """The weightiest few."""
        return list(self.record["keywords"][:_KEYWORDS])

    @property
    def summary(self) -> list[str]:
        """The sentences of the summary, in reading order."""
        return [chosen["text"] for chosen in self.record["summary"]]

    @property
    def gist(self) -> str:
        """The best sentence of the summary, the first of those that are as good; empty if there is none."""
        best = max(self.record["summary"], key=lambda chosen: chosen["score"] or 0.0, default=None)
        return best["text"] if best else ""

    @property
    def sections(self) -> list[tuple[int, str, str]]:
        """Of each section how deep it stands, from 1, its heading and its gist; none if there is only one."""
        outline = self.record["outline"]
        if len(outline) < 2:
            return []
        return [
            (
                section["level"],
                section["title"] or OPENING,
                " ".join(each["text"] for each in section["gist"]),
            )
            for section in outline
        ]


def _last_part(source: str) -> str:
    """What a file or a page is called."""
    address = urlsplit(source) if "://" in source else None
    return PurePath(address.path).name or address.netloc if address else PurePath(source).name


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
