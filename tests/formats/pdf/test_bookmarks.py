from tests.formats.pdf.test_blocks import set_lines
from tui.formats.pdf.blocks import group_into_blocks
from tui.formats.pdf.bookmarks import bookmarked_lines, title_keys
from tui.formats.pdf.lines import measure_body
from tui.formats.pdf.pdfium import Bookmark

FULL = "and words enough to fill the whole line"


def test_a_title_is_known_with_its_number_and_without() -> None:
    assert title_keys("2.1 The Gauges") == ["21thegauges", "thegauges"]
    assert title_keys("…") == []


def test_lines_of_a_bookmark_are_a_block_of_their_own() -> None:
    lines = set_lines((FULL, 0, 400), ("The gauges of the", 0, 380), ("northern quay", 0, 90), (FULL, 0, 400))
    marks = [Bookmark("1 The Gauges of the Northern Quay", 1, 0), Bookmark(FULL, 1, 7)]
    firsts, lasts = bookmarked_lines(lines, marks)
    assert (firsts, lasts) == ({id(lines[1])}, {id(lines[2])})
    blocks = group_into_blocks(lines, measure_body([lines]), firsts, lasts)
    assert [len(block.lines) for block in blocks] == [1, 2, 1]
