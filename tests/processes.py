"""Processes that tests look for."""

import os
from pathlib import Path

import pytest


def is_running(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


def children_of(process: int) -> list[int]:
    """Return the processes that a process has started; skip the test if the system does not tell."""
    tasks = Path(f"/proc/{process}/task")
    if not (tasks / str(process) / "children").exists():
        pytest.skip("the system does not tell which processes are whose")
    return [int(child) for thread in tasks.iterdir() for child in (thread / "children").read_text().split()]
