"""On which line of a TOML file a key stands. Python's reader of TOML does not tell."""

import tomllib
from collections.abc import Iterator, Mapping
from typing import Any

KeyPath = tuple[str, ...]
"""A key with the tables around it, outermost first."""

_MOST_LINES = 100
"""A value of more lines is not followed to its end: all of it is read again with every further line."""


def lines_of_keys(text: str) -> dict[KeyPath, int]:
    """The line on which each key is first given, counted from 1, down to the keys of a table of the document.

    The text is read line by line; a line that is no TOML by itself, because a list or a text goes on, is read together
    with the next. So a key is whatever Python's own reader takes for one.

    Args:
        text: A TOML document. From where it stops being one, no lines are told.
    """
    lines: dict[KeyPath, int] = {}
    table: KeyPath = ()
    for number, statement, value in _statements(text):
        is_header = statement.lstrip().startswith("[")
        if is_header:
            table = _header(value)
        for path in (table[:1], table[:2]) if is_header else _paths(value):
            lines.setdefault(path if is_header else (*table, *path), number)
    return lines


def _statements(text: str) -> Iterator[tuple[int, str, Mapping[str, Any]]]:
    """Each statement, with the number of its first line before and what it says after."""
    first, statement = 1, ""
    for number, line in enumerate(text.split("\n"), 1):
        statement += line + "\n"
        if number - first >= _MOST_LINES:
            return
        try:
            value = tomllib.loads(statement)
        except (ValueError, RecursionError):
            continue
        yield first, statement, value
        first, statement = number + 1, ""


def _header(value: Any) -> KeyPath:
    """The table that a header names, from what it alone makes: tables, and lists of one table, in one another."""
    path = []
    while value:
        ((name, inner),) = value.items()
        path.append(name)
        value = inner[0] if isinstance(inner, list) else inner
    return tuple(path)


def _paths(value: Mapping[str, Any]) -> Iterator[KeyPath]:
    for name, inner in value.items():
        yield (name,)
        if isinstance(inner, dict):
            yield from ((name, further) for further in inner)
