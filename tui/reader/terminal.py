"""The terminal around the reader: signals that end it, and the title of its window."""

import asyncio
import os
import signal
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from tui.text.sanitize import clean_text

_SECONDS_TO_END = 3
"""After this the system ends the program: a terminal that is gone can hold it up for ever."""

_SIGNALS = tuple(getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name))


class ShutdownSignals:
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


_KEEP = "\x1b[22;2t"
_GIVE_BACK = "\x1b[23;2t"
_MOST_LETTERS = 200
_WITHOUT_TITLES = frozenset({"linux", "dumb", ""})


class TerminalTitle:
    """Sets the title with xterm's control sequences: OSC 2, and XTWINOPS 22 and 23 for the title that was there.

    Args:
        write: Writes to the terminal.
    """

    def __init__(self, write: Callable[[str], None]) -> None:
        self._write = write
        self._is_ours = False
        self._has_titles = os.environ.get("TERM", "") not in _WITHOUT_TITLES

    def show(self, title: str) -> None:
        """Show a title.

        Args:
            title: Any text; what is no plain text is left out, and what is too long for a window's frame cut off.
        """
        if not self._has_titles:
            return
        if not self._is_ours:
            self._is_ours = True
            self._write(_KEEP)
        plain = " ".join(clean_text(title).split())[:_MOST_LETTERS]
        self._write(f"\x1b]2;{plain}\x1b\\")

    def give_back(self) -> None:
        """Show again what stood there before."""
        if self._is_ours:
            self._is_ours = False
            self._write(_GIVE_BACK)
