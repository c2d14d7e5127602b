"""The library's database: in its file, or in memory where the file cannot be used."""

import sqlite3
from collections.abc import Callable
from pathlib import Path
from sqlite3 import Connection
from threading import Lock
from typing import NamedTuple, TypeVar

from tui.library import database_file as file
from tui.library.data_folder import FOLDER_VARIABLE
from tui.library.schema import LIBRARY, NewerLibraryError, NotALibraryError, Schema, transaction
from tui.text.sanitize import clean_line

_MAX_RENAMES = 3
"""In a row: a broken file that reappears at once is made by another program."""

ResultType = TypeVar("ResultType")
Operation = Callable[[Connection], ResultType]

_REASONS = {
    sqlite3.SQLITE_FULL: "the disk is full. Make room, then start again",
    sqlite3.SQLITE_BUSY: "another program has locked it for too long. Start again once that has ended",
    sqlite3.SQLITE_IOERR: "the disk reports an error. Check that it is there and not full, then start again",
}
_NOT_WRITABLE = (
    f"it cannot be written. Check who may write there, or name another folder with {FOLDER_VARIABLE}"
)


class FileKind(NamedTuple):
    """A kind of file, with what messages to the user call it."""

    schema: Schema
    name: str
    contents: str


LIBRARY_FILE = FileKind(LIBRARY, "The library", "Places and marks")


class Database:
    """Lets all threads read and write the library, one at a time, whatever happens to its file.

    A broken file is renamed and a new one is created. If the file cannot be used, its contents are copied to memory,
    where the database continues. Either gives one message for the user. The file need not exist.
    """

    def __init__(self, path: Path, kind: FileKind = LIBRARY_FILE) -> None:
        self.path = path
        self._kind = kind
        self.is_persistent = True
        """True while changes are written to the file."""
        self._lock = Lock()
        self._messages: list[str] = []
        self._inode: file.Inode | None = None
        self._version: file.Version | None = None
        self._connection = self._open()

    def read(self, operation: Operation[ResultType]) -> ResultType:
        """Run a function that only reads. It is called again if the file fails, but not if its SQL is wrong."""
        return self._run(operation)

    def write(self, operation: Operation[ResultType]) -> ResultType:
        """Run a function like ``read``, as one transaction. Its changes persist if ``is_persistent`` is still True."""

        def in_transaction(connection: Connection) -> ResultType:
            with transaction(connection):
                result = operation(connection)
            file.empty_log(connection)
            self._version = file.version_of(self.path)
            return result

        return self._run(in_transaction)

    def pop_messages(self) -> tuple[str, ...]:
        """Return the messages for the user about the file, each only once and in one line. This never waits."""
        messages = []
        while self._messages:
            messages.append(self._messages.pop(0))
        return tuple(messages)

    def close(self) -> None:
        """Close the file. Nothing is lost if this is never called."""
        with self._lock:
            self._connection.close()

    def _run(self, operation: Operation[ResultType]) -> ResultType:
        with self._lock:
            self._reopen_if_replaced()
            for recover in (self._after_failure, self._after_failure, self._start_empty):
                try:
                    return operation(self._connection)
                except sqlite3.ProgrammingError:
                    raise
                except sqlite3.DatabaseError as error:
                    self._connection.close()
                    self._connection = recover(error)
            return operation(self._connection)

    def _reopen_if_replaced(self) -> None:
        """Open the file at the path if it is another one, or was changed: SQLite does not see what others do to it."""
        if self.is_persistent and file.version_of(self.path) != self._version:
            self._connection.close()
            self._connection = self._open()

    def _open(self, broken: file.Inode | None = None) -> Connection:
        try:
            if broken is not None:
                self._rename_broken(broken)
            return self._open_sound_file()
        except NewerLibraryError:
            self._warn("it was made by a newer Standfirst, and is left unchanged. Update Standfirst")
            return self._start_empty()
        except (OSError, sqlite3.Error) as error:
            return self._continue_in_memory(error)

    def _open_sound_file(self) -> Connection:
        for _ in range(_MAX_RENAMES):
            found = file.inode_of(self.path)
            try:
                file.make_file(self.path)
                self._inode = file.inode_of(self.path)
                opened = file.open_database(self.path, self._kind.schema)
                self._version = file.version_of(self.path)
                return opened
            except NotALibraryError:
                self._rename_broken(found)
        raise FileExistsError(self.path)

    def _rename_broken(self, broken: file.Inode | None) -> None:
        renamed = file.rename_broken(self.path, broken)
        if renamed is not None:
            name = clean_line(str(renamed))
            self._messages.append(
                f"{self._kind.name} was damaged. It was renamed to {name}, and a new one was started."
            )

    def _after_failure(self, error: sqlite3.DatabaseError) -> Connection:
        if not self.is_persistent:
            return self._start_empty()
        return self._open(broken=self._inode) if file.is_damage(error) else self._continue_in_memory(error)

    def _continue_in_memory(self, error: OSError | sqlite3.Error) -> Connection:
        if isinstance(error, OSError):
            self._warn(_NOT_WRITABLE)
        else:
            self._warn(_REASONS.get(file.primary_code(error), _NOT_WRITABLE))
        self.is_persistent = False
        return file.open_copy(self.path, self._kind.schema)

    def _start_empty(self, _: object = None) -> Connection:
        self.is_persistent = False
        return file.open_empty(self._kind.schema)

    def _warn(self, reason: str) -> None:
        name = clean_line(str(self.path))
        self._messages.append(f"{self._kind.contents} are no longer kept in {name}: {reason}.")
