"""The file that the library is kept in, a SQLite database."""

import os
import stat
from contextlib import suppress
from datetime import date
from pathlib import Path
from sqlite3 import SQLITE_BUSY, SQLITE_CORRUPT, SQLITE_NOTADB, Connection, DatabaseError, Error, Row, connect
from time import sleep

from tui.library.schema import NewerLibraryError, NotALibraryError, bring_up, check

SECONDS_TO_WAIT = 2.0
"""How long a change waits for that of another reader."""

_PRIMARY_CODE = 0xFF
_TRIES = 50
_SECONDS_BETWEEN_TRIES = 0.02
_COMPANIONS = ("-wal", "-shm")

Inode = tuple[int, int]


def make_file(path: Path) -> None:
    """Make the library's file and folder if they are not there. Only their owner may look into them.

    Args:
        path: Where it stands, or is to stand.

    Raises:
        NotALibraryError: A folder, a pipe or such a thing is there.
        OSError: They cannot be made.
    """
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    try:
        status = path.stat()
    except FileNotFoundError:
        # Never a file that is there already: closing it would end the locks that this process has on it.
        with suppress(FileExistsError):
            os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        return
    if not stat.S_ISREG(status.st_mode):
        raise NotALibraryError
    if stat.S_IMODE(status.st_mode) & 0o077:
        with suppress(OSError):
            path.chmod(0o600)


def open_file(path: Path) -> Connection:
    """Open the library's file, which ``make_file`` has seen to.

    Readers and one writer at a time use it together (write-ahead log). A change that was made survives the end of this
    process at any moment, and that of the computer too: each waits for the disk.

    Args:
        path: Where it stands.

    Raises:
        NotALibraryError: Something else is there, or it is damaged.
        NewerLibraryError: It was made by a newer version of this program. It was not changed.
        sqlite3.Error: It cannot be read or written.
    """
    connection = _connect(str(path))
    try:
        _prepare(connection)
        _write_ahead(connection)
    except DatabaseError as error:
        connection.close()
        if is_damage(error):
            raise NotALibraryError from error
        raise
    except BaseException:
        connection.close()
        raise
    return connection


def open_copy(path: Path) -> Connection:
    """What the library's file holds, as far as it can be read, in memory: changes are not kept.

    Args:
        path: Where it stands; it need not be there.
    """
    for uri in _ways_to_read(path):
        memory = _connect(":memory:")
        with suppress(Error, NotALibraryError, NewerLibraryError):
            file = connect(uri, uri=True, timeout=SECONDS_TO_WAIT)
            try:
                file.backup(memory)
            finally:
                file.close()
            _prepare(memory)
            return memory
        memory.close()
    return open_nothing()


def open_nothing() -> Connection:
    """An empty library in memory."""
    memory = _connect(":memory:")
    _prepare(memory)
    return memory


def is_damage(error: DatabaseError) -> bool:
    """Whether an error says that the file is no sound database, rather than that it could not be used now."""
    return primary_code(error) in (SQLITE_CORRUPT, SQLITE_NOTADB)


def primary_code(error: Error) -> int:
    """What kind of failure an error of SQLite is; 0 if it does not say."""
    return getattr(error, "sqlite_errorcode", 0) & _PRIMARY_CODE


def inode_of(path: Path) -> Inode | None:
    """Which file stands at a path; None if there is none."""
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_dev, status.st_ino


def set_aside(path: Path, inode: Inode | None) -> Path | None:
    """Give the file another name beside its own, with the date, so that a new one can take its place.

    Args:
        path: Where it stands.
        inode: Which file was found to be broken. Another one, with which another reader has taken its place, stays.

    Returns:
        Where it is now; None if it was another one.

    Raises:
        OSError: It cannot be renamed.
    """
    if inode_of(path) != inode:
        return None
    aside = _free_name(path)
    path.rename(aside)
    for companion in _COMPANIONS:
        with suppress(OSError):  # most often there is none
            path.with_name(path.name + companion).rename(aside.with_name(aside.name + companion))
    return aside


def _connect(name: str) -> Connection:
    connection = connect(name, timeout=SECONDS_TO_WAIT, isolation_level=None, check_same_thread=False)
    connection.row_factory = Row
    connection.text_factory = _text  # what is no UTF-8 would else be an error
    return connection


def _prepare(connection: Connection) -> None:
    """Set what SQLite forgets between connections, and see to it that the tables are there."""
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA trusted_schema = OFF")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA fullfsync = ON")  # without it, macOS does not wait for the disk itself
    bring_up(connection)
    check(connection)


def _text(data: bytes) -> str:
    return data.decode(errors="replace")


def _write_ahead(connection: Connection) -> None:
    """Have changes written beside the file first. On some network disks that cannot be had, and it works without."""
    for attempt in range(_TRIES):
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except DatabaseError as error:
            # Two readers that start at once are in each other's way, and SQLite does not wait here.
            if primary_code(error) != SQLITE_BUSY or attempt == _TRIES - 1:
                raise
            sleep(_SECONDS_BETWEEN_TRIES)
        else:
            return


def _ways_to_read(path: Path) -> tuple[str, ...]:
    """Addresses for SQLite; the last does without the files beside it, which need a folder that can be written."""
    if not path.is_file():
        return ()
    uri = path.as_uri()
    return f"{uri}?mode=ro", f"{uri}?immutable=1"


def _free_name(path: Path) -> Path:
    stem = f"{path.stem}-broken-{date.today().isoformat()}"
    names = (f"{stem}{number}{path.suffix}" for number in ("", *(f"-{n}" for n in range(2, 1000))))
    return next(free for name in names if not (free := path.with_name(name)).exists())
