"""Many articles on a Dask cluster: its scheduler spreads them, and its workers are this program's own processes."""

import asyncio
import re
import time
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import CancelledError
from contextlib import contextmanager
from itertools import count
from typing import TYPE_CHECKING, Any, TypeVar

from tui.batch.cluster_tasks import Chunk, answer_packet, packets_of, version_here
from tui.batch.pool import failed_result
from tui.batch.worker import Answer, Outcome, Record, Work
from tui.document.errors import StandfirstError, UsageError
from tui.text.sanitize import clean_line

if TYPE_CHECKING:
    from distributed import Client, Future

    from tui.batch.pool import PoolOptions

Task = TypeVar("Task")
Result = TypeVar("Result")

_ADDRESS = re.compile(r"(?:[a-z]+://)?[^/\s]+:[0-9]{1,5}/?", re.IGNORECASE)
_SECONDS_TO_CONNECT = 15
_SECONDS_FOR_A_WORKER = 60
_SECONDS_BETWEEN_COUNTS = 5.0
_TASKS_A_THREAD = 3
"""One at work, one that waits beside it, one on its way."""
_WINDOW = 4
"""How many times as many tasks may be begun as run at once, when their order is kept and the first takes long."""


class Cluster:
    """A Dask cluster that is there already. Closing it leaves it as it was.

    Args:
        address: Of its scheduler, such as ``tcp://scheduler:8786``.

    Raises:
        UsageError: That is no address.
        StandfirstError: It does not answer, its workers have another version of this program or none, or Dask is
            not installed here.
    """

    def __init__(self, address: str) -> None:
        self.name = clean_line(address)
        self._client = self._connected(address)
        self._most = _TASKS_A_THREAD
        self._counted = 0.0
        try:
            self._check_workers()
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        """Give up what is still running, and let go of the cluster."""
        self._client.close()

    def results(
        self, do: Callable[[Task], Result], tasks: Iterable[Task], *, ordered: bool = True
    ) -> Generator[tuple[Task, Result | BaseException], None, None]:
        """Do tasks on the cluster. Only so many are begun as keep it busy, whatever their number.

        A task whose worker dies goes to another one.

        Args:
            do: What is done with a task, found on the workers by its module and name.
            tasks: What to do. They are sent as they are.
            ordered: Whether results come in the order of the tasks, or else as soon as they are there.

        Returns:
            Each task with its result, or with why there is none.

        Raises:
            StandfirstError: The cluster went away.
        """
        from distributed import as_completed

        waiting: dict[int, tuple[Task, Result | BaseException]] = {}
        running: dict[Future, tuple[int, Task]] = {}
        finished = as_completed(loop=self._client.loop)
        left = iter(tasks)
        numbers = count()
        begun = let_go = 0
        more = True
        with self._told_errors():
            while more or running:
                while more and len(running) < self._at_once() and begun - let_go < _WINDOW * self._most:
                    more = False
                    for task in left:
                        future = self._client.submit(do, task, pure=False)
                        running[future] = (next(numbers), task)
                        finished.add(future)
                        begun += 1
                        more = True
                        break
                if not running:
                    return
                future = next(finished)
                number, task = running.pop(future)
                waiting[number if ordered else let_go] = (task, _result(future))
                while let_go in waiting:
                    yield waiting.pop(let_go)
                    let_go += 1

    def _at_once(self) -> int:
        """How many tasks keep the cluster busy. It may grow and shrink, so its threads are counted now and then."""
        if time.monotonic() - self._counted > _SECONDS_BETWEEN_COUNTS:
            self._most = _TASKS_A_THREAD * max(1, sum(self._client.nthreads().values()))
            self._counted = time.monotonic()
        return self._most

    def _connected(self, address: str) -> "Client":
        try:
            from distributed import Client
        except ImportError:
            raise StandfirstError(
                'Cannot use a cluster: that takes another package. pip install "standfirst[cluster]"'
            ) from None
        if _ADDRESS.fullmatch(address) is None:
            raise UsageError(
                f"“{self.name}” is no address of a cluster. Name its scheduler's, such as tcp://scheduler:8786."
            )
        try:
            return Client(address, timeout=_SECONDS_TO_CONNECT, set_as_default=False, name="standfirst")
        except (OSError, ValueError, ImportError) as error:
            raise StandfirstError(
                f"Cannot reach the cluster {self.name}: {first_line(error)}. "
                "Name its scheduler's address, such as tcp://scheduler:8786."
            ) from error

    def _check_workers(self) -> None:
        try:
            self._client.wait_for_workers(1, timeout=_SECONDS_FOR_A_WORKER)
        except TimeoutError:
            raise StandfirstError(
                f"The cluster {self.name} has no workers. Start some and try again."
            ) from None
        with self._told_errors():
            found = self._client.run(version_here, on_error="return")
        here = version_here()
        for worker, version in found.items():
            if version != here:
                there = "none" if isinstance(version, BaseException) else version
                raise StandfirstError(
                    f"The worker {clean_line(str(worker))} has another Standfirst: {there}, not {here}. "
                    "Install the same everywhere, so that all answers are the same."
                )

    @contextmanager
    def _told_errors(self) -> Iterator[None]:
        try:
            yield
        except (OSError, CancelledError, asyncio.CancelledError) as error:
            # Tasks are called off when the scheduler is lost, and by nothing else.
            why = first_line(error) if isinstance(error, OSError) else "it no longer answers"
            raise StandfirstError(
                f"The cluster {self.name} is gone: {why}. Start it and try again."
            ) from error


class ClusterPool:
    """Answers records on a cluster, as a pool of local processes does.

    Args:
        cluster: The cluster.
        work: What is done with a record.
        plan: How; its jobs and chunk do not matter.
    """

    def __init__(self, cluster: Cluster, work: Work, plan: "PoolOptions") -> None:
        self._cluster = cluster
        self._work = work
        self._plan = plan

    def outcomes(self, records: Iterable[Record]) -> Generator[Outcome, None, None]:
        """The outcomes of all records, as they come or in their order.

        Args:
            records: The input.

        Raises:
            StandfirstError: The cluster went away.
        """
        packets = packets_of(records, self._work, self._plan.timeout)
        for packet, result in self._cluster.results(answer_packet, packets, ordered=self._plan.ordered):
            answers = _answers(packet, result)
            yield from (Outcome(packet.first + place, answer) for place, answer in enumerate(answers))


def _answers(packet: Chunk, result: "list[tuple[Any, ...]] | BaseException") -> list[Answer]:
    if isinstance(result, BaseException):
        why = f"the workers that it was given to failed: {first_line(result)}"
        return [failed_result(record, why) for record in packet.records]
    return [Answer(*answer) for answer in result]


def _result(future: "Future") -> Any:
    error = future.exception()
    return future.result() if error is None else error


def first_line(error: BaseException) -> str:
    """What an error says, in one line.

    Args:
        error: Any error.
    """
    lines = clean_line(str(error).strip().split("\n", 1)[0]).rstrip(".")
    return lines or type(error).__name__
