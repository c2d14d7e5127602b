"""The reader as a process on a terminal of its own: it reads its sources, and its keys work."""

import os
import pty
import select
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest

from tests.cli.conftest import ARTICLE

MINUTES = 600


class OnTerminal:
    """``python -m tui`` in a session whose terminal is this end of a pty."""

    def __init__(self, *arguments: str | Path, stdin: int | None = None, stderr: int | None = None) -> None:
        self._leader, follower = pty.openpty()
        self.drawn = b""

        def attach_terminal() -> None:
            os.setsid()
            # Opening a terminal is what makes it the controlling one of a new session.
            os.close(os.open(os.ttyname(follower), os.O_RDWR))

        self.process = subprocess.Popen(
            [sys.executable, "-m", "tui", *map(str, arguments)],
            stdin=follower if stdin is None else stdin,
            stdout=follower,
            stderr=follower if stderr is None else stderr,
            preexec_fn=attach_terminal,  # noqa: PLW1509 - it only makes system calls
            env={**os.environ, "COLUMNS": "120", "LINES": "36", "TERM": "xterm-256color"},
        )
        os.close(follower)

    def wait_for(self, text: bytes) -> None:
        """Read the output until a text is in it; fail if the process exits before."""
        while text not in self.drawn:
            self.drawn += self._read() or pytest.fail(f"ended before {text!r}: {self.drawn[-2000:]!r}")

    def press(self, keys: bytes) -> None:
        os.write(self._leader, keys)

    def ended(self) -> int:
        """Wait for the exit, and return the status."""
        while more := self._read():
            self.drawn += more
        os.close(self._leader)
        return self.process.wait()

    def _read(self) -> bytes:
        if not select.select([self._leader], [], [], MINUTES)[0]:
            self.process.kill()
            pytest.fail(f"neither draws nor ends: {self.drawn[-2000:]!r}")
        # Linux reports the end of a terminal that nobody has open as an error.
        with suppress(OSError):
            return os.read(self._leader, 65536)
        return b""


def test_a_file_is_read_and_q_quits(article: Path) -> None:
    reader = OnTerminal(article)
    reader.wait_for(b"old bridge")
    reader.press(b"q")
    assert reader.ended() == 0


def test_a_pipe_is_read_and_the_keys_come_from_the_terminal() -> None:
    source, sink = os.pipe()
    reader = OnTerminal(stdin=source)
    os.close(source)
    os.write(sink, ARTICLE.encode())
    os.close(sink)
    reader.wait_for(b"old bridge")
    reader.press(b"q")
    assert reader.ended() == 0


def test_the_reader_is_drawn_though_its_errors_go_to_a_file(article: Path, tmp_path: Path) -> None:
    empty = tmp_path / "empty.md"
    empty.touch()
    for source, status, said in ((article, 0, b""), (empty, 1, b"standfirst: Cannot read")):
        errors = tmp_path / "errors"
        with errors.open("wb") as file:
            reader = OnTerminal(source, stderr=file.fileno())
        if not status:
            reader.wait_for(b"old bridge")
            reader.press(b"q")
        assert reader.ended() == status
        assert errors.read_bytes()[: len(said)] == said
        assert bool(errors.read_bytes()) == bool(said)


def test_a_source_that_cannot_be_opened_is_one_line_and_status_1(tmp_path: Path) -> None:
    reader = OnTerminal(tmp_path / "missing.txt")
    assert reader.ended() == 1
    assert b"standfirst: Cannot read" in reader.drawn.splitlines()[-1]
    assert b"Traceback" not in reader.drawn


def test_a_theme_that_does_not_exist_is_wrong_usage(article: Path) -> None:
    reader = OnTerminal("--theme", "no such theme", article)
    assert reader.ended() == 2
    assert b"standfirst: " in reader.drawn.splitlines()[-1]
