"""The spans of a block, cut to the parts of its text that an export writes, and as a sequence of steps."""

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from enum import Enum
from typing import NamedTuple

from tui.document.model import CELL_SEPARATOR, Article, Block, Sentence, Span, SpanKind, cell_starts


class StepKind(Enum):
    """The meaning of a step."""

    TEXT = "text"
    OPEN = "open"
    CLOSE = "close"
    MARK = "mark"


class Step(NamedTuple):
    """A step through a text: a piece of it, the start or the end of a span, or an empty span."""

    kind: StepKind
    start: int
    end: int
    span: Span | None = None
    """None for a piece of the text."""


def cell_ranges(block: Block) -> Iterator[tuple[int, int]]:
    """Yield the start and the end of each cell of a table in the article's text, row by row."""
    row_start = block.start
    for row in block.rows:
        *starts, end = cell_starts(row)
        for start, cell in zip(starts, row, strict=True):
            yield row_start + start, row_start + start + len(cell)
        row_start += end - len(CELL_SEPARATOR) + 1


def cut_spans(spans: Sequence[Span], parts: Iterable[tuple[int, int]]) -> Iterator[list[Span]]:
    """Yield the spans of each part of a text; a span over several parts becomes one in each.

    A span within another of its kind is left out, since it adds nothing. So spans are nested no deeper than there are
    kinds, and the time is linear in the number of spans and parts.

    Args:
        spans: The spans of the text, in the order of their starts.
        parts: The starts and the ends of the parts, in order and apart. An empty span at the end of one is in it.
    """
    proper = [*_without_repeats(span for span in spans if span.start < span.end)]
    marks = [span for span in spans if span.start == span.end]
    next_proper = next_mark = 0
    around: list[Span] = []
    for start, end in parts:
        if start == end:
            yield []
            continue
        around = [span for span in around if span.end > start]
        while next_proper < len(proper) and proper[next_proper].start < end:
            if proper[next_proper].end > start:
                around.append(proper[next_proper])
            next_proper += 1
        found = [span._replace(start=max(span.start, start), end=min(span.end, end)) for span in around]
        while next_mark < len(marks) and marks[next_mark].start <= end:
            at = max(start, marks[next_mark].start)
            found.append(marks[next_mark]._replace(start=at, end=at))
            next_mark += 1
        yield found


def spans_of_sentences(article: Article, sentences: Iterable[Sentence]) -> dict[int, list[Span]]:
    """Return the spans of sentences, given in reading order, by their indexes; sentences without spans are left out."""
    found: dict[int, list[Span]] = {}
    waiting = deque(sentences)
    for block in article.blocks:
        inside = []
        while waiting and waiting[0].start < block.end:
            inside.append(waiting.popleft())
        if block.spans and inside:
            cut = cut_spans(block.spans, ((sentence.start, sentence.end) for sentence in inside))
            found.update(zip((sentence.index for sentence in inside), cut, strict=True))
    return found


def _without_repeats(spans: Iterable[Span]) -> Iterator[Span]:
    ends: dict[SpanKind, int] = {}
    for span in spans:
        if span.start >= ends.get(span.kind, 0):
            ends[span.kind] = span.end
            yield span


def steps(start: int, end: int, spans: Iterable[Span]) -> Iterator[Step]:
    """Yield the steps through a part of a text, in which spans are properly nested.

    An empty span at the end of another comes after it: a note's mark there is outside of a link.

    Args:
        start: The start of the part.
        end: The end of the part.
        spans: The spans in it, as ``cut_spans`` yields them.
    """
    around: list[Span] = []
    position = start
    for span in sorted(spans, key=lambda span: (span.start, span.start != span.end, -span.end)):
        while around and around[-1].end <= span.start:
            yield from _text(position, around[-1].end)
            position = around[-1].end
            yield Step(StepKind.CLOSE, position, position, around.pop())
        yield from _text(position, span.start)
        position = span.start
        if span.start == span.end:
            yield Step(StepKind.MARK, position, position, span)
            continue
        inner = span._replace(end=min(span.end, around[-1].end)) if around else span
        yield Step(StepKind.OPEN, position, position, inner)
        around.append(inner)
    while around:
        yield from _text(position, around[-1].end)
        position = around[-1].end
        yield Step(StepKind.CLOSE, position, position, around.pop())
    yield from _text(position, end)


def _text(start: int, end: int) -> Iterator[Step]:
    if start < end:
        yield Step(StepKind.TEXT, start, end)
