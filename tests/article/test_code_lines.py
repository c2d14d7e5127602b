import pytest

from tui.article.code_lines import has_traces_of_code, is_listing, looks_like_code


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


def test_listings() -> None:
    assert is_listing(["def f(x):", "    return x == 1", "", "print(f(2))"])
    assert not is_listing(["Roses are red;", "violets are blue,", "sugar is sweet", "and so are you."])
