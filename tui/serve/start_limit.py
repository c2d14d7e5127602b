"""The limit of how fast new readers may start: each takes a second of a processor."""

from collections import deque
from collections.abc import Callable
from time import monotonic

MIN_STARTS = 20
_SECONDS = 10.0


class StartLimit:
    """Allows a number of starts within a time.

    Args:
        starts: The number of starts.
        seconds: The time.
        clock: Returns the time in seconds.
    """

    def __init__(
        self, starts: int = MIN_STARTS, seconds: float = _SECONDS, clock: Callable[[], float] = monotonic
    ) -> None:
        self._starts = starts
        self._seconds = seconds
        self._clock = clock
        self._times: deque[float] = deque()

    def wait(self) -> float:
        """Count a start and return 0, or return the seconds until the next one is allowed."""
        now = self._clock()
        while self._times and now - self._times[0] >= self._seconds:
            self._times.popleft()
        if len(self._times) >= self._starts:
            return self._seconds - (now - self._times[0])
        self._times.append(now)
        return 0.0
