"""Readers in processes of their own."""

import subprocess
import sys
from pathlib import Path
from random import Random

import pytest

from benchmarks.library_kills import Readers, is_complete
from tests.library.support import article, fingerprint, library

MARK_MANY = """
import sys
from pathlib import Path
from benchmarks.library_kills import wait_for_others
from tests.library.support import article, fingerprint, library
first = int(sys.argv[2])
wait_for_others()
reader = library(Path(sys.argv[1]))
for number in range(first, first + 40):
    reader.record_opened(article(), "/ice.txt")
    reader.add_highlight(fingerprint(article()), number, f"Sentence {number}.")
    assert reader.is_persistent, reader.pop_messages()
"""


def start(folder: Path, first: int) -> "subprocess.Popen[str]":
    command = [sys.executable, "-c", MARK_MANY, str(folder), str(first)]
    return subprocess.Popen(command, stderr=subprocess.PIPE, text=True)


def test_processes_that_start_and_write_at_once_lose_nothing(tmp_path: Path) -> None:
    readers = [start(tmp_path / "new", first) for first in (0, 100, 200)]
    assert [reader.communicate()[1] for reader in readers] == [""] * 3
    kept = library(tmp_path / "new")
    marks = kept.highlights(fingerprint(article()))
    assert [mark.start for mark in marks] == [first + n for first in (0, 100, 200) for n in range(40)]
    assert len(kept.recent()) == 1
    kept.close()


@pytest.mark.parametrize("seed", range(2))
def test_processes_that_are_killed_or_leave_lose_nothing_that_was_confirmed(
    tmp_path: Path, seed: int
) -> None:
    random, readers = Random(seed), Readers(tmp_path, 3)
    try:
        ends = [readers.end_one(random) for _ in range(3)]
    finally:
        rest = readers.kill_all()
    kept = library(tmp_path)
    assert all(is_complete(kept, ended) for ended in (*ends, *rest))
    assert kept.pop_messages() == ()
    kept.close()
