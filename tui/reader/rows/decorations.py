"""Decorations beside and over each row of an article: the summary, matches, highlights, heat and facets."""

from collections.abc import Iterable, Iterator, Sequence
from heapq import merge
from typing import NamedTuple

from tui.document.model import Sentence
from tui.reader.rows.item_styles import FOLD
from tui.reader.rows.line_index import TextRow
from tui.reader.rows.spans import (
    HEAT_GLYPHS,
    NO_SIGN,
    FacetSigns,
    GutterSign,
    HeatSpans,
    HighlightSpans,
    MatchSpans,
    StyledSpan,
    combined,
    overlaid,
    overlapping,
)
from tui.reader.rows.text_styles import TextStyles
from tui.reader.rows.track import TrackMarks

SUMMARY_SENTENCE = "article--summary"
CURRENT_SENTENCE = "article--current"
HEAT_SIGN = "article--heat-sign"
FACET_SIGN = "article--facet"
OUTER_SIGNS = (HEAT_SIGN, FACET_SIGN)

_WITHOUT_TEXT = frozenset({"flow--title", "flow--byline", FOLD})


class RowDecoration(NamedTuple):
    """The styles and signs of a row of text, in addition to the style of its item."""

    style: str | None = None
    """A component class laid over the whole row."""
    sign: GutterSign = NO_SIGN
    outer_sign: GutterSign = NO_SIGN
    """A sign of at most one cell before the other sign."""
    spans: Iterable[StyledSpan] = ()
    """Parts of the item's text, in order, without overlaps."""


class ArticleDecorations:
    """All marks in an article: styles, the summary, matches, highlights, heat and facets. Each can be replaced alone.

    Args:
        styles: The styles of the article's own spans, which lie under all marks.
    """

    def __init__(self, styles: TextStyles | None = None) -> None:
        self._styles = styles or TextStyles()
        self.heat: HeatSpans | None = None
        self.facets: FacetSigns | None = None
        self.matches = MatchSpans()
        self.highlights = HighlightSpans()
        self._sentences: Sequence[Sentence] = ()
        self._current: Sentence | None = None

    def set_sentences(self, summary: Sequence[Sentence], current: Sentence | None) -> None:
        """Mark the sentences of the summary, and the current sentence, which need not be among them, more strongly."""
        wanted = {*summary, *([current] if current else [])}
        self._sentences = sorted(wanted, key=lambda sentence: sentence.start)
        self._current = current

    @property
    def track_marks(self) -> TrackMarks:
        """The marks on the scroll bar."""
        return TrackMarks(self._sentences, self.highlights, self.matches)

    def sign(self, row: TextRow) -> GutterSign:
        """Return the sign of a row: a bar beside the summary, a highlight sign beside a highlight."""
        source = _source_range(row)
        bar = self._bar(*source)
        sign = self.highlights.sign(*source)
        if not sign.text:
            return bar
        return GutterSign(f"{bar.text or ' '}{sign.text}", bar.style if bar.text else sign.style)

    def outer_sign(self, row: TextRow) -> GutterSign:
        """Return the facet of a sentence that begins on a row, or else the heat of the most important one there.

        What is folded into a row counts too.
        """
        source = _source_range(row)
        if self.facets is not None and (letter := self.facets.letter(*source)):
            return GutterSign(letter, FACET_SIGN)
        if self.heat is None:
            return self.gap_sign()
        return GutterSign(HEAT_GLYPHS[self.heat.max_level(*source)], HEAT_SIGN)

    def gap_sign(self) -> GutterSign:
        """Return the sign of a row between two items, or without a facet."""
        is_used = self.heat is not None or self.facets is not None
        return GutterSign(HEAT_GLYPHS[0], HEAT_SIGN) if is_used else NO_SIGN

    def spans(self, text: str, row: TextRow) -> Iterable[StyledSpan]:
        """Return the styled and marked parts of a row of the article's text, and over them the matches."""
        marked: Iterable[StyledSpan] = self._sentence_spans(row)
        if styled := [*merge(self._styles.on_row(row), _filler(row))]:
            marked = combined(styled, marked)
        return overlaid(marked, self.matches.on_row(text, row))

    def _bar(self, start: int, end: int) -> GutterSign:
        found = self._between(start, end)
        if not found:
            return NO_SIGN
        if self._current in found:
            return GutterSign("▌", CURRENT_SENTENCE)
        return GutterSign("▏", SUMMARY_SENTENCE)

    def _sentence_spans(self, row: TextRow) -> Iterator[StyledSpan]:
        item, start, end = row
        if item.style in _WITHOUT_TEXT:
            return
        source = item.source_range((start, end))
        if source is None:
            return
        first, last = source
        spans = {s.start: StyledSpan(s.start, s.end, self._style(s)) for s in self._between(first, last)}
        for span in self.heat.between(first, last) if self.heat else ():
            over = spans.get(span.start)
            spans[span.start] = span if over is None else over._replace(style=f"{span.style} {over.style}")
        others = (span for _, span in sorted(spans.items()))
        for span in self.highlights.merged_with(others, first, last):
            for shown in item.shown_ranges(span.start - item.start, span.end - item.start, (start, end)):
                yield StyledSpan(*shown, span.style)

    def _style(self, sentence: Sentence) -> str:
        return CURRENT_SENTENCE if sentence == self._current else SUMMARY_SENTENCE

    def _between(self, start: int, end: int) -> list[Sentence]:
        return [self._sentences[index] for index in overlapping(self._sentences, start, end)]


def _source_range(row: TextRow) -> tuple[int, int]:
    """Return the part of the article's text whose sentences a row shows or hides."""
    item, start, end = row
    if item.style == FOLD:
        return item.start, item.end
    if item.style in _WITHOUT_TEXT:
        return item.start, item.start
    return item.source_range((start, end)) or (item.start, item.start)


def _filler(row: TextRow) -> Iterator[StyledSpan]:
    """Yield the parts of a row that show nothing of the article's text."""
    item, position, end = row
    if not item.filler:
        return
    for piece in item.pieces_on((position, end)):
        if position < piece.shown:
            yield StyledSpan(position, piece.shown, item.filler)
        position = piece.shown + piece.length
    if position < end:
        yield StyledSpan(position, end, item.filler)
