"""The worker process that starts before it is asked for."""

from collections.abc import Iterator

import pytest

from tui.reader.worker import process
from tui.reader.worker.process import WorkerProcess, prestart, worker_process

SECONDS = 600


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[WorkerProcess]]:
    """Yield the list of the processes started in a test, and end them after it."""
    made: list[WorkerProcess] = []
    start = process._start
    monkeypatch.setattr(process, "_start", lambda: made.append(start()) or made[-1])
    yield made
    for worker in made:
        worker.kill()
        worker.wait()


def test_the_early_one_is_taken_first_and_once(started: list[WorkerProcess]) -> None:
    prestart()
    assert worker_process() is started[0]
    assert worker_process() is started[1]
    assert len(started) == 2


def test_one_that_nobody_talks_to_ends_with_its_standard_input(started: list[WorkerProcess]) -> None:
    prestart()
    worker = worker_process()
    assert worker.stdin is not None
    worker.stdin.close()
    assert worker.wait(SECONDS) == 0
