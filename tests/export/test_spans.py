from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from tests.document.spans import spans_of
from tui.document.model import Span, SpanKind
from tui.export.spans import StepKind, cut_spans, steps

EMPHASIS, STRONG, NOTE = SpanKind.EMPHASIS, SpanKind.STRONG, SpanKind.NOTE
LENGTH = 30


@st.composite
def parts(draw: st.DrawFn) -> list[tuple[int, int]]:
    inner = draw(st.lists(st.integers(0, LENGTH), max_size=4))
    return list(pairwise([0, *sorted(inner), LENGTH]))


def test_a_span_over_several_parts_is_one_in_each() -> None:
    assert list(cut_spans([Span(EMPHASIS, 2, 8), Span(STRONG, 4, 6)], [(0, 3), (3, 3), (3, 5), (7, 9)])) == [
        [Span(EMPHASIS, 2, 3)],
        [],
        [Span(EMPHASIS, 3, 5), Span(STRONG, 4, 5)],
        [Span(EMPHASIS, 7, 8)],
    ]


def test_a_mark_at_the_end_of_a_part_is_in_it() -> None:
    marks = [Span(NOTE, at, at, str(at)) for at in (0, 3, 4)]
    assert list(cut_spans(marks, [(0, 3), (3, 6)])) == [marks[:2], marks[2:]]


def test_a_span_within_another_of_its_kind_is_left_out() -> None:
    nested = [Span(EMPHASIS, 0, 9), Span(STRONG, 0, 8), Span(EMPHASIS, 2, 5), Span(EMPHASIS, 9, 10)]
    assert list(cut_spans(nested, [(0, 10)])) == [[nested[0], nested[1], nested[3]]]


def test_a_mark_at_the_end_of_a_span_is_outside_of_it() -> None:
    spans = [Span(STRONG, 0, 3), Span(EMPHASIS, 3, 5), Span(NOTE, 3, 3, "1")]
    assert [step.kind.value for step in steps(0, 6, spans)] == (
        "open text close mark open text close text".split()
    )


@given(spans_of(LENGTH), parts())
def test_every_part_is_written_whole_and_its_spans_are_nested(
    spans: tuple[Span, ...], parts: list[tuple[int, int]]
) -> None:
    covered = {kind: set[int]() for kind in SpanKind}
    marks = []
    for part, inside in zip(parts, cut_spans(spans, parts), strict=True):
        position, around = part[0], list[Span]()
        for step in steps(*part, inside):
            if step.kind is StepKind.TEXT:
                assert step.start == position < step.end
                position = step.end
                for span in around:
                    covered[span.kind] |= set(range(step.start, step.end))
            elif step.kind is StepKind.OPEN:
                assert step.span is not None
                around.append(step.span)
            elif step.kind is StepKind.CLOSE:
                assert step.span == around.pop()
            else:
                marks.append(step.span)
        assert (position, around) == (part[1], [])
    assert sorted(marks, key=str) == sorted((span for span in spans if span.start == span.end), key=str)
    for kind, offsets in covered.items():
        proper = (span for span in spans if span.kind is kind)
        assert offsets == {offset for span in proper for offset in range(span.start, span.end)}


def test_many_spans_within_each_other_take_no_long_time() -> None:
    deep = [Span(EMPHASIS, at, 50_000 - at) for at in range(25_000)]
    cells = [(at, at + 1) for at in range(50_000)]
    cut = list(cut_spans(deep, cells))
    assert sum(map(len, cut)) == 50_000
    assert sum(1 for _ in steps(0, 50_000, deep)) == 100_000 - 1
