from textwrap import wrap

from hypothesis import given

from tests.document.strategies import any_text, plain_articles
from tests.formats.plain.make_book import PROSE
from tui.formats.plain.layout import without_double_spacing
from tui.formats.plain.reader import read_plain_text

LINES = wrap(PROSE * 3, 70)
WRAPPED = "\n".join(LINES)


@given(plain_articles | any_text)
def test_no_line_is_lost(text: str) -> None:
    kept = without_double_spacing(text)
    assert [line for line in kept.split("\n") if line.strip()] == [
        line for line in text.split("\n") if line.strip()
    ]


def test_lines_come_together_and_paragraphs_stay_apart() -> None:
    text = f"{WRAPPED}\n\n{WRAPPED}\n\n{WRAPPED}"
    assert without_double_spacing(text) == text
    assert without_double_spacing(text.replace("\n", "\n\n")) == text.replace("\n\n", "\n\n\n")
    reading = read_plain_text(text.replace("\n", "\n\n"), title="T")
    assert [draft.text for draft in reading.drafts] == [" ".join(LINES)] * 3


def test_paragraphs_of_one_line_are_left_alone() -> None:
    text = "\n\n".join(["The river rose in the night, and nobody had seen it so high.", "Why?"] * 20)
    assert without_double_spacing(text) == text
