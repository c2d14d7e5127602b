"""What runs in a worker process: records in, lines of JSON out; and results put back in order."""

import multiprocessing
import os
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from multiprocessing.connection import Connection
from pathlib import Path
from threading import Thread
from typing import Any, NamedTuple

from tui.pipeline import DigestOptions, digest_record, failed_record
from tui.text.json_lines import json_line

Record = dict[str, Any]
_GRACE = 10
"""So many seconds after its time is up, an article ends its process by itself."""
_FIRST_TO_GO = "500"


class Answer(NamedTuple):
    """What became of one record."""

    line: bytes
    """Of JSON, with its end."""
    error: str | None = None
    """Why there is no digest; None if there is one."""
    cause: str | None = None
    """The same for all that failed alike."""

    @classmethod
    def of(cls, made: Record) -> "Answer":
        """The answer that a digest's record is, or a failure's.

        Args:
            made: What ``digest_record`` or ``failed_record`` gave.
        """
        return cls(json_line(made).encode(), made.get("error"), made.get("cause"))


Work = Callable[[Record], Answer]
"""Makes an answer of a record. It goes to other processes, so it is found by its module and name."""


def digest_work(options: DigestOptions) -> Work:
    """The work of digesting articles.

    Args:
        options: What is wanted of each digest.
    """
    return partial(_digest, options=options)


def _digest(record: Record, options: DigestOptions) -> Answer:
    made = digest_record(record, options)
    try:
        return Answer.of(made)
    except (ValueError, TypeError, RecursionError, MemoryError) as error:
        named = {"source": record.get("source")}  # its id may be what cannot be written
        return Answer.of(failed_record(named, f"Cannot write the digest as JSON: {type(error).__name__}."))


def serve(connection: Connection, work: Work, timeout: float | None) -> None:
    """Answer lists of records, each record by itself, until the other end is closed or its process is gone.

    Args:
        connection: Gives lists of records. Takes None once this process is ready, and then an answer a record.
        work: What is done with a record.
        timeout: The seconds that a record may take. They are kept by the other end, which kills this process.
    """
    _stay_with_parent()
    with suppress(EOFError, OSError):
        connection.send(None)
        while True:
            for record in connection.recv():
                with _alarm(timeout):
                    answer = work(record)
                connection.send(tuple(answer))


@contextmanager
def _alarm(timeout: float | None) -> Iterator[None]:
    """End this process by the system's hand if its time is up and the parent, which would do it, is gone."""
    if timeout is None or not hasattr(signal, "alarm"):
        yield
        return
    signal.alarm(int(timeout) + _GRACE)
    try:
        yield
    finally:
        signal.alarm(0)


def _stay_with_parent() -> None:
    """Leave Ctrl+C and standard output to the parent, end when it does, and go before it if memory runs out."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with suppress(OSError):
        os.dup2(2, 1)  # what a library prints must not stand among the lines
    with suppress(OSError):
        Path("/proc/self/oom_score_adj").write_text(_FIRST_TO_GO)
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)  # the main thread may be deep in a calculation


class Outcome(NamedTuple):
    """What became of one record of the input."""

    number: int
    """The record's place in the input, from 0."""
    answer: Answer


class InOrder:
    """Keeps outcomes until those before them are there."""

    def __init__(self) -> None:
        self.next = 0
        """The number of the outcome that is waited for."""
        self.kept_bytes = 0
        """How much is kept."""
        self._kept: dict[int, Answer] = {}

    def put(self, outcome: Outcome) -> Iterator[Outcome]:
        """Take one outcome and let those go whose turn it is.

        Args:
            outcome: One that was not there before.
        """
        self._kept[outcome.number] = outcome.answer
        self.kept_bytes += len(outcome.answer.line)
        while (answer := self._kept.pop(self.next, None)) is not None:
            self.kept_bytes -= len(answer.line)
            self.next += 1
            yield Outcome(self.next - 1, answer)
