"""Products of sentences, whether their pairs are listed or all cells are filled."""

from itertools import chain
from random import Random

import numpy as np
import pytest

from tui.summary.similarity import dot_products, pairs_above
from tui.summary.terms import Numbers, TermCounts, count_terms

LEAST = 0.5


def matrix_of(counts: TermCounts, weights: Numbers) -> Numbers:
    rows = np.zeros((counts.sentence_count, counts.term_count))
    rows[counts.sentences, counts.terms] = weights
    return rows @ rows.T


def sentences(count: int, terms: int, *, common: bool = False) -> tuple[TermCounts, Numbers]:
    """Make sentences of four words, perhaps with a word that all of them have, and the weights of their words."""
    random = Random(f"{count} {terms}")
    words = [random.sample(range(1, terms), 4) + [0] * common for _ in range(count)]
    of_words = np.repeat(np.arange(count), 4 + common)
    counts = count_terms(of_words, np.array(list(chain.from_iterable(words)), np.int64), count, terms)
    return counts, np.array([random.uniform(-0.2, 1) for _ in counts.terms])


@pytest.mark.parametrize(
    ("count", "terms", "common"), [(300, 5_000, False), (300, 20, False), (300, 5_000, True), (1, 5, False)]
)
def test_the_pairs_above_a_number_are_those_of_the_whole_matrix(count: int, terms: int, common: bool) -> None:
    counts, weights = sentences(count, terms, common=common)
    expected = np.triu(matrix_of(counts, weights), 1)

    found = np.zeros_like(expected)
    for firsts, seconds, products in pairs_above(counts, weights, LEAST, lambda: None):
        found[firsts, seconds] = products

    assert np.allclose(found, np.where(expected > LEAST, expected, 0.0))


def test_pairs_are_in_order_and_have_the_same_products_whichever_way_they_are_found() -> None:
    counts, weights = sentences(300, 5_000)
    by_cell = np.zeros((300, 300))
    for start, block in dot_products(counts, weights, lambda: None):
        by_cell[start : start + len(block), start:] = block

    found = [tuple(map(np.ndarray.tolist, each)) for each in pairs_above(counts, weights, 0.0, lambda: None)]

    pairs = [pair for firsts, seconds, _ in found for pair in zip(firsts, seconds, strict=True)]
    assert pairs == sorted(pairs) != []
    assert [by_cell[pair] for pair in pairs] == [product for *_, products in found for product in products]


def test_below_zero_pairs_without_a_common_term_count_too() -> None:
    counts, weights = sentences(300, 5_000)

    found = sum(len(firsts) for firsts, *_ in pairs_above(counts, weights, -1.0, lambda: None))

    assert found > 300 * 299 // 4
