from collections import Counter

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tui.reader.rows.line_index import LineIndex, LineItem, RowRef

TEXTS = st.lists(st.text(alphabet="ab 日本", max_size=60), min_size=1, max_size=12)


def flow(*texts: str, width: int = 10, gap: int = 1) -> LineIndex[LineItem]:
    start = 0
    items = []
    for text in texts:
        items.append(LineItem(text, "plain", start=start, gap=gap))
        start += len(text) + 2
    return LineIndex(items, width)


def test_rows_count_lines_and_gaps() -> None:
    assert flow("one", "two three four").rows == (1 + 1) + (1 + 2)


def test_locate_knows_gaps_and_lines() -> None:
    laid_out = flow("one", "two three four")
    assert laid_out.locate(0) == RowRef(0, -1)
    assert laid_out.locate(1) == RowRef(0, 0)
    assert laid_out.locate(2) == RowRef(1, -1)
    assert laid_out.locate(4) == RowRef(1, 1)


@given(TEXTS, st.integers(1, 20), st.data())
def test_items_on_rows_are_those_located_there(texts: list[str], width: int, data: st.DataObject) -> None:
    laid_out = flow(*texts, width=width)
    first = data.draw(st.integers(0, laid_out.rows - 1))
    rows = range(first, data.draw(st.integers(first + 1, laid_out.rows)))
    located = Counter(laid_out.locate(row).item for row in rows)
    assert dict(laid_out.items_on(rows)) == located


def test_rows_past_the_ends_are_the_nearest() -> None:
    laid_out = flow("one", "two")
    assert laid_out.locate(-5) == laid_out.locate(0)
    assert laid_out.locate(99) == laid_out.locate(laid_out.rows - 1)


def test_paragraphs_begin_after_a_gap() -> None:
    items = [
        LineItem(text, "plain", start=start, gap=gap)
        for text, start, gap in [("one", 0, 1), ("- a", 5, 1), ("- b", 9, 0), ("two", 14, 1)]
    ]
    laid_out = LineIndex(items, 10)
    assert [laid_out.paragraph_start(place, 1) for place in (0, 5, 10, 14)] == [5, 14, 14, 17]
    assert [laid_out.paragraph_start(place, -1) for place in (0, 2, 5, 10, 14, 15)] == [0, 0, 0, 5, 5, 14]
    assert (laid_out.paragraph_start(0, 2), laid_out.paragraph_start(15, -3)) == (14, 0)
    assert (laid_out.paragraph_start(0, 9), laid_out.paragraph_start(15, -9)) == (17, 0)


def test_a_long_paragraph_of_items_is_walked_through_by_pages() -> None:
    items = [LineItem("row", "plain", start=4 * number, gap=number in (0, 20)) for number in range(24)]
    laid_out = LineIndex(items, 10)
    down, up = [0], [92]
    while down[-1] < 80:
        down.append(laid_out.paragraph_in_reach(down[-1], 1, 6))
    while up[-1] > 0:
        up.append(laid_out.paragraph_in_reach(up[-1], -1, 6))
    assert down == [0, 24, 48, 72, 80]
    assert up == [92, 80, 60, 36, 12, 0]


def test_an_item_that_is_longer_than_a_page_is_passed_and_nothing_else_with_it() -> None:
    items = [LineItem("long " * 9, "plain", start=45 * number, gap=not number) for number in range(3)]
    laid_out = LineIndex(items, 5)
    assert [laid_out.paragraph_in_reach(place, 1, 4) for place in (0, 45, 90)] == [45, 90, 135]
    assert [laid_out.paragraph_in_reach(place, -1, 4) for place in (0, 45, 50, 90)] == [0, 0, 45, 45]


def test_nothing_has_no_rows() -> None:
    assert flow().rows == 0
    with pytest.raises(IndexError):
        flow().locate(0)


def test_the_indent_takes_room() -> None:
    wide = LineIndex([LineItem("aaaa bbbb", "plain")], 9)
    narrow = LineIndex([LineItem("aaaa bbbb", "plain", subsequent_indent="    ")], 9)
    assert (wide.rows, narrow.rows) == (2, 3)


def test_an_item_is_found_by_its_place_in_the_text() -> None:
    laid_out = flow("one", "two", "three")
    assert [laid_out.item_at(offset) for offset in (-1, 0, 4, 5, 9, 10, 99)] == [0, 0, 0, 1, 1, 2, 2]


def test_one_item_can_be_given_another_text() -> None:
    laid_out = flow("one", "two", "three").with_text(1, "two words of it")
    assert laid_out.rows == 2 + 3 + 2
    assert laid_out.items[1].text == "two words of it"


@given(TEXTS, st.integers(2, 20), st.integers(2, 20))
def test_another_width_is_as_if_it_had_been_so_from_the_start(
    texts: list[str], width: int, other: int
) -> None:
    laid_out = flow(*texts, width=other).with_text(0, "other 日本 words")
    laid_out.ensure_wrapped(0, 5)
    assert laid_out.at_width(other) is laid_out
    assume(width != other)
    again = laid_out.at_width(width)
    expected = LineIndex(laid_out.items, width)
    assert (again.width, again.rows) == (width, expected.rows)
    assert [again.breaks(item) for item in range(len(texts))] == [
        expected.breaks(item) for item in range(len(texts))
    ]
    assert laid_out.width == other


@given(TEXTS, st.integers(2, 20))
def test_every_row_is_found_again(texts: list[str], width: int) -> None:
    laid_out = flow(*texts, width=width)
    laid_out.ensure_wrapped(0, 10_000)
    assert not laid_out.ensure_wrapped(0, laid_out.rows)
    for row in range(laid_out.rows):
        item, line = laid_out.locate(row)
        if line >= 0:
            assert laid_out.row_of(item, laid_out.breaks(item)[line]) == row


@given(TEXTS, st.integers(2, 20))
def test_settling_in_any_window_leaves_that_window_exact(texts: list[str], width: int) -> None:
    laid_out = flow(*texts, width=width)
    while laid_out.ensure_wrapped(0, 5):
        pass
    for row in range(min(5, laid_out.rows)):
        item, line = laid_out.locate(row)
        assert line < len(laid_out.breaks(item))


def test_a_copy_settles_by_itself() -> None:
    wide = "鯨の海は広い。" * 60
    flow = LineIndex([LineItem(wide, "flow--text") for _ in range(5)], 20)
    same = flow.copy()
    rows = flow.rows
    assert (same.rows, same.items, same.width) == (rows, flow.items, flow.width)
    moved = same.ensure_wrapped(0, same.rows)
    assert flow.rows == rows
    assert moved == (same.rows != rows) and flow.ensure_wrapped(0, rows) == moved
    assert flow.rows == same.rows


def test_without_room_there_are_no_rows() -> None:
    index = LineIndex([LineItem("aaaa bbbb", "plain")], 0)
    assert index.rows == index.with_text(0, "cccc").rows == 0
    assert not index.ensure_wrapped(0, 10)
    assert index.at_width(4).rows == 1 + 2
