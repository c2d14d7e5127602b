"""Runs on a Dask cluster: its scheduler spreads the tasks, and its workers run this program's own processes."""

import asyncio
import json
import re
import time
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import CancelledError
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any, TypeVar

from tui.batch.cluster_tasks import (
    Chunk,
    PartitionTask,
    chunks_of,
    count_range,
    installed_versions,
    process_chunk,
    work_in_folder,
    write_partition,
)
from tui.batch.json_records import Fields
from tui.batch.partition_folder import PartitionFolder
from tui.batch.partitions import MAX_RANGE_BYTES, LineRange, Partition, partitions_of
from tui.batch.pool import Outcome, PoolOptions, failed_result
from tui.batch.progress import RunStats
from tui.batch.worker import Result, Work, digest_work
from tui.document.errors import StandfirstError, UsageError
from tui.installation import install_command
from tui.pipeline import DigestOptions, Record
from tui.text.sanitize import clean_line

if TYPE_CHECKING:
    from distributed import Client, Future

TaskT = TypeVar("TaskT")
ReturnT = TypeVar("ReturnT")

_ADDRESS = re.compile(r"(?:[a-z]+://)?[^/\s]+:[0-9]{1,5}/?", re.IGNORECASE)
_CONNECT_TIMEOUT = 15
_WORKERS_TIMEOUT = 60
_THREAD_COUNT_SECONDS = 5.0
_TASKS_A_THREAD = 3
"""One task running, one waiting on the worker, one being sent."""
_WINDOW = 4
"""With ordered results, this many tasks may be begun for each that runs, in case the first takes long."""


class Cluster:
    """A connection to a Dask cluster. Closing it leaves the cluster running.

    Args:
        address: The address of its scheduler, such as ``tcp://scheduler:8786``.

    Raises:
        UsageError: The address is not valid.
        StandfirstError: The cluster does not answer, its workers have another version of this program or none, or Dask
            is not installed here.
    """

    def __init__(self, address: str) -> None:
        self.name = clean_line(address)
        self._client = self._connect(address)
        self._max_running = _TASKS_A_THREAD
        self._counted = 0.0
        try:
            self._check_workers()
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        """Cancel the tasks that are still running, and disconnect."""
        self._client.close()

    def results(
        self, run: Callable[[TaskT], ReturnT], tasks: Iterable[TaskT], *, ordered: bool = True
    ) -> Generator[tuple[TaskT, ReturnT | BaseException], None, None]:
        """Run tasks on the cluster, no more at a time than keep it busy. If a worker dies, another gets its task.

        Args:
            run: Runs a task. The workers find it by its module and name.
            tasks: The tasks, which are pickled.
            ordered: Whether results come in the order of the tasks, or else as soon as they are ready.

        Returns:
            Each task with its result, or with the exception that it ended with.

        Raises:
            StandfirstError: The connection was lost.
        """
        from distributed import as_completed

        held: dict[int, tuple[TaskT, ReturnT | BaseException]] = {}
        running: dict[Future, tuple[int, TaskT]] = {}
        finished = as_completed(loop=self._client.loop)
        remaining = iter(tasks)
        begun = yielded = 0
        with self._connection_errors():
            while True:
                while (
                    len(running) < self._running_limit()
                    and begun - yielded < _WINDOW * self._max_running
                    and (task := next(remaining, None)) is not None
                ):
                    future = self._client.submit(run, task, pure=False)
                    running[future] = (begun, task)
                    finished.add(future)
                    begun += 1
                if not running:
                    return
                future = next(finished)
                number, task = running.pop(future)
                held[number if ordered else yielded] = (task, _result_of(future))
                while yielded in held:
                    yield held.pop(yielded)
                    yielded += 1

    def _running_limit(self) -> int:
        """Return the number of tasks that keep the cluster busy; its threads are counted again every few seconds."""
        if time.monotonic() - self._counted > _THREAD_COUNT_SECONDS:
            self._max_running = _TASKS_A_THREAD * max(1, sum(self._client.nthreads().values()))
            self._counted = time.monotonic()
        return self._max_running

    def _connect(self, address: str) -> "Client":
        try:
            from distributed import Client
        except ImportError:
            raise StandfirstError(
                "Cannot use a cluster: that needs another package. "
                f"To install it: {install_command('cluster')}"
            ) from None
        if _ADDRESS.fullmatch(address) is None:
            raise UsageError(
                f"“{self.name}” is not the address of a cluster. Name its scheduler's, such as tcp://scheduler:8786."
            )
        try:
            return Client(address, timeout=_CONNECT_TIMEOUT, set_as_default=False, name="standfirst")
        except (OSError, ValueError, ImportError) as error:
            raise StandfirstError(
                f"Cannot reach the cluster {self.name}: {first_line(error)}. "
                "Name its scheduler's address, such as tcp://scheduler:8786."
            ) from error

    def _check_workers(self) -> None:
        try:
            self._client.wait_for_workers(1, timeout=_WORKERS_TIMEOUT)
        except TimeoutError:
            raise StandfirstError(
                f"The cluster {self.name} has no workers. Start some and try again."
            ) from None
        with self._connection_errors():
            versions = self._client.run(installed_versions, on_error="return")
        here = installed_versions()
        for worker, there in versions.items():
            known = {} if isinstance(there, BaseException) else there
            for package, version in here.items():
                if known.get(package, "") != version:
                    raise StandfirstError(
                        f"The worker {clean_line(str(worker))} has another {package}: "
                        f"{known.get(package) or 'none'}, not {version or 'none'}. "
                        "Install the same versions everywhere, so that all results are the same."
                    )

    @contextmanager
    def _connection_errors(self) -> Iterator[None]:
        try:
            yield
        except (OSError, CancelledError, asyncio.CancelledError) as error:
            # Tasks are cancelled when the scheduler is lost, and only then.
            why = first_line(error) if isinstance(error, OSError) else "it no longer answers"
            raise StandfirstError(
                f"The cluster {self.name} is gone: {why}. Start it and try again."
            ) from error


