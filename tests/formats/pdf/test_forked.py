import os
import signal
import sys
import time

import pytest

from tui.formats.pdf.forked import run_in_fork

if sys.platform != "linux":
    pytest.skip("documents are read in forks only on Linux", allow_module_level=True)


def test_a_long_answer_of_another_process() -> None:
    process, _, rest = run_in_fork(lambda: b"%d " % os.getpid() + b"x" * 1_000_000, 600).partition(b" ")
    assert int(process) != os.getpid()
    assert rest == b"x" * 1_000_000


def test_a_fork_that_ends_fails_alone() -> None:
    with pytest.raises(ChildProcessError):
        run_in_fork(lambda: signal.raise_signal(signal.SIGKILL) or b"", 600)
    with pytest.raises(ChildProcessError):
        run_in_fork(lambda: b"%d" % (1 // 0), 600)


def test_one_that_takes_too_long_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    forks: list[int] = []
    fork = os.fork

    def noted() -> int:
        forks.append(fork())
        return forks[-1]

    monkeypatch.setattr(os, "fork", noted)

    def work() -> bytes:
        time.sleep(3600)
        return b""

    with pytest.raises(TimeoutError):
        run_in_fork(work, 0.05)
    with pytest.raises(ChildProcessError):
        os.waitpid(forks[0], os.WNOHANG)
