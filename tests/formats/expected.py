"""The facts that tests of the sample articles expect."""

from typing import NamedTuple


class Expected(NamedTuple):
    """The expected content of a sample article."""

    title: str
    author: str | None
    date: str | None
    language: str
    outline: str
    """The titles of the sections, indented by level; the opening is in brackets."""
    boilerplate: tuple[str, ...] = ()
    """Words that are in the file but not in the article."""


DEVELOPERS = "The Standfirst developers"
