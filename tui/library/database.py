"""The library's database: in its file, or in memory where the file cannot be used."""

import sqlite3
from collections.abc import Callable
from pathlib import Path
from sqlite3 import Connection
from threading import Lock
from typing import TypeVar

from tui.library import database_file as file
from tui.library.data_folder import FOLDER_VARIABLE
from tui.library.schema import NewerLibraryError, NotALibraryError, transaction
from tui.text.sanitize import clean_line

_MOST_TRIES = 3
"""How often a broken file is set aside at a time; one that comes back at once is somebody else's."""

Result = TypeVar("Result")
Work = Callable[[Connection], Result]

_WHY = {
    sqlite3.SQLITE_FULL: "the disk is full. Make room, then start again",
    sqlite3.SQLITE_BUSY: "another program has held it for too long. Start again once that has ended",
    sqlite3.SQLITE_IOERR: "the disk failed. See whether it is full or gone, then start again",
}
_NOT_WRITTEN = f"it cannot be written. See who may write there, or name another folder with {FOLDER_VARIABLE}"


class Database:
    """Lets every thread read and change the library, one at a time, whatever happens to its file.

    A broken file is set aside and a new one begun. Where the file cannot be used, what it holds is copied to memory
    and all goes on there. Either is told once, in a message for the user.

    Args:
        path: Where the file stands, or is to stand.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.is_kept = True
        """Whether changes are kept in the file."""
        self._lock = Lock()
        self._messages: list[str] = []
        self._inode: file.Inode | None = None
        self._connection = self._open()

    def read(self, work: Work[Result]) -> Result:
        """Do what only reads.

        Args:
            work: What to do; it may be done again if the file fails.

        Raises:
            sqlite3.Error: What is done is wrong in itself.
        """
        return self._do(work)

    def change(self, work: Work[Result]) -> Result:
        """Do what changes something, as one transaction. Once this returns, it is kept, unless ``is_kept`` is false.

        Args:
            work: What to do; it may be done again if the file fails.

        Raises:
            sqlite3.Error: What is done is wrong in itself.
        """

        def whole(connection: Connection) -> Result:
            with transaction(connection):
                return work(connection)

        return self._do(whole)

    def take_messages(self) -> tuple[str, ...]:
        """What the user should be told of the file, each message once, as one line. This waits for nothing."""
        messages = []
        while self._messages:
            messages.append(self._messages.pop(0))
        return tuple(messages)

    def close(self) -> None:
        """Let go of the file. Everything is kept also if this is never called."""
        with self._lock:
            self._connection.close()

    def _do(self, work: Work[Result]) -> Result:
        with self._lock:
            self._follow_file()
            for give_way in (self._after_failure, self._after_failure, self._begin_empty):
                try:
                    return work(self._connection)
                except sqlite3.ProgrammingError:
                    raise
                except sqlite3.DatabaseError as error:
                    self._connection.close()
                    self._connection = give_way(error)
            return work(self._connection)

    def _follow_file(self) -> None:
        """Use the file that is there now if the one in use was removed or set aside, and changes with it."""
        if self.is_kept and file.inode_of(self.path) != self._inode:
            self._connection.close()
            self._connection = self._open()

    def _open(self, broken: file.Inode | None = None) -> Connection:
        try:
            if broken is not None:
                self._set_aside(broken)
            return self._open_sound_file()
        except NewerLibraryError:
            self._tell("it was made by a newer Standfirst, and is left as it is. Update Standfirst")
            return self._begin_empty()
        except (OSError, sqlite3.Error) as error:
            return self._go_on_in_memory(error)

    def _open_sound_file(self) -> Connection:
        for _ in range(_MOST_TRIES):
            found = file.inode_of(self.path)
            try:
                file.make_file(self.path)
                self._inode = file.inode_of(self.path)
                return file.open_file(self.path)
            except NotALibraryError:
                self._set_aside(found)
        raise FileExistsError(self.path)

    def _set_aside(self, broken: file.Inode | None) -> None:
        aside = file.set_aside(self.path, broken)
        if aside is not None:
            name = clean_line(str(aside))
            self._messages.append(f"The library was broken: it is now {name}, and a new one is begun.")

    def _after_failure(self, error: sqlite3.DatabaseError) -> Connection:
        if not self.is_kept:
            return self._begin_empty()
        return self._open(broken=self._inode) if file.is_damage(error) else self._go_on_in_memory(error)

    def _go_on_in_memory(self, error: OSError | sqlite3.Error) -> Connection:
        if isinstance(error, OSError):
            self._tell(_NOT_WRITTEN)
        else:
            self._tell(_WHY.get(file.primary_code(error), _NOT_WRITTEN))
        self.is_kept = False
        return file.open_copy(self.path)

    def _begin_empty(self, _: object = None) -> Connection:
        self.is_kept = False
        return file.open_nothing()

    def _tell(self, why: str) -> None:
        name = clean_line(str(self.path))
        self._messages.append(f"From here on, places and marks are not kept in {name}: {why}.")
