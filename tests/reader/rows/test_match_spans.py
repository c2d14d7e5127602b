from tui.reader.rows.line_index import LineItem, Piece, TextRow
from tui.reader.rows.spans import CURRENT_MATCH, MATCH, MatchSpans, StyledSpan

TEXT = "Head\n\nThe sea, the\nsea. A family: 👨‍👩‍👧 is here."
MARKS = MatchSpans([(2, 8), (10, 13), (15, 22)], current=1)


def item(start: int, end: int, shown: str | None = None, style: str = "flow--text") -> LineItem:
    own = TEXT[start:end]
    return LineItem(own if shown is None else shown, style, start, source_length=end - start)


def test_only_matches_with_a_part_between_two_places_are_found() -> None:
    assert [*MARKS.between(0, 2)] == []
    assert [*MARKS.between(2, 3)] == [StyledSpan(2, 8, MATCH)]
    assert [*MARKS.between(7, 11)] == [StyledSpan(2, 8, MATCH), StyledSpan(10, 13, CURRENT_MATCH)]
    assert [*MARKS.between(13, 15)] == []
    assert [*MARKS.between(22, 99)] == []
    assert [*MatchSpans().between(0, 99)] == []


def test_a_match_over_two_blocks_is_cut_to_each() -> None:
    heading, paragraph = item(0, 4), item(6, 18)
    assert [*MARKS.on_row(TEXT, TextRow(heading, 0, 4))] == [StyledSpan(2, 4, MATCH)]
    assert [*MARKS.on_row(TEXT, TextRow(paragraph, 0, 8))] == [
        StyledSpan(0, 2, MATCH),
        StyledSpan(4, 7, CURRENT_MATCH),
    ]
    assert [*MARKS.on_row(TEXT, TextRow(paragraph, 9, 12))] == [StyledSpan(9, 12, MATCH)]


def test_a_title_that_is_not_in_the_text_is_not_marked() -> None:
    title = LineItem("The sea of seas", "flow--title", 0, source_length=0)
    assert [*MatchSpans([(0, 4)]).on_row(TEXT, TextRow(title, 0, 15))] == []


def test_a_line_that_stands_for_what_is_not_shown_is_marked_as_a_whole() -> None:
    folded = item(6, 22, "1 sentence")
    assert [*MARKS.on_row(TEXT, TextRow(folded, 0, 10))] == [StyledSpan(0, 10, CURRENT_MATCH)]
    assert [*MatchSpans([(2, 4)]).on_row(TEXT, TextRow(folded, 0, 10))] == []


def test_what_is_seen_as_one_character_is_painted_as_one() -> None:
    family = TEXT.index("👨")
    paragraph = item(6, len(TEXT))
    middle = MatchSpans([(family + 2, family + 3)])
    assert [*middle.on_row(TEXT, TextRow(paragraph, 0, len(paragraph.text)))] == [
        StyledSpan(family - 6, family - 1, MATCH)
    ]


def test_a_match_in_a_table_is_marked_where_its_cell_stands() -> None:
    cells = (Piece(0, 0, 1), Piece(4, 7, 3))
    row = LineItem("a    │ sea", "flow--table", 3, source_length=7, pieces=cells)
    marks = MatchSpans([(7, 10)])
    assert [*marks.on_row("xx\na | sea", TextRow(row, 0, 10))] == [StyledSpan(7, 10, MATCH)]
    assert [*marks.on_row("xx\na | sea", TextRow(row, 0, 5))] == []
