"""How much memory and processor time a process takes with all below it (Linux)."""

import os
import subprocess
import time
from collections.abc import Sequence
from contextlib import suppress
from itertools import count
from pathlib import Path
from typing import NamedTuple

_SHORT, _LONG, _MANY = 0.1, 0.5, 20
"""The seconds between two looks: of the first ones, of the later ones, and how many the first ones are."""


class Measured(NamedTuple):
    """How a command went."""

    seconds: float
    peak: float
    """Megabytes, of all processes together; what several of them share is counted once."""
    processor: float | None
    """Seconds of processor time, of all processes together, to a tenth: a busy machine does not change it much. None if
    they are not all known."""


def measured(command: Sequence[str], environment: dict[str, str] | None = None) -> Measured:
    """Run a command to its end.

    Args:
        command: The program and its arguments.
        environment: Its environment; None for this process's own.

    Raises:
        subprocess.CalledProcessError: It failed.
    """
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, env=environment)
    peak = 0.0
    spent: dict[int, float] = {}
    for look in count(1):
        family = _family(process.pid)
        peak = max(peak, sum(map(_kilobytes, family)) / 1024)
        spent |= {pid: max(spent.get(pid, 0.0), _processor_seconds(pid)) for pid in family}
        with suppress(subprocess.TimeoutExpired):
            process.wait(_SHORT if look < _MANY else _LONG)
            break
    seconds = time.perf_counter() - start
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, list(command))
    return Measured(seconds, peak, sum(spent.values()))


def _family(pid: int) -> list[int]:
    """A process and all that it and its children have started."""
    family = [pid]
    for member in family:
        for path in Path(f"/proc/{member}/task").glob("*/children"):
            with suppress(OSError):  # it has ended meanwhile
                family += map(int, path.read_text().split())
    return family


def _kilobytes(pid: int) -> int:
    """The process's proportional share of memory."""
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
