"""Strips that show the density of positions in a text."""

from hypothesis import given
from hypothesis import strategies as st

from tui.reader.rows.comparison import bars, cell_of, histogram

SPANS = st.builds(
    lambda start, length: range(start, start + length), st.integers(0, 500), st.integers(0, 900)
)


@given(st.lists(st.integers(-50, 2000), max_size=40), SPANS, st.integers(1, 90))
def test_everything_is_counted_once_and_in_order(places: list[int], span: range, cells: int) -> None:
    counted = histogram(places, span, cells)
    assert len(counted) == cells
    assert sum(counted) == len(places)
    at = [cell_of(place, span, cells) for place in sorted(places)]
    assert at == sorted(at)


def test_a_strip_without_cells_counts_nothing() -> None:
    assert histogram([1, 2], range(10), 0) == []


def test_the_first_and_last_place_fall_into_the_first_and_last_cell() -> None:
    span = range(100, 1100)
    assert [cell_of(place, span, 40) for place in (100, 1099)] == [0, 39]


@given(st.lists(st.integers(0, 1000), max_size=60))
def test_more_is_never_lower_and_something_never_looks_like_nothing(counts: list[int]) -> None:
    strip = bars(counts, max(counts, default=1))
    assert len(strip) == len(counts)
    for count, bar in zip(counts, strip, strict=True):
        assert (bar == " ") == (count == 0)
        assert bar in " ▁▂▃▄▅▆▇█"
    levels = [" ▁▂▃▄▅▆▇█".index(bar) for _, bar in sorted(zip(counts, strip, strict=True))]
    assert levels == sorted(levels)


def test_the_most_is_a_full_bar() -> None:
    assert bars([0, 1, 4, 8], 8) == " ▁▄█"
