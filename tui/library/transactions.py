"""Changes that are made whole or not at all."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from sqlite3 import Connection, Error


@contextmanager
def transaction(connection: Connection) -> Iterator[None]:
    """One transaction for all that is done in the context, the only one that writes; undone if anything is raised.

    Raises:
        sqlite3.Error: The file cannot be written, or another program went on writing for too long.
    """
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        with suppress(Error):  # SQLite has undone it already after some failures
            connection.execute("ROLLBACK")
        raise
