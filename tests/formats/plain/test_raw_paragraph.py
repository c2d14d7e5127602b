import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.document.model import BlockKind
from tui.formats.plain.raw_paragraph import (
    _TRACE,
    _TRACE_CHARACTER,
    RawParagraph,
    has_code_traces,
    is_ascii_art,
    is_code_line,
    is_code_listing,
)


@pytest.mark.parametrize(
    "line",
    [
        "for (int i = 0; i < 5; i++) { total += i; }",
        "$ git push --force origin",
        "var res = new Response(body);",
        "x.unwrap().len() == 3",
    ],
)
def test_code(line: str) -> None:
    assert is_code_line(line)


@pytest.mark.parametrize(
    "line",
    [
        "The river rose; the mill did not.",
        "He said (and meant it) no.",
        "Depth of Content = Quality + Frequency",
        "Import duties rose",
        "If (and only if) it rains, stay.",
        "Return to sender",
    ],
)
def test_prose_is_no_code(line: str) -> None:
    assert not is_code_line(line)


def test_traces() -> None:
    assert has_code_traces("foo_bar")
    assert has_code_traces("json()")
    assert not has_code_traces("A plain title, nothing else")


@given(st.text("ab1 .=!&|->:+()[]_;{}</", max_size=12))
def test_a_line_without_trace_characters_has_no_traces(line: str) -> None:
    assert _TRACE_CHARACTER.search(line) or not _TRACE.search(line)


def test_listings() -> None:
    assert is_code_listing(["def f(x):", "    return x == 1", "", "print(f(2))"])
    assert not is_code_listing(["Roses are red;", "violets are blue,", "sugar is sweet", "and so are you."])


@pytest.mark.parametrize(
    "drawing",
    [
        "+-----+   rope   +-----+\n| mill|----------|barge|\n+-----+          +-----+",
        " 0                   1\n 0 1 2 3 4 5 6 7 8 9 0\n+-+-+-+-+-+-+-+-+-+-+-+",
        "oats      12   dry\nrye       3\nwheat     114  wet",
    ],
)
def test_drawings(drawing: str) -> None:
    assert is_ascii_art(drawing.split("\n"))


@pytest.mark.parametrize(
    "text",
    ["The river\n=========", "It rose -- and fell --\nin a night.", "One   gap\nand none\nhere", "a    b"],
)
def test_other_lines_are_no_drawings(text: str) -> None:
    assert not is_ascii_art(text.split("\n"))


@pytest.mark.parametrize(
    ("text", "kind", "is_prose"),
    [
        ("a" * 200, BlockKind.PARAGRAPH, False),
        ("a" * 201, BlockKind.PARAGRAPH, True),
        ("a" * 201, BlockKind.LIST_ITEM, True),
        ("a", BlockKind.QUOTE, True),
        ("水" * 45, BlockKind.PARAGRAPH, False),
        ("水" * 46, BlockKind.LIST_ITEM, True),
        ("a" * 46, BlockKind.PARAGRAPH, False),
        ("a" * 24 + ".", BlockKind.PARAGRAPH, False),
        ("a" * 25 + ".", BlockKind.PARAGRAPH, True),
        ("a" * 25 + ".", BlockKind.LIST_ITEM, False),
    ],
)
def test_prose_is_long_or_ends_as_a_sentence_does(text: str, kind: BlockKind, is_prose: bool) -> None:
    assert RawParagraph(text, kind).is_prose is is_prose


@pytest.mark.parametrize(
    ("line", "is_code"),
    [
        ("a == b && c", False),
        ("a == b && c || d", True),
        ("a == b and c == d or e == f", False),
        ("if (a == b", True),
        ("if (a is b", False),
        ("a" * 291 + " == && ||", True),
        ("a" * 292 + " == && ||", False),
    ],
)
def test_code_has_three_traces_or_one_in_a_line_that_begins_as_code(line: str, is_code: bool) -> None:
    assert is_code_line(line) is is_code


@pytest.mark.parametrize(
    ("lines", "is_listing"),
    [
        (["x == 1"], False),
        (["x == 1", "y == 2"], True),
        (["x == 1", "y (2)"], False),
        (["x == 1", "y == 2", "z (3)", "(4)"], True),
        (["x == 1", "y == 2", "z (3)", "(4)", "(5)"], False),
        (["x == 1", "words", "y == 2", "words"], True),
        (["x == 1", "words", "y == 2", "words", "words"], False),
        (["words", "x == 1", "y == 2", "words"], True),
        (["words", "x == 1", "words", "y == 2", "words"], False),
        (["words", "words", "x == 1", "y == 2"], True),
    ],
)
def test_half_of_the_lines_of_a_listing_are_code(lines: list[str], is_listing: bool) -> None:
    assert is_code_listing(lines) is is_listing


@pytest.mark.parametrize(
    ("lines", "is_drawing"),
    [
        (["+--+"], False),
        (["+--+", "+--+"], True),
        (["====", "+--+"], False),
        (["ab/", "cd/"], False),
        (["ab//", "cd/"], True),
        (["| a |", "| b |", "words"], True),
        (["| a |", "words"], False),
        (["words |", "words |", "c"], False),
        (["a   b", "c   d", "e"], True),
        (["a   b", "c  d", "e"], False),
        (["a   b", "c   d"], False),
        (["a   b", "c   d", "e   f", "g", "h"], True),
    ],
)
def test_a_drawing_has_strokes_frames_or_columns(lines: list[str], is_drawing: bool) -> None:
    assert is_ascii_art(lines) is is_drawing


def test_a_paragraph_is_one_of_text_unless_it_says_otherwise() -> None:
    paragraph = RawParagraph("a")
    assert (paragraph.level, paragraph.lines, paragraph.indent, paragraph.is_close) == (0, 1, 0, False)
    assert (paragraph.full_text, RawParagraph("a", marker="3.").full_text) == ("a", "3. a")
