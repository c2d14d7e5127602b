"""The signs beside an article's rows, and the styles over them."""

import pytest

from tui.document.model import Sentence
from tui.reader.rows.decorations import ArticleDecorations
from tui.reader.rows.line_index import LineItem, Piece, TextRow
from tui.reader.rows.spans import (
    HEAT_GLYPHS,
    HIGHLIGHT,
    HIGHLIGHT_SIGN,
    MATCH,
    NO_SIGN,
    HeatSpans,
    HighlightSpans,
    MatchSpans,
)

TEXT = "The lamp burned. It went out. Nobody saw it."
SENTENCES = [
    Sentence(0, TEXT[:16], 0, 16, 0),
    Sentence(1, TEXT[17:29], 17, 29, 0),
    Sentence(2, TEXT[30:], 30, 44, 0),
]
PARAGRAPH = LineItem(TEXT, "flow--text", start=0)
TABLE = LineItem(TEXT, "flow--table", start=0, pieces=(Piece(0, 0, len(TEXT)),))


@pytest.fixture
def decorations() -> ArticleDecorations:
    return ArticleDecorations()


def test_nothing_is_marked_at_first(decorations: ArticleDecorations) -> None:
    assert (
        decorations.sign(TextRow(PARAGRAPH, 0, 44))
        == decorations.outer_sign(TextRow(PARAGRAPH, 0, 44))
        == decorations.gap_sign()
        == NO_SIGN
    )
    assert list(decorations.spans(TEXT, TextRow(PARAGRAPH, 0, 44))) == []


def test_rows_with_a_part_of_the_summary_have_a_bar(decorations: ArticleDecorations) -> None:
    decorations.set_sentences([SENTENCES[2], SENTENCES[0]], SENTENCES[0])
    assert decorations.sign(TextRow(PARAGRAPH, 10, 20)) == ("▌", "article--current")
    assert decorations.sign(TextRow(PARAGRAPH, 17, 29)) == NO_SIGN
    assert decorations.sign(TextRow(PARAGRAPH, 28, 32)) == ("▏", "article--summary")


def test_sentences_are_marked_where_they_stand_on_the_row(decorations: ArticleDecorations) -> None:
    decorations.set_sentences([SENTENCES[0]], SENTENCES[1])
    assert list(decorations.spans(TEXT, TextRow(PARAGRAPH, 10, 20))) == [
        (10, 16, "article--summary"),
        (17, 20, "article--current"),
    ]


def test_what_the_user_marked_has_a_sign_beside_the_bar(decorations: ArticleDecorations) -> None:
    decorations.highlights = HighlightSpans.of([(17, 29)])
    assert decorations.sign(TextRow(PARAGRAPH, 17, 29)).text == f" {HIGHLIGHT_SIGN.text}"
    decorations.set_sentences([SENTENCES[1]], None)
    assert decorations.sign(TextRow(PARAGRAPH, 17, 29)) == (f"▏{HIGHLIGHT_SIGN.text}", "article--summary")
    assert list(decorations.spans(TEXT, TextRow(PARAGRAPH, 17, 29))) == [
        (17, 29, f"article--summary {HIGHLIGHT}")
    ]


def test_heat_stands_outside_and_under_the_summary(decorations: ArticleDecorations) -> None:
    decorations.heat = HeatSpans(SENTENCES, bytes([1, 4, 0]))
    decorations.set_sentences([SENTENCES[1]], None)
    assert decorations.outer_sign(TextRow(PARAGRAPH, 0, 20)).text == HEAT_GLYPHS[4]
    assert (
        decorations.outer_sign(TextRow(PARAGRAPH, 30, 44)).text
        == decorations.gap_sign().text
        == HEAT_GLYPHS[0]
    )
    assert list(decorations.spans(TEXT, TextRow(PARAGRAPH, 0, 44))) == [
        (0, 16, "article--heat-1"),
        (17, 29, "article--heat-4 article--summary"),
    ]


def test_what_is_marked_in_a_table_is_shown_there(decorations: ArticleDecorations) -> None:
    decorations.set_sentences(SENTENCES[1:2], None)
    decorations.matches = MatchSpans([(4, 8)])
    assert decorations.sign(TextRow(TABLE, 0, 44)).text == "▏"
    assert list(decorations.spans(TEXT, TextRow(TABLE, 0, 44))) == [
        (4, 8, MATCH),
        (17, 29, "article--summary"),
    ]
