"""Rows of items that never move."""

import pytest

from tui.reader.rows.item_rows import EqualRows, UnequalRows
from tui.reader.rows.line_index import RowRef


@pytest.mark.parametrize("index", [EqualRows(3, 2), UnequalRows([2, 1, 3])])
def test_rows_are_found_by_item_and_line(index: EqualRows | UnequalRows) -> None:
    assert index.rows == 6
    for row in range(index.rows):
        assert index.row_at(index.locate(row)) == row
    assert index.locate(5) == RowRef(2, index.rows - 1 - index.row_at(RowRef(2, 0)))
    assert not index.ensure_wrapped(0, 6)
    assert index.at_width(7) is index


def test_rows_past_either_end_count_as_the_nearest() -> None:
    index = UnequalRows([2, 1])
    assert index.locate(-4) == RowRef(0, 0)
    assert index.locate(9) == RowRef(1, 0)
