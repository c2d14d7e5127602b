from textwrap import wrap

import pytest
from hypothesis import given

from tests.document.strategies import any_text, plain_articles
from tests.formats.plain.make_book import PROSE
from tui.formats.plain.pages import expand_tabs, join_pages, remove_double_spacing, remove_overstrikes
from tui.formats.plain.reader import read_plain_text


def paged(*pages: str) -> str:
    return "\f".join(f"The Mill{'':20}{number}\n\n{page}\n" for number, page in enumerate(pages, 1))


@given(any_text)
def test_no_text_is_lost_where_there_are_no_pages(text: str) -> None:
    kept, dropped = join_pages(text)
    if text.count("\f") < 2 and "[" not in text:
        assert kept == text.replace("\f", "\n")
        assert not dropped


def test_running_heads_are_dropped_and_paragraphs_joined() -> None:
    text, dropped = join_pages(paged("The river rose in the", "night. It fell again.", "Another day."))
    assert text == "The river rose in the\nnight. It fell again.\n\nAnother day."
    assert dropped == ("The Mill 1",)


def test_left_and_right_pages_have_their_own_heads() -> None:
    left, right = "12        The Mill", "The Flood      13"
    text, dropped = join_pages(
        "\f".join(f"{head}\n\nText {place}." for place, head in enumerate((left, right) * 3))
    )
    assert text == "\n\n".join(f"Text {place}." for place in range(6))
    assert len(dropped) == 2


def test_page_numbers_alone_end_pages() -> None:
    pages = [f"Line {number}.\n\nLee{'':30}[Page {number}]\n\nRFC 1\n" for number in range(1, 6)]
    text, _ = join_pages("\n".join(pages))
    assert text.split("\n\n") == [f"Line {number}." for number in range(1, 6)]


def test_a_head_right_on_top_of_the_text_is_dropped_alone() -> None:
    text, _ = join_pages(
        "\f".join(f"The Mill\nOne.\nTwo.\nThree.\nFour {page}.\n\n{page}" for page in range(4))
    )
    assert text.split("\n\n") == [f"One.\nTwo.\nThree.\nFour {page}." for page in range(4)]


def test_form_feeds_before_chapters_are_no_running_heads() -> None:
    text = "\f".join(f"Chapter {number}\n\nSo it began, number {number}." for number in range(1, 6))
    kept, dropped = join_pages(text)
    assert kept.count("Chapter") == 5
    assert not dropped


def test_overstrikes_and_colours_are_removed() -> None:
    assert (
        remove_overstrikes("N\x08NA\x08AM\x08ME\x08E\n_\x08f_\x08i_\x08le \x1b[1mbold\x1b[0m")
        == "NAME\nfile bold"
    )


def test_tabs_end_at_the_next_column() -> None:
    assert expand_tabs("a\tb\n\tc") == "a       b\n        c"
    assert len(expand_tabs("\t" * 3_000_000)) == 3_000_000


def test_pages_of_nothing_but_running_heads_are_kept() -> None:
    text = "\f".join(["The Mill"] * 10)
    assert join_pages(text) == (text.replace("\f", "\n"), ())


LINES = wrap(PROSE * 3, 70)
WRAPPED = "\n".join(LINES)


@given(plain_articles | any_text)
def test_no_line_is_lost(text: str) -> None:
    kept = remove_double_spacing(text)
    assert [line for line in kept.split("\n") if line.strip()] == [
        line for line in text.split("\n") if line.strip()
    ]


def test_lines_come_together_and_paragraphs_stay_apart() -> None:
    text = f"{WRAPPED}\n\n{WRAPPED}\n\n{WRAPPED}"
    assert remove_double_spacing(text) == text
    assert remove_double_spacing(text.replace("\n", "\n\n")) == text.replace("\n\n", "\n\n\n")
    document = read_plain_text(text.replace("\n", "\n\n"), title="T")
    assert [draft.text for draft in document.drafts] == [" ".join(LINES)] * 3


