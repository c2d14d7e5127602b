"""A worker process: the loop that runs in it, and the parent's side, which starts it and sends it records."""

import logging
import multiprocessing
import os
import signal
import sys
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from multiprocessing.connection import Connection
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, NamedTuple

from tui.document.errors import StandfirstError
from tui.export.record import json_line
from tui.pipeline import DigestOptions, Record, digest_record, failed_record

if TYPE_CHECKING:
    from multiprocessing.context import ForkServerContext, SpawnContext

_ALARM_GRACE_SECONDS = 10
_OOM_SCORE = "500"
_PRELOADED_MODULE = "tui.batch.preload"
_MAX_GROWTH_BYTES = 256 * 1024 * 1024
_HAS_FORKSERVER = "forkserver" in multiprocessing.get_all_start_methods()


class Result(NamedTuple):
    line: bytes
    """A line of JSON, with its line end."""
    error: str | None = None
    """The reason why there is no digest; None if there is one."""
    cause: str | None = None
    """The kind of error, which is the same for all records that failed alike."""

    @classmethod
    def of(cls, record: Record) -> "Result":
        """Return the result for what ``digest_record`` or ``failed_record`` returned."""
        return cls(json_line(record).encode(), record.get("error"), record.get("cause"))


Work = Callable[[Record], Result]
"""Makes the result of a record. It is pickled for other processes, so it must be importable by module and name."""


def digest_work(options: DigestOptions) -> Work:
    """Return the work of digesting records."""
    return partial(_digest, options=options)


def _digest(record: Record, options: DigestOptions) -> Result:
    digested = digest_record(record, options)
    try:
        return Result.of(digested)
    except (ValueError, TypeError, RecursionError, MemoryError) as error:
        named = {"source": record.get("source")}  # without the id, which may be what cannot be written
        return Result.of(failed_record(named, f"Cannot write the digest as JSON: {type(error).__name__}."))


# In the worker process


def worker_main(connection: Connection, work: Work, timeout: float | None) -> None:
    """Process lists of records until the connection is closed or the parent process has ended.

    Args:
        connection: Delivers lists of records. This process sends None once it is ready, then a result for each record.
        work: Makes the result of a record.
        timeout: The seconds that a record may take, enforced by the parent; None for no limit.
    """
    _set_up_process()
    with suppress(EOFError, OSError):
        connection.send(None)
        while True:
            for record in connection.recv():
                with _alarm(timeout):
                    result = work(record)
                connection.send(tuple(result))


@contextmanager
def _alarm(timeout: float | None) -> Iterator[None]:
    """Let the system end this process some time after the timeout, in case the parent has ended and cannot."""
    if timeout is None or not hasattr(signal, "alarm"):
        yield
        return
    signal.alarm(int(timeout) + _ALARM_GRACE_SECONDS)
    try:
        yield
    finally:
        signal.alarm(0)


def _set_up_process() -> None:
    """Leave Ctrl+C and standard output to the parent, end with it, and be killed first if memory runs out."""
    logging.lastResort = None  # what libraries log can be the text of a source, and tells nobody which
    logging.raiseExceptions = False  # else a line says once that nothing is logged
    logging.captureWarnings(True)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with suppress(OSError):
        os.dup2(2, 1)  # keep what a library prints out of the results
    with suppress(OSError):
        Path("/proc/self/oom_score_adj").write_text(_OOM_SCORE)
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)  # the main thread may be deep in a calculation


# In the parent process


class WorkerDiedError(Exception):
    """The process has ended. The message gives the reason."""


@dataclass(slots=True)
class Item:
    """A record to be processed."""

    number: int
    """Its position in the input, from 0."""
    record: Record
    crashes: int = 0
    """The number of processes that ended while they worked on it."""

    @property
    def characters(self) -> int:
        """The length of its text; 0 if it has only a source, which has not been read yet."""
        text = self.record.get("text")
        return len(text) if isinstance(text, str) else 0


