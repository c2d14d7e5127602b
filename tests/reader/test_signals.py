"""The real program ended by a signal: the place is saved."""

import os
import signal
import sys
from pathlib import Path

import pytest

from benchmarks.terminal import TerminalSession
from tests.processes import children_of
from tests.reader.support import write_article
from tui.library.library import Library

KEEPING = """
from tui.reader import run, terminal
from tui.__main__ import main
run.FLUSH_SECONDS = run.FLUSH_SECONDS_AFTER_SIGNAL = 600.0
"""
READER = [sys.executable, "-c", f"{KEEPING}main()"]
"""It waits until all is kept, however busy the computer is."""
PATIENT_READER = [sys.executable, "-c", f"{KEEPING}terminal._SHUTDOWN_SECONDS = 600; main()"]
"""It also waits until it has ended by itself, which it does only while its terminal is there."""
DIGEST_IS_THERE = r"· 5 of \d+"

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there are no pseudo-terminals")


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGALRM])
def test_the_place_is_kept_when_a_signal_ends_the_reader(tmp_path: Path, number: int) -> None:
    path = write_article(tmp_path)
    with TerminalSession([*PATIENT_READER, str(path)]) as session:
        session.wait_for(DIGEST_IS_THERE)
        session.drain()
        session.send("3")
        session.wait_for("The last keepers ─")
        os.kill(session.process.pid, number)
        session.wait_for_end()
        while session.read(0.1):
            pass
        assert session.process.returncode == -number
        assert b"\x1b[?1049l" in session.output  # back from the alternate screen
    with TerminalSession([*READER, str(path)]) as session:
        session.wait_for("The last keepers ─")  # on the frame, where only the place puts it
        session.send("Q")
        session.wait_for_end()


def test_the_place_is_kept_when_the_terminal_goes_away(tmp_path: Path, own_library: Path) -> None:
    session = TerminalSession([*READER, str(write_article(tmp_path))])
    session.wait_for(DIGEST_IS_THERE)
    session.drain()
    session.send("3")
    session.wait_for("The last keepers ─")
    os.close(session._master)
    session.process.wait(timeout=600)
    (kept,) = Library(own_library).recent()
    assert kept.state.anchor is not None
    assert kept.state.anchor.suffix.startswith("The last keepers")


def test_storms_of_signals_and_a_file_that_goes_do_not_end_it_before_its_time(
    tmp_path: Path, own_library: Path
) -> None:
    path = write_article(tmp_path)
    with TerminalSession([*PATIENT_READER, str(path)]) as session:
        session.wait_for(DIGEST_IS_THERE)
        session.drain()
        os.truncate(path, 100)
        path.unlink()
        for child in children_of(session.process.pid):
            os.kill(child, signal.SIGKILL)
        for columns in range(20, 121):
            session.resize(columns, columns % 30 + 7)
        session.resize(120, 36)
        session.send("3")
        session.wait_for("The last keepers ─")
        for _ in range(100):
            os.kill(session.process.pid, signal.SIGHUP)
        session.wait_for_end()
        assert session.process.returncode == -signal.SIGHUP
        assert "Traceback" not in session.text()
    (kept,) = Library(own_library).recent()
    assert kept.state.anchor is not None
    assert kept.state.anchor.suffix.startswith("The last keepers")


ENDED_IN_THE_START = """
import os, signal, sys, termios
from tui.reader.terminal import ShutdownSignals
before = termios.tcgetattr(0)
for number in map(int, sys.argv[1:]):
    child = os.fork()
    if not child:
        ShutdownSignals().install()
        silent = termios.tcgetattr(0)
        silent[3] &= ~(termios.ECHO | termios.ICANON)
        termios.tcsetattr(0, termios.TCSANOW, silent)
        os.kill(os.getpid(), number)
        os._exit(0)
    ended_by = os.WTERMSIG(os.waitpid(child, 0)[1])
    if ended_by != number or termios.tcgetattr(0) != before:
        sys.exit(f"{number}: ended by {ended_by}, now {termios.tcgetattr(0)}, before {before}")
"""
NAMES = "SIGTERM SIGHUP SIGQUIT SIGALRM SIGUSR1 SIGUSR2 SIGVTALRM SIGPROF SIGXCPU SIGPWR SIGRTMIN SIGRTMAX".split()


def test_a_signal_during_the_start_gives_the_terminal_back() -> None:
    numbers = [str(int(getattr(signal, name))) for name in NAMES if hasattr(signal, name)]
    with TerminalSession([sys.executable, "-c", ENDED_IN_THE_START, *numbers]) as session:
        session.wait_for_end()
        assert session.process.returncode == 0, session.text()
