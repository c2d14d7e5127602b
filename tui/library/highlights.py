"""The marked sentences in the library's tables."""

from collections.abc import Iterable
from sqlite3 import Connection

from tui.library import columns as values
from tui.library.records import Highlight, locate_highlight


def marks_of(connection: Connection, number: int) -> tuple[Highlight, ...]:
    """The marks of an article, in the order of its text.

    Args:
        connection: The library.
        number: The article's.
    """
    query = "SELECT start, text, made FROM mark WHERE article = ? ORDER BY start, text"
    rows = connection.execute(query, (number,))
    return tuple(
        Highlight(values.count(start), values.text(text), values.moment(made)) for start, text, made in rows
    )


def add(connection: Connection, number: int, start: int, text: str, when: int) -> None:
    """Mark a sentence; one that is marked stays as it is.

    Args:
        connection: The library, in a transaction.
        number: The article's.
        start: Where the sentence starts.
        text: The sentence.
        when: The moment, in milliseconds since 1970.
    """
    connection.execute("INSERT OR IGNORE INTO mark VALUES (?, ?, ?, ?)", (number, start, text, when))


def remove(connection: Connection, number: int, marks: Iterable[Highlight]) -> None:
    """Remove marks of an article; those that are gone are passed over."""
    connection.executemany(
        "DELETE FROM mark WHERE article = ? AND start = ? AND text = ?",
        [(number, mark.start, mark.text) for mark in marks],
    )


def move(connection: Connection, number: int, text: str) -> None:
    """Give the marks of an article the places that their sentences have now; those not found keep theirs.

    Args:
        connection: The library, in a transaction.
        number: The article's.
        text: All of its text.
    """
    for mark in marks_of(connection, number):
        start = locate_highlight(text, mark)
        if start is not None and start != mark.start:
            connection.execute(
                "UPDATE OR REPLACE mark SET start = ? WHERE article = ? AND start = ? AND text = ?",
                (start, number, mark.start, mark.text),
            )
