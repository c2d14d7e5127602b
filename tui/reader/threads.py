"""Run functions in daemon threads, for which nothing has to wait at the end."""

import asyncio
from collections.abc import Callable
from concurrent.futures import Future
from functools import partial
from threading import Thread
from typing import ParamSpec, TypeVar

Result = TypeVar("Result")
Arguments = ParamSpec("Arguments")


def start_in_daemon_thread(
    function: Callable[Arguments, Result], *args: Arguments.args, **kwargs: Arguments.kwargs
) -> "Future[Result]":
    """Run a function, which must touch no widget, in a daemon thread.

    A thread cannot be stopped. Textual's thread workers run in the event loop's pool, and leaving the app waits
    for those; it does not wait for a daemon thread, whose result is then dropped.
    """
    future: Future[Result] = started_future()
    Thread(target=_run, args=(future, partial(function, *args, **kwargs)), daemon=True).start()
    return future


def started_future() -> "Future[Result]":
    """Return a future that cannot be cancelled, so that its result can always be set."""
    future: Future[Result] = Future()
    future.set_running_or_notify_cancel()
    return future


def _run(future: "Future[Result]", function: Callable[[], Result]) -> None:
    try:
        future.set_result(function())
    except BaseException as error:
        future.set_exception(error)


async def in_daemon_thread(
    function: Callable[Arguments, Result], *args: Arguments.args, **kwargs: Arguments.kwargs
) -> Result:
    """Run a function in a daemon thread and await its result or exception."""
    return await asyncio.wrap_future(start_in_daemon_thread(function, *args, **kwargs))
