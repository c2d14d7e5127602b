from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from tui.app.layout.wrapping import estimated_lines, is_one_cell_each, wrap

WIDE = "日本語の文章は空白なしで続き、行の終わりでどこでも折り返すことができる。"


def lines(text: str, width: int) -> list[str]:
    breaks = [*wrap(text, width), len(text)]
    return [text[start:end].rstrip(" ") for start, end in pairwise(breaks)]


def test_breaks_at_spaces() -> None:
    assert lines("the quick brown fox jumps", 10) == ["the quick", "brown fox", "jumps"]


def test_a_line_that_fits_exactly_is_one_line() -> None:
    assert lines("exactly ten", 11) == ["exactly ten"]
    assert lines("exactly ten more", 11) == ["exactly ten", "more"]


def test_a_word_longer_than_a_line_is_broken() -> None:
    assert lines("abcdefghij kl", 4) == ["abcd", "efgh", "ij", "kl"]


def test_spaces_at_a_break_belong_to_no_line() -> None:
    assert lines("one     two", 4) == ["one", "two"]


def test_an_empty_text_is_one_empty_line() -> None:
    assert wrap("", 10) == [0]


def test_wide_characters_take_two_cells() -> None:
    for line in lines(WIDE, 11):
        assert cell_len(line) <= 11
    assert "".join(lines(WIDE, 11)) == WIDE


def test_closing_punctuation_does_not_start_a_line() -> None:
    for width in range(4, 40):
        assert not any(line[0] in "、。" for line in lines(WIDE, width))


def test_an_emoji_of_several_code_points_stays_whole() -> None:
    family = "👨‍👩‍👧"
    assert all(line.strip() in ("", family, "a") for line in lines(f"a {family} {family}", 3))


PRINTABLE = st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp", "Mn", "Cf"))


@given(st.text(PRINTABLE), st.integers(2, 40))
def test_every_line_fits_and_nothing_is_lost(text: str, width: int) -> None:
    breaks = wrap(text, width)
    assert breaks[0] == 0
    assert breaks == sorted(set(breaks))
    assert all(cell_len(line) <= width for line in lines(text, width))


@given(st.text(alphabet="abc é—“”’ ", max_size=200), st.integers(1, 30))
def test_the_fast_path_agrees_with_measuring(text: str, width: int) -> None:
    from tui.app.layout.wrapping import _wrap_by_cells

    assert is_one_cell_each(text)
    fast = wrap(text.strip(), width)
    slow = _wrap_by_cells(text.strip(), width)
    assert fast == slow


@given(st.text(alphabet="日本語abc ", min_size=1, max_size=300), st.integers(2, 40))
def test_the_estimate_is_near(text: str, width: int) -> None:
    assert 0.3 <= (estimated_lines(text, width) + 1) / (len(wrap(text, width)) + 1) <= 3
