"""The facts that a report shows of each article, and of all of them together."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import PurePath
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from tui.document.sections import OPENING
from tui.pipeline import Record

_MAX_KEYWORDS = 5
_MAX_LANGUAGES = 10
_WORD_BOUNDS = (0, 100, 200, 500, 1_000, 2_000, 5_000, 10_000, 20_000, 50_000, 100_000, 200_000, 500_000)

Bars = list[tuple[str, int]]
"""The label and the count of each bar of a plot."""


class ReportEntry(NamedTuple):
    """The parts of a line of results that a report shows."""

    number: int
    """Its position among the results, from 1."""
    title: str = ""
    source: str = ""
    error: str | None = None
    """The reason why there is no digest; None if there is one. Without one, the rest is empty."""
    method: str = ""
    language: str = ""
    words: int = 0
    minutes: int = 0
    keywords: Sequence[str] = ()
    summary: Sequence[str] = ()
    """The sentences of the summary, in reading order."""
    context: Sequence[Sequence[str]] = ()
    """For each of them, the sentences before that it refers back to."""
    gist: str = ""
    """The best sentence of the summary; if several are equally good, the first of them."""
    sections: Sequence[tuple[int, str, str]] = ()
    """The level, from 1, the heading and the gist of each section; empty if there is only one."""

    @classmethod
    def of(cls, number: int, record: Record) -> "ReportEntry":
        """Return the entry for a record, given its position."""
        source = record.get("source") or ""
        title = record.get("title") or _source_name(source) or f"Article {number}"
        if (error := record.get("error")) is not None:
            return cls(number, title, source, error)
        summary, outline = record["summary"], record["outline"]
        best = max(summary, key=lambda sentence: sentence["score"] or 0.0, default={"text": ""})
        return cls(
            number,
            title,
            source,
            method=record["method"],
            language=record["language"],
            words=record["words"],
            minutes=record["reading_minutes"],
            keywords=record["keywords"][:_MAX_KEYWORDS],
            summary=[sentence["text"] for sentence in summary],
            context=[[each["text"] for each in sentence.get("context", ())] for sentence in summary],
            gist=best["text"],
            sections=[_section(section) for section in outline] if len(outline) > 1 else (),
        )


def _section(section: dict[str, Any]) -> tuple[int, str, str]:
    gist = " ".join(sentence["text"] for sentence in section["gist"])
    return section["level"], section["title"] or OPENING, gist


def _source_name(source: str) -> str:
    address = urlsplit(source) if "://" in source else None
    return PurePath(address.path).name or address.netloc if address else PurePath(source).name


@dataclass
class ReportTotals:
    """The numbers of articles, words and failures, and the distribution of lengths and languages."""

    articles: int = 0
    failed: int = 0
    words: int = 0
    _lengths: list[int] = field(default_factory=lambda: [0] * len(_WORD_BOUNDS))
    _languages: Counter[str] = field(default_factory=Counter)

    def add(self, entry: ReportEntry) -> None:
        if entry.error is not None:
            self.failed += 1
            return
        self.articles += 1
        self.words += entry.words
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
    def facts(self) -> tuple[str, ...]:
        """The totals as phrases, such as ``1,204 articles``."""
        if not self.articles + self.failed:
            return ("no articles",)
        return (
            _counted(self.articles, "article"),
            _counted(self.words, "word"),
            *([_counted(len(self._languages), "language")] if self.articles else []),
            *([f"{self.failed:,} could not be digested"] if self.failed else []),
        )


def _counted(number: int, noun: str) -> str:
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def _short(number: int) -> str:
    return f"{number // 1_000}k" if number >= 1_000 else str(number)
