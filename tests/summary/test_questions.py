"""Questions as users write them."""

import pytest

from tui.summary.questions import check_question


@pytest.mark.parametrize(
    ("written", "asked"),
    [
        ("Why?", "Why?"),
        ("  Why\n\tnot?  ", "Why not?"),
        ("a" * 500, "a" * 500),
        ("a" * 501, "a" * 500),
    ],
)
def test_a_question_is_one_line_of_five_hundred_letters(written: str, asked: str) -> None:
    assert check_question(written) == asked
