from hypothesis import given
from hypothesis import strategies as st

from tui.document.build import Draft
from tui.document.model import table_text
from tui.language.articles import build_article
from tui.reader.rows.article_items import article_items
from tui.reader.rows.line_index import LineItem
from tui.reader.rows.spans import shown_position

CELL = st.text(alphabet="ab │|é", max_size=5).map(str.strip)
TABLES = st.lists(st.lists(CELL, min_size=1, max_size=4), min_size=1, max_size=4).filter(
    lambda rows: any(map(any, rows))
)


def table_items(rows: list[list[str]]) -> list[LineItem]:
    return article_items(build_article([Draft.table(rows)], title=""))


@given(TABLES)
def test_every_character_of_a_cell_is_found_in_the_padded_row(rows: list[list[str]]) -> None:
    text = table_text(tuple(map(tuple, rows)))
    items = table_items(rows)
    assert "\n".join(text[item.start : item.end] for item in items) == text
    for item in items:
        line = text[item.start : item.end]
        shown = [shown_position(item, position) for position in range(len(line))]
        assert shown == sorted(shown)
        for cell in item.cells:
            for at in range(cell.length):
                assert item.text[shown[cell.start + at]] == line[cell.start + at]


def test_a_separator_is_found() -> None:
    item = table_items([["a", "bb"], ["wide", "c"]])[0]
    assert item.text == "a    │ bb"
    assert [shown_position(item, position) for position in range(len("a | bb"))] == [0, 4, 5, 6, 7, 8]
