"""Long work that reports how far it is and can be given up."""

from collections.abc import Callable
from time import monotonic

from tui.document.errors import Cancelled

_LEAST_SECONDS_BETWEEN_REPORTS = 0.05


class Progress:
    """Passes progress on, not too often, and gives up when asked to.

    Args:
        work: What is being done, as a phrase such as ``Finding sentences``.
        total: How much there is to do.
        on_progress: Called with how much is done and the total, at most 20 times a second and at the end.
        cancelled: Asked now and then whether to give up.
    """

    def __init__(
        self,
        work: str,
        total: int,
        on_progress: Callable[[int, int], None] | None,
        cancelled: Callable[[], bool] | None,
    ) -> None:
        self._work = work
        self._total = total
        self._on_progress = on_progress
        self._cancelled = cancelled
        self._next_report = 0.0

    def check(self) -> None:
        """See whether to go on.

        Raises:
            Cancelled: ``cancelled`` gave true.
        """
        if self._cancelled is not None and self._cancelled():
            raise Cancelled(f"{self._work} was given up.")

    def report(self, done: int) -> None:
        """Say how much is done, if it is time to, and see whether to go on.

        Raises:
            Cancelled: ``cancelled`` gave true.
        """
        self.check()
        if self._on_progress is None:
            return
        if done == self._total or monotonic() >= self._next_report:
            self._next_report = monotonic() + _LEAST_SECONDS_BETWEEN_REPORTS
            self._on_progress(done, self._total)
