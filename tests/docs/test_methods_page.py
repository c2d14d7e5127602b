"""The page about the methods has every method, with its paper, and its two tables of speed agree."""

import re

from tests.docs.blocks import PROJECT
from tui.summary.methods import DEFAULT_METHOD, METHODS

PAGE = (PROJECT / "docs" / "methods.md").read_text("utf-8")


def rows_of(text: str, name: str) -> list[list[str]]:
    """Return the cells of the rows that begin with a method's name."""
    found = re.findall(rf"^\| `?{re.escape(name)}`? \|(.*)\|$", text, re.MULTILINE)
    return [[cell.strip() for cell in row.split("|")] for row in found]


def test_every_method_says_what_it_does_and_where_it_comes_from() -> None:
    for method in METHODS.values():
        described = rows_of(PAGE, method.name)[0]
        assert described[0].startswith(method.description)
        assert method.name == DEFAULT_METHOD or method.paper in described[0]
        assert len(described[1]) > 8


def test_both_tables_give_the_same_seconds_for_a_book() -> None:
    measured = [rows for name in METHODS if len(rows := rows_of(PAGE, name)[1:]) == 2]
    assert len(measured) >= 9
    for quality, speed in measured:
        assert quality[-1] == speed[-2]
