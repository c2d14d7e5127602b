from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given

from tests.formats.pdf.test_columns import RUNS, line
from tui.formats.pdf.blocks import BlockRole, PdfBlock, group_into_blocks
from tui.formats.pdf.columns import in_reading_order
from tui.formats.pdf.lines import TextLine, build_lines, measure_body
from tui.formats.pdf.runs import Font, TextRun

FULL = "and words enough to fill the whole line"


def set_lines(*places: tuple[str, float, float], line_spacing: float = 12.0) -> list[TextLine]:
    """Lines of (text, indent, width), one below the other."""
    lines = [
        line(text, 60 + indent, 700 - line_spacing * row, width)
        for row, (text, indent, width) in enumerate(places)
    ]
    return in_reading_order(lines)


def blocks(lines: list[TextLine]) -> list[PdfBlock]:
    return group_into_blocks(lines, measure_body([lines]))


def texts(lines: list[TextLine]) -> list[str]:
    return [" ".join(line.text for line in block.lines) for block in blocks(lines)]


def test_an_indented_line_begins_a_paragraph() -> None:
    lines = set_lines(
        ("One " + FULL, 12, 388), (FULL, 0, 400), ("ends.", 0, 40), ("Two " + FULL, 12, 388), (FULL, 0, 400)
    )
    assert texts(lines) == [f"One {FULL} {FULL} ends.", f"Two {FULL} {FULL}"]


def test_a_short_last_line_ends_a_paragraph() -> None:
    lines = set_lines(("One " + FULL, 0, 400), ("ends.", 0, 40), ("Two " + FULL, 0, 400))
    assert texts(lines) == [f"One {FULL} ends.", f"Two {FULL}"]


def test_entries_hang_even_where_their_first_line_ends_like_a_sentence() -> None:
    lines = set_lines(
        ("Quist, E. " + FULL, 0, 400),
        ("2011. " + FULL, 12, 388),
        ("Wendel, T. and Ister, M.", 0, 200),
        ("2012. " + FULL, 12, 388),
        ("Zorn, B. " + FULL, 0, 400),
        ("2014. " + FULL, 12, 388),
    )
    assert [len(block.lines) for block in blocks(lines)] == [2, 2, 2]


def test_lines_that_are_evenly_set_apart_are_one_paragraph() -> None:
    body = [line(f"{row} {FULL}", 60, 700 - 12 * row, 400) for row in range(9)]
    apart = [line(f"{row} {FULL}", 60, 560 - 18 * row, 400) for row in range(4)]
    lines = in_reading_order([*body, *apart])
    assert [len(block.lines) for block in blocks(lines)] == [9, 4]


@pytest.mark.parametrize(
    ("markers", "count"),
    [
        (["•", "•", "•"], 3),
        (["1.", "2.", "3."], 3),
        (["(a)", "(b)", "(c)"], 3),
        (["[1]", "[2]"], 2),
        (["i.", "ii.", "iii."], 3),
    ],
)
def test_items_begin_with_markers(markers: list[str], count: int) -> None:
    lines = set_lines(*((f"{marker} Item {FULL}", 10, 380) for marker in markers))
    found = [block for block in blocks(lines) if block.role is BlockRole.ITEM]
    assert [block.marker for block in found] == markers
    assert len(found) == count


def test_a_single_number_at_the_beginning_of_a_line_is_no_item() -> None:
    lines = set_lines(
        (f"It was in the summer of {FULL}", 0, 400), ("71. And so it goes on and on here", 0, 300)
    )
    assert [block.role for block in blocks(lines)] == [BlockRole.TEXT]


def test_a_caption_is_a_block_of_its_own() -> None:
    lines = set_lines((f"Figure 3. The tower {FULL}", 0, 400), ("in the rain.", 0, 100))
    assert [block.role for block in blocks(lines)] == [BlockRole.CAPTION]
    lines = set_lines((f"Figures say little here {FULL}", 0, 400), ("in the rain.", 0, 100))
    assert [block.role for block in blocks(lines)] == [BlockRole.TEXT]


@given(RUNS)
def test_every_run_is_in_exactly_one_block(runs: list[TextRun]) -> None:
    lines = in_reading_order(build_lines(runs, 0))
    found = group_into_blocks(lines, measure_body([lines]))
    grouped = Counter((run.text, run.left) for block in found for line in block.lines for run in line.runs)
    assert grouped == Counter((run.text, run.left) for run in runs)


@pytest.mark.parametrize(
    ("start", "count"), [("3.1 The argument", 2), ("The argument", 1), ("2.5 grams of salt", 1)]
)
def test_a_numbered_title_as_wide_as_its_column_is_no_beginning_of_a_paragraph(
    start: str, count: int
) -> None:
    bold = TextRun(f"{start} {FULL}", 60, 460, 700, 10, Font(is_bold=True), 0, True)
    lines = in_reading_order(
        [TextLine(0, [bold]), *(line(FULL, 60, 688 - 12 * row, 400) for row in range(4))]
    )
    assert len(blocks(lines)) == count


def test_a_caption_ends_where_its_letters_do() -> None:
    label = TextRun(f"Figure 3. The tower {FULL}", 60, 460, 700, 10, Font(is_bold=True), 0, True)
    lines = [TextLine(0, [label]), line("in the rain.", 60, 688, 60), line(FULL, 60, 660, 400)]
    found = blocks(in_reading_order(lines))
    assert [(block.role, len(block.lines)) for block in found] == [
        (BlockRole.CAPTION, 2),
        (BlockRole.TEXT, 1),
    ]


def test_a_formula_on_its_own_line_is_a_block() -> None:
    lines = set_lines((FULL, 0, 400), ("h = a + b t (1)", 120, 200), (f"where a {FULL}", 0, 400))
    assert [block.role for block in blocks(lines)] == [BlockRole.TEXT, BlockRole.FORMULA, BlockRole.TEXT]


def test_a_short_line_in_capitals_is_a_block() -> None:
    lines = set_lines((FULL, 0, 400), ("I. INTRODUCTION", 150, 100), (f"The keeper {FULL}", 12, 388))
    assert len(blocks(lines)) == 3


def test_the_names_above_a_table_are_a_row_of_it() -> None:
    rows = [
        ("Gauge", "Mean (m)", "Range", "Days"),
        ("North", "4.20", "1.1", "291"),
        ("South", "3.95", "1.3", "155"),
    ]
    lefts = (60, 118, 203, 290), (60, 130, 200, 310), (60, 130, 200, 310)
    cells = [
        line(cell, left, 700 - 12 * row, 4 * len(cell))
        for row, (texts, places) in enumerate(zip(rows, lefts, strict=True))
        for cell, left in zip(texts, places, strict=True)
    ]
    caption = line(f"Table 1. {FULL}", 60, 712, 400)
    found = blocks(in_reading_order([caption, *cells]))
    assert [(block.role, len(block.lines)) for block in found] == [
        (BlockRole.CAPTION, 1),
        (BlockRole.TABLE, 3),
    ]


def test_small_capitals_have_the_size_of_their_initials() -> None:
    runs = [
        TextRun("I. I", 60, 80, 700, 10, Font(), 0, True),
        TextRun("NTRODUCTION", 80, 150, 700, 8, Font(), 0, False),
    ]
    assert TextLine(0, runs).size == 10
    assert TextLine(0, [replace(run, text=run.text.lower()) for run in runs]).size == 8
