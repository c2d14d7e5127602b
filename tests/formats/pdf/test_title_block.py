import pytest

from tests.formats.pdf.test_columns import line
from tui.formats.pdf.columns import in_reading_order
from tui.formats.pdf.lines import BodyMetrics, TextLine
from tui.formats.pdf.runs import Font, TextRun
from tui.formats.pdf.title_block import find_title, split_title_block

BODY = BodyMetrics(10.0, is_bold=False, is_monospaced=False, line_spacings={})
FULL = "and words enough to fill the whole line of a column"


def bold(text: str, baseline: float, size: float = 10.0, left: float = 60.0) -> TextLine:
    return TextLine(
        0, [TextRun(text, left, left + 5 * len(text), baseline, size, Font(is_bold=True), 0, True)]
    )


def page(*lines: TextLine, prose: float = 560.0) -> list[TextLine]:
    body = [line(FULL, 60, prose - 12 * row, 400) for row in range(20)]
    return in_reading_order([*lines, *body])


def title(lines: list[TextLine], stated: str = "") -> list[str]:
    return [found.text for found in find_title(lines, BODY, stated)]


def test_the_largest_lines_are_the_title() -> None:
    lines = page(
        line("Of Tides and Towers:", 100, 720, 300, 18),
        line("What Gauges Say", 130, 698, 240, 18),
        line("Edda Quist and Tor Wendel", 150, 660, 200, 12),
    )
    assert title(lines) == ["Of Tides and Towers:", "What Gauges Say"]


def test_the_name_of_a_journal_is_no_title() -> None:
    lines = page(line("Gauges", 60, 750, 200, 26), line("Of Tides and Old Towers", 100, 700, 300, 16))
    assert title(lines) == ["Of Tides and Old Towers"]


def test_a_bold_line_of_the_usual_size_is_the_title_and_the_one_below_is_not() -> None:
    lines = page(bold("Of Tides and Towers", 700), bold("Edda Quist", 688))
    assert title(lines) == ["Of Tides and Towers"]


def test_the_words_of_the_metadata_are_the_title_wherever_they_stand() -> None:
    lines = page(line("Working Paper 17", 60, 740, 200, 20), line("Of Tides and Towers", 60, 700, 200, 12))
    assert title(lines, "Of tides and towers") == ["Of Tides and Towers"]


@pytest.mark.parametrize("text", ["quist@lindmoor.example", "Abstract", "2. Results", "doi: 10.1000/17"])
def test_addresses_and_headings_are_no_titles(text: str) -> None:
    assert title(page(line(text, 60, 700, 200, 18))) == []


def test_the_first_of_equal_headings_right_above_text_is_no_title() -> None:
    lines = page(line("The Keeper", 60, 574, 100, 16))
    chapter = line("The Apprentice", 60, 700, 100, 16)
    chapter.page = 1
    assert title([*lines, chapter]) == []


def test_authors_stand_between_the_title_and_the_abstract() -> None:
    lines = page(line("Edda Quist", 200, 660, 60), line("Lindmoor", 200, 648, 60), bold("Abstract", 580))
    heading = line("Of Tides", 60, 700, 100, 18)
    front, text = split_title_block(lines, [heading], BODY)
    assert [found.text for found in front] == ["Edda Quist", "Lindmoor"]
    assert text[0].text == "Abstract"


def test_authors_above_the_abstract_in_another_column_are_no_text() -> None:
    heading = line("Of Tides", 60, 700, 100, 18)
    left = [line("Edda Quist", 60, 660, 60), bold("Abstract", 600)]
    right = [line("Tor Wendel", 320, 660, 60)]
    body = [line(FULL, 60, 580 - 12 * row, 220) for row in range(9)]
    front, text = split_title_block([*left, *body, *right], [heading], BODY)
    assert [found.text for found in front] == ["Edda Quist", "Tor Wendel"]
    assert len(text) == 10


def test_a_heading_right_above_the_text_is_no_front_matter() -> None:
    lines = page(line("Edda Quist", 200, 660, 60), bold("The gauges", 574))
    later = bold("The ledger", 300)
    front, _ = split_title_block([*lines, later], [line("Of Tides", 60, 700, 100, 18)], BODY)
    assert [found.text for found in front] == ["Edda Quist"]


def test_a_name_in_other_letters_is_part_of_the_title() -> None:
    second = TextLine(
        0,
        [
            TextRun("Towers", 80, 140, 680, 18, Font(is_bold=True), 0, True),
            TextRun("tide", 145, 165, 680, 18, Font(is_monospaced=True), 0, True),
        ],
    )
    lines = page(bold("Of Tides and", 702, 18.0), second, line("Edda Quist", 150, 640, 80, 18))
    assert title(lines) == ["Of Tides and", "Towers tide"]


NAMES = [line("Edda Quist", 200, 660, 60, 12), line("2021/06/13", 200, 646, 60, 12)]
SENTENCE = "Since the gauges were read in the tower by the tide there has been a stream of letters"


@pytest.mark.parametrize(
    ("end", "is_text"),
    [
        ("asking for a table of them.", True),
        ("asking for a table of them", False),
        ("asking quist@gauges.example for them.", False),
        (
            "Gauge House, Tower Street, Lindmoor, Tidemark, North Amstel, Upper Valley, The Harbour, The Quay, Sea.",
            False,
        ),
    ],
)
def test_a_sentence_of_two_lines_begins_the_text(end: str, *, is_text: bool) -> None:
    first = SENTENCE if is_text or "Sea" not in end else "The Old Gauge House, Tower Street, Lindmoor"
    below = [line(first, 60, 620, 400), line(end, 60, 608, 120), line("Rules of the game:", 60, 590, 90)]
    front, _ = split_title_block(page(*NAMES, *below), [line("Of Tides", 60, 700, 100, 18)], BODY)
    names = [found.text for found in NAMES]
    assert [found.text for found in front] == (
        names if is_text else [*names, *(found.text for found in below)]
    )
