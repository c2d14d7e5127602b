"""Titles of texts without markup, and what repeats them."""

import pytest

from tui.document.model import BlockKind
from tui.formats.plain.raw_paragraph import RawParagraph
from tui.formats.plain.reader import find_title_page, read_plain_text, repeats_heading, title_position

TEXT = RawParagraph("The river rose in the night, and it took the mill and two of the sheds.")


@pytest.mark.parametrize(
    ("first", "is_title"),
    [
        (RawParagraph("The mill"), True),
        (RawParagraph("The mill", BlockKind.QUOTE), False),
        (RawParagraph("The mill", lines=3), True),
        (RawParagraph("The mill", lines=4), False),
        (RawParagraph("a" * 200), True),
        (RawParagraph("a" * 201), False),
        (RawParagraph("a " * 27 + "a"), True),
        (RawParagraph("a " * 28 + "a"), False),
        (RawParagraph("The mill,"), False),
        (RawParagraph("The mill,", underline="-"), True),
        (RawParagraph("The mill fell."), False),
        (RawParagraph("THE MILL FELL."), True),
        (RawParagraph("The Mill Inc."), True),
        (RawParagraph("The mill of the U.S."), True),
        (RawParagraph("Introduction"), False),
        (RawParagraph("2024-05-01"), False),
        (RawParagraph("12 34"), False),
    ],
)
def test_the_first_line_is_the_title_if_it_has_the_shape_of_one(first: RawParagraph, is_title: bool) -> None:
    assert title_position([first, TEXT]) == (0 if is_title else None)
    assert title_position([first]) is None


def test_an_underlined_line_near_the_top_is_the_title_if_no_text_is_above() -> None:
    line, underlined = RawParagraph("A line"), RawParagraph("The mill", underline="=")
    assert title_position([*[line] * 4, underlined]) == 4
    assert title_position([*[line] * 5, underlined]) == 0
    assert title_position([TEXT, underlined]) is None
    assert title_position([line, RawParagraph("The mill", underline="-")]) == 0


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        (["The old", "mill", "Text"], range(2)),
        (["Press", "The old", "mill"], range(1, 3)),
        (["The old mill", "mill"], range(1)),
        (["The old", "Press", "mill"], range(0)),
        (["mill"], range(0)),
        ([], range(0)),
    ],
)
def test_a_title_page_has_the_title_in_pieces(lines: list[str], found: range) -> None:
    assert find_title_page([RawParagraph(line) for line in lines], "The old mill") == found


@pytest.mark.parametrize(
    ("line", "heading", "expected"),
    [
        ("The Mill", "The mill", True),
        ("THE OLD", "The old mill", True),
        ("The old", "The old mill", False),
        ("MILL", "The mill", False),
        ("The mill..........", "The mill", True),
        ("The mill...........", "The mill", False),
        ("", "The mill", False),
        ("...", "The mill", False),
    ],
)
def test_a_line_that_repeats_a_heading(line: str, heading: str, expected: bool) -> None:
    assert repeats_heading(line, heading) is expected


@pytest.mark.parametrize(
    ("times", "place", "is_dropped"), [(1, 9, True), (1, 10, False), (2, 10, False), (3, 10, True)]
)
def test_the_title_is_dropped_near_the_top_or_where_it_stands_thrice(
    times: int, place: int, is_dropped: bool
) -> None:
    lines = [f"The river rose by {number} feet in that night." for number in range(place + 1)]
    lines[place:place] = ["The old mill"] * times
    document = read_plain_text("\n\n".join(lines), title="The old mill")
    assert ("The old mill" not in [draft.text for draft in document.drafts]) is is_dropped
    assert [part.reason for part in document.dropped] == ["the title again"] * times * is_dropped


def test_a_text_that_is_only_its_title_stays() -> None:
    document = read_plain_text("The old mill\n\nThe old mill", title="The old mill")
    assert [draft.text for draft in document.drafts] != []
