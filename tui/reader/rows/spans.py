"""Styled spans of a text: heat, highlights, matches, gutter signs, and how they are laid over each other."""

from bisect import bisect_left, bisect_right
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from operator import attrgetter, itemgetter
from typing import Any, NamedTuple

from tui.document.model import Sentence
from tui.reader.rows.line_index import LineItem, TextRow
from tui.text.cells import grapheme_start

_PAIR_KEYS = itemgetter(0), itemgetter(1)
_SENTENCE_KEYS = attrgetter("start"), attrgetter("end")


class TextRange(NamedTuple):
    """A part of the article's text, by the offsets of its start and its end."""

    start: int
    end: int


class GutterSign(NamedTuple):
    """A sign in the gutter, with its component class."""

    text: str
    style: str


NO_SIGN = GutterSign("", "flow--text")


class StyledSpan(NamedTuple):
    """A part of an item's text painted with a component class of its own."""

    start: int
    end: int
    style: str
    """One or more component classes, separated by spaces; a later one lies over an earlier one."""


def overlapping(spans: Sequence[Any], start: int, end: int) -> range:
    """Return the indexes of the sentences, or pairs of a start and an end, that overlap a part of the text."""
    if end <= start or not spans:
        return range(0)
    by_start, by_end = _PAIR_KEYS if isinstance(spans[0], tuple) else _SENTENCE_KEYS
    return range(bisect_right(spans, start, key=by_end), bisect_left(spans, end, key=by_start))


def overlaid(under: Iterable[StyledSpan], over: Iterable[StyledSpan]) -> Iterator[StyledSpan]:
    """Lay spans over others; the covered parts of those are cut off.

    Args:
        under: Spans in order, without overlaps.
        over: Spans in order; one that begins within another is cut to begin at its end.

    Returns:
        All of them in order, without overlaps.
    """
    rest = iter(under)
    below = next(rest, None)
    position = 0
    for span in over:
        start = max(span.start, position)
        if start >= span.end:
            continue
        while below is not None and below.start < start:
            first = max(below.start, position)
            if first < min(below.end, start):
                yield StyledSpan(first, min(below.end, start), below.style)
            if below.end > span.end:
                break
            below = next(rest, None)
        yield StyledSpan(start, span.end, span.style)
        position = span.end
    while below is not None:
        first = max(below.start, position)
        if first < below.end:
            yield StyledSpan(first, below.end, below.style)
        below = next(rest, None)


def combined(under: Iterable[StyledSpan], over: Iterable[StyledSpan]) -> Iterator[StyledSpan]:
    """Lay spans over others, which stay visible: text in both has both styles.

    Args:
        under: Spans in order, without overlaps.
        over: Spans in order, without overlaps.

    Returns:
        All of them in order, without overlaps.
    """
    first, second = deque(under), deque(over)
    position = 0
    while first and second:
        low, high = first[0], second[0]
        start = max(position, min(low.start, high.start))
        in_low, in_high = low.start <= start, high.start <= start
        end = min(low.end if in_low else low.start, high.end if in_high else high.start)
        if start < end:
            style = " ".join(span.style for span, is_in in ((low, in_low), (high, in_high)) if is_in)
            yield StyledSpan(start, end, style)
        position = max(position, end)
        if low.end <= position:
            first.popleft()
        if high.end <= position:
            second.popleft()
    for span in (*first, *second):
        if span.end > position:
            yield span._replace(start=max(span.start, position))


HEAT_GLYPHS = " ▂▄▆█"
"""The gutter sign of each heat level."""
HEAT_STYLES = ("", "article--heat-1", "article--heat-2", "article--heat-3", "article--heat-4")
"""The component class of each heat level; the least important sentences have none."""


class FacetSigns(NamedTuple):
    """The letters that name the facets of sentences, each beside the row where its sentence begins."""

    starts: Sequence[int]
    """The offsets of sentences that have a facet, in order."""
    letters: str
    """The letter of each."""
    first: str
    """The letter that is shown if several sentences begin on a row."""

    def letter(self, start: int, end: int) -> str:
        """Return the letter beside a part of the text; empty if no sentence with a facet begins there."""
        letters = self.letters[bisect_left(self.starts, start) : bisect_left(self.starts, end)]
        return self.first if self.first in letters else letters[:1]


