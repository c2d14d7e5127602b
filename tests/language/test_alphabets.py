"""The letters of languages."""

import unicodedata

import pytest

from tui.language.alphabets import ALPHABETS


@pytest.mark.parametrize("code", ALPHABETS)
def test_letters_are_small_and_not_ascii(code: str) -> None:
    alphabet = ALPHABETS[code]
    assert alphabet.required <= alphabet.letters
    assert all(
        len(letter) == 1 and letter > "\x7f" and letter == letter.lower() for letter in alphabet.letters
    )


def test_what_ordinary_text_needs_is_apart_from_what_foreign_names_need() -> None:
    german, russian = ALPHABETS["de"], ALPHABETS["ru"]
    assert german.required == frozenset("äöüßé")
    assert german.letters - german.required == frozenset("èàçêëáóñ")
    assert russian.required == russian.letters


@pytest.mark.parametrize(
    ("code", "first", "last"),
    [("he", 0x5B0, 0x5BC), ("ar", 0x640, 0x652), ("fa", 0x640, 0x652), ("th", 0xE01, 0xE4E)],
)
def test_marks_are_letters_too(code: str, first: int, last: int) -> None:
    letters = ALPHABETS[code].letters
    marks = {chr(place) for place in range(first, last + 1) if unicodedata.category(chr(place))[0] in "LM"}
    assert marks <= letters
    assert not {chr(first - 1), chr(last + 1)} & letters
