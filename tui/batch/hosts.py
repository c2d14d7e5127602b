"""Worker processes beside a process that has many tasks, each with a few records."""

import multiprocessing
import pickle
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from queue import SimpleQueue
from threading import Lock

from tui.batch.pool import Plan, Pool
from tui.batch.worker import Answer, Record, Work

_MOST_AHEAD = 64


class Host:
    """One worker process that is kept from task to task, and replaced when something ends it.

    Args:
        work: What is done with a record.
        timeout: The seconds that one record may take; None for as long as it wants.
    """

    def __init__(self, work: Work, timeout: float | None) -> None:
        # Dask starts its workers as processes that may have no others. These here end with their parent anyway.
        multiprocessing.current_process().daemon = False
        self._given: SimpleQueue[Record | None] = SimpleQueue()
        pool = Pool(work, Plan(jobs=1, timeout=timeout))
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


_idle: list[tuple[bytes, Host]] = []
_lock = Lock()


@contextmanager
def borrowed_host(work: Work, timeout: float | None) -> Iterator[Host]:
    """A host that nobody else uses now. It is kept for the next who wants the same, and closed for one who does not.

    Args:
        work: As for ``Host``.
        timeout: As for ``Host``.
    """
    key = pickle.dumps((work, timeout))
    host = _taken(key) or Host(work, timeout)
    try:
        yield host
    except BaseException:
        host.close()
        raise
    with _lock:
        _idle.append((key, host))


def _taken(key: bytes) -> Host | None:
    with _lock:
        others = [host for other, host in _idle if other != key]
        _idle[:] = [(other, host) for other, host in _idle if other == key]
        found = _idle.pop()[1] if _idle else None
    for host in others:
        host.close()
    return found
