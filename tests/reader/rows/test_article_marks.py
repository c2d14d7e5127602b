"""What stands beside and over the rows of an article."""

import pytest

from tui.document.model import Sentence
from tui.reader.rows.article_marks import ArticleMarks
from tui.reader.rows.line_index import CellPlace, LineItem
from tui.reader.rows.match_spans import MATCH, MatchSpans
from tui.reader.rows.spans import GLYPHS, MARKED, NO_MARK, SIGN, HeatSpans, HighlightSpans

TEXT = "The lamp burned. It went out. Nobody saw it."
SENTENCES = [
    Sentence(0, TEXT[:16], 0, 16, 0),
    Sentence(1, TEXT[17:29], 17, 29, 0),
    Sentence(2, TEXT[30:], 30, 44, 0),
]
PARAGRAPH = LineItem(TEXT, "flow--text", start=0)
TABLE = LineItem(TEXT, "flow--table", start=0, cells=(CellPlace(0, 0, len(TEXT)),))


@pytest.fixture
def marks() -> ArticleMarks:
    return ArticleMarks()


def test_nothing_is_marked_at_first(marks: ArticleMarks) -> None:
    assert (
        marks.beside(PARAGRAPH, 0, 44) == marks.outside(PARAGRAPH, 0, 44) == marks.outside_a_gap() == NO_MARK
    )
    assert list(marks.over(TEXT, PARAGRAPH, 0, 44)) == []


def test_rows_with_a_part_of_the_summary_have_a_bar(marks: ArticleMarks) -> None:
    marks.mark_sentences([SENTENCES[2], SENTENCES[0]], SENTENCES[0])
    assert marks.beside(PARAGRAPH, 10, 20) == ("▌", "article--current")
    assert marks.beside(PARAGRAPH, 17, 29) == NO_MARK
    assert marks.beside(PARAGRAPH, 28, 32) == ("▏", "article--summary")


def test_sentences_are_marked_where_they_stand_on_the_row(marks: ArticleMarks) -> None:
    marks.mark_sentences([SENTENCES[0]], SENTENCES[1])
    assert list(marks.over(TEXT, PARAGRAPH, 10, 20)) == [
        (10, 16, "article--summary"),
        (17, 20, "article--current"),
    ]


def test_what_the_user_marked_has_a_sign_beside_the_bar(marks: ArticleMarks) -> None:
    marks.kept = HighlightSpans.of([(17, 29)])
    assert marks.beside(PARAGRAPH, 17, 29).text == f" {SIGN}"
    marks.mark_sentences([SENTENCES[1]], None)
    assert marks.beside(PARAGRAPH, 17, 29) == (f"▏{SIGN}", "article--summary")
    assert list(marks.over(TEXT, PARAGRAPH, 17, 29)) == [(17, 29, f"article--summary {MARKED}")]


def test_heat_stands_outside_and_under_the_summary(marks: ArticleMarks) -> None:
    marks.heat = HeatSpans.of(SENTENCES, bytes([1, 4, 0]))
    marks.mark_sentences([SENTENCES[1]], None)
    assert marks.outside(PARAGRAPH, 0, 20).text == GLYPHS[4]
    assert marks.outside(PARAGRAPH, 30, 44).text == marks.outside_a_gap().text == GLYPHS[0]
    assert list(marks.over(TEXT, PARAGRAPH, 0, 44)) == [
        (0, 16, "article--heat-1"),
        (17, 29, "article--heat-4 article--summary"),
    ]


def test_tables_hold_no_sentences_but_matches(marks: ArticleMarks) -> None:
    marks.mark_sentences(SENTENCES, None)
    marks.heat = HeatSpans.of(SENTENCES, bytes([4, 4, 4]))
    marks.matches = MatchSpans([(4, 8)])
    assert marks.beside(TABLE, 0, 44) == NO_MARK
    assert marks.outside(TABLE, 0, 44).text == GLYPHS[0]
    assert list(marks.over(TEXT, TABLE, 0, 44)) == [(4, 8, MATCH)]
