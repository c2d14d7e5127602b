"""Lines of code that are wider than their view."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from tui.reader.rows.code_lines import Window, window
from tui.text.cells import graphemes

LINES = st.text("ab 日é👍🏽\u0301", max_size=80)


def shown(text: str, left: int, room: int) -> str:
    part = window(text, left, room)
    before = ("‹" if part.is_cut_left else "") + " " * part.padding
    return before + text[part.start : part.end] + ("›" if part.is_cut_right else "")


@pytest.mark.parametrize(
    "left, seen",
    [(0, "abcdefg›"), (1, "‹cdefgh›"), (4, "‹fghij"), (9, "‹"), (30, "‹")],
)
def test_a_wide_line_is_cut_with_signs(left: int, seen: str) -> None:
    assert shown("abcdefghij", left, 8) == seen


def test_a_line_that_fits_is_whole() -> None:
    assert window("abc", 0, 3) == Window(0, 3)
    assert window("", 0, 3) == Window(0, 0)


def test_a_wide_character_is_not_cut_in_half() -> None:
    assert shown("日本語のテキスト", 0, 6) == "日本›"
    assert shown("日本語のテキスト", 2, 7) == "‹ 語の›"
    assert shown("a日本語", 1, 20) == "‹ 本語"


@given(LINES, st.integers(0, 90), st.integers(2, 40))
def test_what_is_shown_fits_and_stands_in_its_column(text: str, left: int, room: int) -> None:
    part = window(text, left, room)
    assert cell_len(shown(text, left, room)) <= room
    if part.start < part.end:
        assert cell_len(text[: part.start]) == left + part.indent
    assert part.is_cut_right == (cell_len(text) > left + room)


@given(LINES, st.integers(3, 40))
def test_every_character_comes_into_view(text: str, room: int) -> None:
    seen: set[int] = set()
    for left in range(cell_len(text) + 1):
        part = window(text, left, room)
        seen.update(range(part.start, part.end))
    assert seen == set(range(len(text))) or any(part.cells > room - 2 for part in graphemes(text))
