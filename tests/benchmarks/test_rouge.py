from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from benchmarks.rouge import Scores, chosen_by_overlap

WORDS = st.lists(st.sampled_from("abcdef"), min_size=1, max_size=6)


def test_the_mean_is_that_of_the_three_figures() -> None:
    assert Scores(30.0, 12.0, 27.0).mean == 23.0


def test_it_chooses_the_sentence_that_says_the_most_of_the_reference() -> None:
    sentences = [["ships", "sail"], ["whales", "swim", "north"], ["whales", "swim"]]
    assert chosen_by_overlap(sentences, [["whales", "swim"]], 1) == (2,)


def test_the_reference_that_is_best_counts() -> None:
    sentences = [["ships", "sail"], ["whales", "swim"]]
    assert chosen_by_overlap(sentences, [["nets", "dry"], ["whales", "swim"]], 1) == (1,)


def test_the_second_sentence_adds_what_the_first_left_out() -> None:
    sentences = [["a", "b", "c"], ["a", "b"], ["d"], ["e"]]
    assert chosen_by_overlap(sentences, [["a", "b", "c", "d"]], 2) == (0, 2)


def test_pairs_of_words_count_across_the_end_of_a_sentence() -> None:
    # As single words the second and the third are worth the same; only "a b" makes a pair of the reference.
    assert chosen_by_overlap([["x", "a"], ["c"], ["b"]], [["x", "a", "b", "y", "c"]], 2) == (0, 2)


def test_the_earliest_of_equals_is_chosen() -> None:
    assert chosen_by_overlap([["x"], ["a"], ["a"]], [["a"]], 1) == (1,)


@given(st.lists(WORDS, max_size=6), st.lists(WORDS, min_size=1, max_size=3), st.integers(1, 8))
def test_it_chooses_as_many_as_asked_for_in_reading_order(
    sentences: list[list[str]], references: list[list[str]], count: int
) -> None:
    chosen = chosen_by_overlap(sentences, references, count)
    assert len(chosen) == min(count, len(sentences))
    assert list(chosen) == sorted(set(chosen))


@given(st.lists(WORDS, min_size=2, max_size=6), WORDS)
def test_no_other_sentence_would_have_been_better(sentences: list[list[str]], reference: list[str]) -> None:
    first = chosen_by_overlap(sentences, [reference], 1)
    pair = chosen_by_overlap(sentences, [reference], 2)
    best = max(f1(sentences[place], reference) for place in range(len(sentences)))
    assert f1(sentences[first[0]], reference) == best
    pairs = [places for places in combinations(range(len(sentences)), 2) if first[0] in places]
    assert f1(joined(sentences, pair), reference) == max(
        f1(joined(sentences, each), reference) for each in pairs
    )


def joined(sentences: list[list[str]], places: tuple[int, ...]) -> list[str]:
    return [word for place in places for word in sentences[place]]


def f1(summary: list[str], reference: list[str]) -> float:
    """ROUGE-1 and ROUGE-2 together, by crossing words out one after the other."""
    return sum(f1_of(ngrams(summary, size), ngrams(reference, size)) for size in (1, 2))


def f1_of(ours: list[tuple[str, ...]], theirs: list[tuple[str, ...]]) -> float:
    total, left, common = len(ours) + len(theirs), list(theirs), 0
    for ngram in ours:
        if ngram in left:
            left.remove(ngram)
            common += 1
    return 2 * common / total if total else 0.0


def ngrams(words: list[str], size: int) -> list[tuple[str, ...]]:
    return [tuple(words[start : start + size]) for start in range(len(words) - size + 1)]
