from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from tests.text.scripts import ANYTHING, TEXTS
from tests.text.test_cells import boundaries
from tui.text.cells import is_one_cell_each, max_cells
from tui.text.wrap import estimate_lines, line_breaks

WIDE = "日本語の文章は空白なしで続き、行の終わりでどこでも折り返すことができる。"


def lines(text: str, width: int) -> list[str]:
    breaks = [*line_breaks(text, width), len(text)]
    return [text[start:end].rstrip(" ") for start, end in pairwise(breaks)]


def test_breaks_at_spaces() -> None:
    assert lines("the quick brown fox jumps", 10) == ["the quick", "brown fox", "jumps"]


def test_a_line_that_fits_exactly_is_one_line() -> None:
    assert lines("exactly ten", 11) == ["exactly ten"]
    assert lines("exactly ten more", 11) == ["exactly ten", "more"]


def test_a_word_longer_than_a_line_is_broken() -> None:
    assert lines("abcdefghij kl", 4) == ["abcd", "efgh", "ij", "kl"]


@pytest.mark.parametrize("end", ["", " 港"])
def test_an_address_longer_than_a_line_is_broken_at_its_marks(end: str) -> None:
    address = "https://a.example/old-ropes/tar?page=223"
    assert lines(f"See {address}{end}", 20)[:3] == ["See", "https://a.example/", "old-ropes/tar?page="]
    assert lines(f"a/{'b' * 20}{end}", 10)[:2] == ["a/bbbbbbbb", "bbbbbbbbbb"]
    assert lines(f"abcdef/éghijkl{end}", 10)[:2] == ["abcdef/égh", "ijkl" if not end else "ijkl 港"]


def test_spaces_at_a_break_belong_to_no_line() -> None:
    assert lines("one     two", 4) == ["one", "two"]


def test_an_empty_text_is_one_empty_line() -> None:
    assert line_breaks("", 10) == [0]


def test_wide_characters_take_two_cells() -> None:
    for line in lines(WIDE, 11):
        assert cell_len(line) <= 11
    assert "".join(lines(WIDE, 11)) == WIDE


def test_closing_punctuation_does_not_start_a_line() -> None:
    for width in range(4, 40):
        assert not any(line[0] in "、。" for line in lines(WIDE, width))


@pytest.mark.parametrize("end", ["", " 港"])
def test_no_line_breaks_beside_a_mark_that_stands_alone(end: str) -> None:
    text = f"Elle dit : « Pourquoi ? » et 10 % des gens ; oui{end}"
    for width in range(16, 40):
        assert not any(line[0] in ":?»%;" or line[-1] == "«" for line in lines(text, width)[1:])
    assert lines("? ? ? ?", 3) == ["? ?", "? ?"]


def test_lines_break_between_tibetan_syllables() -> None:
    assert lines("གངས་བབས་ཀྱི་འདུག་", 5) == ["གངས་", "བབས་", "ཀྱི་", "འདུག་"]


def test_an_emoji_of_several_code_points_stays_whole() -> None:
    family = "👨‍👩‍👧"
    assert all(line.strip() in ("", family, "a") for line in lines(f"a {family} {family}", 3))


PRINTABLE = st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp", "Mn", "Cf"))


@given(st.text(PRINTABLE), st.integers(2, 40))
def test_every_line_fits_and_nothing_is_lost(text: str, width: int) -> None:
    breaks = line_breaks(text, width)
    assert breaks[0] == 0
    assert breaks == sorted(set(breaks))
    assert all(cell_len(line) <= width for line in lines(text, width))


@given(TEXTS, st.integers(2, 30))
def test_in_every_script_lines_fit_and_no_character_is_split(text: str, width: int) -> None:
    breaks = line_breaks(text, width)
    assert breaks == sorted(set(breaks))
    if width >= 4:  # of the letters here, none with its marks takes more
        assert all(max_cells(line) <= width for line in lines(text, width))
    if width >= 8:
        assert set(breaks) <= boundaries(text)


@given(ANYTHING, st.integers(2, 12))
def test_in_any_text_lines_fit(text: str, width: int) -> None:
    assert all(cell_len(line) <= width for line in lines(text, width))


def test_korean_breaks_between_words() -> None:
    assert lines("한국어 문장은 띄어쓰기를 한다", 12) == ["한국어", "문장은", "띄어쓰기를", "한다"]


def test_thai_breaks_between_marked_words() -> None:
    assert lines("ภาษา\u200bไทย\u200bกำลัง", 6) == ["ภาษา\u200b", "ไทย\u200b", "กำลัง"]
    assert "".join(lines("น้ำกำลังไหล", 2)) == "น้ำกำลังไหล"


def test_a_wide_mark_after_narrow_letters_stays_with_them() -> None:
    assert lines("a（bc）d", 5) == ["a", "（bc", "）d"]


@given(st.text(alphabet="abc é/—“”’ ", max_size=200), st.integers(1, 30))
def test_the_fast_path_agrees_with_measuring(text: str, width: int) -> None:
    from tui.text.wrap import _breaks_by_cells

    assert is_one_cell_each(text)
    fast = line_breaks(text.strip(), width)
    slow = _breaks_by_cells(text.strip(), width)
    assert fast == slow


@given(st.text(alphabet="日本語abc ", min_size=1, max_size=300), st.integers(2, 40))
def test_the_estimate_is_near(text: str, width: int) -> None:
    assert 0.3 <= (estimate_lines(text, width) + 1) / (len(line_breaks(text, width)) + 1) <= 3
