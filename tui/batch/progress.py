"""How far a run is, shown on standard error while it is a terminal."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from threading import Thread
from typing import TYPE_CHECKING

from tui.batch.run import RunStats

if TYPE_CHECKING:
    from rich.progress import Progress, Task
    from rich.text import Text


@contextmanager
def shown_progress(tally: RunStats, count: Callable[[], int | None]) -> Iterator[Callable[[], None]]:
    """Show a bar with the number of articles, those that failed, how many there are a second and the time left.

    Args:
        tally: What is counted elsewhere. What it holds already was done before and says nothing about the speed.
        count: Finds out how many articles there are; None if that cannot be known. It is called in another thread.

    Returns:
        A context with what is to be called whenever the tally has grown.
    """
    with _bar() as progress:
        task = progress.add_task("", total=None, completed=tally.total, failed=tally.failed)

        def take_total() -> None:
            if (total := count()) is not None:
                progress.update(task, total=total)

        Thread(target=take_total, daemon=True).start()
        yield lambda: progress.update(task, completed=tally.total, failed=tally.failed)
        progress.update(task, total=tally.total, completed=tally.total)


def _bar() -> "Progress":
    from rich.console import Console
    from rich.progress import BarColumn, Progress, ProgressColumn
    from rich.text import Text

    class Written(ProgressColumn):
        """A column whose text is made of the task's numbers."""

        def __init__(self, write: "Callable[[Task], str]") -> None:
            self._write = write
            super().__init__()

        def render(self, task: "Task") -> "Text":
            return Text(self._write(task))

    return Progress(
        Written(_numbers),
        BarColumn(),
        Written(_speed),
        Written(_time_left),
        Written(_failures),
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
    left = task.time_remaining
    return "" if left is None else f"{timedelta(seconds=int(left))} left"


def _failures(task: "Task") -> str:
    failed = task.fields["failed"]
    return f"{failed:,} failed" if failed else ""
