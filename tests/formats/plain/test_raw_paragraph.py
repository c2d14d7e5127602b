import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.formats.plain.raw_paragraph import (
    _TRACE,
    _TRACE_CHARACTER,
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
