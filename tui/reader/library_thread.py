"""The library in a thread of its own, so that the event loop never waits for the disk."""

import logging
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import suppress
from queue import SimpleQueue
from threading import Thread
from typing import TYPE_CHECKING, TypeVar

from tui.reader.threads import started_future

if TYPE_CHECKING:
    from tui.library.library import Library

Result = TypeVar("Result")

_LOGGER = logging.getLogger(__name__)


class LibraryThread:
    """A daemon thread that owns the connection to the library, and runs one job after the other.

    It does nothing before ``start``: loading the library's modules would delay the first frame.
    """

    def __init__(self) -> None:
        self._may_start = False
        self._jobs: SimpleQueue[Callable[[Library], None]] = SimpleQueue()
        self._thread: Thread | None = None
        self._messages: list[str] = []

    def submit(self, work: Callable[["Library"], Result]) -> "Future[Result]":
        """Run a function with the library, after all that were submitted before.

        Args:
            work: The function. It is called in the thread, so it must touch no widget.
        """
        future: Future[Result] = started_future()

        def job(library: "Library") -> None:
            try:
                result = work(library)
            except Exception as error:
                _LOGGER.error("the library failed", exc_info=error)
                future.set_exception(error)
            else:
                self._messages.extend(library.pop_messages())
                future.set_result(result)

        self._jobs.put(job)
        self._start_if_needed()
        return future

    def start(self) -> None:
        """Start to run what was and what will be submitted."""
        self._may_start = True
        self._start_if_needed()

    def _start_if_needed(self) -> None:
        if self._may_start and self._thread is None and not self._jobs.empty():
            self._thread = Thread(target=self._run, daemon=True)
            self._thread.start()

    def pop_messages(self) -> tuple[str, ...]:
        """Return the messages about the library's file, each only once, without waiting."""
        messages = []
        while self._messages:
            messages.append(self._messages.pop(0))
        return tuple(messages)

    def flush(self, timeout: float) -> None:
        """Wait until all submitted work is done, for at most ``timeout`` seconds."""
        self.start()
        if self._thread is not None:
            with suppress(Exception):
                self.submit(lambda library: None).result(timeout=timeout)

    def _run(self) -> None:
        from tui.library.library import Library

        library = Library()
        while True:
            self._jobs.get()(library)
