"""The real program ended by a signal: the place is saved."""

import os
import signal
import sys
from pathlib import Path

import pytest

from benchmarks.terminal import TerminalSession
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


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
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
