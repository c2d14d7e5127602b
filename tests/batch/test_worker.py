import json
import signal
from multiprocessing import Pipe
from threading import Thread
from typing import Any

import pytest

from tui.batch import worker
from tui.batch.worker import Result, digest_work, worker_main
from tui.pipeline import DigestOptions

TEXT = "Salt was money once. Soldiers were paid in it."


def test_a_result_is_a_line_of_json() -> None:
    answer = digest_work(DigestOptions(length=1))({"id": 3, "text": TEXT})
    assert (answer.error, answer.cause) == (None, None)
    assert answer.line.endswith(b"}\n")
    assert json.loads(answer.line)["id"] == 3


def test_a_result_has_the_error() -> None:
    answer = digest_work(DigestOptions())({"text": " "})
    assert answer.cause == "its text is empty"
    assert json.loads(answer.line)["error"] == answer.error


def test_a_digest_that_is_not_json_is_an_error_of_the_article() -> None:
    answer = digest_work(DigestOptions())({"text": TEXT, "id": float("inf"), "source": "a"})
    assert json.loads(answer.line) == {
        "source": "a",
        "error": "Cannot write the digest as JSON: ValueError.",
        "cause": "ValueError",
    }


def test_records_are_processed_one_by_one_until_the_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worker, "_set_up_process", lambda: None)
    alarms: list[int] = []
    monkeypatch.setattr(signal, "alarm", alarms.append)

    def work(record: dict[str, Any]) -> Result:
        return Result(f"{record['id']} {alarms[-1]}".encode())

    ours, theirs = Pipe()
    thread = Thread(target=worker_main, args=(theirs, work, 5.5))
    thread.start()
    assert ours.recv() is None
    ours.send([{"id": 1}, {"id": 2}])
    ours.send([{"id": 3}])
    assert [ours.recv()[0] for _ in range(3)] == [b"1 15", b"2 15", b"3 15"]
    ours.close()
    thread.join(600)
    assert not thread.is_alive()
    assert alarms == [15, 0] * 3
