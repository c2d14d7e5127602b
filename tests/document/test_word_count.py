"""Counting words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.document.stats import count_words


@pytest.mark.parametrize(
    "text, count",
    [
        ("", 0),
        ("Two words", 2),
        ("  well-known, isn’t it? — 42 %  ", 4),
        ("naïve Ωmega\nline\ttab\u00a0space", 5),
        ("* * * …", 0),
        ("_ __ (a)", 1),
        ("鯨は海", 3),
        ("The 鯨 swims", 3),
        ("สะพานเก่า", 3),
        ("The สะพานเก่า swims", 5),
    ],
)
def test_counts_runs_with_a_letter_or_a_digit(text: str, count: int) -> None:
    assert count_words(text) == count


def test_a_long_text_is_counted_in_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tui.document.stats._PIECE", 3)
    assert count_words("One two, three鯨 - สะพานเก่า. Four\nfive six") == 10


@given(st.text(st.characters(max_codepoint=0x24F)))
def test_counts_as_a_plain_loop_does(text: str) -> None:
    assert count_words(text) == sum(any(c.isalnum() for c in run) for run in text.split())
