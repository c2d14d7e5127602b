"""A program run in a pseudo-terminal, watched from outside as a person would."""

import fcntl
import os
import pty
import re
import select
import signal
import struct
import subprocess
import termios
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

_ESCAPES = re.compile(
    rb"\x1b\[[0-?]*[ -/]*[@-~]|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)|\x1b[PX^_][^\x1b]*\x1b\\|\x1b."
)
_CHUNK = 1 << 16
_SHOWN_ON_FAILURE = 2000
_SECONDS = 600.0
_SECONDS_BETWEEN_LOOKS = 0.01
_CHECK_NANOSECONDS = 1_000_000
"""How long a thread may run that has nothing to do, between two looks at it."""

ESCAPE = "\x1b[27u"
"""Esc as terminals with the Kitty keyboard protocol write it: a bare one may be the beginning of another key."""


class TerminalSession:
    """A program with a terminal of its own.

    Args:
        command: The program and its arguments.
        columns: The terminal's width.
        rows: The terminal's height.
    """

    def __init__(self, command: Sequence[str], columns: int = 120, rows: int = 36) -> None:
        self._master, slave = pty.openpty()
        self.resize(columns, rows, tell=False)
        environment = {**os.environ, "TERM": "xterm-256color", "COLORTERM": "truecolor"}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed program has its byte code
        for size in ("COLUMNS", "LINES"):  # they would count for more than the terminal's own
            environment.pop(size, None)
        self.started = time.perf_counter()
        self.process = subprocess.Popen(
            command,
            stdin=slave,
            stdout=slave,
            stderr=slave,
            env=environment,
            start_new_session=True,
            preexec_fn=_own_the_terminal,  # noqa: PLW1509 - no thread runs here
        )
        os.close(slave)
        self.output = b""
        self._run_times: dict[Path, int] = {}

    def __enter__(self) -> "TerminalSession":
        return self

    def __exit__(self, *_: object) -> None:
        """End the program if it still runs."""
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()
        os.close(self._master)

    def send(self, keys: str) -> None:
        """Type keys, given as the bytes that a terminal sends."""
        os.write(self._master, keys.encode())

    def resize(self, columns: int, rows: int, *, tell: bool = True) -> None:
        """Change the size of the terminal, and by default notify the program."""
        fcntl.ioctl(self._master, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        if tell:
            os.kill(self.process.pid, signal.SIGWINCH)

    def read(self, timeout: float) -> bytes:
        """Return the output as soon as there is some; empty after the time-out or at the end."""
        ready, _, _ = select.select([self._master], [], [], timeout)
        if not ready:
            return b""
        try:
            chunk = os.read(self._master, _CHUNK)
        except OSError:
            return b""
        self.output += chunk
        return chunk

    def wait_for(self, pattern: str, timeout: float = _SECONDS) -> float:
        """Wait until what was written since the last call, without its escape sequences, matches a pattern.

        Returns:
            The seconds since the program was started.

        Raises:
            TimeoutError: It did not happen in time.
        """
        expression = re.compile(pattern.encode())
        deadline = time.perf_counter() + timeout
        while time.perf_counter() < deadline:
            if expression.search(_ESCAPES.sub(b"", self.output)):
                seen = time.perf_counter() - self.started
                self.output = b""
                return seen
            if not self.read(0.5) and self.process.poll() is not None:
                break
        raise TimeoutError(f"{pattern!r} was not seen, but {self.text()[-_SHOWN_ON_FAILURE:]!r}")

    def text(self) -> str:
        """The output since the last match, without its escape sequences."""
        return _ESCAPES.sub(b"", self.output).decode(errors="replace")

    def rest(self, quiet: float = 0.2) -> None:
        """Read until nothing was written for a while in which no process of the program had anything to do."""
        quiet_looks = 0
        while quiet_looks * _SECONDS_BETWEEN_LOOKS < quiet:
            is_quiet = not self.read(_SECONDS_BETWEEN_LOOKS) and not self._is_at_work()
            quiet_looks = quiet_looks + 1 if is_quiet else 0

    def drain(self, quiet: float = 0.2) -> None:
        """``rest``, and forget what was written."""
        self.rest(quiet)
        self.output = b""

    def _is_at_work(self) -> bool:
        """Return whether a process of the program is running, or waits for the processor or the disk.

        A thread that only looks now and then for input is runnable too, for long on a busy machine. So apart from the
        main threads, those count that have run for a while since the last look.
        """
        threads = [*_threads(self.process.pid)]
        before, self._run_times = self._run_times, {thread: _run_time(thread) for thread in threads}
        return any(
            _state(thread) in "RD" if _is_main(thread) else ran > before.get(thread, 0) + _CHECK_NANOSECONDS
            for thread, ran in self._run_times.items()
        )

    def press(self, key: str, least: int, timeout: float = 2.0) -> float | None:
        """Press a key and wait for a repaint of some size.

        Args:
            key: What to type.
            least: The fewest bytes of the repaint; smaller ones, such as of a line of progress, are ignored.
            timeout: How long to wait for it, in seconds.

        Returns:
            The seconds that it took; None if there was none.
        """
        begun = time.perf_counter()
        self.send(key)
        written = 0
        while written < least:
            chunk = self.read(max(0.0, begun + timeout - time.perf_counter()))
            if not chunk:
                return None
            written += len(chunk)
        return time.perf_counter() - begun

    def until_quiet(self, quiet: float = 0.06, timeout: float = 5.0) -> float:
        """Return the seconds from now to the last thing written before the program was quiet; 0 if it wrote nothing."""
        begun = last = time.perf_counter()
        while time.perf_counter() - begun < timeout and self.read(quiet if last > begun else timeout):
            last = time.perf_counter()
        self.output = b""
        return last - begun

    def wait_for_end(self, timeout: float = _SECONDS) -> float:
        """Wait until the program has ended; returns the seconds that took."""
        begun = time.perf_counter()
        while self.process.poll() is None and time.perf_counter() - begun < timeout:
            self.read(0.005)
        if self.process.poll() is None:
            raise TimeoutError("the program did not end")
        return time.perf_counter() - begun


def _own_the_terminal() -> None:
    """Make standard input the terminal of the new session, so that /dev/tty is it too."""
    fcntl.ioctl(0, termios.TIOCSCTTY, 0)


def _threads(process: int) -> Iterator[Path]:
    """Yield the folders in which Linux describes the threads of a process, and of all that it started."""
    try:
        threads = [*Path(f"/proc/{process}/task").iterdir()]
    except OSError:  # it has ended meanwhile, or this is another system
        return
    for thread in threads:
        yield thread
        for child in _contents(thread / "children").split():
            yield from _threads(int(child))


def _state(thread: Path) -> str:
    """Return the letter of a thread's state, X once it has ended."""
    return (_contents(thread / "stat").rpartition(") ")[2] or "X")[0]


def _is_main(thread: Path) -> bool:
    return thread.name == thread.parent.parent.name


def _run_time(thread: Path) -> int:
    """Return for how many nanoseconds a thread has run."""
    return int((_contents(thread / "schedstat") or "0").split()[0])


def _contents(file: Path) -> str:
    try:
        return file.read_text(errors="replace")
    except OSError:
        return ""
