from hypothesis import given
from hypothesis import strategies as st

from tui.reader.rows.match_spans import CELL_SEPARATOR, SHOWN_SEPARATOR, shown_position

CELLS = st.lists(st.text(alphabet="ab │é", max_size=5).map(str.strip), min_size=1, max_size=5)


@given(CELLS, st.lists(st.integers(0, 4), min_size=5, max_size=5))
def test_every_character_of_a_cell_is_found_in_the_padded_row(cells: list[str], padding: list[int]) -> None:
    row = CELL_SEPARATOR.join(cells)
    shown = SHOWN_SEPARATOR.join(
        cell + " " * width for cell, width in zip(cells, padding, strict=False)
    ).rstrip()
    for position, character in enumerate(row):
        at = shown_position(row, shown, position)
        if character not in " |":
            assert shown[at] == character
        assert 0 <= at <= len(shown)


def test_a_separator_is_found() -> None:
    row, shown = "a | bb", "a    │ bb"
    assert [shown_position(row, shown, position) for position in range(len(row))] == [0, 4, 5, 6, 7, 8]
