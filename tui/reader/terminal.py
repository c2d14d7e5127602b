"""Signals that end the reader, and the title of the terminal's window."""

import asyncio
import os
import signal
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from tui.text.sanitize import clean_text

_SHUTDOWN_SECONDS = 3
"""After this time the system ends the program, since a closed terminal can block it for ever."""

_SIGNALS = tuple(getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name))


class ShutdownSignals:
    """Handles the signals that ask a program to end."""

    def __init__(self) -> None:
        self._received: int | None = None
        self._previous: dict[int, Any] = {}

    def install(self, shut_down: Callable[[], None]) -> None:
        """Handle the signals from now on: the first one calls a function on the running event loop."""
        loop = asyncio.get_running_loop()

        def handle(number: int, _: object) -> None:
            if self._received is None:
                self._received = number
                if hasattr(signal, "alarm"):
                    signal.alarm(_SHUTDOWN_SECONDS)
                loop.call_soon_threadsafe(shut_down)

        with suppress(ValueError):  # a program that runs the reader in a thread handles its signals itself
            for number in _SIGNALS:
                self._previous[number] = signal.signal(number, handle)

    def uninstall(self) -> None:
        """Restore the previous handlers."""
        for number, handler in self._previous.items():
            signal.signal(number, handler)
        self._previous.clear()

    @property
    def was_received(self) -> bool:
        """True if a signal was received."""
        return self._received is not None

    def reraise(self) -> None:
        """End the process by the received signal, so that its parent sees it; return if there was none."""
        if self._received is not None:
            signal.signal(self._received, signal.SIG_DFL)
            os.kill(os.getpid(), self._received)


_PUSH_TITLE = "\x1b[22;2t"
_POP_TITLE = "\x1b[23;2t"
_MAX_TITLE = 200
_TERMS_WITHOUT_TITLE = frozenset({"linux", "dumb", ""})


class TerminalTitle:
    """Sets the title by xterm's control sequences: OSC 2, and XTWINOPS 22 and 23 to save and restore the old one."""

    def __init__(self, write: Callable[[str], None]) -> None:
        self._write = write
        self._is_set = False
        self._has_title = os.environ.get("TERM", "") not in _TERMS_WITHOUT_TITLE

    def show(self, title: str) -> None:
        """Show a title, without control characters and cut to a window's length."""
        if not self._has_title:
            return
        if not self._is_set:
            self._is_set = True
            self._write(_PUSH_TITLE)
        plain = " ".join(clean_text(title).split())[:_MAX_TITLE]
        self._write(f"\x1b]2;{plain}\x1b\\")

    def restore(self) -> None:
        """Restore the title from before."""
        if self._is_set:
            self._is_set = False
            self._write(_POP_TITLE)
