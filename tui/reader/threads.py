"""Threads that nobody has to wait for."""

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
    """Run a function in a daemon thread.

    A thread cannot be stopped. Textual's thread workers run in the event loop's pool, and leaving the app waits
    for those; it does not wait for a daemon thread, whose result is dropped if nobody takes it.

    Args:
        function: What to run; it must touch no widget.
        *args: Its arguments.
        **kwargs: Its arguments by name.

    Returns:
        Its result or exception, once it is there.
    """
    future: Future[Result] = started_future()
    Thread(target=_settle, args=(future, partial(function, *args, **kwargs)), daemon=True).start()
    return future


def started_future() -> "Future[Result]":
    """A future that whoever waits for it cannot cancel, so that it can always be settled."""
    future: Future[Result] = Future()
    future.set_running_or_notify_cancel()
    return future


def _settle(future: "Future[Result]", function: Callable[[], Result]) -> None:
    try:
        future.set_result(function())
    except BaseException as error:
        future.set_exception(error)


async def in_daemon_thread(
    function: Callable[Arguments, Result], *args: Arguments.args, **kwargs: Arguments.kwargs
) -> Result:
    """``start_in_daemon_thread``, and wait for the result without holding up the event loop.

    Raises:
        BaseException: Whatever the function raises.
    """
    return await asyncio.wrap_future(start_in_daemon_thread(function, *args, **kwargs))
