from tui.formats.pdf.line_numbers import split_line_numbers
from tui.formats.pdf.runs import Font, TextRun


def run(text: str, left: float, row: int, width: float) -> TextRun:
    return TextRun(text, left, left + width, 700 - 12 * row, 10, Font(), row, True)


def page(numbers_at: float, step: int = 1) -> list[TextRun]:
    text = [run("The keeper reads three gauges", 60, row, 400) for row in range(12)]
    return text + [run(str(17 + step * row), numbers_at, row, 10) for row in range(12)]


def test_numbers_in_a_margin_that_count_the_lines_are_left_out() -> None:
    for runs in (page(30), page(500), page(30, step=5)):
        kept, numbers = split_line_numbers(runs)
        assert [run.text for run in kept] == ["The keeper reads three gauges"] * 12
        assert len(numbers) == 12


def test_other_numbers_stay() -> None:
    assert split_line_numbers(page(30, step=3))[1] == []
    table = [run(str(row), 200, row, 10) for row in range(12)]
    sides = [run(word, left, row, 40) for row in range(12) for word, left in (("North", 60), ("South", 300))]
    assert split_line_numbers([*table, *sides])[1] == []
