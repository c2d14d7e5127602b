"""Worker processes that answer a stream of records; what befalls one of them costs the others nothing."""

import logging
import os
from collections import deque
from collections.abc import Generator, Iterable
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import wait

from tui.batch.read_ahead import ReadAhead
from tui.batch.worker import Answer, InOrder, Outcome, Record, Work
from tui.batch.worker_process import Item, WorkerDiedError, WorkerProcess
from tui.document.errors import StandfirstError
from tui.pipeline import failed_record, identity

_LOGGER = logging.getLogger(__name__)
DEFAULT_TIMEOUT = 120.0
DEFAULT_CHUNK = 8
_HEAVY = 64 * 1024
"""Records of so many characters together are enough for a worker at a time."""
_MOST_CRASHES = 2
_MOST_STILLBORN = 3
_WINDOW = 512
"""How far results may run ahead of one that is waited for, in records and in bytes."""
_WINDOW_BYTES = 32 * 1024 * 1024


def processors() -> int:
    """How many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


@dataclass(frozen=True, slots=True)
class PoolOptions:
    """How the work is done. None of it changes a result."""

    jobs: int = 1
    """How many worker processes there are."""
    chunk: int = DEFAULT_CHUNK
    """How many short records a worker is given at a time."""
    timeout: float | None = DEFAULT_TIMEOUT
    """The seconds that one record may take; None for as long as it wants."""
    ordered: bool = True
    """Whether outcomes come in the order of the input, or else as soon as they are there."""


class Pool:
    """Answers records with worker processes.

    A worker that dies, or that works on one record for too long, is replaced alone. The record is tried once more by
    itself, and if that ends the same way, its outcome is an error that says so. Nothing is read, worked on or kept
    beyond what is bounded, whatever the length of the input.

    Args:
        work: What is done with a record.
        plan: How.
    """

    def __init__(self, work: Work, plan: PoolOptions) -> None:
        self._work = work
        self._plan = plan
        self._workers: list[WorkerProcess] = []
        self._again: deque[Item] = deque()
        self._order = InOrder()
        self._begun = 0
        self._stillborn = 0

    def outcomes(self, records: Iterable[Record]) -> Generator[Outcome, None, None]:
        """The outcomes of all records, as they come or in their order. It can be asked for once.

        Args:
            records: The input, which is read in another thread.

        Raises:
            StandfirstError: Workers cannot be started.
            BaseException: Whatever reading the input raised, after the outcomes of what was read.
        """
        ahead = ReadAhead(records)
        try:
            while self._feed(ahead):
                heard = self._listen(ahead)
                self._feed(ahead)  # before anybody takes time over what was heard
                for outcome in heard:
                    if self._plan.ordered:
                        yield from self._order.put(outcome)
                    else:
                        yield outcome
            ahead.check()
        finally:
            ahead.stop()
            for worker in self._workers:
                worker.kill()
            self._workers.clear()

    def _feed(self, ahead: ReadAhead) -> bool:
        """Give workers what there is to do, and say whether there is anything left to wait for."""
        while self._waiting(ahead):
            worker = self._idle_worker(ahead)
            if worker is None:
                break
            with suppress(WorkerDiedError):  # its connection tells so again, and then its records are seen to
                worker.give(self._chunk(ahead))
        return not ahead.is_over() or bool(self._again) or any(worker.items for worker in self._workers)

    def _waiting(self, ahead: ReadAhead) -> int:
        """How many records wait for a worker."""
        return len(self._again) + (len(ahead) if self._may_run_ahead else 0)

    @property
    def _may_run_ahead(self) -> bool:
        """Whether more may be begun. What is waited for has been begun already, so this always comes true again."""
        order = self._order
        return not self._plan.ordered or (
            self._begun - order.next < _WINDOW and order.kept_bytes < _WINDOW_BYTES
        )

    def _idle_worker(self, ahead: ReadAhead) -> WorkerProcess | None:
        """A worker that has nothing to do; if there is none, more are started, as many as make sense."""
        for worker in self._workers:
            if worker.idle:
                return worker
        starting = sum(not worker.ready for worker in self._workers)
        while len(self._workers) < self._plan.jobs and starting < self._waiting(ahead):
            self._workers.append(WorkerProcess(self._work, self._plan.timeout))
            starting += 1
        return None

    def _chunk(self, ahead: ReadAhead) -> list[Item]:
        """The next records for one worker: a suspect alone, a few that are short, fewer when little is left."""
        most = min(self._plan.chunk, max(1, self._waiting(ahead) // (2 * self._plan.jobs)))
        chunk: list[Item] = []
        weight = 0
        while len(chunk) < most and weight < _HEAVY and self._waiting(ahead):
            if self._again and self._again[0].crashes:
                return chunk or [self._again.popleft()]
            if self._again:
                chunk.append(self._again.popleft())
            else:
                chunk.append(ahead.take())
                self._begun += 1
            weight += chunk[-1].weight
        return chunk

    def _listen(self, ahead: ReadAhead) -> list[Outcome]:
        """Wait until something happens, and see to it."""
        heard = wait([ahead.waker, *(worker.connection for worker in self._workers)], self._seconds_left())
        if ahead.waker in heard:
            ahead.hear()
        outcomes = []
        for worker in [*self._workers]:
            if worker.connection in heard:
                outcomes += self._hear(worker)
            elif (seconds := worker.seconds_left) is not None and seconds <= 0:
                outcomes += self._bury(worker, f"it took more than {self._plan.timeout:g} seconds")
        return outcomes

    def _seconds_left(self) -> float | None:
        """Until the first worker has had its time."""
        left = [seconds for worker in self._workers if (seconds := worker.seconds_left) is not None]
        return max(0.0, min(left)) if left else None

    def _hear(self, worker: WorkerProcess) -> list[Outcome]:
        try:
            answered = worker.receive()
        except WorkerDiedError as death:
            return self._bury(worker, str(death))
        self._stillborn = 0
        if answered is None:
            return []
        if worker.idle and worker.has_grown:
            _LOGGER.info("a worker that has grown large is replaced")
            self._dismiss(worker)
        item, answer = answered
        return [Outcome(item.number, answer)]

    def _dismiss(self, worker: WorkerProcess) -> None:
        worker.kill()
        self._workers.remove(worker)

    def _bury(self, worker: WorkerProcess, why: str) -> list[Outcome]:
        """Do without a worker. What it was working on is to blame; the rest of its records just come again."""
        self._dismiss(worker)
        if not worker.ready:
            self._stillborn += 1
            if self._stillborn == _MOST_STILLBORN:
                raise StandfirstError(f"Cannot start the processes that do the work: {why}.")
        if not worker.items:
            return []
        blamed = worker.items.popleft()
        blamed.crashes += 1
        _LOGGER.info("article %d: %s", blamed.number + 1, why)
        self._again.extendleft(reversed(worker.items))
        if blamed.crashes < _MOST_CRASHES:
            self._again.appendleft(blamed)
            return []
        return [Outcome(blamed.number, failed_result(blamed.record, why))]


def failed_result(record: Record, why: str) -> Answer:
    """The answer for a record that ends every process it is given to.

    Args:
        record: The record.
        why: What became of those processes.
    """
    error = f"Cannot digest {identity(record)['source'] or 'the record'}: {why}. It was tried twice."
    return Answer.of(failed_record(record, error, why))
