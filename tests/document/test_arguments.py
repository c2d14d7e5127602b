import pytest

from tui.document.arguments import require, require_article
from tui.document.errors import UsageError


@pytest.mark.parametrize(
    ("value", "described"),
    [
        (None, "None"),
        (True, "True"),
        (b"x", "bytes"),
        ("a  b\n", "the str “a b”"),
        ("x" * 40, "the str “" + "x" * 40 + "”"),
        ("x" * 41, "the str “" + "x" * 40 + "…”"),
        ("x" * 99, "the str “" + "x" * 40 + "…”"),
        (2.5, "the float “2.5”"),
        ([1], "a list"),
        (object(), "an object"),
        ("", "a str"),
    ],
)
def test_the_error_says_what_was_wanted_and_what_was_given(value: object, described: str) -> None:
    with pytest.raises(UsageError) as raised:
        require(value, int, "count", "a number", "Give one.")
    assert str(raised.value) == f"count must be a number, not {described}. Give one."


def test_what_is_of_the_type_is_taken() -> None:
    require(1, int, "count", "a number")
    require(None, int | None, "count", "a number")
    require(True, bool, "wanted", "true or false")
    with pytest.raises(UsageError, match=r"article must be an Article, .*, not the str “text”"):
        require_article("text")
