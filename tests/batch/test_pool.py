import json
import os
import time
from collections.abc import Iterable, Iterator
from itertools import count, islice
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.batch.work import DiesOnArrival, echo, obey
from tui.batch import pool, read_ahead, worker
from tui.batch.pool import Outcome, Pool, PoolOptions, ReorderBuffer
from tui.batch.worker import Result
from tui.document.errors import StandfirstError

CHEAP = {"id": 0, "text": "nothing"}


def records_of(*texts: str) -> list[dict[str, Any]]:
    return [{"id": number, "text": text, "source": f"s{number}"} for number, text in enumerate(texts)]


def outcomes_of(records: Iterable[dict[str, Any]], options: PoolOptions) -> list[Outcome]:
    return list(Pool(obey, options).outcomes(records))


def ids(outcomes: Iterable[Outcome]) -> list[int]:
    return [json.loads(outcome.result.line)["id"] for outcome in outcomes]


def failed(outcomes: Iterable[Outcome]) -> dict[int, str]:
    return {outcome.number: outcome.result.cause for outcome in outcomes if outcome.result.cause is not None}


@pytest.mark.parametrize("ordered", [True, False])
@pytest.mark.parametrize("jobs", [1, 3])
@pytest.mark.parametrize("chunk", [1, 5])
def test_every_record_has_one_outcome(jobs: int, chunk: int, ordered: bool) -> None:
    outcomes = outcomes_of(records_of(*["nothing"] * 40), PoolOptions(jobs, chunk, ordered=ordered))
    assert [outcome.number for outcome in sorted(outcomes)] == [*range(40)]
    assert ids(outcomes) == [outcome.number for outcome in outcomes]
    assert not ordered or ids(outcomes) == [*range(40)]


def test_without_records_nothing_is_started() -> None:
    pool = Pool(DiesOnArrival(), PoolOptions())
    assert list(pool.outcomes([])) == []


@pytest.mark.parametrize("ordered", [True, False])
def test_outcomes_wait_for_earlier_ones_only_when_ordered(tmp_path: Path, ordered: bool) -> None:
    records = records_of(f"wait-for {tmp_path / 'a'}", "nothing", "nothing", f"touch {tmp_path / 'a'}")
    found = ids(outcomes_of(records, PoolOptions(2, chunk=1, ordered=ordered)))
    assert found == [0, 1, 2, 3] if ordered else found[:2] == [1, 2]


def test_a_record_that_ends_its_process_fails_alone() -> None:
    texts = ["nothing"] * 30
    texts[3], texts[4], texts[20] = "die", "exit 3", "die"
    outcomes = outcomes_of(records_of(*texts), PoolOptions(2, chunk=5))
    assert [outcome.number for outcome in outcomes] == [*range(30)]
    killed = "the process that worked on it was ended by SIGKILL, perhaps for lack of memory"
    assert failed(outcomes) == {3: killed, 4: "the process that worked on it ended with status 3", 20: killed}
    assert outcomes[3].result.error == f"Cannot digest s3: {killed}. It was tried twice."
    assert json.loads(outcomes[3].result.line)["source"] == "s3"


def test_a_failed_record_is_named_without_its_password() -> None:
    answer = pool.failed_result({"source": "https://me:secret@example.org/"}, "it took too long")
    assert answer.error == "Cannot digest https://example.org/: it took too long. It was tried twice."
    assert answer.cause == "it took too long"


def test_a_process_that_ends_once_is_replaced(tmp_path: Path) -> None:
    records = records_of("nothing", f"die-once {tmp_path / 'a'}", f"die-once {tmp_path / 'b'}", "nothing")
    outcomes = outcomes_of(records, PoolOptions(1, chunk=4))
    assert (ids(outcomes), failed(outcomes)) == ([0, 1, 2, 3], {})
    assert (tmp_path / "b").exists()


@pytest.mark.parametrize("hang", ["sleep 600", "spin"])
def test_a_record_that_takes_too_long_fails_alone(hang: str) -> None:
    outcomes = outcomes_of(records_of("nothing", hang, "nothing", "sleep 0.1"), PoolOptions(2, timeout=5))
    assert (ids(outcomes), failed(outcomes)) == ([0, 1, 2, 3], {1: "it took more than 5 seconds"})


def test_time_is_counted_for_each_record_alone() -> None:
    assert failed(outcomes_of(records_of(*["sleep 2"] * 3), PoolOptions(1, chunk=3, timeout=5))) == {}


