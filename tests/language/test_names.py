"""The tables of languages and their letters."""

import re
import unicodedata

import pytest

from tui.language.alphabets import ALPHABETS
from tui.language.detect import _SCRIPTS
from tui.language.names import LANGUAGE_TABLE, NAMES

SCRIPTS = dict(_SCRIPTS) | {"latin": "[A-Za-zÀ-ɏʻ]"}


@pytest.mark.parametrize("language", LANGUAGE_TABLE)
def test_a_language_is_named_in_its_script_and_has_codes(language: str) -> None:
    row = LANGUAGE_TABLE[language]
    two, three = row.codes.split()[:2]
    assert re.fullmatch("[a-z]{2}", two) and re.fullmatch("[a-z]{3}", three)
    first_script = row.script.split()[0]
    assert set(row.script.split()) <= SCRIPTS.keys()
    if language != "japanese":  # it is written 日本語
        assert re.match(SCRIPTS[first_script], row.own_name)
    assert {NAMES[code] for code in (language, *row.codes.split())} == {language}


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
    assert not {chr(first - 1), chr(last + 1)} & letters - set("ى\u05af")
