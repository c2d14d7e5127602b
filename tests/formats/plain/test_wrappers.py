from hypothesis import given

from tests.document.strategies import any_text
from tui.formats.plain.wrappers import strip_header_fields, strip_man_page, strip_rfc
from tui.text.sanitize import clean_text

MANUAL = """
MILL(1)                          User Commands                         MILL(1)

NAME
       mill - grind grain

DESCRIPTION
       It grinds.

GNU mill 9.1                      May 2022                             MILL(1)
"""
PROPOSAL = """
PEP: 9999
Title: A mill in the standard library
Version: 1.0
Author: Ann Lee <ann@mill.example>,
        Max Frost
Status: Draft
Created: 06-May-2022

Abstract
========

It grinds.
"""


@given(any_text)
def test_any_text_is_unwrapped_or_left(text: str) -> None:
    for unwrap in (strip_header_fields, strip_man_page, strip_rfc):
        for wrapped in (text, f"Title: {text}\nDate: {text}\n\n{text}", f"A(1)  {text}  A(1)\n\n{text}"):
            found = unwrap(clean_text(wrapped))
            assert found is None or found.text in clean_text(wrapped)


def test_manual_pages() -> None:
    page = strip_man_page(MANUAL)
    assert page is not None
    assert (page.title, page.date) == ("MILL(1)", "May 2022")
    assert page.text.split() == "NAME mill - grind grain DESCRIPTION It grinds.".split()
    assert len(page.dropped) == 2


def test_a_manual_page_without_a_last_line_keeps_its_end() -> None:
    page = strip_man_page(MANUAL[: MANUAL.index("GNU")])
    assert page is not None
    assert page.text.rstrip().endswith("It grinds.")


def test_fields_at_the_head() -> None:
    text = strip_header_fields(PROPOSAL)
    assert text is not None
    assert (text.title, text.author, text.date) == (
        "A mill in the standard library",
        "Ann Lee, Max Frost",
        "06-May-2022",
    )
    assert text.text.strip().startswith("Abstract")


def test_other_texts_are_left_alone() -> None:
    for text in (
        "Title: one\n\nDate: two",
        "Anna: Where is it?\nMax: There.\n\nThey go.",
        "Ingredients:\nFlour: 500 g\n\nMix.",
        "mill(1) is a command.\n\nIt grinds.",
        "Title: one\nand more\n\nText",
    ):
        assert strip_header_fields(text) is None
        assert strip_man_page(text) is None
        assert strip_rfc(text) is None


def test_endless_heads_end_soon() -> None:
    for text in ("A: b\n" * 100_000, "A:" + " " * 500_000, "A(1) " + "  x" * 200_000, "A(1)" * 100_000):
        assert strip_header_fields(text) is None
        assert strip_man_page(text) is None
