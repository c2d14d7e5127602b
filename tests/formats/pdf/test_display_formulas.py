from tests.formats.pdf.test_columns import line
from tui.formats.pdf.blocks import BlockRole, group_into_blocks
from tui.formats.pdf.columns import in_reading_order
from tui.formats.pdf.display_formulas import end_of_display, merge_rows
from tui.formats.pdf.lines import BodyMetrics, TextLine
from tui.formats.pdf.runs import Font, TextRun

BODY = BodyMetrics(10.0, is_bold=False, is_monospaced=False, line_spacings={20: 12.0})
MATH = Font(is_math=True)
FULL = "and words enough to fill the whole line of a column"


def math(text: str, left: float, baseline: float, size: float = 10.0) -> TextLine:
    return TextLine(0, [TextRun(text, left, left + 5 * len(text), baseline, size, MATH, 0, True)])


def mean() -> list[TextLine]:
    """A mean as papers set it: a fraction before a sum with limits."""
    rows = [
        math("n", 200, 663, 7),
        math("1", 182, 657),
        math("m(x) =", 140, 650),
        math("∑", 200, 650),
        math("xi", 220, 650),
        math("n", 182, 643),
        math("i=1", 195, 640, 7),
    ]
    return [line(FULL, 60, 680, 400), *rows, line(FULL, 60, 620, 400), line(FULL, 60, 608, 400)]


def test_limits_and_fractions_are_in_the_line_of_their_formula() -> None:
    blocks = group_into_blocks(in_reading_order(mean()), BODY)
    assert [block.role for block in blocks] == [BlockRole.TEXT, BlockRole.FORMULA, BlockRole.TEXT]
    assert [line.text for line in blocks[1].lines] == ["m(x) = 1 n ∑ni=1 xi"]


def test_words_of_a_formula_belong_to_it_and_running_text_does_not() -> None:
    lines = [math("f(x) = 0", 140, 650), math("max p", 140, 638), line("if it rains", 200, 626, 60)]
    lines = in_reading_order([*lines, line(FULL, 60, 600, 400), line(FULL, 60, 588, 400)])
    assert end_of_display(lines, 0, BODY) == 2
    assert end_of_display(lines, 3, BODY) == 3


def test_the_equations_of_a_system_stay_lines() -> None:
    lines = [math("f(x) = a + b", 140, 650), math("g(x) = a - b", 140, 635)]
    assert [line.text for line in merge_rows(lines)] == ["f(x) = a + b", "g(x) = a - b"]