def _result_of(future: "Future") -> Any:
    error = future.exception()
    return future.result() if error is None else error


def first_line(error: BaseException) -> str:
    """Return the first line of an error's message, or else the name of its class."""
    line = clean_line(str(error).strip().split("\n", 1)[0]).rstrip(".")
    return line or type(error).__name__


class ClusterPool:
    """Processes records on a cluster, as ``Pool`` does with local processes, whatever ``jobs`` and ``chunk`` are."""

    def __init__(self, cluster: Cluster, work: Work, options: PoolOptions) -> None:
        self._cluster = cluster
        self._work = work
        self._options = options

    def outcomes(self, records: Iterable[Record]) -> Generator[Outcome, None, None]:
        """Process all records.

        Raises:
            StandfirstError: The connection was lost.
        """
        chunks = chunks_of(records, self._work, self._options.timeout)
        for chunk, returned in self._cluster.results(process_chunk, chunks, ordered=self._options.ordered):
            results = _results_of(chunk, returned)
            yield from (Outcome(number, result) for number, result in enumerate(results, chunk.first))


def _results_of(chunk: Chunk, returned: "list[tuple[Any, ...]] | BaseException") -> list[Result]:
    if isinstance(returned, BaseException):
        why = f"the workers that it was given to failed: {first_line(returned)}"
        return [failed_result(record, why) for record in chunk.records]
    return [Result(*result) for result in returned]


@dataclass
class PartitionedRun:
    """A run whose workers read partitions of the input and write them to files, with the lines of a local run."""

    cluster: Cluster
    options: DigestOptions
    output: PartitionFolder
    folder: str
    """The folder that paths are relative to, here and on the workers."""
    fields: Fields = field(default_factory=Fields)
    timeout: float | None = None
    """The seconds that one record may take; None for no limit."""
    max_bytes: int = MAX_RANGE_BYTES
    """The size of the ranges that JSON Lines are cut into."""
    stats: RunStats = field(default_factory=RunStats)
    """The counts of the records so far, without those of an earlier run."""
    missing: list[str] = field(default_factory=list)
    """The files that are missing because their workers failed, each with the reason."""

    def prepare(self, inputs: Any, *, resume: bool, force: bool) -> None:
        """Check that the folder is empty, may be emptied, or was written by an earlier run over the same inputs.

        Raises:
            UsageError: It has files and neither ``resume`` nor ``force`` is set, or files of a different run.
            StandfirstError: The folder cannot be read or written.
        """
        if self.output.format == "parquet" and find_spec("pyarrow") is None:
            raise StandfirstError(
                "Writing Parquet needs another package, here and on the workers. "
                f"To install it: {install_command('parquet')}"
            )
        manifest = self._manifest(inputs)
        existing = self.output.existing()
        if resume:
            before = self.output.read_manifest()
            if before not in (None, manifest) or (before is None and existing):
                raise UsageError(
                    f"Cannot resume {self.output.name}: it was written from something else, in another way or with "
                    "other versions. Name the same sources and options, with the same packages installed, or "
                    "another folder."
                )
        elif existing and not force:
            raise UsageError(
                f"{self.output.name} has results already. Continue them with --resume, or replace them with --force."
            )
        else:
            self.output.remove(existing)
        self.output.write_manifest(manifest)

    def write(self, records: Iterable[Record], *, resume: bool) -> Iterator[RunStats]:
        """Write the files of all partitions, and yield the counts of each as soon as its file is written.

        Args:
            records: The records of ``Inputs`` with ``defer_json_lines``.
            resume: Whether to keep files that exist.

        Raises:
            StandfirstError: A file cannot be written, or the connection was lost.
        """
        existing = frozenset(self.output.existing()) if resume else frozenset()
        partitions = partitions_of(records, self.folder, self._count_lines, self.max_bytes)
        tasks = (self._task(each) for each in partitions if self.output.path_of(each.number) not in existing)
        for task, returned in self.cluster.results(write_partition, tasks, ordered=False):
            if isinstance(returned, RunStats):
                self.stats.merge(returned)
                yield returned
            elif isinstance(returned, StandfirstError):
                raise returned
            else:
                self.missing.append(f"{self.output.path_of(task.partition.number)}: {first_line(returned)}")

    def _task(self, partition: Partition) -> PartitionTask:
        work = work_in_folder(self.folder, digest_work(self.options))
        return PartitionTask(partition, work, self.timeout, self.fields, self.folder, self.output)

    def _count_lines(self, ranges: list[LineRange]) -> list[int]:
        tasks = [(lines, self.folder) for lines in ranges]
        counts = self.cluster.results(count_range, tasks, ordered=True)
        return [lines if isinstance(lines, int) else 0 for _, lines in counts]

    def _manifest(self, inputs: Any) -> Any:
        """Return everything that the partitions depend on, in the form in which it is read back from JSON."""
        options = asdict(self.options) | {"length": str(self.options.length)}
        fields = asdict(self.fields)
        manifest = {
            "inputs": inputs,
            "fields": fields,
            "options": options,
            "bytes": self.max_bytes,
            "versions": installed_versions(),
        }
        return json.loads(json.dumps(manifest))
