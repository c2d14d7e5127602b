"""Runs over many articles: how they end, and the bar that shows how far they are."""

import sys
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from typing import TYPE_CHECKING

from tui.cli.diagnostics import Status, complain
from tui.document.errors import StandfirstError

if TYPE_CHECKING:
    from tui.batch.run import RunStats


def run_guarded(work: Callable[[], None]) -> Status:
    """Do something that may be interrupted, and say why it failed if it did.

    Args:
        work: What to do.

    Returns:
        How it ended.
    """
    try:
        work()
    except KeyboardInterrupt:
        return Status.INTERRUPTED
    except StandfirstError as error:
        complain(str(error))
        return Status.FAILED
    return Status.DONE


def progress(
    tally: "RunStats", count: Callable[[], int | None], *, wanted: bool = True
) -> AbstractContextManager[Callable[[], None]]:
    """A bar on standard error, if that is a terminal.

    Args:
        tally: What has been counted so far.
        count: Finds out how many articles there are; None if that cannot be known.
        wanted: Whether a bar does not stand in the way of anything.

    Returns:
        What is to be called after each article, for as long as the bar is there.
    """
    if not wanted or sys.stderr is None or not sys.stderr.isatty():
        return nullcontext(lambda: None)
    from tui.batch.progress import shown_progress

    return shown_progress(tally, count)
