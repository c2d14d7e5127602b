"""Progress and cancellation of long work."""

from collections.abc import Callable
from time import monotonic

from tui.document.errors import Cancelled

_REPORT_INTERVAL_SECONDS = 0.05


class Progress:
    """Reports progress, not too often, and cancels the work on request.

    Args:
        work: The work as a phrase, such as ``Finding sentences``.
        total: The amount of work.
        on_progress: Called with the amount done and the total, at most 20 times a second and at the end.
        cancelled: Called regularly; True cancels the work.
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
        """Raise ``Cancelled`` if the work was cancelled."""
        if self._cancelled is not None and self._cancelled():
            raise Cancelled(f"{self._work} was cancelled.")

    def report(self, done: int) -> None:
        """Report the amount done if it is time to, and raise ``Cancelled`` if the work was cancelled."""
        if self._cancelled is not None:
            self.check()
        if self._on_progress is None:
            return
        if done == self._total or monotonic() >= self._next_report:
            self._next_report = monotonic() + _REPORT_INTERVAL_SECONDS
            self._on_progress(done, self._total)
