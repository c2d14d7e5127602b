import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.formats.plain.code_lines import (
    _NEEDED,
    _TRACES,
    has_traces_of_code,
    is_drawing,
    is_listing,
    looks_like_code,
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
    assert looks_like_code(line)


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
    assert not looks_like_code(line)


def test_traces() -> None:
    assert has_traces_of_code("foo_bar")
    assert has_traces_of_code("json()")
    assert not has_traces_of_code("A plain title, nothing else")


@given(st.text("ab1 .=!&|->:+()[]_;{}</", max_size=12))
def test_a_line_without_what_traces_need_has_none(line: str) -> None:
    assert _NEEDED.search(line) or not _TRACES.search(line)


def test_listings() -> None:
    assert is_listing(["def f(x):", "    return x == 1", "", "print(f(2))"])
    assert not is_listing(["Roses are red;", "violets are blue,", "sugar is sweet", "and so are you."])


@pytest.mark.parametrize(
    "drawing",
    [
        "+-----+   rope   +-----+\n| mill|----------|barge|\n+-----+          +-----+",
        " 0                   1\n 0 1 2 3 4 5 6 7 8 9 0\n+-+-+-+-+-+-+-+-+-+-+-+",
        "oats      12   dry\nrye       3\nwheat     114  wet",
    ],
)
def test_drawings(drawing: str) -> None:
    assert is_drawing(drawing.split("\n"))


@pytest.mark.parametrize(
    "text",
    ["The river\n=========", "It rose -- and fell --\nin a night.", "One   gap\nand none\nhere", "a    b"],
)
def test_other_lines_are_no_drawings(text: str) -> None:
    assert not is_drawing(text.split("\n"))
