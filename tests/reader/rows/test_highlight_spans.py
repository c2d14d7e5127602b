"""Spans of the sentences that the user has marked."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from tui.reader.rows.spans import HIGHLIGHT, HighlightSpans, StyledSpan

SPANS = st.lists(st.tuples(st.integers(0, 60), st.integers(1, 12)).map(lambda span: (span[0], sum(span))))


@given(SPANS, st.integers(0, 70), st.integers(0, 20))
def test_marks_between_two_places_are_those_with_a_part_there(
    spans: list[tuple[int, int]], start: int, length: int
) -> None:
    highlights = HighlightSpans.of(spans)
    end = start + length
    wanted = [span for span in highlights.spans if length and span[0] < end and span[1] > start]
    assert [*highlights.between(start, end)] == wanted


@given(SPANS)
def test_marks_are_in_order_and_apart(spans: list[tuple[int, int]]) -> None:
    highlights = HighlightSpans.of(spans).spans
    assert all(before[1] <= after[0] for before, after in pairwise(highlights))
    assert set(highlights) <= set(spans)


def test_a_marked_sentence_that_is_something_else_too_is_shown_as_both() -> None:
    highlights = HighlightSpans(((0, 5), (10, 15)))
    others = [StyledSpan(10, 15, "other"), StyledSpan(20, 25, "other")]
    assert [*highlights.merged_with(others, 0, 30)] == [
        StyledSpan(0, 5, HIGHLIGHT),
        StyledSpan(10, 15, f"other {HIGHLIGHT}"),
        StyledSpan(20, 25, "other"),
    ]
