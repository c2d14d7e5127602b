"""Ending in order when the system asks for it: what was read is kept, and the terminal is given back."""

import asyncio
import os
import signal
from collections.abc import Callable
from contextlib import suppress
from typing import Any

_SECONDS_TO_END = 3
"""After this the system ends the program: a terminal that is gone can hold it up for ever."""

_SIGNALS = tuple(getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name))


class Ending:
    """Takes the signals that ask a program to end."""

    def __init__(self) -> None:
        self._asked: int | None = None
        self._before: dict[int, Any] = {}

    def listen(self, end: Callable[[], None]) -> None:
        """Take the signals from now on.

        Args:
            end: Called on the event loop that runs now, once.
        """
        loop = asyncio.get_running_loop()

        def take(number: int, _: object) -> None:
            if self._asked is None:
                self._asked = number
                if hasattr(signal, "alarm"):
                    signal.alarm(_SECONDS_TO_END)
                loop.call_soon_threadsafe(end)

        with suppress(ValueError):  # a program that shows the reader in a thread takes its signals itself
            for number in _SIGNALS:
                self._before[number] = signal.signal(number, take)

    def stop_listening(self) -> None:
        """Let the signals do what they did before."""
        for number, handler in self._before.items():
            signal.signal(number, handler)
        self._before.clear()

    @property
    def is_asked_for(self) -> bool:
        """Whether a signal was taken."""
        return self._asked is not None

    def end_as_asked(self) -> None:
        """End by the signal that was taken, as whoever sent it expects; return if there was none."""
        if self._asked is not None:
            signal.signal(self._asked, signal.SIG_DFL)
            os.kill(os.getpid(), self._asked)
