from hypothesis import given

from tests.document.strategies import any_text
from tui.formats.plain.pages import without_overstrikes, without_pages, without_tabs


def paged(*pages: str) -> str:
    return "\f".join(f"The Mill{'':20}{number}\n\n{page}\n" for number, page in enumerate(pages, 1))


@given(any_text)
def test_no_text_is_lost_where_there_are_no_pages(text: str) -> None:
    kept, dropped = without_pages(text)
    if text.count("\f") < 2 and "[" not in text:
        assert kept == text.replace("\f", "\n")
        assert not dropped


def test_running_heads_go_and_paragraphs_are_joined() -> None:
    text, dropped = without_pages(paged("The river rose in the", "night. It fell again.", "Another day."))
    assert text == "The river rose in the\nnight. It fell again.\n\nAnother day."
    assert dropped == ("The Mill 1",)


def test_left_and_right_pages_have_their_own_heads() -> None:
    left, right = "12        The Mill", "The Flood      13"
    text, dropped = without_pages(
        "\f".join(f"{head}\n\nText {place}." for place, head in enumerate((left, right) * 3))
    )
    assert text == "\n\n".join(f"Text {place}." for place in range(6))
    assert len(dropped) == 2


def test_page_numbers_alone_end_pages() -> None:
    pages = [f"Line {number}.\n\nLee{'':30}[Page {number}]\n\nRFC 1\n" for number in range(1, 6)]
    text, _ = without_pages("\n".join(pages))
    assert text.split("\n\n") == [f"Line {number}." for number in range(1, 6)]


def test_a_head_right_on_top_of_the_text_goes_alone() -> None:
    text, _ = without_pages(
        "\f".join(f"The Mill\nOne.\nTwo.\nThree.\nFour {page}.\n\n{page}" for page in range(4))
    )
    assert text.split("\n\n") == [f"One.\nTwo.\nThree.\nFour {page}." for page in range(4)]


def test_form_feeds_before_chapters_are_no_running_heads() -> None:
    text = "\f".join(f"Chapter {number}\n\nSo it began, number {number}." for number in range(1, 6))
    kept, dropped = without_pages(text)
    assert kept.count("Chapter") == 5
    assert not dropped


def test_overstrikes_and_colours_go() -> None:
    assert (
        without_overstrikes("N\x08NA\x08AM\x08ME\x08E\n_\x08f_\x08i_\x08le \x1b[1mbold\x1b[0m")
        == "NAME\nfile bold"
    )


def test_tabs_go_to_the_next_column() -> None:
    assert without_tabs("a\tb\n\tc") == "a       b\n        c"
    assert len(without_tabs("\t" * 3_000_000)) == 3_000_000


def test_pages_of_nothing_but_running_heads_are_kept() -> None:
    text = "\f".join(["The Mill"] * 10)
    assert without_pages(text) == (text.replace("\f", "\n"), ())
