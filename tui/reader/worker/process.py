"""Starts the child process. This loads next to nothing, so that the child can start before everything else."""

import os
import subprocess
import sys

ChildProcess = subprocess.Popen[bytes]
_SERVER = "tui.reader.worker.server"
_started_early: list[ChildProcess] = []


def prestart() -> None:
    """Start a child process for whoever asks for the first one, before it is known what it will be asked to do."""
    _started_early.append(_start())


def child_process() -> ChildProcess:
    """A child process that nobody else talks to."""
    return _started_early.pop() if _started_early else _start()


def _start() -> ChildProcess:
    environment = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join(path for path in sys.path if path),
        "OPENBLAS_NUM_THREADS": "1",  # no product is large enough to be worth its threads
    }
    # -P: a module in the folder where the reader was started must not stand in for one of ours.
    command = [sys.executable, "-P", "-m", _SERVER]
    return subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=environment
    )
