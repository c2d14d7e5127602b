"""The library's file, a SQLite database."""

import os
import stat
from contextlib import closing, suppress
from datetime import date
from pathlib import Path
from sqlite3 import SQLITE_BUSY, SQLITE_CORRUPT, SQLITE_NOTADB, Connection, DatabaseError, Error, Row, connect
from time import sleep
from typing import NamedTuple

from tui.library.schema import LIBRARY, NewerLibraryError, NotALibraryError, Schema, check_schema, migrate

LOCK_TIMEOUT = 2.0
"""In seconds: how long a change waits for that of another process."""

_PRIMARY_CODE_MASK = 0xFF
_MAX_TRIES = 50
_RETRY_SECONDS = 0.02
_COMPANION_SUFFIXES = ("-wal", "-shm")

Inode = tuple[int, int]


class Version(NamedTuple):
    """A value that is different for another file at the same path, and for other content."""

    inode: Inode
    size: int
    modified: int


def make_file(path: Path) -> None:
    """Create the library's file and folder if they are missing, readable by their owner only.

    Raises:
        NotALibraryError: The path is a folder, a pipe or the like.
        OSError: They cannot be created.
    """
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    try:
        status = path.stat()
    except FileNotFoundError:
        # Never open a file that exists: closing it would release the locks that this process holds on it.
        with suppress(FileExistsError):
            os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        return
    if not stat.S_ISREG(status.st_mode):
        raise NotALibraryError
    if stat.S_IMODE(status.st_mode) & 0o077:
        with suppress(OSError):
            path.chmod(0o600)


def open_database(path: Path, schema: Schema = LIBRARY) -> Connection:
    """Open the library's file, after ``make_file``.

    Several processes can use it, of which one at a time writes (write-ahead log). Each change waits for the disk, so
    that it survives a kill of this process and a power failure.

    Raises:
        NotALibraryError: It is something else, or damaged.
        NewerLibraryError: It was made by a newer version of this program. It was not changed.
        sqlite3.Error: It cannot be read or written.
    """
    connection = _connect(str(path))
    try:
        _prepare(connection, schema)
        _use_write_ahead_log(connection)
    except BaseException as error:
        connection.close()
        if isinstance(error, DatabaseError) and is_damage(error):
            raise NotALibraryError from error
        raise
    return connection


def empty_log(connection: Connection) -> None:
    """Move the changes in the write-ahead log to the file, unless another process is using it.

    So a copy of the file alone has all changes, and another file that takes its place meets no log that is not its own.
    """
    connection.execute("PRAGMA busy_timeout = 0")
    with suppress(DatabaseError):  # they are safe in the log
        # While this waits for the disk, others can write; then they empty the log.
        _, logged, moved = connection.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchone()
        if logged == moved:
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.execute(f"PRAGMA busy_timeout = {round(LOCK_TIMEOUT * 1000)}")


def open_copy(path: Path, schema: Schema = LIBRARY) -> Connection:
    """Open a copy of the library's file in memory; an empty library if it cannot be read."""
    for uri in _read_only_uris(path):
        memory = _connect(":memory:")
        with suppress(Error, NotALibraryError, NewerLibraryError):
            with closing(connect(uri, uri=True, timeout=LOCK_TIMEOUT)) as file:
                file.backup(memory)
            _prepare(memory, schema)
            return memory
        memory.close()
    return open_empty(schema)


def open_empty(schema: Schema = LIBRARY) -> Connection:
    """Open an empty library in memory."""
    memory = _connect(":memory:")
    _prepare(memory, schema)
    return memory


def is_damage(error: DatabaseError) -> bool:
    """Return whether an error means that the file is damaged, rather than that it cannot be used now."""
    return primary_code(error) in (SQLITE_CORRUPT, SQLITE_NOTADB)


def primary_code(error: Error) -> int:
    """Return SQLite's primary result code of an error; 0 if it has none."""
    return getattr(error, "sqlite_errorcode", 0) & _PRIMARY_CODE_MASK


def inode_of(path: Path) -> Inode | None:
    """Return the device and inode of the file at a path; None if there is none."""
    version = version_of(path)
    return None if version is None else version.inode


def version_of(path: Path) -> Version | None:
    """Return the version of the file at a path; None if there is none."""
    try:
        status = path.stat()
    except OSError:
        return None
    return Version((status.st_dev, status.st_ino), status.st_size, status.st_mtime_ns)


def rename_broken(path: Path, inode: Inode | None) -> Path | None:
    """Rename the file with a broken inode to a free name with the date, and return its new path.

    None if another process has replaced the file, which then stays.
    """
    if inode_of(path) != inode:
        return None
    renamed = _free_name(path)
    path.rename(renamed)
    for suffix in _COMPANION_SUFFIXES:
        with suppress(OSError):  # usually there is none
            path.with_name(path.name + suffix).rename(renamed.with_name(renamed.name + suffix))
    return renamed


def _connect(name: str) -> Connection:
    connection = connect(name, timeout=LOCK_TIMEOUT, isolation_level=None, check_same_thread=False)
    connection.row_factory = Row
    connection.text_factory = lambda data: data.decode(errors="replace")  # not an error for what is not UTF-8
    return connection


def _prepare(connection: Connection, schema: Schema) -> None:
    """Set options that SQLite does not store in the file, and create or check the tables."""
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA trusted_schema = OFF")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA fullfsync = ON")  # without it, macOS does not wait for the disk
    migrate(connection, schema.migrations, schema.application_id)
    check_schema(connection, schema.needed)


def _use_write_ahead_log(connection: Connection) -> None:
    """Turn the write-ahead log on. The library works without, since some network disks do not allow it."""
    for attempt in range(_MAX_TRIES):
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            return
        except DatabaseError as error:
            # SQLite does not wait for another process that turns it on.
            if primary_code(error) != SQLITE_BUSY or attempt == _MAX_TRIES - 1:
                raise
            sleep(_RETRY_SECONDS)


def _read_only_uris(path: Path) -> tuple[str, ...]:
    """Return URIs for SQLite. The last ignores the log file, which needs a writable folder."""
    return tuple(f"{path.as_uri()}?{mode}" for mode in ("mode=ro", "immutable=1")) if path.is_file() else ()


def _free_name(path: Path) -> Path:
    stem = f"{path.stem}-broken-{date.today().isoformat()}"
    names = (f"{stem}{number}{path.suffix}" for number in ("", *(f"-{n}" for n in range(2, 1000))))
    return next(free for name in names if not (free := path.with_name(name)).exists())
