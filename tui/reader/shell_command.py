"""Runs a command of the user's with a text as its input, without blocking, and makes its answer safe to show."""

import asyncio
import os
import re
import signal
from collections.abc import Callable
from concurrent.futures import wait
from contextlib import suppress
from subprocess import PIPE, Popen
from typing import IO, NamedTuple

from tui.reader.threads import in_daemon_thread, start_in_daemon_thread
from tui.text.patterns import lazy_pattern
from tui.text.sanitize import clean_text

MAX_OUTPUT_BYTES = 256 * 1024
"""More is not read: the command is ended."""
_MAX_ERROR_BYTES = 32 * 1024
_CHUNK = 16 * 1024
_SECONDS_AFTER_END = 0.5
"""How long the rest of the output is waited for: a program that the command left in the background may keep it open."""

_ESCAPES = lazy_pattern(
    r"\x1b\[[0-?]*[ -/]*[@-~]"  # CSI: colours, movements
    r"|\x1b[]PX^_].*?(?:\x07|\x1b\\|\Z)"  # OSC, DCS and other strings
    r"|\x1b[ -/]*[0-~]",
    re.DOTALL,
)
_OVERSTRIKE = lazy_pattern(r".\x08")


class Answer(NamedTuple):
    """The output of a command, and its exit status."""

    output: str
    errors: str
    status: int
    """Its exit status; negative if a signal ended it."""
    is_cut: bool = False
    """True if it was ended because it wrote too much."""


async def run_shell(command: str, text: str) -> Answer:
    """Run a command line of the shell with a text as its input. If this is cancelled, all its processes are killed.

    Raises:
        OSError: There is no shell.
    """
    run = _Run(command, text)
    try:
        return await in_daemon_thread(run.answer)
    except asyncio.CancelledError:
        run.kill()
        raise


class _Run:
    """A run of a command in threads: asyncio waits for every program that has inherited a pipe from it."""

    def __init__(self, command: str, text: str) -> None:
        self._command = command
        self._text = text
        self._process: Popen[bytes] | None = None
        self._is_killed = False

    def answer(self) -> Answer:
        """Run the command, and return its answer."""
        process = self._process = Popen(
            self._command, shell=True, stdin=PIPE, stdout=PIPE, stderr=PIPE, start_new_session=True
        )
        if self._is_killed:
            self.kill()
        assert process.stdin is not None
        assert process.stdout is not None
        assert process.stderr is not None
        output = _Stream(process.stdout, MAX_OUTPUT_BYTES, self.kill)
        errors = _Stream(process.stderr, _MAX_ERROR_BYTES, self.kill)
        reads = [*map(start_in_daemon_thread, (output.read, errors.read))]
        feed = start_in_daemon_thread(self._feed, process.stdin)
        status = process.wait()
        wait([*reads, feed], _SECONDS_AFTER_END)
        return Answer(output.text, errors.text, status, output.is_full or errors.is_full)

    def kill(self) -> None:
        """Kill the command and all processes that it has started in its group."""
        self._is_killed = True
        if self._process is not None and self._process.returncode is None:
            with suppress(ProcessLookupError, PermissionError):
                if hasattr(os, "killpg"):
                    os.killpg(self._process.pid, signal.SIGKILL)
                else:
                    self._process.kill()

    def _feed(self, stream: IO[bytes]) -> None:
        """Write the text to the command, which need not read it."""
        with suppress(OSError), stream:
            stream.write(self._text.encode("utf-8", "replace"))


class _Stream:
    """Reads what a command writes, up to a limit."""

    def __init__(self, stream: IO[bytes], limit: int, on_full: Callable[[], None]) -> None:
        self._stream = stream
        self._limit = limit
        self._on_full = on_full
        self._data = b""

    @property
    def is_full(self) -> bool:
        return len(self._data) > self._limit

    def read(self) -> None:
        while not self.is_full and (chunk := os.read(self._stream.fileno(), _CHUNK)):
            self._data += chunk
        if self.is_full:
            self._on_full()

    @property
    def text(self) -> str:
        return plain_output(self._data[: self._limit].decode("utf-8", "replace"))


def plain_output(text: str) -> str:
    """Return what a program wrote as text alone: without colours, overstrikes and control characters."""
    text = _OVERSTRIKE.sub("", _ESCAPES.sub("", text))
    return clean_text("\n".join(line.expandtabs() for line in text.replace("\r\n", "\n").split("\n")))
