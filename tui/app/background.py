"""Threads that nobody has to wait for."""

import asyncio
from collections.abc import Callable
from threading import Thread
from typing import ParamSpec, TypeVar

Result = TypeVar("Result")
Arguments = ParamSpec("Arguments")


async def in_daemon_thread(
    function: Callable[Arguments, Result], *args: Arguments.args, **kwargs: Arguments.kwargs
) -> Result:
    """Run a function in a daemon thread and wait for its result.

    A thread cannot be stopped. Textual's thread workers run in the event loop's pool, and leaving the app
    waits for those; it does not wait for a daemon thread, whose result is dropped if nobody awaits it.

    Args:
        function: What to run; it must touch no widget.
        *args: Its arguments.
        **kwargs: Its arguments by name.

    Raises:
        Exception: Whatever the function raises.
    """
    loop = asyncio.get_running_loop()
    future: asyncio.Future[Result] = loop.create_future()

    def settle(result: Result | None, error: Exception | None) -> None:
        if future.done():
            return
        if error is not None:
            future.set_exception(error)
        else:
            future.set_result(result)  # type: ignore[arg-type]

    def run() -> None:
        result, error = None, None
        try:
            result = function(*args, **kwargs)
        except Exception as raised:
            error = raised
        if not loop.is_closed():
            loop.call_soon_threadsafe(settle, result, error)

    Thread(target=run, daemon=True).start()
    return await future
