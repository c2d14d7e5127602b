"""The memory that a function takes."""

import tracemalloc
from collections.abc import Callable


def peak_memory(run: Callable[[], object]) -> int:
    """Return how many bytes a function has at most, its result included; memory that is not Python's does not count."""
    tracemalloc.start()
    try:
        run()
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
