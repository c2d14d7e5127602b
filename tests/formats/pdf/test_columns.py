from hypothesis import given
from hypothesis import strategies as st

from tui.formats.pdf.columns import in_reading_order
from tui.formats.pdf.lines import TextLine, build_lines
from tui.formats.pdf.runs import Font, TextRun


def line(text: str, left: float, baseline: float, width: float = 200.0, size: float = 10.0) -> TextLine:
    return TextLine(0, [TextRun(text, left, left + width, baseline, size, Font(), 0, True)])


def order(lines: list[TextLine]) -> list[str]:
    return [line.text for line in in_reading_order(lines)]


def column(name: str, left: float, top: float, count: int = 6) -> list[TextLine]:
    return [line(f"{name}{row} has words enough to be a line", left, top - 12 * row) for row in range(count)]


def names(lines: list[TextLine]) -> list[str]:
    return [text.split(" ", 1)[0] for text in order(lines)]


def test_the_left_column_comes_first() -> None:
    left, right = column("a", 60, 700), column("b", 300, 700)
    assert names([*right, *left]) == names(left) + names(right)


def test_a_line_across_both_columns_divides_them() -> None:
    top = line("title", 60, 740, 440)
    across = line("table", 60, 600, 440)
    parts = [column("a", 60, 700), column("b", 300, 700), column("c", 60, 580), column("d", 300, 580)]
    lines = [line for part in parts for line in part]
    expected = ["title", *names(parts[0] + parts[1]), "table", *names(parts[2] + parts[3])]
    assert names([across, *lines, top]) == expected


def test_three_columns() -> None:
    parts = [
        [line(f"{name}{row} words enough for it", left, 700 - 12 * row, 140) for row in range(6)]
        for name, left in (("a", 60), ("b", 220), ("c", 380))
    ]
    lines = [line for part in parts for line in part]
    assert names(lines) == [name for part in parts for name in names(part)]


def test_a_table_is_read_row_by_row() -> None:
    rows = [
        line(f"{row}{cell}", left, 700 - 12 * row, 40)
        for row in range(8)
        for cell, left in (("a", 60.0), ("b", 200.0), ("c", 300.0))
    ]
    assert order(rows) == [f"{row}a {row}b {row}c" for row in range(8)]
    assert in_reading_order(rows)[0].cells == ["0a", "0b", "0c"]


RUNS = st.lists(
    st.builds(
        TextRun,
        st.text(st.characters(categories=["L", "N", "P"]), min_size=1, max_size=8),
        st.floats(-100, 700),
        st.floats(-100, 700),
        st.floats(-100, 900),
        st.sampled_from([0.5, 6.0, 10.0, 10.2, 30.0]),
        st.builds(Font, st.booleans(), st.booleans(), st.booleans()),
        st.integers(0, 6),
        st.booleans(),
    ),
    max_size=60,
)


@given(RUNS)
def test_every_run_is_read_exactly_once(runs: list[TextRun]) -> None:
    ordered = in_reading_order(build_lines(runs, 0))
    read = sorted(run.text for line in ordered for run in line.runs)
    assert read == sorted(run.text for run in runs)


def test_the_parts_of_a_formula_are_no_columns() -> None:
    parts = [
        TextLine(0, [TextRun(text, left, left + 60, 600 - 14 * row, 10, Font(is_math=True), row, True)])
        for left, text in ((120, "a = b + c"), (300, "d = e + f"))
        for row in range(4)
    ]
    above, below = column("a", 60, 700, count=2), column("b", 60, 500, count=2)
    found = in_reading_order([*above, *parts, *below])
    assert [line.text for line in found[2:6]] == ["a = b + c d = e + f"] * 4