class HeatSpans(NamedTuple):
    """All sentences of an article, each with its heat level from 0 to 4."""

    sentences: Sequence[Sentence]
    levels: bytes

    def between(self, start: int, end: int) -> Iterator[StyledSpan]:
        """Yield the sentences of level 1 or more that overlap a part of the text."""
        for index in overlapping(self.sentences, start, end):
            if level := self.levels[index]:
                sentence = self.sentences[index]
                yield StyledSpan(sentence.start, sentence.end, HEAT_STYLES[level])

    def max_level(self, start: int, end: int) -> int:
        """Return the highest level of the sentences that overlap a part of the text."""
        indexes = overlapping(self.sentences, start, end)
        return max(self.levels[indexes.start : indexes.stop], default=0)


HIGHLIGHT = "article--highlight"
HIGHLIGHT_SIGN = GutterSign("◆", "article--highlight-sign")
NOTE_SIGN = GutterSign("◈", "article--highlight-sign")
"""The sign of a marked part with a note."""


class HighlightSpans(NamedTuple):
    """The parts of a text that the user has marked."""

    spans: Sequence[TextRange] = ()
    """In order, without overlaps."""
    noted: Sequence[TextRange] = ()
    """Those with a note, in the same way."""

    @classmethod
    def of(cls, spans: Iterable[tuple[int, int]], noted: Iterable[tuple[int, int]] = ()) -> "HighlightSpans":
        """Return parts given in any order; those that overlap become one."""
        return cls(_merged(spans), _merged(noted))

    def between(self, start: int, end: int) -> Sequence[TextRange]:
        """Return the marked parts that overlap a part of the text."""
        return [self.spans[index] for index in overlapping(self.spans, start, end)]

    def sign(self, start: int, end: int) -> GutterSign:
        """Return the sign beside a part of the text."""
        if overlapping(self.noted, start, end):
            return NOTE_SIGN
        return HIGHLIGHT_SIGN if overlapping(self.spans, start, end) else NO_SIGN

    def merged_with(self, others: Iterable[StyledSpan], start: int, end: int) -> Iterator[StyledSpan]:
        """Yield the marked parts between two offsets, and other spans; text in both has both styles."""
        return combined(others, (StyledSpan(*span, HIGHLIGHT) for span in self.between(start, end)))


def _merged(spans: Iterable[tuple[int, int]]) -> list[TextRange]:
    """Return parts in order, those that overlap as one."""
    merged: list[TextRange] = []
    for start, end in sorted(spans):
        if merged and start < merged[-1].end:
            merged[-1] = TextRange(merged[-1].start, max(end, merged[-1].end))
        else:
            merged.append(TextRange(start, end))
    return merged


MATCH = "find--match"
CURRENT_MATCH = "find--current"


class MatchSpans(NamedTuple):
    """Matches in a text, one of which may be the current one."""

    spans: Sequence[tuple[int, int]] = ()
    """In order, without overlaps."""
    current: int | None = None
    """The index of the current one."""

    def between(self, start: int, end: int) -> Iterator[StyledSpan]:
        """Yield the matches that overlap a part of the text."""
        for index in overlapping(self.spans, start, end):
            yield StyledSpan(*self.spans[index], CURRENT_MATCH if index == self.current else MATCH)

    def on_row(self, text: str, row: TextRow) -> Iterator[StyledSpan]:
        """Yield the matches on a row of the article's text, as spans of the row's item.

        A fold line is marked as a whole.
        """
        item, start, end = row
        if item.pieces:
            yield from self._in_pieces(item, start, end)
        elif text.startswith(item.text, item.start):
            yield from self._on_row_of_text(item, start, end)
        elif item.start < item.end:
            styles = {match.style for match in self.between(item.start, item.end)}
            if styles:
                yield StyledSpan(start, end, CURRENT_MATCH if CURRENT_MATCH in styles else MATCH)

    def _on_row_of_text(self, item: LineItem, start: int, end: int) -> Iterator[StyledSpan]:
        for match in self.between(item.start + start, item.start + end):
            first, last = whole_graphemes(item.text, match.start - item.start, match.end - item.start)
            yield StyledSpan(max(start, first), min(end, last), match.style)

    def _in_pieces(self, item: LineItem, start: int, end: int) -> Iterator[StyledSpan]:
        for match in self.between(*(item.source_range((start, end)) or (item.start, item.start))):
            for first, last in item.shown_ranges(
                match.start - item.start, match.end - item.start, (start, end)
            ):
                whole = whole_graphemes(item.text, first, last)
                yield StyledSpan(max(start, whole[0]), min(end, whole[1]), match.style)


def whole_graphemes(text: str, start: int, end: int) -> tuple[int, int]:
    """Widen a span to whole graphemes, since a part of one cannot be painted."""
    if text.isascii():
        return start, end
    start = grapheme_start(text, start)
    while end < len(text) and grapheme_start(text, end) < end:
        end += 1
    return start, end
