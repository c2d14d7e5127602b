"""Superscript characters."""

import pytest

from tui.text.superscripts import is_exponent, raised


@pytest.mark.parametrize(
    "text, expected",
    [
        ("6", "⁶"),
        ("-1", "⁻¹"),
        ("n", "ⁿ"),
        ("n+1", "ⁿ⁺¹"),
        ("2k", "²ᵏ"),
        ("2πk", "^(2πk)"),
        ("π", "π"),
        ("th", "th"),
        ("", ""),
    ],
)
def test_it_is_raised_if_it_could_be_read_as_part_of_the_line(text: str, expected: str) -> None:
    assert raised(text) == expected


@pytest.mark.parametrize(
    "text, expected",
    [
        ("6", True),
        (" -12 ", True),
        ("1234", True),
        ("12345", False),
        ("n", False),
        ("2n", False),
        ("+", False),
        ("", False),
    ],
)
def test_an_exponent_is_a_short_number(text: str, expected: bool) -> None:
    assert is_exponent(text) == expected
