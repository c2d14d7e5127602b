"""A Dask cluster of this machine's processes, for tests."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from types import TracebackType
from typing import Self

PROJECT = Path(__file__).resolve().parents[2]
_SECONDS = 600


class DaskCluster:
    """A scheduler and workers, as processes that only this machine can reach."""

    def __init__(self, folder: Path, workers: int = 2) -> None:
        self._folder = folder
        self._processes: list[subprocess.Popen[bytes]] = []
        file = folder / "scheduler.json"
        shared = ["--scheduler-file", str(file), "--host", "127.0.0.1", "--no-dashboard"]
        self._scheduler = self._start("dask_scheduler", *shared, "--port", "0")
        self.workers = [
            self._start(
                "dask_worker", *shared, "--nthreads", "1", "--no-nanny", "--local-directory", str(folder)
            )
            for _ in range(workers)
        ]
        self.address = self._address(file)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for process in self._processes:
            process.kill()
            process.wait()

    def kill_worker(self) -> None:
        """Kill one of the workers, as the system does when memory runs out."""
        worker = self.workers.pop()
        worker.send_signal(signal.SIGKILL)
        worker.wait()

    def kill_scheduler(self) -> None:
        self._scheduler.kill()
        self._scheduler.wait()

    def _start(self, command: str, *arguments: str) -> subprocess.Popen[bytes]:
        with (self._folder / "log").open("ab") as log:
            process = subprocess.Popen(
                [sys.executable, "-m", f"distributed.cli.{command}", *arguments],
                env={**os.environ, "PYTHONPATH": str(PROJECT)},
                stdout=log,
                stderr=log,
                cwd=self._folder,
            )
        self._processes.append(process)
        return process

    def _address(self, file: Path) -> str:
        import json

        until = time.monotonic() + _SECONDS
        while time.monotonic() < until:
            try:
                return str(json.loads(file.read_text())["address"])
            except (OSError, ValueError):
                time.sleep(0.05)
        raise AssertionError((self._folder / "log").read_text())
