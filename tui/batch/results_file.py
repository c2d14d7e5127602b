"""The file that results are written to: it grows line by line, and another run can go on with it."""

import os
import stat
from collections.abc import Iterator
from contextlib import suppress
from io import BufferedRandom
from pathlib import Path
from typing import BinaryIO

from tui.batch.inputs import FileIdentity, identity_of
from tui.document.errors import StandfirstError, UsageError
from tui.text.sanitize import clean_line

_BLOCK = 64 * 1024


class ResultsFile:
    """A file of JSON Lines, each of which is there as soon as it was written, also if this process is killed then.

    It is locked while it is open, so that two runs do not write into each other's lines.

    Args:
        path: Where it is. A pipe or a device is written to as it is.
        resume: Whether to go on with what is there. What a kill left of a line is cut off.
        overwrite: Whether to replace what is there.

    Raises:
        UsageError: Something is there and neither is wanted, another run is writing to it, or it is a folder.
        StandfirstError: The system did not let it be written.
    """

    def __init__(self, path: Path, *, resume: bool = False, overwrite: bool = False) -> None:
        self.name = clean_line(str(path))
        if path.is_dir():
            raise UsageError(f"Cannot write {self.name}: it is a folder. Name a file in it.")
        self._descriptor = self._open(path)
        try:
            self._is_regular = stat.S_ISREG(os.fstat(self._descriptor).st_mode)
            if self._is_regular:
                self._lock()
                self._prepare(resume=resume, overwrite=overwrite)
            elif resume:
                raise UsageError(f"Cannot go on with {self.name}: it is no file. Leave out --resume.")
        except BaseException:
            self.close()
            raise

    @property
    def identity(self) -> FileIdentity | None:
        """By what the file is known among others; None if it is a pipe or a device."""
        return identity_of(self._descriptor)

    def done(self) -> Iterator[bytes]:
        """The lines that were there when it was opened, with their ends."""
        if not self._is_regular:
            return
        with os.fdopen(os.dup(self._descriptor), "rb") as file:
            file.seek(0)
            left = self._length
            while left > 0 and (line := file.readline()):
                left -= len(line)
                yield line

    def write(self, line: bytes) -> None:
        """Add a line.

        Args:
            line: With its end.

        Raises:
            StandfirstError: The system did not let it be written.
        """
        rest = memoryview(line)
        try:
            while rest:
                rest = rest[os.write(self._descriptor, rest) :]
        except OSError as error:
            raise StandfirstError(
                f"Cannot write {self.name}: {error.strerror}. Make room or check the path; --resume goes on from here."
            ) from error

    def close(self) -> None:
        """See that the lines are on the disk, and let others have the file. Closing again does nothing."""
        if self._descriptor >= 0:
            with suppress(OSError):  # not everything that can be written to can be told to keep it
                os.fsync(self._descriptor)
            os.close(self._descriptor)
            self._descriptor = -1

    def _open(self, path: Path) -> int:
        is_special = path.exists() and not path.is_file()
        flags = os.O_WRONLY if is_special else os.O_RDWR | os.O_CREAT | os.O_APPEND
        try:
            return os.open(path, flags | getattr(os, "O_BINARY", 0), 0o666)
        except (OSError, ValueError) as error:
            why = clean_line(getattr(error, "strerror", None) or str(error))
            raise StandfirstError(f"Cannot write {self.name}: {why}. Check the path.") from error

    def _lock(self) -> None:
        with suppress(ImportError):  # Windows has no such locks
            import fcntl

            try:
                fcntl.flock(self._descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                raise UsageError(
                    f"Another run is writing to {self.name}. Wait for it, or name another file."
                ) from None
            except OSError:
                pass  # a file system that has no locks

    def _prepare(self, *, resume: bool, overwrite: bool) -> None:
        if os.fstat(self._descriptor).st_size and not resume and not overwrite:
            raise UsageError(
                f"{self.name} exists already. Go on with it with --resume, or replace it with --force."
            )
        with os.fdopen(os.dup(self._descriptor), "r+b") as file:
            self._length = _whole_lines(file) if resume else 0
            file.truncate(self._length)


def _whole_lines(file: BinaryIO | BufferedRandom) -> int:
    """How many bytes of a file there are up to the end of its last whole line."""
    end = file.seek(0, os.SEEK_END)
    while end > 0:
        start = max(0, end - _BLOCK)
        file.seek(start)
        last = file.read(end - start).rfind(b"\n")
        if last >= 0:
            return start + last + 1
        end = start
    return 0
