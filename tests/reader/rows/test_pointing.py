"""The text under the pointer, and the words that it is in."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.reader.rows.line_index import LineItem, Piece, TextRow
from tui.reader.rows.pointing import text_under, whole_words

TEXT = "Before.\n\nThe keeper’s well-known lamp, “lit” at dusk."
ITEM = LineItem(TEXT[9:], "flow--text", start=9)


@pytest.mark.parametrize(
    "cell, under", [(0, "T"), (4, "k"), (-1, ""), (-50, ""), (len(ITEM.text) - 1, "."), (99, "")]
)
def test_the_character_under_a_cell(cell: int, under: str) -> None:
    start, end = text_under(TEXT, TextRow(ITEM, 0, len(ITEM.text)), cell)
    assert TEXT[start:end] == under


def test_beside_a_row_is_its_nearer_end() -> None:
    assert text_under(TEXT, TextRow(ITEM, 4, 12), -3) == (13, 13)
    assert text_under(TEXT, TextRow(ITEM, 4, 12), 99) == (21, 21)


def test_wide_characters_and_those_of_several_parts_are_one() -> None:
    text = "鯨の👍🏽e\u0301x"
    item = LineItem(text, "flow--text")
    under = [text[slice(*text_under(text, TextRow(item, 0, len(text)), cell))] for cell in range(8)]
    assert under == ["鯨", "鯨", "の", "の", "👍🏽", "👍🏽", "e\u0301", "x"]


def test_a_cell_of_an_aligned_table_is_found_in_its_source() -> None:
    text = "a | long cell"
    cells = (Piece(0, 0, 1), Piece(4, 7, 9))
    item = LineItem("a    │ long cell", "flow--table", source_length=len(text), pieces=cells)
    start, end = text_under(text, TextRow(item, 0, len(item.text)), 7)
    assert text[start:end] == "l"


def test_a_line_that_stands_for_other_text_is_taken_as_a_whole() -> None:
    item = LineItem("⋯ 2 sentences", "flow--fold", start=9, source_length=20)
    assert text_under(TEXT, TextRow(item, 0, 13), 3) == (9, 29)


@pytest.mark.parametrize(
    "part, words",
    [
        ("eepe", "keeper’s"),
        ("l-k", "well-known"),
        (" lam", "lamp"),
        ("mp, “li", "lamp, “lit"),
        (" ", ""),
        ("", ""),
        (", “", ", “"),
        ("“lit”", "“lit”"),
    ],
)
def test_a_part_becomes_whole_words(part: str, words: str) -> None:
    start = TEXT.index(part)
    first, last = whole_words(TEXT, start, start + len(part))
    assert TEXT[first:last] == words


def test_where_words_have_no_spaces_characters_stay_alone() -> None:
    text = "鯨の海は広い"
    assert whole_words(text, 2, 3) == (2, 3)


def test_words_of_joined_letters_stay_whole() -> None:
    text = "यह किताब है"
    start = text.index("ताब")
    assert text[slice(*whole_words(text, start, start + 1))] == "किताब"


@given(text=st.text(max_size=80), places=st.tuples(st.integers(0, 80), st.integers(0, 80)))
def test_nothing_that_was_selected_is_lost_but_spaces(text: str, places: tuple[int, int]) -> None:
    start, end = sorted(min(place, len(text)) for place in places)
    first, last = whole_words(text, start, end)
    assert 0 <= first <= last <= len(text)
    assert text[start:end].strip() in text[first:last]
    assert text[first:last] == text[first:last].strip()
    assert whole_words(text, first, last) == (first, last)
