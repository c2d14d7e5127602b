"""What runs in the workers of a cluster: chunks of records in, lines of JSON out; or partitions in, files written."""

import multiprocessing
import os
import pickle
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from importlib.metadata import PackageNotFoundError, version
from queue import SimpleQueue
from threading import Lock
from typing import Any

from tui.batch.json_records import Fields
from tui.batch.partition_files import PartitionFolder
from tui.batch.partitions import Lines, Partition, count_lines, records_in
from tui.batch.pool import Pool, PoolOptions
from tui.batch.run import RunStats
from tui.batch.worker import Answer, Record, Work

_MOST_AHEAD = 64


class LeasedWorker:
    """One worker process that is kept from task to task, and replaced when something ends it.

    Args:
        work: What is done with a record.
        timeout: The seconds that one record may take; None for as long as it wants.
    """

    def __init__(self, work: Work, timeout: float | None) -> None:
        # Dask starts its workers as processes that may have no others. These here end with their parent anyway.
        multiprocessing.current_process().daemon = False
        self._given: SimpleQueue[Record | None] = SimpleQueue()
        pool = Pool(work, PoolOptions(jobs=1, timeout=timeout))
        self._outcomes = pool.outcomes(iter(self._given.get, None))

    def answers(self, records: Iterable[Record]) -> Iterator[Answer]:
        """Answer records in their order.

        Args:
            records: What to answer. It is read not far ahead.

        Raises:
            StandfirstError: The process cannot be started.
        """
        asked = 0
        for record in records:
            self._given.put(record)
            asked += 1
            if asked > _MOST_AHEAD:
                yield next(self._outcomes).answer
                asked -= 1
        for _ in range(asked):
            yield next(self._outcomes).answer

    def close(self) -> None:
        """End the process."""
        self._given.put(None)
        self._outcomes.close()


_idle: list[tuple[bytes, LeasedWorker]] = []
_lock = Lock()


@contextmanager
def lease_worker(work: Work, timeout: float | None) -> Iterator[LeasedWorker]:
    """A host that nobody else uses now. It is kept for the next who wants the same, and closed for one who does not.

    Args:
        work: As for ``LeasedWorker``.
        timeout: As for ``LeasedWorker``.
    """
    key = pickle.dumps((work, timeout))
    host = _taken(key) or LeasedWorker(work, timeout)
    try:
        yield host
    except BaseException:
        host.close()
        raise
    with _lock:
        _idle.append((key, host))


def _taken(key: bytes) -> LeasedWorker | None:
    with _lock:
        others = [host for other, host in _idle if other != key]
        _idle[:] = [(other, host) for other, host in _idle if other == key]
        found = _idle.pop()[1] if _idle else None
    for host in others:
        host.close()
    return found


_MOST_RECORDS = 64
_MOST_CHARACTERS = 256 * 1024


@dataclass(frozen=True, slots=True)
class Chunk:
    """Neighbouring records that go to a worker together."""

    first: int
    """The place of the first of them in the input, from 0."""
    records: list[Record]
    work: Work
    timeout: float | None


def packets_of(records: Iterable[Record], work: Work, timeout: float | None) -> Iterator[Chunk]:
    """Put records together: some hundred short ones, or few that are long.

    Args:
        records: The input, which is read as packets are asked for.
        work: What is done with a record.
        timeout: The seconds that one record may take; None for as long as it wants.
    """
    packet: list[Record] = []
    first = weight = 0
    for record in records:
        packet.append(record)
        text = record.get("text")
        weight += len(text) if isinstance(text, str) else _MOST_CHARACTERS // _MOST_RECORDS
        if len(packet) == _MOST_RECORDS or weight >= _MOST_CHARACTERS:
            yield Chunk(first, packet, work, timeout)
            first, packet, weight = first + len(packet), [], 0
    if packet:
        yield Chunk(first, packet, work, timeout)


def answer_packet(packet: Chunk) -> list[tuple[Any, ...]]:
    """The answers of a packet, each as a plain tuple. A process beside this one makes them, as in a local run.

    Args:
        packet: What to do.
    """
    with lease_worker(packet.work, packet.timeout) as host:
        return [tuple(answer) for answer in host.answers(packet.records)]


@dataclass(frozen=True, slots=True)
class PartitionTask:
    """A partition to be read, answered and written by a worker."""

    partition: Partition
    work: Work
    timeout: float | None
    fields: Fields
    folder: str
    """What paths are relative to."""
    output: PartitionFolder


def write_partition(task: PartitionTask) -> RunStats:
    """Answer the records of a partition and write its file.

    Args:
        task: What to do.

    Returns:
        What became of its records.

    Raises:
        StandfirstError: The file cannot be written.
    """
    tally = RunStats()

    def counted(answers: Iterable[Answer]) -> Iterator[Answer]:
        for answer in answers:
            tally.add(None if answer.error is None else answer.cause or answer.error)
            yield answer

    with lease_worker(task.work, task.timeout) as host:
        records = records_in(task.partition, task.folder, task.fields)
        task.output.write(task.partition.number, counted(host.answers(records)))
    return tally


def count_piece(piece: tuple[Lines, str]) -> int:
    """How many lines begin in a piece of a file.

    Args:
        piece: The piece, and what paths are relative to.
    """
    return count_lines(*piece)


def work_in(folder: str, work: Work) -> Work:
    """The same work where paths are relative to a folder, if the worker has it too.

    Args:
        folder: An absolute path.
        work: What is done with a record.
    """
    return partial(_work_in, folder=folder, work=work)


def _work_in(record: Record, folder: str, work: Work) -> Answer:
    with suppress(OSError):
        os.chdir(folder)  # this is a process that does nothing else
    return work(record)


def version_here() -> str:
    """The version of this program that is installed in this process."""
    try:
        return version("standfirst")
    except PackageNotFoundError:
        return "a version that is not installed"
