from collections import Counter
from itertools import combinations, pairwise
from math import log
from random import Random

import numpy as np
import pytest

from tui.summary.segmentation import Unit, cut_into_segments
from tui.summary.terms import TermCounts, count_terms

USUAL = 40.0


def counts_of(*sentences: str) -> TermCounts:
    words = [word for sentence in sentences for word in sentence]
    numbers = {word: number for number, word in enumerate(dict.fromkeys(words))}
    places = np.repeat(np.arange(len(sentences)), [len(sentence) for sentence in sentences])
    return count_terms(
        places, np.array([numbers[word] for word in words], np.int64), len(sentences), len(numbers)
    )


def units(count: int, words: int = 10, leaning: tuple[int, ...] = ()) -> list[Unit]:
    return [Unit(index, index + 1, words, index in leaning) for index in range(count)]


def test_a_segment_begins_where_the_words_change() -> None:
    counts = counts_of(*["abcabc"] * 4, *["xyzxyz"] * 5, *["opqopq"] * 4)
    assert cut_into_segments(counts, units(13), USUAL) == [0, 4, 9]


def test_a_segment_does_not_begin_with_a_unit_that_leans_on_the_one_before() -> None:
    counts = counts_of(*["abcabc"] * 4, "abxy", *["xyzxyz"] * 4)
    assert cut_into_segments(counts, units(9), USUAL) == [0, 4]
    assert cut_into_segments(counts, units(9, leaning=(4,)), USUAL) == [0, 5]


@pytest.mark.parametrize("length", [10, 100_000])
def test_segments_are_not_much_longer_than_usual_unless_one_unit_is(length: int) -> None:
    counts = counts_of(*["abcabc"] * 40)
    starts = cut_into_segments(counts, units(40, words=length), USUAL)
    assert np.diff([*starts, 40]).max() * length <= max(length, 3.5 * USUAL)


def test_nothing_has_no_segments() -> None:
    assert cut_into_segments(counts_of(), [], USUAL) == []


def test_units_without_words_are_in_some_segment() -> None:
    assert cut_into_segments(counts_of("", "", ""), units(3), USUAL)[0] == 0


@pytest.mark.parametrize("seed", range(20))
def test_no_other_segmentation_is_likelier(seed: int) -> None:
    random = Random(seed)
    texts = ["".join(random.choices("abcde", k=random.randint(0, 9))) for _ in range(7)]
    given = [Unit(index, index + 1, 6 + len(text), random.random() < 0.3) for index, text in enumerate(texts)]
    vocabulary = len(set("".join(texts)))

    def likelihood(start: int, end: int) -> float:
        words = sum(unit.words for unit in given[start:end])
        if words > 3.5 * USUAL and end > start + 1:
            return -np.inf
        counts = Counter("".join(texts[start:end]))
        of_words = sum(log(index + 0.4) for count in counts.values() for index in range(count))
        of_all = sum(log(index + 0.4 * vocabulary) for index in range(counts.total()))
        leaning = 4 if start and given[start].leans else 0
        return of_words - of_all - 4 * log(words / USUAL) ** 2 - leaning

    def total(starts: tuple[int, ...]) -> float:
        return sum(likelihood(start, end) for start, end in pairwise((*starts, len(texts))))

    others = ((0, *cuts) for count in range(7) for cuts in combinations(range(1, 7), count))
    found = cut_into_segments(counts_of(*texts), given, USUAL)
    assert total(tuple(found)) == pytest.approx(max(map(total, others)))
