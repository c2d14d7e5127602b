"""A worker process, as its parent sees it."""

import multiprocessing
import os
import signal
import sys
import time
from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tui.batch.worker import Answer, Record, Work, serve
from tui.document.errors import StandfirstError

if TYPE_CHECKING:
    from multiprocessing.context import ForkServerContext, SpawnContext

_WARM = "tui.batch.preload"
_MOST_GROWTH = 256 * 1024 * 1024
_FORKS = "forkserver" in multiprocessing.get_all_start_methods()


class WorkerDiedError(Exception):
    """The process is gone. Its text says how."""


@dataclass(slots=True)
class Item:
    """A record on its way."""

    number: int
    """Its place in the input, from 0."""
    record: Record
    crashes: int = 0
    """How many processes it has taken with it."""

    @property
    def weight(self) -> int:
        """About how many characters it has. What a source holds is not known here."""
        text = self.record.get("text")
        return len(text) if isinstance(text, str) else 0


class WorkerProcess:
    """A process that answers records. It starts at once.

    Args:
        work: What is done with a record.
        timeout: The seconds that a record may take; None for as long as it wants.

    Raises:
        StandfirstError: The system gives no more processes.
    """

    def __init__(self, work: Work, timeout: float | None) -> None:
        self.items: deque[Item] = deque()
        """What it has been given and not answered, the first of which it is working on."""
        self.ready = False
        """Whether it has loaded what it needs."""
        self._timeout = timeout
        self._size = 0
        self._since = time.monotonic()
        self.connection, other = multiprocessing.Pipe()
        self._process = _context().Process(target=serve, args=(other, work, timeout), daemon=True)
        try:
            with _environment():
                self._process.start()
        except OSError as error:
            why = error.strerror or error
            raise StandfirstError(
                f"Cannot start another process: {why}. Ask for fewer with --jobs."
            ) from error
        finally:
            other.close()

    @property
    def idle(self) -> bool:
        """Whether it waits to be given something."""
        return self.ready and not self.items

    @property
    def has_grown(self) -> bool:
        """Whether it holds so much more memory than at its start that a new one would do better."""
        return _size_of(self._process.pid) > self._size + _MOST_GROWTH

    @property
    def seconds_left(self) -> float | None:
        """How long what it is working on may take from now on; None if that does not matter."""
        if self._timeout is None or not self.items or not self.ready:
            return None
        return self._timeout - (time.monotonic() - self._since)

    def give(self, items: Sequence[Item]) -> None:
        """Let it work on some records. It must be idle: so it is listening, and sending never waits for long.

        Args:
            items: The records, in the order in which they are answered.

        Raises:
            WorkerDiedError: It has died.
        """
        self.items.extend(items)
        self._since = time.monotonic()
        try:
            self.connection.send([item.record for item in items])
        except OSError:
            raise WorkerDiedError(self._epitaph()) from None

    def receive(self) -> tuple[Item, Answer] | None:
        """Take the next thing that it says. Its connection must have something to be read.

        Returns:
            A record and its answer; None if it only says that it is ready.

        Raises:
            WorkerDiedError: It has died. What it had not answered is still in ``items``.
        """
        try:
            said = self.connection.recv()
        except (EOFError, OSError):
            raise WorkerDiedError(self._epitaph()) from None
        self._since = time.monotonic()
        if said is None:
            self.ready = True
            self._size = _size_of(self._process.pid)
            return None
        return self.items.popleft(), Answer(*said)

    def kill(self) -> None:
        """End the process, whatever it is doing."""
        self._process.kill()
        self._process.join()
        self.connection.close()

    def _epitaph(self) -> str:
        self._process.join(1)
        code = self._process.exitcode
        if code is None or code >= 0:
            return f"the process that worked on it ended with status {code}"
        name = signal.Signals(-code).name if -code in {*signal.Signals} else f"signal {-code}"
        memory = ", perhaps for want of memory" if -code == signal.SIGKILL else ""
        return f"the process that worked on it was ended by {name}{memory}"


def _size_of(pid: int | None) -> int:
    """The bytes of memory that a process holds; 0 where the system does not tell."""
    try:
        pages = int(Path(f"/proc/{pid}/statm").read_bytes().split()[1])
    except OSError:
        return 0
    return pages * os.sysconf("SC_PAGE_SIZE")


def _context() -> "ForkServerContext | SpawnContext":
    """How processes are started: from one that has loaded everything, or each anew where that cannot be."""
    if _FORKS:
        with suppress(
            OSError
        ):  # such as when the folder for temporary files has too long a path for a socket
            _start_server()
            return multiprocessing.get_context("forkserver")
    return multiprocessing.get_context("spawn")


def _start_server() -> None:
    """Start the process that workers are forked from, if it is not there yet, so that Ctrl+C does not reach them."""
    from multiprocessing import forkserver, resource_tracker

    with _environment():
        resource_tracker.ensure_running()  # it would let interrupts through again
        before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
        try:
            forkserver.set_forkserver_preload([_WARM])
            forkserver.ensure_running()
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)


@contextmanager
def _environment() -> Iterator[None]:
    """Let what is started meanwhile find modules where this process does, and never in the folder it stands in.

    That folder is full of other people's files, one of which may be called ``random.py``.
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
