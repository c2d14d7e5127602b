"""Memory stays level; ``benchmarks/batch.py --growth`` measures it for longer."""

import json
import tracemalloc
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.batch.work import obey, size_after_digest
from tui.batch.pool import Pool, PoolOptions

pytestmark = pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="the system tells no sizes")


def test_the_parent_does_not_keep_results() -> None:
    count, size = 1500, 30_000
    records = ({"id": number, "text": f"fill {size}".ljust(size)} for number in range(count))
    tracemalloc.start()
    try:
        passed = sum(len(outcome.result.line) for outcome in Pool(obey, PoolOptions(2)).outcomes(records))
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert passed > count * size
    assert peak < passed / 3


def test_a_worker_does_not_keep_articles() -> None:
    outcomes = Pool(size_after_digest, PoolOptions(1)).outcomes(_articles(700))
    sizes = [json.loads(outcome.result.line)["size"] for outcome in outcomes]
    assert sizes[-1] < 1.1 * sizes[100]


def _articles(count: int) -> Iterator[dict[str, Any]]:
    """Yield short articles, each with some words that no other has."""
    for number in range(count):
        word = "".join("bcdfghklmn"[int(digit)] + "a" for digit in str(number))
        sentences = [
            f"The {word}{ending} is mentioned by nobody else in {number} years, as far as the keepers know."
            for ending in ("st", "rd", "lp", "nk")
        ]
        yield {"id": number, "text": " ".join(sentences), "title": f"On {word}"}
