"""Fetches feeds in a process of its own, so that the reader stays quick."""

import json
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from typing import Any

from tui.reader.threads import start_in_daemon_thread
from tui.reader.worker.process import WorkerProcess, start_module

_CHILD = "tui.feeds.child"
Handler = Callable[[Mapping[str, Any] | None], None]
"""Called in a thread with each message of the process, which ``tui.feeds.child`` describes; None at its end."""


class FeedFetcher:
    """Runs one fetch at a time."""

    def __init__(self) -> None:
        self._process: WorkerProcess | None = None

    @property
    def is_running(self) -> bool:
        return self._process is not None and self._process.poll() is None

    def start(self, addresses: Sequence[str], handler: Handler) -> None:
        """Fetch the feeds with these addresses; an earlier fetch is stopped."""
        self.close()
        self._process = process = start_module(_CHILD)
        start_in_daemon_thread(_run, process, addresses, handler)

    def close(self) -> None:
        """Stop fetching. What was fetched so far is kept."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            self._process = None


def _run(process: WorkerProcess, addresses: Sequence[str], handler: Handler) -> None:
    with suppress(OSError, ValueError):
        assert process.stdin is not None and process.stdout is not None
        process.stdin.write(f"{json.dumps([*addresses])}\n".encode())
        process.stdin.flush()
        for line in process.stdout:
            handler(json.loads(line))
    handler(None)
