"""The styles that the article's own spans give its text: emphasis, code, formulas, raised and lowered digits."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from tui.document.model import Block, BlockKind, Span, SpanKind
from tui.export.spans import StepKind, cut_spans, steps
from tui.reader.rows.code_colors import CODE_STYLES, CodePart
from tui.reader.rows.item_styles import FOLD, NOTE_MARK
from tui.reader.rows.line_index import TextRow
from tui.reader.rows.spans import StyledSpan, whole_graphemes
from tui.text import superscripts

EMPHASIS, STRONG, CODE, FORMULA = "text--emphasis", "text--strong", "text--code", "text--formula"
RAISED, LOWERED, LINK = "text--raised", "text--lowered", "text--link"
TEXT_STYLES = (EMPHASIS, STRONG, CODE, FORMULA, RAISED, LOWERED, LINK, NOTE_MARK, *CODE_STYLES)
"""The component classes."""

_STYLES = {
    SpanKind.EMPHASIS: EMPHASIS,
    SpanKind.STRONG: STRONG,
    SpanKind.CODE: CODE,
    SpanKind.FORMULA: FORMULA,
    SpanKind.SUPERSCRIPT: RAISED,
    SpanKind.SUBSCRIPT: LOWERED,
    SpanKind.LINK: LINK,
    SpanKind.NOTE: NOTE_MARK,
}
_DIGITS = {RAISED: superscripts.RAISED, LOWERED: superscripts.LOWERED}
_MAX_SPANS = 20_000
"""A block with more spans is drawn without them: it is data, not text to read."""
_WITHOUT_SPANS = frozenset({"flow--title", "flow--byline", FOLD})


class _StyledPart(NamedTuple):
    """A part of a block, by offsets into the article's text, and the component classes of the spans around it."""

    start: int
    end: int
    style: str


class TextStyles:
    """The styled parts of an article's text. Those of a block are computed when it comes into view.

    Args:
        blocks: The article's blocks.
        is_drawn: Whether a local link is drawn.
        code_seen: Called when a listing comes into view that can have colours; ``color`` gives it some.
    """

    def __init__(
        self,
        blocks: Iterable[Block] = (),
        is_drawn: Callable[[Span], bool] = lambda span: False,
        code_seen: Callable[[Block], None] = lambda block: None,
    ) -> None:
        self._blocks = [
            block
            for block in blocks
            if 0 < len(block.spans) + len(block.local_links) <= _MAX_SPANS or block.kind is BlockKind.CODE
        ]
        self._starts = [block.start for block in self._blocks]
        self._parts: list[_BlockParts | None] = [None] * len(self._blocks)
        self._code_seen, self._is_drawn = code_seen, is_drawn

    def color(self, block: Block, parts: Sequence[CodePart]) -> None:
        """Give a listing colours."""
        number = bisect_right(self._starts, block.start) - 1
        self._parts[number] = _BlockParts.of([_StyledPart(*part) for part in parts])

    def on_row(self, row: TextRow) -> Sequence[StyledSpan]:
        """Return the styled parts of a row, in order, as spans of the row's item."""
        item, row_start, row_end = row
        if not self._blocks or item.style in _WITHOUT_SPANS:
            return ()
        source = item.source_range((row_start, row_end))
        if source is None:
            return ()
        first, last = source
        number = bisect_right(self._starts, first) - 1
        if number < 0:
            return ()
        found = self._parts[number]
        if found is None:
            block = self._blocks[number]
            found = self._parts[number] = _BlockParts.of(
                [*_parts(block, filter(self._is_drawn, block.local_links))]
            )
            if block.kind is BlockKind.CODE:
                self._code_seen(block)
        parts = found.between(first, last)
        return [*_on_item(parts, row)] if parts else ()


class _BlockParts(NamedTuple):
    """The styled parts of a block, in order and without overlaps."""

    parts: Sequence[_StyledPart]
    starts: Sequence[int]
    ends: Sequence[int]

    @classmethod
    def of(cls, parts: Sequence[_StyledPart]) -> "_BlockParts":
        return cls(parts, [part.start for part in parts], [part.end for part in parts])

    def between(self, start: int, end: int) -> Sequence[_StyledPart]:
        return self.parts[bisect_right(self.ends, start) : bisect_left(self.starts, end)]


def shown_text(text: str, style: str) -> str:
    """Return a text as it is drawn in component classes: raised or lowered digits replace plain ones, one for one."""
    if "text--" in style:
        for name in style.split():
            if name in _DIGITS:
                return text.translate(_DIGITS[name])
    return text


def _on_item(parts: Iterable[_StyledPart], row: TextRow) -> Iterator[StyledSpan]:
    """Yield parts as spans of a row's item."""
    item, *line = row
    position = row.start
    for part in parts:
        start, end = part.start - item.start, part.end - item.start
        for shown in item.shown_ranges(start, end, (line[0], line[1])):
            first, last = whole_graphemes(item.text, *shown)
            first, last = max(first, position), min(last, row.end)
            if first < last:
                position = last
                yield StyledSpan(first, last, part.style)


def _parts(block: Block, local_links: Iterable[Span]) -> Iterator[_StyledPart]:
    spans = sorted((*block.spans, *local_links), key=lambda span: (span.start, -span.end))
    wanted = [s for s in spans if s.kind in _STYLES and s.start < s.end and _is_drawn(s, block)]
    (cut,) = cut_spans(wanted, [(block.start, block.end)])
    around: list[str] = []
    for step in steps(block.start, block.end, cut):
        if step.span is None:
            if around:
                yield _StyledPart(step.start, step.end, " ".join(around))
        elif step.kind is StepKind.OPEN:
            around.append(_STYLES[step.span.kind])
        else:
            around.pop()


def _is_drawn(span: Span, block: Block) -> bool:
    """Return whether a span can be drawn; a superscript needs a raised form of each of its characters."""
    if _STYLES[span.kind] not in _DIGITS:
        return True
    known = _DIGITS[_STYLES[span.kind]]
    return all(
        ord(character) in known for character in block.text[span.start - block.start : span.end - block.start]
    )
