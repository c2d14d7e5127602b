"""The matches of a query, walked one after the other."""

import pytest

from tui.document.search import Matches
from tui.reader.features.find import SearchState

FOUND = SearchState("w", Matches([(3, 5), (8, 9), (20, 24)]))


@pytest.mark.parametrize(
    ("place", "at_or_after", "after", "before"),
    [(-1, 0, 0, 2), (0, 0, 0, 2), (3, 0, 1, 2), (4, 1, 1, 0), (8, 1, 2, 0), (20, 2, 0, 1), (21, 0, 0, 2)],
)
def test_the_match_near_a_place(place: int, at_or_after: int, after: int, before: int) -> None:
    assert FOUND.at_or_after(place).current == at_or_after
    assert FOUND.after(place).current == after
    assert FOUND.before(place).current == before


def test_it_says_which_match_of_how_many() -> None:
    assert FOUND.after(3).position == "2 of 3"
    assert FOUND.after(3).place == 8
    many = SearchState("w", Matches([(place, place + 1) for place in range(20_000)], is_complete=False))
    assert many.before(15_001).position == "15,001 of more than 20,000"


def test_where_nothing_is_found_there_is_nothing_to_go_to() -> None:
    nothing = SearchState("w", Matches(()))
    assert nothing.after(3).place is None
    assert nothing.before(3) == nothing.at_or_after(3) == nothing
    assert nothing.position == "Nothing found."
