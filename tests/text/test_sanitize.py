import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.document.strategies import any_text
from tui.text.sanitize import clean_line, clean_text, normalize_newlines, printable, with_single_spaces


@given(any_text)
def test_nothing_unsafe_is_left(text: str) -> None:
    cleaned = clean_text(text)
    assert clean_text(cleaned) == cleaned
    assert not {unicodedata.category(letter) for letter in cleaned} & {"Zl", "Zp", "Cs"}
    assert all(letter == "\n" for letter in cleaned if unicodedata.category(letter) == "Cc")
    assert not any(unicodedata.bidirectional(letter) in _DIRECTIONS for letter in cleaned)
    assert all(letter in " \n" for letter in cleaned if letter.isspace())


_DIRECTIONS = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}


_DROPPED = dict.fromkeys(map(ord, "\u00ad\u2060\u2061\u2062\u2063\u2064\ufeff"))


@given(any_text)
def test_but_for_what_is_dropped_one_character_stands_for_one(text: str) -> None:
    normal = text.translate(_DROPPED).replace("\r\n", "\n").replace("\r", "\n")
    normal = normal.replace("\u2028", "\n").replace("\u2029", "\n")
    cleaned = clean_text(text)
    without_joiners = [letter for letter in normal if letter not in "\u200b\u200c\u200d"]
    ours = [letter for letter in cleaned if letter not in "\u200b\u200c\u200d"]
    assert len(ours) == len(without_joiners)
    assert all(a == b or a in " \ufffd" for a, b in zip(ours, without_joiners, strict=True))


@pytest.mark.parametrize("letter", ["\x1b", "\x9b", "\x00", "\x7f", "\u202e", "\u2067", "\ud800", "\ufdd0"])
def test_controls_become_the_replacement_character(letter: str) -> None:
    assert clean_text(f"a{letter}b") == "a\ufffdb"


@pytest.mark.parametrize("space", ["\t", "\u00a0", "\u2003", "\u202f", "\u3000"])
def test_every_space_becomes_one_space(space: str) -> None:
    assert clean_text(f"a{space}b") == "a b"


@pytest.mark.parametrize("end", ["\r", "\r\n", "\u2028", "\u2029"])
def test_line_ends_become_line_feeds(end: str) -> None:
    assert clean_text(f"a{end}b") == "a\nb"
    assert clean_line(f"a{end}b") == "a b"


@pytest.mark.parametrize("letter", ["\u00ad", "\u200b", "\u2060", "\ufeff", "\u200d", "\u200c"])
def test_what_only_guides_line_breaks_is_dropped_from_words(letter: str) -> None:
    assert clean_text(f"sea{letter}wall") == "seawall"


@pytest.mark.parametrize(
    "text",
    ["👩\u200d🚀", "❤\ufe0f\u200d🔥", "א\u200f", "e\u0301", "می\u200cخواهم", "क्\u200dष", "ภาษา\u200bไทย"],
)
def test_joiners_and_variation_selectors_stay_where_they_are_needed(text: str) -> None:
    assert clean_text(text) == text


@given(st.text(st.sampled_from("ab \n\t\u00a0\u2003\x1c\x85\u200b"), max_size=30))
def test_a_long_text_gets_single_spaces_as_a_short_one_does(text: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("tui.text.sanitize._MAX_SPLIT", 0)
        assert with_single_spaces(text) == " ".join(text.split())


@given(st.text())
def test_what_was_cleaned_is_printed_as_it_is(text: str) -> None:
    cleaned = clean_text(text)
    assert printable(cleaned) == cleaned
    assert printable(cleaned, styled=True) == cleaned


@given(st.text(st.sampled_from("a\n\t\r\0\x1b[]0;12mH\x07\x7f\x9b\u202e\u2066\ud800\ufffe ")), st.booleans())
def test_nothing_that_is_printed_is_obeyed(text: str, styled: bool) -> None:
    shown = printable(text, styled=styled)
    assert len(shown) == len(text)
    rest = re.sub(r"\x1b\[[012]m", "", shown) if styled else shown
    assert not re.search("[^\n\t -~\ufffd]", rest)


def test_styles_are_kept_only_where_they_are_wanted() -> None:
    text = "\x1b[1mbold\x1b[0m \x1b[2mfaint\x1b[0m \x1b[31mred \x1b[2J"
    assert printable(text, styled=True) == "\x1b[1mbold\x1b[0m \x1b[2mfaint\x1b[0m \ufffd[31mred \ufffd[2J"
    assert "\x1b" not in printable(text)


def test_newlines_are_normalized_and_all_else_stays() -> None:
    assert normalize_newlines("\ufeffa\r\nb\rc\n\td\u2028\ufeff") == "a\nb\nc\n\td\u2028\ufeff"
