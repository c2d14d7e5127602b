"""Worker processes that have their libraries loaded already, so that hundreds of tests need not wait for that."""

import os
import sys
from functools import cache
from multiprocessing import forkserver, get_context
from multiprocessing.connection import Connection
from multiprocessing.context import ForkServerContext
from pathlib import Path
from unittest import mock

from tui.reader.worker import server


class WarmProcess:
    """The part of ``subprocess.Popen`` that the client uses, for a process forked with all libraries loaded."""

    def __init__(self) -> None:
        context = prepared()
        requests, ours = context.Pipe(duplex=False)
        theirs, answers = context.Pipe(duplex=False)
        given = (requests, answers, dict(os.environ), Path.cwd())
        self._process = context.Process(target=_serve, args=given, daemon=True)
        self._process.start()
        self.stdin = os.fdopen(os.dup(ours.fileno()), "wb")
        self.stdout = os.fdopen(os.dup(theirs.fileno()), "rb")
        for end in (requests, ours, theirs, answers):
            end.close()

    @property
    def pid(self) -> int | None:
        return self._process.pid

    def poll(self) -> int | None:
        return self._process.exitcode

    def kill(self) -> None:
        self._process.kill()

    def wait(self, timeout: float | None = None) -> int | None:
        self._process.join(timeout)
        return self._process.exitcode


@cache
def prepared() -> ForkServerContext:
    """Start the process that the others are forked from, before an app takes over standard error."""
    path = os.pathsep.join(filter(None, sys.path))
    with mock.patch.dict(os.environ, OPENBLAS_NUM_THREADS="1", PYTHONPATH=path):
        context = get_context("forkserver")
        context.set_forkserver_preload([f"{__package__}.worker_libraries"])
        forkserver.ensure_running()
    return context


def _serve(requests: Connection, answers: Connection, environment: dict[str, str], folder: Path) -> None:
    """Serve as the worker process, as one that was started by itself does."""
    os.environ.clear()
    os.environ.update(environment)
    os.chdir(folder)
    os.dup2(requests.fileno(), 0)
    os.dup2(answers.fileno(), 1)
    requests.close()
    answers.close()
    sys.stdin = open(0, closefd=False)  # noqa: SIM115 - for as long as the process lives
    server.main()
