"""Starts the worker process. Importing this is cheap, so that the process can start before everything else."""

import os
import subprocess
import sys

WorkerProcess = subprocess.Popen[bytes]
_SERVER = "tui.reader.worker.server"
_prestarted: list[WorkerProcess] = []


def prestart() -> None:
    """Start a worker process before it is needed."""
    _prestarted.append(_start())


def worker_process() -> WorkerProcess:
    """Return the process that ``prestart`` has started, or a new one."""
    return _prestarted.pop() if _prestarted else _start()


def start_module(module: str) -> WorkerProcess:
    """Run one of our modules in a process, connected by its standard input and output."""
    environment = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join(path for path in sys.path if path),
        "OPENBLAS_NUM_THREADS": "1",  # the matrices are too small for threads to pay off
    }
    # -P: a module in the folder where the reader was started must not stand in for one of ours.
    command = [sys.executable, "-P", "-m", module]
    return subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=environment
    )


def _start() -> WorkerProcess:
    return start_module(_SERVER)