class PoolWorker:
    """A process that processes records. It starts immediately.

    Raises:
        StandfirstError: The system cannot start another process.
    """

    def __init__(self, work: Work, timeout: float | None) -> None:
        self.items: deque[Item] = deque()
        """The records without a result yet, of which the first is being processed."""
        self.is_ready = False
        """True if it has loaded what it needs."""
        self._timeout = timeout
        self._first_size = 0
        self._started = time.monotonic()
        self.connection, other_end = multiprocessing.Pipe()
        self._process = _context().Process(target=worker_main, args=(other_end, work, timeout), daemon=True)
        try:
            with _safe_import_path():
                self._process.start()
        except OSError as error:
            why = error.strerror or error
            raise StandfirstError(
                f"Cannot start another process: {why}. Ask for fewer with --jobs."
            ) from error
        finally:
            other_end.close()

    @property
    def is_idle(self) -> bool:
        """True if it waits for records."""
        return self.is_ready and not self.items

    @property
    def has_grown(self) -> bool:
        """True if it uses so much more memory than at its start that it should be replaced."""
        return _memory_bytes(self._process.pid) > self._first_size + _MAX_GROWTH_BYTES

    @property
    def seconds_left(self) -> float | None:
        """The time that is left for the record it is working on; None for no limit."""
        if self._timeout is None or not self.items or not self.is_ready:
            return None
        return self._timeout - (time.monotonic() - self._started)

    def send(self, items: Sequence[Item]) -> None:
        """Send records to the process, which must be idle: then it is receiving, and this never blocks for long.

        Raises:
            WorkerDiedError: The process has ended.
        """
        self.items.extend(items)
        self._started = time.monotonic()
        try:
            self.connection.send([item.record for item in items])
        except OSError:
            raise WorkerDiedError(self._exit_reason()) from None

    def receive(self) -> tuple[Item, Result] | None:
        """Receive the next message of the process. Its connection must be ready to read.

        Returns:
            A record and its result; None if the process has become ready.

        Raises:
            WorkerDiedError: The process has ended. The records without a result are still in ``items``.
        """
        try:
            message = self.connection.recv()
        except (EOFError, OSError):
            raise WorkerDiedError(self._exit_reason()) from None
        self._started = time.monotonic()
        if message is None:
            self.is_ready = True
            self._first_size = _memory_bytes(self._process.pid)
            return None
        return self.items.popleft(), Result(*message)

    def kill(self) -> None:
        """End the process, whatever it is doing."""
        self._process.kill()
        self._process.join()
        self.connection.close()

    def _exit_reason(self) -> str:
        self._process.join(1)
        code = self._process.exitcode
        if code is None or code >= 0:
            return f"the process that worked on it ended with status {code}"
        name = signal.Signals(-code).name if -code in {*signal.Signals} else f"signal {-code}"
        memory = ", perhaps for lack of memory" if -code == signal.SIGKILL else ""
        return f"the process that worked on it was ended by {name}{memory}"


def _memory_bytes(pid: int | None) -> int:
    """Return the resident memory of a process in bytes; 0 if it is not known."""
    try:
        pages = int(Path(f"/proc/{pid}/statm").read_bytes().split()[1])
    except OSError:
        return 0
    return pages * os.sysconf("SC_PAGE_SIZE")


def _context() -> "ForkServerContext | SpawnContext":
    """Return the start method: processes are forked from one that has loaded everything, or spawned if that fails."""
    if _HAS_FORKSERVER:
        with suppress(OSError):  # such as a path for temporary files that is too long for a socket
            _start_forkserver()
            return multiprocessing.get_context("forkserver")
    return multiprocessing.get_context("spawn")


def _start_forkserver() -> None:
    """Start the process that workers are forked from, if it is not running, so that Ctrl+C does not reach them."""
    from multiprocessing import forkserver, resource_tracker

    with _safe_import_path():
        resource_tracker.ensure_running()  # started later, it would unblock the signal
        before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
        try:
            forkserver.set_forkserver_preload([_PRELOADED_MODULE])
            forkserver.ensure_running()
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)


@contextmanager
def _safe_import_path() -> Iterator[None]:
    """Let new processes import from where this one does, but never from the current folder.

    That folder can hold anybody's files, such as a ``random.py``.
    """
    settings = {"PYTHONPATH": os.pathsep.join(path for path in sys.path if path), "PYTHONSAFEPATH": "1"}
    before = {name: os.environ.get(name) for name in settings}
    os.environ.update(settings)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value