def test_lines_with_brackets_are_no_ends_of_pages() -> None:
    text = "\n\n".join(["The Mill\n\nIt is old [1] and tall."] * 6)
    assert join_pages(text) == (text, ())


def test_every_second_line_of_a_single_paragraph_is_removed() -> None:
    text = "\n".join(LINES * 4)
    assert remove_double_spacing(text.replace("\n", "\n\n")) == text


def test_paragraphs_of_one_line_are_left_alone() -> None:
    text = "\n\n".join(["The river rose in the night, and nobody had seen it so high.", "Why?"] * 20)
    assert remove_double_spacing(text) == text


@pytest.mark.parametrize(
    ("pages", "dropped"),
    [
        (["Mill 1\n\nOne.", "Mill 2\n\nTwo."], []),
        (["Mill 1\n\nOne.", "Mill 2\n\nTwo.", "Three."], []),
        (["Mill  1\n\nOne.", "Mill  2\n\nTwo.", "Three."], ["Mill 1"]),
        (["Mill  1\n\nOne.", "Three.", "Four."], []),
        (["Mill\n\nOne.", "Mill\n\nTwo.", *(f"Text {n}." for n in range(9))], ["Mill"]),
        (["Mill\n\nOne.", "Mill\n\nTwo.", *(f"Text {n}." for n in range(10))], []),
        (["One.\n\nMill", "Two.\n\nMill", "Three."], ["Mill"]),
        (
            ["a\nb\nc\nMill\n\nOne.", "d\ne\nf\nMill\n\nTwo.", "Three."],
            ["a", "b", "c", "Mill", "d", "e", "f"],
        ),
        (["a\nb\nc\nd\nMill\n\nOne.", "e\nf\ng\nh\nMill\n\nTwo.", "Three."], []),
        (["1\n\nOne.", "2\n\nTwo.", "Three."], ["1"]),
        (["page iv\n\nOne.", "- 2 -\n\nTwo.", "Three."], ["page iv"]),
    ],
)
def test_what_is_on_a_quarter_of_three_pages_or_more_is_a_running_head(
    pages: list[str], dropped: list[str]
) -> None:
    assert list(join_pages("\f".join(pages))[1]) == dropped


LONG = "The river rose in the night and it took the mill y"


@pytest.mark.parametrize(
    ("before", "after", "are_joined"),
    [
        ("It took", "the mill.", True),
        ("It took,", "the mill.", True),
        ("It took.", "the mill.", False),
        ("It took*", "the mill.", False),
        ("It took", "The mill.", False),
        ("It took", "a mill.", True),
        ("It took", "a) the mill", False),
        (LONG, "The mill.", True),
        (LONG[:-1].rstrip(), "The mill.", False),
        (LONG, " The mill.", False),
    ],
)
def test_a_paragraph_goes_on_where_its_sentence_does(before: str, after: str, are_joined: bool) -> None:
    text, _ = join_pages("\f".join(["First.", before, after]))
    assert text == f"First.\n\n{before}\n{'' if are_joined else chr(10)}{after}"


def spaced(lines: int, length: int, broken: int) -> str:
    """Return double-spaced lines, some of which end in the middle of a sentence."""
    texts = [("a" if number <= broken else "A") * length for number in range(lines)]
    return "\n\n".join(texts)


@pytest.mark.parametrize(
    ("text", "are_removed"),
    [
        (spaced(20, 60, 9), True),
        (spaced(19, 60, 9), False),
        (spaced(20, 40, 9), True),
        (spaced(20, 39, 9), False),
        (spaced(20, 120, 9), True),
        (spaced(20, 121, 9), False),
        (spaced(20, 60, 6), True),
        (spaced(20, 60, 5), False),
        (spaced(20, 60, 9).replace("\n\n", "\n\n\n", 5), True),
        (spaced(20, 60, 9).replace("\n\n", "\n\n\n", 6), False),
        (spaced(20, 60, 9).replace("\n\n", "\n", 1) + "\n\n", False),
    ],
)
def test_double_spacing_is_that_of_many_wrapped_lines(text: str, are_removed: bool) -> None:
    assert (remove_double_spacing(text) != text) is are_removed
