"""Signals that end the reader, the encoding of the screen, and the title of the terminal's window."""

import os
import signal
import sys
from codecs import lookup
from collections.abc import Callable
from contextlib import suppress
from io import TextIOWrapper
from typing import Any

from tui.text.sanitize import clean_text

_SHUTDOWN_SECONDS = 3
"""After this time the system ends the program, since a closed terminal can block it for ever."""

_NAMES = "TERM HUP QUIT ALRM USR1 USR2 VTALRM PROF XCPU POLL PWR STKFLT".split()
"""The signals that end a program, but for those that cannot be handled, report an error of it, or are a key's."""
_SIGNALS = (
    *(getattr(signal, f"SIG{name}") for name in _NAMES if hasattr(signal, f"SIG{name}")),
    *(range(signal.SIGRTMIN, signal.SIGRTMAX + 1) if hasattr(signal, "SIGRTMIN") else ()),
)
_STDIN = 0


class ShutdownSignals:
    """Handles the signals that end a program, so that the terminal is left as it was found.

    A signal during the start ends the program at once; later, the first one calls the function of ``call``.
    """

    def __init__(self) -> None:
        self._received: int | None = None
        self._previous: dict[int, Any] = {}
        self._attributes: list[Any] | None = None
        self._shut_down: Callable[[], object] = self._end_at_once

    def install(self) -> None:
        """Handle the signals from now on, and remember the attributes that the terminal has."""
        self._attributes = _terminal_attributes()
        with suppress(ValueError):  # a program that runs the reader in a thread handles its signals itself
            for number in _SIGNALS:
                self._previous[number] = signal.signal(number, self._handle)

    def call(self, shut_down: Callable[[], object]) -> None:
        """Call a function when a signal is received, which must be able to run at any moment."""
        self._shut_down = shut_down

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

    def _handle(self, number: int, _: object) -> None:
        if self._received is not None:
            return
        self._received = number
        if hasattr(signal, "alarm"):
            signal.signal(signal.SIGALRM, signal.SIG_DFL)
            signal.alarm(_SHUTDOWN_SECONDS)
        self._shut_down()

    def _end_at_once(self) -> None:
        if self._attributes is not None:
            import termios

            with suppress(termios.error):
                termios.tcsetattr(_STDIN, termios.TCSANOW, self._attributes)
        self.reraise()


def _terminal_attributes() -> list[Any] | None:
    """Return the attributes of the terminal that keys are read from; None if there is none."""
    if sys.platform == "win32":
        return None
    import termios

    try:
        return termios.tcgetattr(_STDIN)
    except termios.error:
        return None


def write_screen_as_utf_8() -> None:
    """Write the screen as UTF-8 where the locale has only ASCII, in which there are no frames."""
    screen = sys.__stderr__
    if isinstance(screen, TextIOWrapper) and lookup(screen.encoding).name == "ascii":
        screen.reconfigure(encoding="utf-8")


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
