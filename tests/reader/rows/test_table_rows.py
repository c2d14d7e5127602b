"""Rows of tables: their columns, their records, and where the article's text stands in them."""

import itertools

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from tests.reader.rows.laid_out import lines
from tui.document.build import Draft
from tui.document.model import Article
from tui.language.articles import build_article
from tui.reader.rows.article_items import article_items
from tui.reader.rows.line_index import LineIndex, LineItem, RowRef
from tui.reader.rows.pointing import text_under
from tui.reader.rows.spans import MatchSpans
from tui.text.cells import grapheme_start

WORDS = st.text(alphabet="ab|é日本e\u0301👍🏽1", min_size=1, max_size=9)
MARKS = "e\u0301👍🏽日本"
CELL = st.one_of(
    st.just(""),
    WORDS,
    st.lists(WORDS, max_size=12).map(" ".join),
    st.sampled_from(["x" * 5000, "word " * 1000, "鯨" * 700]).map(str.strip),
)
TABLES = st.one_of(
    st.lists(st.lists(CELL, min_size=1, max_size=5), min_size=1, max_size=4),
    st.lists(st.lists(WORDS, min_size=60, max_size=60), min_size=1, max_size=2),
).filter(lambda rows: any(map(any, rows)))


def table(rows: list[list[str]], *, has_header: bool = False) -> Article:
    return build_article([Draft.table(rows, has_header=has_header)], title="")


def index(article: Article, width: int) -> LineIndex[LineItem]:
    return LineIndex(article_items(article), width)


def refs(laid_out: LineIndex[LineItem]) -> list[RowRef]:
    return [
        RowRef(item, line)
        for item in range(len(laid_out.items))
        for line in range(len(laid_out.breaks(item)))
    ]


@settings(max_examples=50)
@given(TABLES, st.integers(10, 200), st.booleans())
@example([["x" * 5000], ["", "b"]], 10, True)
def test_every_character_of_a_cell_is_painted_once_and_its_row_is_found(
    rows: list[list[str]], width: int, has_header: bool
) -> None:
    article = table(rows, has_header=has_header)
    laid_out = index(article, width)
    painted: dict[int, str] = {}
    for ref in refs(laid_out):
        item, *line = laid_out.text_row(ref)
        for piece in item.pieces_on((line[0], line[1])):
            for at in range(piece.length):
                place = item.start + piece.start + at
                assert place not in painted
                painted[place] = item.text[piece.shown + at]
                assert laid_out.row_of(ref.item, piece.start + at) == laid_out.row_at(ref)
    text = article.text
    assert all(text[place] == character for place, character in painted.items())
    position = 0
    for row in rows:
        for cell in row:
            left = [at for at in range(position, position + len(cell)) if at not in painted]
            assert all(text[at] == " " for at in left)
            position += len(cell) + len(" | ")
        position += 1 - len(" | ")


@settings(max_examples=50)
@given(TABLES, st.integers(10, 200))
def test_no_row_is_wider_than_the_view_and_all_are_found_again(rows: list[list[str]], width: int) -> None:
    laid_out = index(table(rows), width)
    while laid_out.ensure_wrapped(0, laid_out.rows):
        pass
    for row in range(laid_out.rows):
        ref = laid_out.locate(row)
        if ref.line >= 0:
            item, start, end = laid_out.text_row(ref)
            assert cell_len(item.initial_indent + item.text[start:end]) <= width
            first, last = laid_out.source_span(ref)
            assert item.start <= first <= last <= item.end
            if item.pieces_on((start, end)):
                assert laid_out.row_of(ref.item, first - item.start) == row


@settings(max_examples=50)
@given(TABLES, st.integers(10, 120), st.data())
def test_a_match_is_marked_on_all_its_characters_and_no_others(
    rows: list[list[str]], width: int, data: st.DataObject
) -> None:
    article = table(rows)
    start = data.draw(st.integers(0, len(article.text) - 1))
    end = data.draw(st.integers(start + 1, min(len(article.text), start + 200)))
    laid_out = index(article, width)
    marks = MatchSpans([(start, end)])
    marked: set[int] = set()
    shown: set[int] = set()
    for ref in refs(laid_out):
        item, first, last = row = laid_out.text_row(ref)
        spans = [*marks.on_row(article.text, row)] if item.pieces else []
        assert all(a.end <= b.start for a, b in itertools.pairwise(spans))
        for piece in item.pieces_on((first, last)):
            for at in range(piece.length):
                place = item.start + piece.start + at
                shown.add(place)
                if any(span.start <= piece.shown + at < span.end for span in spans):
                    marked.add(place)
    wanted = {place for place in range(start, end) if place in shown}
    assert wanted <= marked
    rest = {place for place in marked - wanted if article.text[place] not in MARKS}
    assert not rest - {grapheme_start(article.text, start)}  # what is seen as one character is marked as one


@given(st.lists(st.lists(st.text("ab é", max_size=9).map(str.strip), min_size=1, max_size=3), min_size=1))
def test_the_character_under_the_pointer_is_that_of_the_cell(rows: list[list[str]]) -> None:
    article = table([["first"], *rows])
    laid_out = index(article, 30)
    for ref in refs(laid_out):
        item, start, end = row = laid_out.text_row(ref)
        for piece in item.pieces_on((start, end)):
            for at in range(piece.length):
                place = item.start + piece.start + at
                assert text_under(article.text, row, piece.shown + at - start) == (place, place + 1)


