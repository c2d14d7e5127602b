"""The kinds and levels of the paragraphs of a text without markup."""

import pytest

from tui.document.model import BlockKind
from tui.formats.plain.paragraphs import split_paragraphs
from tui.formats.plain.raw_paragraph import RawParagraph

CODE, ITEM, PARAGRAPH, QUOTE, TABLE = (
    BlockKind.CODE,
    BlockKind.LIST_ITEM,
    BlockKind.PARAGRAPH,
    BlockKind.QUOTE,
    BlockKind.TABLE,
)


def only(text: str) -> RawParagraph:
    (paragraph,) = split_paragraphs(text)
    return paragraph


@pytest.mark.parametrize(
    ("marks", "level"), [("> ", 1), (">> ", 2), ("> > ", 2), (">" * 9, 9), (">" * 10, 9)]
)
def test_quotations_are_nested_up_to_nine_times(marks: str, level: int) -> None:
    paragraph = only(f"{marks}It rains.")
    assert (paragraph.kind, paragraph.level, paragraph.text) == (QUOTE, level, "It rains.")


@pytest.mark.parametrize(
    ("indent", "level"), [(0, 1), (2, 1), (3, 2), (5, 2), (6, 3), (23, 8), (24, 9), (27, 9)]
)
def test_three_spaces_nest_an_item(indent: int, level: int) -> None:
    assert [paragraph.level for paragraph in split_paragraphs(f"{' ' * indent}- rye")] == [level]


@pytest.mark.parametrize(
    ("line", "marker", "text"),
    [
        ("- rye", "-", "rye"),
        ("• rye", "•", "rye"),
        ("o  rye", "o", "rye"),
        ("o rye", "", "o rye"),
        ("1. rye", "1.", "rye"),
        ("123) rye", "123)", "rye"),
        ("1234) rye", "", "1234) rye"),
        ("(a) rye", "(a)", "rye"),
        ("[12] rye", "[12]", "rye"),
        ("a) rye", "a)", "rye"),
        ("A) rye", "", "A) rye"),
        ("-rye", "", "-rye"),
    ],
)
def test_marks_of_items(line: str, marker: str, text: str) -> None:
    paragraph = only(line)
    assert (paragraph.marker, paragraph.text) == (marker, text)
    assert paragraph.kind is (ITEM if marker else PARAGRAPH)


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("a   b\nc   d", (("a", "b"), ("c", "d"))),
        ("a | b\nc | d", (("a", "b"), ("c", "d"))),
        ("a | b\n--|--\nc | d", (("a", "b"), ("c", "d"))),
        ("a  c   b\nc   d", (("a c", "b"), ("c", "d"))),
        ("a   b\n-   -", None),
        ("a   b\nc   d   e", None),
        ("a  b\nc  d", None),
        ("a   b", None),
    ],
)
def test_rows_with_equally_many_cells_are_a_table(
    text: str, rows: tuple[tuple[str, ...], ...] | None
) -> None:
    first = split_paragraphs(text)[0]
    assert (first.rows or None) == rows
    assert (first.kind is TABLE) is (rows is not None)


@pytest.mark.parametrize(
    ("rule", "underline"),
    [
        ("=" * 8, "="),
        ("=" * 5, "="),
        ("=" * 11, "="),
        ("---", "-"),
        ("--", ""),
        ("~~~~~~~~", "~"),
        ("========-", ""),
    ],
)
def test_a_rule_underlines_the_line_above_it(rule: str, underline: str) -> None:
    assert split_paragraphs(f"The mill\n{rule}")[0].underline == underline


def test_a_rule_that_is_no_rule_has_no_heading_above_it() -> None:
    assert [paragraph.underline for paragraph in split_paragraphs("======\n======")] == [""] * len(
        split_paragraphs("======\n======")
    )


def test_a_listing_loses_its_margin_and_knows_its_lines() -> None:
    listing = only("    if (a == b) {\n      c = d;\n    }")
    assert (listing.kind, listing.lines, listing.text) == (CODE, 3, "if (a == b) {\n  c = d;\n}")
    assert only("a == b && c || d").kind is CODE


def test_no_more_paragraphs_than_asked_for() -> None:
    text = "\n\n".join(["One.", "Two.", "Three."])
    assert [len(split_paragraphs(text, limit)) for limit in (0, 1, 2, None)] == [0, 1, 2, 3]


def test_what_has_no_empty_line_above_it_is_close() -> None:
    paragraphs = split_paragraphs("- one\n- two\n\n- three")
    assert [(paragraph.text, paragraph.is_close, paragraph.lines) for paragraph in paragraphs] == [
        ("one", False, 1),
        ("two", True, 1),
        ("three", False, 1),
    ]