def test_processes_that_cannot_start_are_an_error() -> None:
    with pytest.raises(StandfirstError, match="status 7"):
        list(Pool(DiesOnArrival(), PoolOptions()).outcomes([CHEAP]))


def test_processes_are_spawned_without_a_forkserver(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse() -> None:
        raise OSError("AF_UNIX path too long")

    monkeypatch.setattr(worker, "_start_forkserver", refuse)
    assert ids(Pool(echo, PoolOptions()).outcomes([{"id": 5}])) == [5]


def test_a_failure_to_read_the_input_comes_after_what_was_read() -> None:
    def breaking() -> Iterator[dict[str, Any]]:
        yield from records_of(*["nothing"] * 3)
        raise RuntimeError("the input broke")

    outcomes = Pool(obey, PoolOptions()).outcomes(breaking())
    assert ids(islice(outcomes, 3)) == [0, 1, 2]
    with pytest.raises(RuntimeError, match="the input broke"):
        next(outcomes)


def test_a_slow_input_delays_no_outcome() -> None:
    asked: list[int] = []

    def on_demand() -> Iterator[dict[str, Any]]:
        for number in range(4):
            while len(asked) < number:
                time.sleep(0.01)
            yield {"id": number, "text": "nothing"}

    for outcome in Pool(obey, PoolOptions(2)).outcomes(on_demand()):
        asked.append(outcome.number)
    assert asked == [0, 1, 2, 3]


def test_an_endless_input_is_read_no_further_than_is_needed() -> None:
    taken = count()
    records = ({"id": number, "text": "nothing"} for number in taken)
    assert ids(islice(Pool(obey, PoolOptions(2)).outcomes(records), 300)) == [*range(300)]
    assert next(taken) < 1500


@pytest.mark.parametrize(("window", "text"), [("_WINDOW", "nothing"), ("_WINDOW_BYTES", "fill 1000")])
def test_results_run_ahead_only_within_a_window(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, window: str, text: str
) -> None:
    monkeypatch.setattr(pool, window, 20 if text == "nothing" else 20_000)
    monkeypatch.setattr(read_ahead, "_MAX_ITEMS", 10)
    taken: list[int] = []

    def endless() -> Iterator[dict[str, Any]]:
        for number in count():
            taken.append(number)
            yield {"id": number, "text": text if number else f"wait-for {tmp_path / 'a'}"}

    def let_go() -> None:
        while len(taken) <= 20:
            time.sleep(0.01)
        time.sleep(0.4)
        (tmp_path / "a").touch()

    Thread(target=let_go).start()
    assert ids(islice(Pool(obey, PoolOptions(2)).outcomes(endless()), 1)) == [0]
    assert len(taken) < 60


@pytest.mark.skipif(
    not Path("/proc/self/statm").exists(), reason="the system does not tell how large processes are"
)
def test_a_worker_that_has_grown_large_is_replaced(tmp_path: Path) -> None:
    path = tmp_path / "pids"
    texts = [f"pid {path}", f"pid {path}", "keep 300000000", f"pid {path}", f"pid {path}"]
    outcomes = outcomes_of(records_of(*texts), PoolOptions(1, chunk=1))
    first, second, third, fourth = path.read_text().split()
    assert first == second != third == fourth
    assert (ids(outcomes), failed(outcomes)) == ([*range(5)], {})


def test_closing_the_outcomes_ends_the_workers(tmp_path: Path) -> None:
    outcomes = Pool(obey, PoolOptions(1)).outcomes(records_of(f"pid {tmp_path / 'pid'}", "nothing"))
    next(outcomes)
    pid = int((tmp_path / "pid").read_text())
    os.kill(pid, 0)
    outcomes.close()
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)


def test_prints_of_work_go_to_standard_error() -> None:
    assert not os.path.sameopenfile(1, 2)
    assert ids(outcomes_of(records_of("output"), PoolOptions(1))) == [True]


def test_work_is_plain_functions_too() -> None:
    assert ids(Pool(echo, PoolOptions()).outcomes([{"id": 5}])) == [5]


@given(st.permutations(range(12)))
def test_outcomes_are_reordered_as_soon_as_possible(numbers: list[int]) -> None:
    order = ReorderBuffer()
    left: list[int] = []
    for place, number in enumerate(numbers, 1):
        left += [outcome.number for outcome in order.put(Outcome(number, Result(b"x" * number)))]
        here = {*numbers[:place]}
        due = next(number for number in range(13) if number not in here)
        assert left == [*range(due)]
        assert order.next == due
        assert order.held_bytes == sum(here) - sum(left)