PLANETS = [["Planet", "Moons", "What it is"], ["Mars", "2", "a desert"], ["Jupiter", "95", "a ball of gas"]]


def test_columns_are_as_wide_as_their_cells_and_numbers_stand_on_the_right() -> None:
    assert lines(table(PLANETS), 60) == [
        "  Planet  │ Moons │ What it is",
        "  ────────┼───────┼──────────────",
        "  Mars    │     2 │ a desert",
        "  Jupiter │    95 │ a ball of gas",
    ]


def test_a_cell_wraps_in_its_own_column_and_rows_stand_apart() -> None:
    rows = [["Name", "About"], ["a", "one two three four five"], ["b", "six"]]
    assert lines(table(rows, has_header=True), 24) == [
        "  Name │ About",
        "  ─────┼────────────────",
        "  a    │ one two three",
        "       │ four five",
        "       │",
        "  b    │ six",
    ]


def test_a_long_name_over_numbers_wraps_to_give_text_more_room() -> None:
    rows = [
        ["Lamp", "Height over the sea in metres", "About"],
        ["Bell Rock", "35", "It still stands, and is lit"],
    ]
    assert lines(table(rows, has_header=True), 52) == [
        "  Lamp      │  Height over │ About",
        "            │   the sea in │",
        "            │       metres │",
        "  ──────────┼──────────────┼────────────────────────",
        "  Bell Rock │           35 │ It still stands, and is",
        "            │              │ lit",
    ]


def test_rows_that_do_not_wrap_stand_together() -> None:
    rows = [["one two three four five six", "b"], ["c", "d"], ["e", "f"]]
    assert lines(table(rows), 24) == [
        "  one two three four │ b",
        "  five six           │",
        "                     │",
        "  c                  │ d",
        "  e                  │ f",
    ]


def test_columns_without_room_become_records() -> None:
    rows = [["Name", "Long heading here", "C"], ["alpha", "one two three four", ""], ["beta", "", "9"]]
    assert lines(table(rows, has_header=True), 20) == [
        "  Name │ Long",
        "    heading here │ C",
        "  ──────────────────",
        "  alpha",
        "    Long heading",
        "      here: one two",
        "      three four",
        "",
        "  beta",
        "    C: 9",
    ]


def test_short_cells_of_records_stand_in_a_column_beside_the_names_of_theirs() -> None:
    rows = [["Set", "news, no titles", "a", "b", "c"], ["blend", "24.0", "30.0", "of 35.0", "22.8"], ["lead"]]
    assert lines(table(rows, has_header=True), 34)[3:] == [
        "  blend",
        "    news, no      24.0",
        "    titles",
        "    a             30.0",
        "    b             of 35.0",
        "    c             22.8",
        "",
        "  lead",
    ]


def test_narrow_separators_come_before_records() -> None:
    rows = [[str(number) * 4 for number in range(6)], ["1"] * 6]
    assert lines(table(rows), 2 + 6 * 4 + 5)[0] == "  0000│1111│2222│3333│4444│5555"


@pytest.mark.parametrize(
    "rows, has_header",
    [
        (PLANETS, True),
        ([["Born", "1854"], ["Died", "1900"]], False),
        ([["alone"]], False),
        ([["", "2019", "2020"], ["Cars", "5", "6"]], False),
        ([["Name", "Job"], ["Ann", "baker"]], False),
        ([["State", "Next", "Why"], ["new", "started", "It is ready to be picked up."]], True),
        ([["Ann", "Bob", "Cy"], ["Dan", "Eve", "Flo"]], False),
    ],
)
def test_a_header_is_told_from_its_cells(rows: list[list[str]], has_header: bool) -> None:
    styles = [item.style for item in article_items(table(rows))]
    assert (styles[0] == "flow--table-header") == has_header
    assert set(styles[1:]) <= {"flow--table"}


SHIPS = [["Ships in the ports"], ["Port", "In"], ["Amstel", "4"], ["Only in summer"], ["Ems", "12"]]


def test_a_row_of_one_cell_goes_over_all_columns() -> None:
    assert lines(table(SHIPS), 60) == [
        "  Ships in the ports",
        "  Port   │ In",
        "  ───────┼───",
        "  Amstel │  4",
        "  Only in summer",
        "  Ems    │ 12",
    ]
    assert lines(table(SHIPS), 16)[:3] == ["  Ships in the", "  ports", "  Port   │ In"]
    styles = [item.style.removeprefix("flow--table") for item in article_items(table(SHIPS))]
    assert styles == ["-header", "-header", "", "", ""]


@pytest.mark.parametrize(
    "rows, has_header, gap",
    [
        ([["Mars", "2", "a desert"]], False, 0),
        ([["Mars", "2"]], False, 1),
        (PLANETS, True, 1),
        ([["Small planets"], ["Mars", "2", "a desert"]], False, 1),
    ],
)
def test_only_a_table_that_may_continue_the_one_above_has_no_gap(
    rows: list[list[str]], has_header: bool, gap: int
) -> None:
    tables = [Draft.table(PLANETS), Draft.table(rows, has_header=has_header)]
    items = article_items(build_article(tables, title=""))
    assert items[len(PLANETS)].gap == gap


def test_a_separator_in_a_cell_stays_in_it() -> None:
    assert lines(table([["a | b", "c"], ["d", "e"]]), 40) == ["  a | b │ c", "  d     │ e"]
