from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from tui.reader.rows.spans import StyledSpan, combined, overlaid

LENGTH = 30


@st.composite
def spans(draw: st.DrawFn, style: str) -> list[StyledSpan]:
    places = sorted(draw(st.sets(st.integers(0, LENGTH), max_size=12)))
    return [
        StyledSpan(start, end, f"{style}{start}")
        for start, end in zip(places[::2], places[1::2], strict=False)
    ]


def painted(*layers: list[StyledSpan]) -> list[str]:
    cells = [""] * LENGTH
    for layer in layers:
        for span in layer:
            cells[span.start : span.end] = [span.style] * (span.end - span.start)
    return cells


@given(spans("under "), spans("over "))
def test_what_lies_over_is_whole_and_what_is_under_is_seen_beside_it(
    under: list[StyledSpan], over: list[StyledSpan]
) -> None:
    result = list(overlaid(under, over))
    assert painted(result) == painted(under, over)
    assert all(span.start < span.end for span in result)
    assert all(before.end <= after.start for before, after in pairwise(result))


def test_spans_that_overlap_each_other_are_cut() -> None:
    over = [StyledSpan(2, 6, "a"), StyledSpan(3, 5, "b"), StyledSpan(4, 8, "c")]
    assert list(overlaid([StyledSpan(0, 9, "u")], over)) == [
        StyledSpan(0, 2, "u"),
        StyledSpan(2, 6, "a"),
        StyledSpan(6, 8, "c"),
        StyledSpan(8, 9, "u"),
    ]


@given(spans("under"), spans("over"))
def test_combined_spans_have_the_styles_of_both(under: list[StyledSpan], over: list[StyledSpan]) -> None:
    found = list(combined(under, over))
    assert all(one.end <= other.start for one, other in pairwise(found))
    for at in range(LENGTH + 1):
        wanted = [span.style for span in (*under, *over) if span.start <= at < span.end]
        assert [span.style for span in found if span.start <= at < span.end] == (
            [" ".join(wanted)] if wanted else []
        )
