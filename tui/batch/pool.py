"""A pool of worker processes for a stream of records. A record that crashes its process does not affect others."""

import logging
import os
from collections import deque
from collections.abc import Generator, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import wait
from typing import NamedTuple, Protocol

from tui.batch.read_ahead import ReadAhead
from tui.batch.worker import Item, PoolWorker, Result, Work, WorkerDiedError
from tui.document.errors import StandfirstError
from tui.pipeline import Record, failed_record, record_identity

_LOGGER = logging.getLogger(__name__)
_CHUNK_CHARS = 64 * 1024
_MAX_CRASHES = 2
_MAX_FAILED_STARTS = 3
_WINDOW = 512
_WINDOW_BYTES = 32 * 1024 * 1024
"""The records, and the bytes of results, that may be finished before the result that is next in order."""


def processor_count() -> int:
    """Return the number of processors that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


@dataclass(frozen=True, slots=True)
class PoolOptions:
    """The options of an executor, such as the number of processes. None of them changes a result."""

    jobs: int = 1
    """The number of worker processes."""
    chunk: int = 8
    """The number of short records that a worker is sent at a time."""
    timeout: float | None = 120.0
    """The seconds that one record may take; None for no limit."""
    ordered: bool = True
    """True if results come in the order of the input, or else as soon as they are ready."""


class Outcome(NamedTuple):
    """A record of the input and its result."""

    number: int
    """The record's position in the input, from 0."""
    result: Result


class Executor(Protocol):
    """Processes a stream of records: worker processes on this machine, or a cluster."""

    def outcomes(self, records: Iterable[Record]) -> Generator[Outcome, None, None]:
        """Process all records. Call this only once."""
        ...


class ReorderBuffer:
    """Holds outcomes back until all outcomes before them have arrived."""

    def __init__(self) -> None:
        self.next = 0
        """The number of the next outcome to return."""
        self.held_bytes = 0
        self._held: dict[int, Result] = {}

    def put(self, outcome: Outcome) -> Iterator[Outcome]:
        """Add an outcome, and return those whose turn it is."""
        self._held[outcome.number] = outcome.result
        self.held_bytes += len(outcome.result.line)
        while (result := self._held.pop(self.next, None)) is not None:
            self.held_bytes -= len(result.line)
            self.next += 1
            yield Outcome(self.next - 1, result)


