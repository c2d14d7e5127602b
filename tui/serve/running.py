"""Runs the server until it is asked to end."""

import asyncio
import os
import signal
import socket
import sys
from collections.abc import Callable, Iterable
from contextlib import redirect_stdout, suppress

from aiohttp import web

from tui.article.errors import StandfirstError
from tui.serve.doors import Doors
from tui.serve.server import ReaderServer

_SECONDS_TO_CLOSE = 5.0
_EVERYWHERE = ("0.0.0.0", "::")
"""What stands for all of this computer's addresses, and is none itself."""


def serve_reader(  # noqa: PLR0913 - all of it is said on the command line
    command: str,
    *,
    host: str,
    port: int,
    names: Iterable[str],
    most_visitors: int,
    announce: Callable[[str], None],
) -> None:
    """Serve a reader to each visitor until Ctrl+C or SIGTERM. All readers have ended when this returns.

    Args:
        command: What starts a reader, for a shell.
        host: The name or address to listen at.
        port: The port to listen at; 0 for any that is free.
        names: What the server is also called, besides the host.
        most_visitors: How many readers there may be at once.
        announce: Told the address of the page once it is there.

    Raises:
        StandfirstError: It is not possible to listen there.
    """
    server = ReaderServer(command, Doors(host, names), most_visitors)
    with redirect_stdout(sys.stderr):  # textual-serve prints what readers complain of
        asyncio.run(_serve(server, host, port, announce))


async def _serve(server: ReaderServer, host: str, port: int, announce: Callable[[str], None]) -> None:
    asked_to_end = asyncio.Event()
    loop = asyncio.get_running_loop()
    with suppress(NotImplementedError):  # Windows, where Ctrl+C ends this as well
        for number in (signal.SIGINT, signal.SIGTERM):
            loop.add_signal_handler(number, asked_to_end.set)
    runner = web.AppRunner(await server.application(), access_log=None, shutdown_timeout=_SECONDS_TO_CLOSE)
    await runner.setup()
    try:
        await _listen(runner, host, port)
        announce(_address(host, runner.addresses[0][1]))
        await asked_to_end.wait()
    finally:
        await runner.cleanup()


async def _listen(runner: web.AppRunner, host: str, port: int) -> None:
    try:
        await web.TCPSite(runner, host, port).start()
    except OSError as error:
        reason = error.strerror if isinstance(error, socket.gaierror) else os.strerror(error.errno or 0)
        raise StandfirstError(
            f"Cannot listen at port {port} of {host}: {reason}. --port names another, 0 any that is free."
        ) from error


def _address(host: str, port: int) -> str:
    if host in _EVERYWHERE:
        host = socket.gethostname()
    return f"http://[{host}]:{port}/" if ":" in host else f"http://{host}:{port}/"
