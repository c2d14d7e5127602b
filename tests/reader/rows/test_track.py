"""Signs along a scroll bar."""

from hypothesis import given
from hypothesis import strategies as st

from tui.document.model import Sentence
from tui.reader.rows.line_index import LineIndex, LineItem
from tui.reader.rows.spans import HighlightSpans, MatchSpans, TextRange
from tui.reader.rows.track import TrackMarks

ITEMS = [LineItem("word " * 20, "flow--text", number * 102) for number in range(10)]
"""Each takes five rows and the empty one above it."""
INDEX = LineIndex(ITEMS, 20)


def sentence(start: int) -> Sentence:
    return Sentence(0, "A lamp.", start, start + 7, 0)


def signs(marks: TrackMarks, height: int = 20, index: LineIndex[LineItem] = INDEX) -> str:
    return "".join(sign.text or "-" for sign in marks.signs(index, height))


def test_a_sign_stands_in_proportion_to_its_row() -> None:
    assert INDEX.rows == 60
    assert signs(TrackMarks([sentence(0)])) == "•" + "-" * 19
    assert signs(TrackMarks([sentence(9 * 102 + 90)])) == "-" * 19 + "•"
    assert signs(TrackMarks([sentence(5 * 102)])) == "-" * 10 + "•" + "-" * 9


def test_where_several_fall_on_one_cell_the_match_is_shown() -> None:
    marks = TrackMarks(
        [sentence(0), sentence(5), sentence(300), sentence(600)],
        HighlightSpans([TextRange(0, 9), TextRange(300, 309)]),
        MatchSpans([(1, 3)]),
    )
    shown = signs(marks).replace("-", "")
    assert shown == "━◆•"


def test_an_article_shorter_than_the_bar_has_its_signs_beside_their_rows() -> None:
    index = LineIndex(ITEMS[:2], 20)
    assert signs(TrackMarks([sentence(0), sentence(102)]), 20, index) == "-•-----•" + "-" * 12
    assert signs(TrackMarks([sentence(0)]), 3, LineIndex([], 0)) == "---"
    assert signs(TrackMarks([sentence(0)]), 0) == ""


@given(st.sets(st.integers(0, 1010), max_size=30), st.integers(1, 90))
def test_every_match_has_a_sign_and_no_sign_is_without_one(starts: set[int], height: int) -> None:
    spans = [(start, start + 1) for start in sorted(starts)]
    shown = signs(TrackMarks(matches=MatchSpans(spans)), height)
    assert len(shown) == height
    assert ("━" in shown) == bool(starts)
    assert shown.count("━") <= len(starts)


def test_lines_that_are_only_estimated_are_not_wrapped_for_it() -> None:
    index = LineIndex(
        [LineItem("鯨は海にいる。" * 300, "flow--text", number * 2102) for number in range(9)], 20
    )
    signs(TrackMarks(matches=MatchSpans([(start, start + 1) for start in range(0, 18000, 7)])), 30, index)
    assert index._breaks == [None] * 9
