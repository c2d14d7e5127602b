"""The counts of a run, and the progress bar that shows them."""

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from threading import Thread
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.progress import Progress, Task
    from rich.text import Text

_MAX_CAUSES = 1000
_OTHER_CAUSES = "other causes"


@dataclass
class RunStats:
    """The number of articles, of failures, and of failures by cause. Its size is bounded."""

    total: int = 0
    failed: int = 0
    causes: Counter[str] = field(default_factory=Counter)

    def add(self, cause: str | None) -> None:
        """Count an article, given the cause of its failure, if it failed."""
        self.total += 1
        if cause is not None:
            self.failed += 1
            self._add_cause(cause, 1)

    def merge(self, other: "RunStats") -> None:
        """Add other counts to these."""
        self.total += other.total
        self.failed += other.failed
        for cause, count in other.causes.items():
            self._add_cause(cause, count)

    def _add_cause(self, cause: str, count: int) -> None:
        is_kept = cause in self.causes or len(self.causes) < _MAX_CAUSES
        self.causes[cause if is_kept else _OTHER_CAUSES] += count

    def failure_lines(self, limit: int = 20) -> Iterator[str]:
        """Yield the number of failures, then each cause, most frequent first; nothing if nothing failed.

        Args:
            limit: The most causes to list; the rest are added up.
        """
        if not self.failed:
            return
        yield f"{self.failed:,} of {self.total:,} articles could not be digested:"
        causes = sorted(self.causes.items(), key=lambda item: (-item[1], item[0]))
        for cause, count in causes[:limit]:
            yield f"{count:,} × {cause}"
        if rest := causes[limit:]:
            yield f"{sum(count for _, count in rest):,} × something else"


@contextmanager
def show_progress(stats: RunStats, count: Callable[[], int | None]) -> Iterator[Callable[[], None]]:
    """Show a bar on standard error with the number of articles, the failures, the speed and the time left.

    Args:
        stats: The counts, updated elsewhere. Their initial values do not count for the speed.
        count: Returns the number of all articles, or None if it is not known. It is called in another thread.

    Returns:
        A context with the function to call whenever the counts have changed.
    """
    with _progress() as progress:
        task = progress.add_task("", total=None, completed=stats.total, failed=stats.failed)

        def set_total() -> None:
            if (total := count()) is not None:
                progress.update(task, total=total)

        Thread(target=set_total, daemon=True).start()
        yield lambda: progress.update(task, completed=stats.total, failed=stats.failed)
        progress.update(task, total=stats.total, completed=stats.total)


def _progress() -> "Progress":
    from rich.console import Console
    from rich.progress import BarColumn, Progress, ProgressColumn
    from rich.text import Text

    class Column(ProgressColumn):
        """A column whose text is computed from the task's numbers."""

        def __init__(self, text_of: "Callable[[Task], str]") -> None:
            self._text_of = text_of
            super().__init__()

        def render(self, task: "Task") -> "Text":
            return Text(self._text_of(task))

    return Progress(
        Column(_numbers),
        BarColumn(),
        Column(_speed),
        Column(_time_left),
        Column(_failures),
        console=Console(stderr=True),
    )


def _numbers(task: "Task") -> str:
    total = "" if task.total is None else f" of {task.total:,.0f}"
    return f"{task.completed:,.0f}{total}"


def _speed(task: "Task") -> str:
    speed = task.finished_speed or task.speed
    return "" if speed is None else f"{speed:,.1f} a second"


def _time_left(task: "Task") -> str:
    if task.finished:
        return f"{timedelta(seconds=int(task.elapsed or 0))} in all"
    seconds = task.time_remaining
    return "" if seconds is None else f"{timedelta(seconds=int(seconds))} left"


def _failures(task: "Task") -> str:
    failed = task.fields["failed"]
    return f"{failed:,} failed" if failed else ""
