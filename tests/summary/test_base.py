"""The orders that ratings give."""

from itertools import count

import numpy as np
import pytest

from tests.summary.articles import plain
from tui.summary.base import TIE, best_first, choose_in_turn, is_degenerate, unrated
from tui.summary.factory import terms_of

NAN = float("nan")
NEAR, FAR = TIE / 2, 2 * TIE


@pytest.mark.parametrize(
    ("ratings", "order"),
    [
        ([], []),
        ([1.0], [0]),
        ([1.0, 2.0, 3.0], [2, 1, 0]),
        ([1.0, 1.0], [0, 1]),
        ([1.0, 1.0 + NEAR], [0, 1]),
        ([1.0, 1.0 + FAR], [1, 0]),
        ([3.0, 1.0, 1.0 + NEAR], [0, 1, 2]),
        ([1.0, 1.0 + NEAR, 3.0], [2, 0, 1]),
        ([1.0, 3.0, 3.0 + NEAR, 1.0 + NEAR], [1, 2, 0, 3]),
        ([NAN, 1.0, NAN], [1, 0, 2]),
        ([NAN, NAN], [0, 1]),
    ],
)
def test_equal_ratings_are_in_reading_order_and_none_comes_last(
    ratings: list[float], order: list[int]
) -> None:
    assert best_first(np.array(ratings)) == order


@pytest.mark.parametrize(
    ("scores", "expected"),
    [([], False), ([1.0], False), ([1.0, 1.0], True), ([1.0 + NEAR, 1.0], True), ([1.0 + FAR, 1.0], False)],
)
def test_ratings_that_are_all_equal_order_nothing(scores: list[float], expected: bool) -> None:
    assert is_degenerate(scores) is expected


SENTENCES = terms_of(plain(*[f"Ship {number} sails." for number in range(130)]))


@pytest.mark.parametrize(
    ("at_least", "ranked", "checks"), [(None, 130, 3), (0, 1, 1), (64, 64, 1), (65, 65, 2), (999, 130, 3)]
)
def test_sentences_are_chosen_in_turn_as_many_as_are_wanted(
    at_least: int | None, ranked: int, checks: int
) -> None:
    checked: list[None] = []
    order, ratings = choose_in_turn(count(), SENTENCES, at_least, lambda: checked.append(None))
    assert order == list(range(ranked))
    assert ratings == [-rank for rank in range(ranked)]
    assert len(checked) == checks


def test_without_ratings_sentences_are_in_reading_order() -> None:
    order, ratings = unrated(terms_of(plain("Ships sail.", "Ships wait.")))
    assert order == [0, 1]
    assert np.isnan(ratings).all()
