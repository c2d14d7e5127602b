"""Texts that say the same."""

from collections import Counter
from math import log1p, sqrt

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from tui.summary.likeness import SAME, cosines, stems_of


def test_stems_are_without_stop_words() -> None:
    assert stems_of("The rivers were rising over the mills.", "english") == ["river", "rise", "mill"]
    assert stems_of("L'eau des rivières", "french") == ["eau", "rivi"]


def test_texts_that_say_the_same_are_found_in_other_words() -> None:
    texts = [
        "The river rose in the night and flooded the mill.",
        "Bees dance to tell where flowers are.",
        "In the night the river rose; it flooded the stone mill.",
        "",
    ]
    found = dict(cosines([stems_of(text, "english") for text in texts]))
    assert found[0].tolist()[::3] == [1.0, 0.0]
    assert found[0][1] < SAME <= found[0][2] < 1
    assert found[1].tolist() == [1.0, 0.0, 0.0]


@given(st.lists(st.lists(st.sampled_from("abcdefg"), max_size=6), max_size=30))
def test_the_cosines_are_those_of_a_plain_count(texts: list[list[str]]) -> None:
    having = Counter(stem for text in texts for stem in set(text))
    vectors = [
        {stem: count * log1p(len(texts) / having[stem]) for stem, count in Counter(text).items()}
        for text in texts
    ]

    def cosine(one: dict[str, float], other: dict[str, float]) -> float:
        lengths = sqrt(sum(x * x for x in one.values()) * sum(x * x for x in other.values()))
        return sum(weight * other.get(stem, 0.0) for stem, weight in one.items()) / (lengths or 1.0)

    found = [*cosines(texts)]
    assert [index for index, _ in found] == [*range(len(texts))]
    for index, row in found:
        expected = [cosine(vectors[index], other) for other in vectors[index:]]
        assert np.allclose(row, expected, atol=1e-8)
