"""All that is marked in an article: the summary, what was found, what is kept, how important sentences are."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from tui.document.model import Sentence
from tui.reader.rows.line_index import LineItem
from tui.reader.rows.match_spans import MatchSpans
from tui.reader.rows.skim_items import FoldLine
from tui.reader.rows.spans import (
    GLYPHS,
    MARKED_SIGN,
    NO_MARK,
    SIGN,
    GutterSign,
    HeatSpans,
    HighlightSpans,
    StyledSpan,
    overlaid,
)

IN_SUMMARY = "article--summary"
CURRENT_SENTENCE = "article--current"
HEAT_SIGN = "article--heat-mark"

_HOLD_NO_SENTENCES = frozenset({"flow--title", "flow--byline", "flow--table", "flow--code", "flow--fold"})


class ArticleMarks:
    """Says what stands beside and over each row of an article. Each kind of mark can be replaced alone."""

    def __init__(self) -> None:
        self.heat: HeatSpans | None = None
        self.matches = MatchSpans()
        self.kept = HighlightSpans()
        self._sentences: tuple[Sentence, ...] = ()
        self._starts: list[int] = []
        self._current: Sentence | None = None

    def mark_sentences(self, summary: Sequence[Sentence], current: Sentence | None) -> None:
        """Mark the sentences of the summary, one of them (or another sentence) more strongly."""
        wanted = {*summary, *([current] if current else [])}
        self._sentences = tuple(sorted(wanted, key=lambda sentence: sentence.start))
        self._starts = [sentence.start for sentence in self._sentences]
        self._current = current

    def beside(self, item: LineItem, start: int, end: int) -> GutterSign:
        """A bar for a row that holds a part of the summary, and a sign for one with what the user has marked.

        Args:
            item: What the row is a part of.
            start: Where in the item's text the row begins.
            end: Where it ends.
        """
        places = _places(item, start, end)
        bar = self._bar(*places)
        if next(self.kept.between(*places), None) is None:
            return bar
        return GutterSign(f"{bar.text or ' '}{SIGN}", bar.style if bar.text else MARKED_SIGN)

    def outside(self, item: LineItem, start: int, end: int) -> GutterSign:
        """How important the most important sentence of a row is, or of what is left out there.

        Args: as of ``beside``.
        """
        if self.heat is None:
            return NO_MARK
        return GutterSign(GLYPHS[self.heat.strongest(*_places(item, start, end))], HEAT_SIGN)

    def outside_a_gap(self) -> GutterSign:
        """The same for a row between two items."""
        return NO_MARK if self.heat is None else GutterSign(GLYPHS[0], HEAT_SIGN)

    def over(self, text: str, item: LineItem, start: int, end: int) -> Iterable[StyledSpan]:
        """The marked sentences on a row, and over them the matches.

        Args: as of ``beside``, and the article's text.
        """
        return overlaid(self._sentence_spans(item, start, end), self.matches.on_row(text, item, start, end))

    def _bar(self, start: int, end: int) -> GutterSign:
        found = self._between(start, end)
        if not found:
            return NO_MARK
        if self._current in found:
            return GutterSign("▌", CURRENT_SENTENCE)
        return GutterSign("▏", IN_SUMMARY)

    def _sentence_spans(self, item: LineItem, start: int, end: int) -> Iterator[StyledSpan]:
        if item.style in _HOLD_NO_SENTENCES:
            return
        first, last = item.start + start, item.start + end
        spans = {s.start: StyledSpan(s.start, s.end, self._style(s)) for s in self._between(first, last)}
        for span in self.heat.between(first, last) if self.heat else ():
            over = spans.get(span.start)
            spans[span.start] = span if over is None else over._replace(style=f"{span.style} {over.style}")
        for span in self.kept.under((span for _, span in sorted(spans.items())), first, last):
            yield StyledSpan(max(start, span.start - item.start), min(end, span.end - item.start), span.style)

    def _style(self, sentence: Sentence) -> str:
        return CURRENT_SENTENCE if sentence == self._current else IN_SUMMARY

    def _between(self, start: int, end: int) -> list[Sentence]:
        first = max(0, bisect_right(self._starts, start) - 1)
        found = []
        for sentence in self._sentences[first:]:
            if sentence.start >= end:
                break
            if sentence.end > start:
                found.append(sentence)
        return found


def _places(item: LineItem, start: int, end: int) -> tuple[int, int]:
    """The part of the text whose sentences a row shows or stands for; none of a row that holds none."""
    if isinstance(item, FoldLine):
        return item.start, item.end
    if item.style in _HOLD_NO_SENTENCES:
        return item.start, item.start
    return item.start + start, item.start + end
