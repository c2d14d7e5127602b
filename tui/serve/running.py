"""Runs the server until it is asked to end."""

import asyncio
import signal
from collections.abc import Callable
from contextlib import suppress

from aiohttp import web

from tui.article.errors import StandfirstError
from tui.serve.server import ReaderServer

_SECONDS_TO_CLOSE = 5.0


def serve_reader(
    command: str, *, host: str, port: int, most_visitors: int, announce: Callable[[str], None]
) -> None:
    """Serve a reader to each visitor until Ctrl+C or SIGTERM. All readers have ended when this returns.

    Args:
        command: What starts a reader, for a shell.
        host: The name or address to listen at.
        port: The port to listen at; 0 for any that is free.
        most_visitors: How many readers there may be at once.
        announce: Told the address of the page once it is there.

    Raises:
        StandfirstError: It is not possible to listen there.
    """
    asyncio.run(_serve(ReaderServer(command, host, most_visitors), host, port, announce))


async def _serve(server: ReaderServer, host: str, port: int, announce: Callable[[str], None]) -> None:
    asked_to_end = asyncio.Event()
    loop = asyncio.get_running_loop()
    with suppress(NotImplementedError):  # Windows, where Ctrl+C ends this as well
        for number in (signal.SIGINT, signal.SIGTERM):
            loop.add_signal_handler(number, asked_to_end.set)
    runner = web.AppRunner(await server.application(), access_log=None, shutdown_timeout=_SECONDS_TO_CLOSE)
    await runner.setup()
    try:
        await web.TCPSite(runner, host, port).start()
        announce(_address(host, runner.addresses[0][1]))
        await asked_to_end.wait()
    except OSError as error:
        raise StandfirstError(
            f"Cannot listen at port {port} of {host}: {error.strerror}. --port names another, 0 any that is free."
        ) from error
    finally:
        await runner.cleanup()


def _address(host: str, port: int) -> str:
    return f"http://[{host}]:{port}/" if ":" in host else f"http://{host}:{port}/"
