"""Lengths of summaries."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tui.document.errors import UsageError
from tui.summary.lengths import Length, Unit


@pytest.mark.parametrize(
    "text, length",
    [
        ("5", Length(5)),
        (5, Length(5)),
        (" 12 ", Length(12)),
        ("20%", Length(20, Unit.PERCENT)),
        ("100 %", Length(100, Unit.PERCENT)),
        ("150w", Length(150, Unit.WORDS)),
        ("150 Words", Length(150, Unit.WORDS)),
        ("3 sentences", Length(3)),
        ("3min", Length(3, Unit.MINUTES)),
        ("3 Minutes", Length(3, Unit.MINUTES)),
        ("3m", Length(3, Unit.MINUTES)),
        (Length(7), Length(7)),
    ],
)
def test_reads_lengths(text: str | int | Length, length: Length) -> None:
    assert Length.parse(text) == length


@pytest.mark.parametrize(
    "text", ["", "five", "-3", "5.5", "5x", "%", "w", "1e3", "9" * 30, "５", True, None, 2.0]
)
def test_refuses_what_is_no_length(text: object) -> None:
    with pytest.raises(UsageError, match="is not a length: write 5 for sentences, 20% for a share"):
        Length.parse(text)  # type: ignore[arg-type]


@pytest.mark.parametrize("text", ["0", "0%", "0w", "101%", 0, -1])
def test_refuses_lengths_that_no_summary_has(text: str | int) -> None:
    with pytest.raises(UsageError, match="cannot have the length"):
        Length.parse(text)


@given(st.integers(1, 100), st.sampled_from(Unit))
def test_is_written_as_it_is_read(amount: int, unit: Unit) -> None:
    assert Length.parse(str(Length(amount, unit))) == Length(amount, unit)


@pytest.mark.parametrize(
    "start, longer, shorter",
    [("5", "6", "4"), ("1", "2", "1"), ("20%", "25%", "15%"), ("98%", "100%", "93%"), ("5%", "10%", "5%"),
     ("3%", "8%", "3%"), ("150w", "200w", "100w"), ("50w", "100w", "50w"), ("30w", "80w", "30w"),
     ("3min", "4min", "2min"), ("1min", "2min", "1min")],
)  # fmt: skip
def test_grows_and_shrinks_in_steps(start: str, longer: str, shorter: str) -> None:
    assert str(Length.parse(start).longer()) == longer
    assert str(Length.parse(start).shorter()) == shorter


ORDER = (3, 0, 2, 4, 1)
WORDS = (10, 20, 30, 40, 50)


@pytest.mark.parametrize(
    "length, chosen",
    [
        ("1", (3,)),
        ("3", (0, 2, 3)),
        ("9", (0, 1, 2, 3, 4)),
        ("20%", (3,)),
        ("39%", (3,)),
        ("40%", (0, 3)),
        ("1%", (3,)),
        ("100%", (0, 1, 2, 3, 4)),
        ("50w", (0, 3)),
        ("79w", (0, 1, 3)),
        ("80w", (0, 2, 3)),
        ("1w", (3,)),
    ],
)
def test_chooses_the_best_that_fit(length: str, chosen: tuple[int, ...]) -> None:
    assert Length.parse(length).choose(ORDER, len(ORDER), WORDS.__getitem__) == chosen


def test_chooses_nothing_from_nothing() -> None:
    for length in ("5", "20%", "150w"):
        assert Length.parse(length).choose((), 0, WORDS.__getitem__) == ()


@example([0, 4, 2, 3, 1, 5, 6, 7], [1, 1, 1, 1, 2, 1, 1, 1], 2)
@given(st.permutations(range(8)), st.lists(st.integers(1, 40), min_size=8, max_size=8), st.integers(1, 200))
def test_words_are_the_longest_run_that_fits_and_what_fits_after_it(
    order: list[int], words: list[int], amount: int
) -> None:
    chosen = Length(amount, Unit.WORDS).choose(order, 8, words.__getitem__)
    total = sum(words[index] for index in chosen)
    run = next((n for n in range(1, 9) if sum(words[index] for index in order[:n]) > amount), 9) - 1
    assert set(order[: max(1, run)]) <= set(chosen)
    assert len(chosen) == 1 or total <= amount
    left_out = [index for index in order[: max(1, run) + 5] if index not in chosen]
    assert all(total + words[index] > amount for index in left_out)


def test_minutes_are_as_many_words_as_are_read_in_them() -> None:
    assert Length.parse("2min").max_words == 2 * 238
    slow = Length.parse("2min").at_pace(30)
    assert slow.choose(ORDER, 5, WORDS.__getitem__) == Length.parse("60w").choose(ORDER, 5, WORDS.__getitem__)
    assert slow.longer().max_words == 90
    assert str(slow) == "2min"


def test_the_longest_length_grows_no_more() -> None:
    longest = Length.parse("9" * 9)
    assert longest.longer() == longest
    assert longest.shorter().amount == 10**9 - 2
    with pytest.raises(UsageError):
        Length.parse("9" * 10)
