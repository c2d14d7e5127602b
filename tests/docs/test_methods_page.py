"""The page on the methods has every method, with its paper, and says of speed what the README says."""

import re

from tests.docs.blocks import PROJECT
from tui.summary.methods import DEFAULT_METHOD, METHODS

PAGE = (PROJECT / "docs" / "methods.md").read_text("utf-8")
README = (PROJECT / "README.md").read_text("utf-8")


def rows_of(text: str, name: str) -> list[list[str]]:
    """The cells of the rows that begin with a method's name."""
    found = re.findall(rf"^\| `?{re.escape(name)}`? \|(.*)\|$", text, re.MULTILINE)
    return [[cell.strip() for cell in row.split("|")] for row in found]


def test_every_method_says_what_it_does_and_where_it_comes_from() -> None:
    for method in METHODS.values():
        described, _ = rows_of(PAGE, method.name)
        assert described[0].startswith(method.description)
        assert method.name == DEFAULT_METHOD or method.source in described[0]
        assert len(described[1]) > 8


def test_the_seconds_for_a_book_are_those_of_the_readme() -> None:
    for name in METHODS:
        told = [row[-2] for row in rows_of(README, name) if row[-1].endswith("MB")]
        assert [rows_of(PAGE, name)[1][-1]] == (told or [""]), name
