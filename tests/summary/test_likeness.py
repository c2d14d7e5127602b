"""Texts that say the same."""

from collections import Counter
from math import log1p, sqrt

from hypothesis import given
from hypothesis import strategies as st

from tui.summary.likeness import SAME, alike_pairs, stems_of


def test_stems_are_without_stop_words() -> None:
    assert stems_of("The rivers were rising over the mills.", "english") == ["river", "rise", "mill"]
    assert stems_of("L'eau des rivières", "french") == ["eau", "rivi"]


def test_texts_that_say_the_same_are_found_in_other_words() -> None:
    texts = [
        "The river rose in the night and flooded the mill.",
        "Bees dance to tell where flowers are.",
        "In the night the river rose; it flooded the old mill.",
        "",
    ]
    (pair,) = alike_pairs([stems_of(text, "english") for text in texts])
    assert pair[:2] == (0, 2)
    assert SAME <= pair[2] <= 1


@given(st.lists(st.lists(st.sampled_from("abcdefg"), max_size=6), max_size=30))
def test_the_pairs_are_those_of_a_plain_count(texts: list[list[str]]) -> None:
    having = Counter(stem for text in texts for stem in set(text))
    vectors = [
        {stem: count * log1p(len(texts) / having[stem]) for stem, count in Counter(text).items()}
        for text in texts
    ]

    def cosine(one: dict[str, float], other: dict[str, float]) -> float:
        lengths = sqrt(sum(x * x for x in one.values()) * sum(x * x for x in other.values()))
        return sum(weight * other.get(stem, 0.0) for stem, weight in one.items()) / (lengths or 1.0)

    expected = {
        (i, j): round(found, 9)
        for i, one in enumerate(vectors)
        for j, other in enumerate(vectors)
        if i < j and abs((found := cosine(one, other)) - SAME) > 1e-9 and found > SAME
    }
    found = {(i, j): round(each, 9) for i, j, each in alike_pairs(texts) if abs(each - SAME) > 1e-9}
    assert found == expected
