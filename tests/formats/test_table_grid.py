"""Cells that span columns and rows."""

from hypothesis import given
from hypothesis import strategies as st

from tui.formats.table_grid import SpanningCell, cells_in_columns

CELLS = st.builds(
    SpanningCell, st.tuples(st.text("ab", min_size=1), st.just(())), st.integers(1, 4), st.integers(1, 4)
)
TABLES = st.lists(st.lists(CELLS, max_size=5), max_size=6)


def grid(*rows: list[tuple[str, int, int]]) -> list[list[str]]:
    found = cells_in_columns(
        [SpanningCell((text, ()), columns, height) for text, columns, height in row] for row in rows
    )
    return [[text for text, _ in row] for row in found]


def test_cells_stand_in_their_columns() -> None:
    assert grid(
        [("Port", 1, 2), ("Spring", 2, 1), ("Autumn", 1, 1)],
        [("ships", 1, 1), ("boats", 1, 1), ("ships", 1, 1)],
        [("Amstel", 1, 3), ("4", 1, 1), ("5", 1, 2), ("6", 1, 1)],
        [("7", 1, 1), ("8", 1, 1)],
        [("9", 2, 1)],
    ) == [
        ["Port", "Spring", "", "Autumn"],
        ["", "ships", "boats", "ships"],
        ["Amstel", "4", "5", "6"],
        ["", "7", "", "8"],
        ["", "9"],
    ]


def test_a_title_over_all_columns_and_columns_that_nothing_begins_in_add_no_cells() -> None:
    assert grid([("Ships", 5, 1)], [("a", 2, 1), ("b", 3, 1)], []) == [["Ships"], ["a", "b"], []]


@given(TABLES)
def test_every_cell_is_kept_once_and_the_last_one_of_a_row_ends_it(rows: list[list[SpanningCell]]) -> None:
    found = cells_in_columns(rows)
    assert [[cell for cell in row if cell[0]] for row in found] == [
        [cell.content for cell in row] for row in rows
    ]
    assert all(row[-1][0] for row in found if row)


def test_spans_of_a_damaged_table_do_not_grow_with_its_rows() -> None:
    found = grid(*[[("a", 9**9, 9**9)] for _ in range(400)])
    assert sum(map(len, found)) < 400 * 10
