import unicodedata

import pytest
from hypothesis import given

from tests.document.strategies import any_text
from tui.text.sanitize import clean_line, clean_text


@given(any_text)
def test_nothing_unsafe_is_left(text: str) -> None:
    cleaned = clean_text(text)
    assert clean_text(cleaned) == cleaned
    assert not {unicodedata.category(letter) for letter in cleaned} & {"Zl", "Zp", "Cs"}
    assert all(letter == "\n" for letter in cleaned if unicodedata.category(letter) == "Cc")
    assert not any(unicodedata.bidirectional(letter) in _DIRECTIONS for letter in cleaned)
    assert all(letter in " \n" for letter in cleaned if letter.isspace())


_DIRECTIONS = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}


@given(any_text)
def test_one_character_for_one_character(text: str) -> None:
    normal = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    cleaned = clean_text(text)
    assert len(cleaned) == len(normal)
    assert all(ours == theirs or ours in " \ufffd" for ours, theirs in zip(cleaned, normal, strict=True))


@pytest.mark.parametrize(
    "letter", ["\x1b", "\x9b", "\x00", "\x7f", "\u202e", "\u2067", "\u2028", "\ud800", "\ufdd0"]
)
def test_controls_become_the_replacement_character(letter: str) -> None:
    assert clean_text(f"a{letter}b") == "a\ufffdb"


@pytest.mark.parametrize("space", ["\t", "\u00a0", "\u2003", "\u202f", "\u3000"])
def test_every_space_becomes_one_space(space: str) -> None:
    assert clean_text(f"a{space}b") == "a b"


@pytest.mark.parametrize("text", ["👩\u200d🚀", "❤\ufe0f", "א\u200f", "e\u0301", "soft\u00adhyphen"])
def test_joiners_and_variation_selectors_stay(text: str) -> None:
    assert clean_text(text) == text


def test_line_ends_and_byte_order_mark_are_normalised() -> None:
    assert clean_text("\ufeffa\r\nb\rc\n") == "a\nb\nc\n"


def test_a_clean_line_is_one_line() -> None:
    assert clean_line("  a\n\n b\x1b\tc ") == "a b\ufffd c"
