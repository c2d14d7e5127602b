"""The widths of a table's columns."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.reader.rows.comparison import POINTER_WIDTH, column_key, table_columns

NAMES = ("topic", "lex", "text", "lsa", "luhn", "edm", "basic", "kl", "red")


@given(st.integers(0, 300), st.lists(st.text("abc", min_size=1, max_size=5), max_size=10))
def test_the_columns_fill_the_width_where_there_is_any_for_the_words(width: int, names: list[str]) -> None:
    columns = table_columns(width, names)
    taken = POINTER_WIDTH + columns.text + sum(columns.widths) + columns.agreement
    assert columns.text >= 0
    assert taken == width or (columns.text == 0 and taken > width)
    assert all(len(title) < cells for title, cells in zip(columns.titles, columns.widths, strict=True))


@pytest.mark.parametrize(("width", "titles"), [(37, tuple("123456789")), (90, NAMES)])
def test_methods_have_their_names_where_there_is_room(width: int, titles: tuple[str, ...]) -> None:
    assert table_columns(width, NAMES).titles == titles


def test_even_the_narrowest_screen_has_words_of_the_sentences() -> None:
    assert table_columns(37, NAMES).text >= 14


@given(st.integers(30, 150))
def test_every_cell_of_a_column_is_found_in_it(width: int) -> None:
    columns = table_columns(width, NAMES)
    found = [columns.column_at(cell) for cell in range(width)]
    for column, cells in enumerate(columns.widths):
        assert found.count(column) == cells
    assert found[0] is None and found[width - 1] is None


def test_the_tenth_column_has_the_key_0_and_the_next_none() -> None:
    assert [column_key(column) for column in (0, 8, 9, 10)] == ["1", "9", "0", ""]
