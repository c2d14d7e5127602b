"""Growth of the time that a function takes with the length of its text."""

import time
from collections.abc import Callable

_TRIES = 5


def grows_with_size(run: Callable[[int], object], size: int) -> bool:
    """Return whether a function takes less than eight times as long for four times the size.

    Processor time counts, and other programs only lengthen it; so the shortest times are compared, and a few tries are
    made. With the square of the size it would be sixteen times as long.
    """
    small = large = float("inf")
    for _ in range(_TRIES):
        small, large = min(small, _seconds(run, size)), min(large, _seconds(run, 4 * size))
        if large < 8 * small:
            return True
    return False


def _seconds(run: Callable[[int], object], size: int) -> float:
    start = time.thread_time()  # where processor time is limited, that of the process is counted in ticks
    run(size)
    return time.thread_time() - start
