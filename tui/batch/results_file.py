"""The file that results are written to. It grows line by line, and another run can continue it."""

import os
import stat
from collections.abc import Iterator
from contextlib import suppress
from io import BufferedRandom
from pathlib import Path
from typing import BinaryIO

from tui.batch.inputs import FileIdentity, file_identity
from tui.document.errors import StandfirstError, UsageError
from tui.text.sanitize import clean_line

_READ_BYTES = 64 * 1024


class ResultsFile:
    """A file of JSON Lines. A line that was written stays in the file even if this process is then killed.

    The file is locked while it is open, so that two runs do not mix their lines.

    Args:
        path: The file. A pipe or device is written to directly.
        resume: Whether to continue an existing file. A line that a kill has cut off is removed.
        overwrite: Whether to replace an existing file.

    Raises:
        UsageError: The file has content and neither option is set, another run is writing to it, or it is a folder.
        StandfirstError: The file cannot be opened.
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
                raise UsageError(f"Cannot resume {self.name}: it is not a regular file. Leave out --resume.")
        except BaseException:
            self.close()
            raise

    @property
    def identity(self) -> FileIdentity | None:
        """The file's identity; None for a pipe or device."""
        return file_identity(self._descriptor)

    def lines(self) -> Iterator[bytes]:
        """Yield the lines that the file had when it was opened, with their ends."""
        if not self._is_regular:
            return
        with os.fdopen(os.dup(self._descriptor), "rb") as file:
            file.seek(0)
            remaining = self._length
            while remaining > 0 and (line := file.readline()):
                remaining -= len(line)
                yield line

    def write(self, line: bytes) -> None:
        """Add a line, given with its end: all of it or nothing.

        Raises:
            StandfirstError: It cannot be written.
        """
        rest = memoryview(line)
        try:
            while rest:
                rest = rest[os.write(self._descriptor, rest) :]
        except OSError as error:
            if self._is_regular and len(rest) < len(line):
                with suppress(OSError):
                    os.ftruncate(self._descriptor, os.fstat(self._descriptor).st_size - len(line) + len(rest))
            raise StandfirstError(
                f"Cannot write {self.name}: {error.strerror}. Make room or check the path, then continue with --resume."
            ) from error

    def close(self) -> None:
        """Flush the lines to the disk and unlock the file. Closing it again does nothing."""
        if self._descriptor >= 0:
            with suppress(OSError):  # pipes and some devices cannot be flushed
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
                pass  # a file system without locks

    def _prepare(self, *, resume: bool, overwrite: bool) -> None:
        if os.fstat(self._descriptor).st_size and not resume and not overwrite:
            raise UsageError(
                f"{self.name} exists already. Continue it with --resume, or replace it with --force."
            )
        with os.fdopen(os.dup(self._descriptor), "r+b") as file:
            self._length = _whole_lines_size(file) if resume else 0
            file.truncate(self._length)


def _whole_lines_size(file: BinaryIO | BufferedRandom) -> int:
    """Return the size of a file up to the end of its last whole line."""
    end = file.seek(0, os.SEEK_END)
    while end > 0:
        start = max(0, end - _READ_BYTES)
        file.seek(start)
        last = file.read(end - start).rfind(b"\n")
        if last >= 0:
            return start + last + 1
        end = start
    return 0
