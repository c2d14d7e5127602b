"""The library, as the reader uses it: asked in a thread, so that nothing ever waits for the disk."""

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
    """Does one thing after the other with the library, in a daemon thread.

    It begins when it is told to: loading what the library needs would hold up the first picture.
    """

    def __init__(self) -> None:
        self._may_begin = False
        self._jobs: SimpleQueue[Callable[[Library], None]] = SimpleQueue()
        self._thread: Thread | None = None
        self._told: list[str] = []

    def ask(self, work: Callable[["Library"], Result]) -> "Future[Result]":
        """Have something done.

        Args:
            work: What to do. It is called in the thread, so it must touch no widget.

        Returns:
            What comes of it, once all that was asked before is done.
        """
        future: Future[Result] = started_future()

        def job(library: "Library") -> None:
            try:
                result = work(library)
            except Exception as error:
                _LOGGER.error("the library failed", exc_info=error)
                future.set_exception(error)
            else:
                self._told.extend(library.pop_messages())
                future.set_result(result)

        self._jobs.put(job)
        self._start()
        return future

    def begin(self) -> None:
        """Do what was asked so far, and from now on what is asked."""
        self._may_begin = True
        self._start()

    def _start(self) -> None:
        if self._may_begin and self._thread is None and not self._jobs.empty():
            self._thread = Thread(target=self._serve, daemon=True)
            self._thread.start()

    def take_messages(self) -> tuple[str, ...]:
        """What the user should be told of the library's file, each message once. This waits for nothing."""
        messages = []
        while self._told:
            messages.append(self._told.pop(0))
        return tuple(messages)

    def finish(self, seconds: float) -> None:
        """Wait until all that was asked is done, but not for longer than some seconds."""
        self.begin()
        if self._thread is not None:
            with suppress(Exception):
                self.ask(lambda library: None).result(timeout=seconds)

    def _serve(self) -> None:
        from tui.library.library import Library

        library = Library()
        while True:
            self._jobs.get()(library)
