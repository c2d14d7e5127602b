"""What is done with records in place of digesting them. It runs in worker processes, which find it by its name."""

import os
import signal
import time
from pathlib import Path
from typing import Any

from tui.batch.worker import Answer
from tui.pipeline import digest_record

_kept: list[bytes] = []


def echo(record: dict[str, Any]) -> Answer:
    return Answer.of({"id": record["id"], "source": None})


def obey(record: dict[str, Any]) -> Answer:
    """Do what the record's text says."""
    what, _, argument = record["text"].partition(" ")
    match what:
        case "die":
            os.kill(os.getpid(), signal.SIGKILL)
        case "die-once":
            if not Path(argument).exists():
                Path(argument).touch()
                os.abort()
        case "exit":
            raise SystemExit(3)
        case "sleep":
            time.sleep(float(argument))
        case "wait-for":
            while not Path(argument).exists():
                time.sleep(0.01)
        case "touch":
            Path(argument).touch()
        case "spin":
            _spin()
        case "fill":
            return Answer.of({"id": record["id"], "text": "x" * int(argument)})
        case "pid":
            with Path(argument).open("a") as file:
                file.write(f"{os.getpid()}\n")
        case "keep":
            _kept.append(b"x" * int(argument))
    return echo(record)


def die_at_once(_: Any) -> Answer:
    os._exit(7)


def size_after_digest(record: dict[str, Any]) -> Answer:
    """How many pages of memory this process has once it has digested one more."""
    digest_record(record)
    return Answer.of({"size": int(Path("/proc/self/statm").read_bytes().split()[1])})


class DiesOnArrival:
    """Work that ends a process before it can say that it is ready."""

    def __call__(self, record: dict[str, Any]) -> Answer:
        raise AssertionError

    def __reduce__(self) -> tuple[Any, ...]:
        return die_at_once, (None,)


def _spin() -> None:
    """Hold the interpreter, so that no thread has a turn, for longer than anybody waits."""
    pow(3, 10**8)
