"""Sections of a web page beside those that were selected."""

import pytest

from tests.formats.html.completing import completed_by
from tui.formats.html.sections import complete_sibling_sections

_TEXT = "The lower weir holds the water of the river back until the mill has ground its corn."


def section(name: str, heading: str, text: str = _TEXT, attributes: str = "") -> str:
    return f"<section id={name} {attributes}><h2>{heading}</h2><p>{text}</p></section>"


TWO = section("intro", "The weir") + section("mill", "The mill")


def completed(page: str, selected: str) -> str:
    return completed_by(complete_sibling_sections, f"<main>{page}</main>", selected)


@pytest.mark.parametrize(
    ("last", "is_kept"),
    [
        (section("sponsor-a-weir", "Paying for it"), True),
        (section("weirs-related-to-mills", "Mills"), True),
        (section("end", "The end"), True),
        (section("end", "The end", attributes="class=box"), False),
        (section("end", "Comments"), False),
        (section("comments", "What others say"), False),
        (section("author", "Ann"), False),
        (section("end", "The end", f"<a href=/a>{_TEXT}</a>"), False),
        (section("end", "See also", "<a href=/a>The old mill</a>, <a href=/b>the ferry</a>"), True),
        (
            section("end", "<a href=/c>Mills</a>", "<a href=/a>The old mill</a>, <a href=/b>the ferry</a>"),
            False,
        ),
        (f"<section id=end><h3>The end</h3><p>{_TEXT}</p></section>", False),
        (f"<aside><h2>The end</h2><p>{_TEXT}</p></aside>", False),
    ],
)
def test_a_section_like_the_selected_ones_is_selected(last: str, is_kept: bool) -> None:
    assert completed(TWO + last, "xxxx--") == "xxxx" + ("xx" if is_kept else "--")


def test_one_selected_section_is_no_pattern() -> None:
    assert completed(TWO, "xx--") == "xx--"


def test_boxes_in_a_section_stay_out() -> None:
    last = (
        f"<section id=end><h2>The end</h2><p>{_TEXT}</p><div class=newsletter><p>{_TEXT}</p></div></section>"
    )
    assert completed(TWO + last, "xxxx---") == "xxxxxx-"


def test_inner_sections_are_selected_with_those_around_them() -> None:
    inner = f"<section id=promo><h3>Inside</h3><p>{_TEXT}</p></section>"
    last = f"<section id=ads><h2>The end</h2><p>{_TEXT}</p>{inner}</section>"
    assert completed(TWO + last, "xxxx----") == "xxxxxxxx"
