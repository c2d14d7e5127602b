"""The reader's terminal, in a process that has one of its own."""

import os
import pty
import subprocess
import sys

import pytest

PROGRAM = """
import os
from tui.document.errors import UsageError
from tui.cli.read import attach_tty
try:
    before = attach_tty()
except UsageError as error:
    print("refused:", error)
else:
    print("keys and screen on a terminal:", os.isatty(0) and os.isatty(2))
    print("before:", None if before is None else os.read(before, 100))
"""


def claim(*, stdin: str, stderr: str, session: bool) -> str:
    """Run the program with a pipe, a terminal or nothing on its streams, with or without a /dev/tty."""
    leader, follower = pty.openpty()
    source, sink = os.pipe()
    os.write(sink, b"piped")
    os.close(sink)
    streams = {"pipe": source, "terminal": follower, "nothing": subprocess.DEVNULL}

    def attach_terminal() -> None:
        os.setsid()
        if session:
            # Opening a terminal is what makes it the controlling one of a new session.
            os.close(os.open(os.ttyname(follower), os.O_RDWR))

    done = subprocess.run(
        [sys.executable, "-c", PROGRAM],
        stdin=streams[stdin],
        stdout=subprocess.PIPE,
        stderr=streams[stderr],
        preexec_fn=attach_terminal,
        pass_fds=[follower],
        check=True,
        text=True,
    )
    for descriptor in (leader, follower, source):
        os.close(descriptor)
    return done.stdout


def test_a_terminal_on_standard_input_is_kept() -> None:
    said = claim(stdin="terminal", stderr="terminal", session=True)
    assert said == "keys and screen on a terminal: True\nbefore: None\n"


@pytest.mark.parametrize(("stdin", "before"), [("terminal", "None"), ("pipe", "b'piped'")])
def test_the_reader_draws_on_the_terminal_though_errors_go_elsewhere(stdin: str, before: str) -> None:
    said = claim(stdin=stdin, stderr="nothing", session=True)
    assert said == f"keys and screen on a terminal: True\nbefore: {before}\n"


def test_the_pipe_is_kept_and_the_keys_come_from_the_terminal() -> None:
    said = claim(stdin="pipe", stderr="terminal", session=True)
    assert said == "keys and screen on a terminal: True\nbefore: b'piped'\n"


@pytest.mark.parametrize(
    ("stdin", "stderr", "session"),
    [("pipe", "terminal", False), ("terminal", "nothing", False), ("nothing", "nothing", False)],
)
def test_without_a_terminal_the_reader_is_refused(stdin: str, stderr: str, session: bool) -> None:
    said = claim(stdin=stdin, stderr=stderr, session=session)
    assert said.startswith("refused: ")
    assert "standfirst summarize" in said
    assert said.count("\n") == 1
