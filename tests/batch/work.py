"""Work for worker processes that replaces digesting. They find it by its module and name."""

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
    """Run the command in the record's text."""
    what, _, argument = record["text"].partition(" ")
    return (_DEEDS[what](argument) if what in _DEEDS else None) or echo(record)


def _die_once(path: str) -> None:
    if not Path(path).exists():
        Path(path).touch()
        os.abort()


def _leave(status: str) -> None:
    raise SystemExit(int(status))


def _spin(_: str) -> None:
    """Hold the interpreter lock, so that no other thread runs, for longer than any timeout."""
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
    """Digest a record, and return the pages of memory that this process has then."""
    digest_record(record)
    return Result.of({"size": int(Path("/proc/self/statm").read_bytes().split()[1])})


def die_at_once(_: Any) -> None:
    os._exit(7)


class DiesOnArrival:
    """Work that ends a process before it is ready."""

    def __call__(self, record: dict[str, Any]) -> Result:
        raise AssertionError

    def __reduce__(self) -> tuple[Any, ...]:
        return die_at_once, (None,)
