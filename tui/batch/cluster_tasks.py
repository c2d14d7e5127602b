"""The tasks that workers of a cluster run: chunks of records to results, or partitions to files."""

import multiprocessing
import os
import pickle
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from queue import SimpleQueue
from threading import Lock
from typing import Any

from tui.batch.json_records import Fields
from tui.batch.partition_folder import PartitionFolder
from tui.batch.partitions import LineRange, Partition, count_lines, records_in
from tui.batch.pool import Pool, PoolOptions
from tui.batch.progress import RunStats
from tui.batch.worker import Result, Work
from tui.installation import DECIDING_PACKAGES, version_of
from tui.pipeline import Record

_MAX_AHEAD = 64


class LeasedWorker:
    """A worker process that is kept from task to task, and replaced when it ends."""

    def __init__(self, work: Work, timeout: float | None) -> None:
        # Dask's workers are daemons, which may not have child processes; ours end with their parent anyway.
        multiprocessing.current_process().daemon = False
        self._queue: SimpleQueue[Record | None] = SimpleQueue()
        pool = Pool(work, PoolOptions(jobs=1, timeout=timeout))
        self._outcomes = pool.outcomes(iter(self._queue.get, None))

    def results(self, records: Iterable[Record]) -> Iterator[Result]:
        """Yield the results of records in their order. The records are read not far ahead.

        Raises:
            StandfirstError: The process cannot be started.
        """
        pending = 0
        for record in records:
            self._queue.put(record)
            pending += 1
            if pending > _MAX_AHEAD:
                yield next(self._outcomes).result
                pending -= 1
        for _ in range(pending):
            yield next(self._outcomes).result

    def close(self) -> None:
        self._queue.put(None)
        self._outcomes.close()


_idle: list[tuple[bytes, LeasedWorker]] = []
_lock = Lock()


@contextmanager
def lease_worker(work: Work, timeout: float | None) -> Iterator[LeasedWorker]:
    """Lease a worker process, and keep it for the next task with the same work and timeout."""
    key = pickle.dumps((work, timeout))
    worker = _pop_idle(key) or LeasedWorker(work, timeout)
    try:
        yield worker
    except BaseException:
        worker.close()
        raise
    with _lock:
        _idle.append((key, worker))


def _pop_idle(key: bytes) -> LeasedWorker | None:
    """Return an idle worker with a key, if there is one, and close the idle workers with other keys."""
    with _lock:
        others = [worker for other, worker in _idle if other != key]
        _idle[:] = [(other, worker) for other, worker in _idle if other == key]
        found = _idle.pop()[1] if _idle else None
    for worker in others:
        worker.close()
    return found


_MAX_CHUNK_RECORDS = 64
_MAX_CHUNK_CHARS = 256 * 1024


@dataclass(frozen=True, slots=True)
class Chunk:
    """Adjacent records that are sent to a worker together."""

    first: int
    """The position of the first of them in the input, from 0."""
    records: list[Record]
    work: Work
    timeout: float | None
    """The seconds that one record may take; None for no limit."""


def chunks_of(records: Iterable[Record], work: Work, timeout: float | None) -> Iterator[Chunk]:
    """Yield records in chunks: many short ones, or few long ones. The records are read as chunks are asked for."""
    chunk: list[Record] = []
    first = characters = 0
    for record in records:
        chunk.append(record)
        text = record.get("text")
        characters += len(text) if isinstance(text, str) else _MAX_CHUNK_CHARS // _MAX_CHUNK_RECORDS
        if len(chunk) == _MAX_CHUNK_RECORDS or characters >= _MAX_CHUNK_CHARS:
            yield Chunk(first, chunk, work, timeout)
            first, chunk, characters = first + len(chunk), [], 0
    if chunk:
        yield Chunk(first, chunk, work, timeout)


def process_chunk(chunk: Chunk) -> list[tuple[Any, ...]]:
    """Return the results of a chunk as plain tuples, made by a child process as in a local run."""
    with lease_worker(chunk.work, chunk.timeout) as worker:
        return [tuple(result) for result in worker.results(chunk.records)]


@dataclass(frozen=True, slots=True)
class PartitionTask:
    """A partition that a worker reads, processes and writes."""

    partition: Partition
    work: Work
    timeout: float | None
    fields: Fields
    folder: str
    """The folder that paths are relative to."""
    output: PartitionFolder


def write_partition(task: PartitionTask) -> RunStats:
    """Process the records of a partition, write its file, and return the counts.

    Raises:
        StandfirstError: The file cannot be written.
    """
    stats = RunStats()

    def counted(results: Iterable[Result]) -> Iterator[Result]:
        for result in results:
            stats.add(None if result.error is None else result.cause or result.error)
            yield result

    with lease_worker(task.work, task.timeout) as worker:
        records = records_in(task.partition, task.folder, task.fields)
        task.output.write(task.partition.number, counted(worker.results(records)))
    return stats


def count_range(task: tuple[LineRange, str]) -> int:
    """Return the number of lines in a range; the task is the range and the folder that paths are relative to."""
    return count_lines(*task)


def work_in_folder(folder: str, work: Work) -> Work:
    """Return the same work with paths relative to a folder, an absolute path, if the worker has it too."""
    return partial(_work_in_folder, folder=folder, work=work)


def _work_in_folder(record: Record, folder: str, work: Work) -> Result:
    with suppress(OSError):
        os.chdir(folder)  # this process does nothing else
    return work(record)


def installed_versions() -> dict[str, str]:
    """Return the versions of this program in this process, and of the packages that decide its answers."""
    return {package: version_of(package) for package in DECIDING_PACKAGES}
