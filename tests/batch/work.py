"""What is done with records in place of digesting them. It runs in worker processes, which find it by its name."""

import os
import signal
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tui.batch.worker import Result
from tui.pipeline import digest_record

_kept: list[bytes] = []


def echo(record: dict[str, Any]) -> Result:
    return Result.of({"id": record["id"], "source": None})


def obey(record: dict[str, Any]) -> Result:
    """Do what the record's text says."""
    what, _, argument = record["text"].partition(" ")
    return (_DEEDS[what](argument) if what in _DEEDS else None) or echo(record)


def _die_once(path: str) -> None:
    if not Path(path).exists():
        Path(path).touch()
        os.abort()


def _leave(status: str) -> None:
    raise SystemExit(int(status))


def _spin(_: str) -> None:
    """Hold the interpreter, so that no thread has a turn, for longer than anybody waits."""
    pow(3, 10**8)


def _wait_for(path: str) -> None:
    while not Path(path).exists():
        time.sleep(0.01)


def _tell_pid(path: str) -> None:
    with Path(path).open("a") as file:
        file.write(f"{os.getpid()}\n")


_DEEDS: dict[str, Callable[[str], Any]] = {
    "die": lambda _: os.kill(os.getpid(), signal.SIGKILL),
    "die-once": _die_once,
    "exit": _leave,
    "sleep": lambda seconds: time.sleep(float(seconds)),
    "spin": _spin,
    "wait-for": _wait_for,
    "touch": lambda path: Path(path).touch(),
    "pid": _tell_pid,
    "keep": lambda size: _kept.append(b"x" * int(size)),
    "fill": lambda size: Result.of({"text": "x" * int(size)}),
    "output": lambda _: Result.of({"id": os.path.sameopenfile(1, 2)}),
}


def size_after_digest(record: dict[str, Any]) -> Result:
    """How many pages of memory this process has once it has digested one more."""
    digest_record(record)
    return Result.of({"size": int(Path("/proc/self/statm").read_bytes().split()[1])})


def die_at_once(_: Any) -> None:
    os._exit(7)


class DiesOnArrival:
    """Work that ends a process before it can say that it is ready."""

    def __call__(self, record: dict[str, Any]) -> Result:
        raise AssertionError

    def __reduce__(self) -> tuple[Any, ...]:
        return die_at_once, (None,)
