import pytest

from tui.formats.pdf.heading_numbers import are_in_sequence, parse_heading_numbers
from tui.formats.pdf.text_patterns import (
    is_caption,
    is_formula,
    is_mostly_symbols,
    is_numbered_formula,
    is_theorem_name,
    is_title_like,
)


@pytest.mark.parametrize(
    "text", ["x = a + b (3)", "xk−1", "∑ i=1", "max(u, v) ≤ 1, for all i", "1 1−α", "a b c"]
)
def test_signs_and_single_letters_are_formulas(text: str) -> None:
    assert is_formula(text)


@pytest.mark.parametrize(
    "text", ["The tower", "is:", "O(log n) lookups", "see Section 3", "In 1871", "well-known", "塔中的潮水"]
)
def test_words_are_no_formulas(text: str) -> None:
    assert not is_formula(text)


def test_the_number_of_a_formula_does_not_count() -> None:
    assert is_numbered_formula("h = g (2.1)")
    assert not is_numbered_formula("the gauge (2)")


@pytest.mark.parametrize(
    ("text", "is_name"),
    [
        ("The gauges", True),
        ("3 Results for n = 7", True),
        ("2 kǫθ", False),
        ("Xⁿ", False),
        ("x(FG) = (xF)G", False),
    ],
)
def test_headings_have_words(text: str, is_name: bool) -> None:
    assert is_title_like(text) is is_name


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Figure 3. The tower", True),
        ("Table II", True),
        ("Fig. 2: The tower", True),
        ("Figure 3 shows the tower.", False),
        ("Tables are set in the hall.", False),
    ],
)
def test_captions_begin_with_the_name_of_a_figure(text: str, expected: bool) -> None:
    assert is_caption(text) is expected


def test_theorems_are_no_sections() -> None:
    assert all(map(is_theorem_name, ("Theorem 1.2 (Quist).", "Proof.", "Lemma 3", "Keywords: tides")))
    assert not any(map(is_theorem_name, ("Examples of gauges", "Proof of the tower", "Results")))


def test_letters_follow_letters_and_roman_numbers_each_other() -> None:
    texts = ["I. Aims", "A. One", "B. Two", "C. Three", "D. Four", "II. Means", "A. One", "V. What"]
    numbers = parse_heading_numbers(texts)
    assert [number.system[0] if number else "" for number in numbers] == list("rllllrlr")
    assert are_in_sequence(numbers) == [True] * 7 + [False]


def test_street_numbers_follow_nothing() -> None:
    numbers = parse_heading_numbers(
        ["1 Aims", "701 First Avenue", "2 Means", "2.1 Gauges", "51 Quay Street", "4 End"]
    )
    assert are_in_sequence(numbers) == [True, False, True, True, False, True]


def test_a_row_of_signs_is_no_sentence_even_with_a_full_stop() -> None:
    assert is_mostly_symbols("E[x] ≤ G(u, 4) + a b c = d, where x > y.")
    assert not is_mostly_symbols("The keeper takes x = 4 and y = 5 and writes both of them into the ledger.")
