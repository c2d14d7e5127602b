"""The memory and processor time of a process and its children (Linux)."""

import os
import subprocess
import time
from collections.abc import Sequence
from contextlib import suppress
from itertools import count
from pathlib import Path
from typing import NamedTuple

_FIRST_SAMPLES = 20
_FIRST_INTERVAL = 0.1
_INTERVAL = 0.5


class Measurement(NamedTuple):
    """The time and memory of a command."""

    seconds: float
    peak: float
    """Megabytes of all processes together; memory that they share is counted once."""
    processor: float | None
    """Seconds of processor time of all processes together, which a busy machine changes little; None if unknown."""


def measure(command: Sequence[str], environment: dict[str, str] | None = None) -> Measurement:
    """Run a command to its end, and measure it.

    Raises:
        subprocess.CalledProcessError: It failed.
    """
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, env=environment)
    peak = 0.0
    spent: dict[int, float] = {}
    for sample in count(1):
        family = _family(process.pid)
        peak = max(peak, sum(map(_kilobytes, family)) / 1024)
        spent |= {pid: max(spent.get(pid, 0.0), _processor_seconds(pid)) for pid in family}
        with suppress(subprocess.TimeoutExpired):
            process.wait(_FIRST_INTERVAL if sample < _FIRST_SAMPLES else _INTERVAL)
            break
    seconds = time.perf_counter() - start
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, list(command))
    return Measurement(seconds, peak, sum(spent.values()))


def _family(pid: int) -> list[int]:
    """Return a process and its descendants."""
    family = [pid]
    for member in family:
        for path in Path(f"/proc/{member}/task").glob("*/children"):
            with suppress(OSError):  # it has ended meanwhile
                family += map(int, path.read_text().split())
    return family


def _kilobytes(pid: int) -> int:
    """Return the proportional set size of a process."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith("Pss:")), 0)


def _processor_seconds(pid: int) -> float:
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(") ")[2].split()
    except OSError:
        return 0.0
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
