"""The facts that a report shows of each article, and of all of them together."""

from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import PurePath
from urllib.parse import urlsplit

from tui.document.sections import OPENING
from tui.pipeline import Record

_MAX_KEYWORDS = 5
_MAX_LANGUAGES = 10
_WORD_BOUNDS = (0, 100, 200, 500, 1_000, 2_000, 5_000, 10_000, 20_000, 50_000, 100_000, 200_000, 500_000)

Bars = list[tuple[str, int]]
"""The label and the height of each bar of a plot."""


@dataclass(frozen=True, slots=True)
class ReportEntry:
    """A line of the results."""

    number: int
    """Its position among them, from 1."""
    record: Record

    @property
    def error(self) -> str | None:
        """Why there is no digest; None if there is one."""
        return self.record.get("error")

    @property
    def source(self) -> str:
        """The article's path or address; empty if unknown."""
        return self.record.get("source") or ""

    @property
    def title(self) -> str:
        """The article's title, or else the name of its file or page."""
        return self.record.get("title") or _source_name(self.source) or f"Article {self.number}"

    @property
    def language(self) -> str:
        """Sumy's name of the language."""
        return str(self.record["language"])

    @property
    def words(self) -> int:
        """The number of words."""
        return int(self.record["words"])

    @property
    def minutes(self) -> int:
        """The reading time."""
        return int(self.record["reading_minutes"])

    @property
    def keywords(self) -> list[str]:
        """The best keywords."""
        return list(self.record["keywords"][:_MAX_KEYWORDS])

    @property
    def summary(self) -> list[str]:
        """The sentences of the summary, in reading order."""
        return [sentence["text"] for sentence in self.record["summary"]]

    @property
    def gist(self) -> str:
        """The best sentence of the summary, of several the first; empty if there is none."""
        best = max(self.record["summary"], key=lambda sentence: sentence["score"] or 0.0, default=None)
        return best["text"] if best else ""

    @property
    def sections(self) -> list[tuple[int, str, str]]:
        """The level, from 1, the heading and the gist of each section; empty if there is only one."""
        outline = self.record["outline"]
        if len(outline) < 2:
            return []
        return [
            (
                section["level"],
                section["title"] or OPENING,
                " ".join(sentence["text"] for sentence in section["gist"]),
            )
            for section in outline
        ]


def _source_name(source: str) -> str:
    address = urlsplit(source) if "://" in source else None
    return PurePath(address.path).name or address.netloc if address else PurePath(source).name


@dataclass
class ReportTotals:
    """The number of articles, words and minutes, how articles spread over lengths and languages, and the failures."""

    articles: int = 0
    failed: int = 0
    words: int = 0
    minutes: int = 0
    _lengths: list[int] = field(default_factory=lambda: [0] * len(_WORD_BOUNDS))
    _languages: Counter[str] = field(default_factory=Counter)

    def add(self, entry: ReportEntry) -> None:
        """Add an entry to the totals."""
        if entry.error is not None:
            self.failed += 1
            return
        self.articles += 1
        self.words += entry.words
        self.minutes += entry.minutes
        self._lengths[bisect_right(_WORD_BOUNDS, entry.words) - 1] += 1
        self._languages[entry.language] += 1

    @property
    def lengths(self) -> Bars:
        """The number of articles in each range of words, from the shortest article to the longest."""
        filled = [index for index, count in enumerate(self._lengths) if count]
        if not filled:
            return []
        labels = [f"{_short(low)}–{_short(high)}" for low, high in pairwise(_WORD_BOUNDS)]
        labels.append(f"{_short(_WORD_BOUNDS[-1])}–")
        return [(labels[index], self._lengths[index]) for index in range(filled[0], filled[-1] + 1)]

    @property
    def languages(self) -> Bars:
        """The number of articles in each language, the most frequent first."""
        counts = sorted(self._languages.items(), key=lambda item: (-item[1], item[0]))
        rest = sum(count for _, count in counts[_MAX_LANGUAGES:])
        bars = [(language.capitalize(), count) for language, count in counts[:_MAX_LANGUAGES]]
        return [*bars, ("Others", rest)] if rest else bars

    @property
    def language_count(self) -> int:
        """The number of languages."""
        return len(self._languages)

    @property
    def facts(self) -> tuple[str, ...]:
        """The totals in words."""
        if not self.articles + self.failed:
            return ("no articles",)
        return (
            _counted(self.articles, "article"),
            _counted(self.words, "word"),
            *([_counted(self.language_count, "language")] if self.articles else []),
            *([f"{self.failed:,} could not be digested"] if self.failed else []),
        )


def _counted(number: int, noun: str) -> str:
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def _short(number: int) -> str:
    return f"{number // 1_000}k" if number >= 1_000 else str(number)