class Pool:
    """Processes records with worker processes.

    A worker that ends, or that takes too long over a record, is replaced. The record is tried once more by itself, and
    if that ends the same way, its result is an error. Memory is bounded, whatever the length of the input.
    """

    def __init__(self, work: Work, options: PoolOptions) -> None:
        self._work = work
        self._options = options
        self._workers: list[PoolWorker] = []
        self._retries: deque[Item] = deque()
        self._reorder = ReorderBuffer()
        self._begun = 0
        self._failed_starts = 0

    def outcomes(self, records: Iterable[Record]) -> Generator[Outcome, None, None]:
        """Process all records, which are read in another thread. Call this only once.

        Raises:
            StandfirstError: Workers cannot be started.
            BaseException: Whatever reading the input raised, after the outcomes of what was read.
        """
        ahead = ReadAhead(records)
        try:
            while self._assign(ahead):
                outcomes = self._wait(ahead)
                self._assign(ahead)  # keep the workers busy while the caller uses the outcomes
                for outcome in outcomes:
                    if self._options.ordered:
                        yield from self._reorder.put(outcome)
                    else:
                        yield outcome
            ahead.raise_failure()
        finally:
            ahead.stop()
            for worker in self._workers:
                worker.kill()
            self._workers.clear()

    def _assign(self, ahead: ReadAhead) -> bool:
        """Send records to idle workers, and return whether there is anything left to wait for."""
        while self._waiting_count(ahead):
            worker = self._idle_worker(ahead)
            if worker is None:
                break
            with suppress(WorkerDiedError):  # raised again by receive(), which replaces the worker
                worker.send(self._chunk(ahead))
        return (
            not ahead.is_exhausted() or bool(self._retries) or any(worker.items for worker in self._workers)
        )

    def _waiting_count(self, ahead: ReadAhead) -> int:
        return len(self._retries) + (len(ahead) if self._may_run_ahead else 0)

    @property
    def _may_run_ahead(self) -> bool:
        """True if more records may be begun. The next one to return has begun, so this cannot stay false."""
        reorder = self._reorder
        return not self._options.ordered or (
            self._begun - reorder.next < _WINDOW and reorder.held_bytes < _WINDOW_BYTES
        )

    def _idle_worker(self, ahead: ReadAhead) -> PoolWorker | None:
        """Return an idle worker; if there is none, start as many as make sense."""
        for worker in self._workers:
            if worker.is_idle:
                return worker
        starting = sum(not worker.is_ready for worker in self._workers)
        while len(self._workers) < self._options.jobs and starting < self._waiting_count(ahead):
            self._workers.append(PoolWorker(self._work, self._options.timeout))
            starting += 1
        return None

    def _chunk(self, ahead: ReadAhead) -> list[Item]:
        """Return the next records for one worker: a suspect alone, else several short ones, fewer near the end."""
        most = min(self._options.chunk, max(1, self._waiting_count(ahead) // (2 * self._options.jobs)))
        chunk: list[Item] = []
        characters = 0
        while len(chunk) < most and characters < _CHUNK_CHARS and self._waiting_count(ahead):
            if self._retries and self._retries[0].crashes:
                return chunk or [self._retries.popleft()]
            if self._retries:
                chunk.append(self._retries.popleft())
            else:
                chunk.append(ahead.pop())
                self._begun += 1
            characters += chunk[-1].characters
        return chunk

    def _wait(self, ahead: ReadAhead) -> list[Outcome]:
        """Wait until a worker or the input can be read, or a record has timed out."""
        connections = [ahead.wakeup, *(worker.connection for worker in self._workers)]
        readable = wait(connections, self._seconds_left())
        if ahead.wakeup in readable:
            ahead.clear_wakeup()
        outcomes = []
        for worker in [*self._workers]:
            if worker.connection in readable:
                outcomes += self._receive(worker)
            elif (seconds := worker.seconds_left) is not None and seconds <= 0:
                outcomes += self._replace(worker, f"it took more than {self._options.timeout:g} seconds")
        return outcomes

    def _seconds_left(self) -> float | None:
        left = [seconds for worker in self._workers if (seconds := worker.seconds_left) is not None]
        return max(0.0, min(left)) if left else None

    def _receive(self, worker: PoolWorker) -> list[Outcome]:
        try:
            received = worker.receive()
        except WorkerDiedError as death:
            return self._replace(worker, str(death))
        self._failed_starts = 0
        if received is None:
            return []
        if worker.is_idle and worker.has_grown:
            _LOGGER.info("a worker that has grown large is replaced")
            self._remove(worker)
        item, result = received
        return [Outcome(item.number, result)]

    def _remove(self, worker: PoolWorker) -> None:
        worker.kill()
        self._workers.remove(worker)

    def _replace(self, worker: PoolWorker, why: str) -> list[Outcome]:
        """Remove a worker. The record that it was working on becomes a suspect; its other records are queued again."""
        self._remove(worker)
        if not worker.is_ready:
            self._failed_starts += 1
            if self._failed_starts == _MAX_FAILED_STARTS:
                raise StandfirstError(f"Cannot start the processes that do the work: {why}.")
        if not worker.items:
            return []
        suspect = worker.items.popleft()
        suspect.crashes += 1
        _LOGGER.info("article %d: %s", suspect.number + 1, why)
        self._retries.extendleft(reversed(worker.items))
        if suspect.crashes < _MAX_CRASHES:
            self._retries.appendleft(suspect)
            return []
        return [Outcome(suspect.number, failed_result(suspect.record, why))]


def failed_result(record: Record, why: str) -> Result:
    """Return the failed result of a record that crashed every process that worked on it, with the reason."""
    error = f"Cannot digest {record_identity(record)['source'] or 'the record'}: {why}. It was tried twice."
    return Result.of(failed_record(record, error, why))
