"""Spans of the sentences that the user has marked."""

from collections.abc import Iterable
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from tui.reader.rows.spans import (
    HIGHLIGHT,
    HIGHLIGHT_SIGN,
    NO_SIGN,
    NOTE_SIGN,
    HighlightSpans,
    StyledSpan,
)

SPANS = st.lists(st.tuples(st.integers(0, 60), st.integers(1, 12)).map(lambda span: (span[0], sum(span))))


@given(SPANS, st.integers(0, 70), st.integers(0, 20))
def test_marks_between_two_places_are_those_with_a_part_there(
    spans: list[tuple[int, int]], start: int, length: int
) -> None:
    highlights = HighlightSpans.of(spans)
    end = start + length
    wanted = [span for span in highlights.spans if length and span[0] < end and span[1] > start]
    assert [*highlights.between(start, end)] == wanted


@given(SPANS, SPANS)
def test_marks_are_in_order_and_apart(spans: list[tuple[int, int]], noted: list[tuple[int, int]]) -> None:
    highlights = HighlightSpans.of(spans, noted)
    for merged, given_spans in ((highlights.spans, spans), (highlights.noted, noted)):
        assert all(before[1] <= after[0] for before, after in pairwise(merged))
        assert covered(merged) == covered(given_spans)


def covered(spans: Iterable[tuple[int, int]]) -> set[int]:
    return {place for start, end in spans for place in range(start, end)}


def test_a_mark_with_a_note_has_another_sign() -> None:
    highlights = HighlightSpans.of([(0, 5), (10, 15)], [(10, 15)])
    assert [highlights.sign(*part) for part in ((0, 3), (3, 12), (5, 9))] == [
        HIGHLIGHT_SIGN,
        NOTE_SIGN,
        NO_SIGN,
    ]


def test_a_part_of_a_sentence_is_shown_as_marked() -> None:
    highlights = HighlightSpans(((2, 5),))
    assert [*highlights.merged_with([StyledSpan(0, 9, "other")], 0, 9)] == [
        StyledSpan(0, 2, "other"),
        StyledSpan(2, 5, f"other {HIGHLIGHT}"),
        StyledSpan(5, 9, "other"),
    ]


def test_a_marked_sentence_that_is_something_else_too_is_shown_as_both() -> None:
    highlights = HighlightSpans(((0, 5), (10, 15)))
    others = [StyledSpan(10, 15, "other"), StyledSpan(20, 25, "other")]
    assert [*highlights.merged_with(others, 0, 30)] == [
        StyledSpan(0, 5, HIGHLIGHT),
        StyledSpan(10, 15, f"other {HIGHLIGHT}"),
        StyledSpan(20, 25, "other"),
    ]
