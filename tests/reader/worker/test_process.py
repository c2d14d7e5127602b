"""The child process that starts before it is asked for."""

from collections.abc import Iterator

import pytest

from tui.reader.worker import process
from tui.reader.worker.process import ChildProcess, child_process, prestart

SECONDS = 600


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[ChildProcess]]:
    """The processes started in a test; none outlives it."""
    made: list[ChildProcess] = []
    start = process._start
    monkeypatch.setattr(process, "_start", lambda: made.append(start()) or made[-1])
    yield made
    for child in made:
        child.kill()
        child.wait()


def test_the_early_one_is_taken_first_and_once(started: list[ChildProcess]) -> None:
    prestart()
    assert child_process() is started[0]
    assert child_process() is started[1]
    assert len(started) == 2


def test_one_that_nobody_talks_to_ends_with_its_standard_input(started: list[ChildProcess]) -> None:
    prestart()
    child = child_process()
    assert child.stdin is not None
    child.stdin.close()
    assert child.wait(SECONDS) == 0
