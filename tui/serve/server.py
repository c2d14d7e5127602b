"""The web server: the page, a reader for each visitor, the files handed to visitors; and its run."""

import asyncio
import logging
import os
import signal
import socket
import sys
from collections.abc import Awaitable, Callable, Iterable
from contextlib import redirect_stdout, suppress
from urllib.parse import quote

from aiohttp import WSCloseCode, web
from aiohttp.typedefs import Handler
from textual_serve.server import Server, to_int

from tui.document.errors import StandfirstError
from tui.serve.origin_check import OriginPolicy
from tui.serve.pages import PAGE_FILES, security_headers
from tui.serve.session import ReaderSession

_SECONDS_BETWEEN_BEATS = 15.0
"""A visitor whose browser does not answer for so long has left."""
_MOST_BYTES_AT_ONCE = 1024 * 1024
_FIRST_COLUMNS, _FIRST_ROWS = 80, 24

_LOGGER = logging.getLogger(__name__)


class ReaderServer(Server):
    """Serves a reader to each visitor, to as many at once as is agreed.

    How a reader's process and a browser talk is textual-serve's. The page, and who may come in, are not.

    Args:
        command: What starts a reader, for a shell.
        doors: Who may come in.
        most_visitors: How many readers there may be at once.
    """

    def __init__(self, command: str, doors: OriginPolicy, most_visitors: int) -> None:
        super().__init__(command)
        self._doors = doors
        self._most_visitors = most_visitors
        self._visits: dict[ReaderSession, web.WebSocketResponse] = {}

    async def application(self) -> web.Application:
        """What answers requests."""
        application = web.Application(middlewares=[self._refuse_strangers])
        application.add_routes([web.get(place, self.handle_index) for place in PAGE_FILES])
        application.add_routes(
            [
                web.get("/ws", self.handle_websocket, allow_head=False),
                web.get("/download/{key}", self.handle_download, allow_head=False),
            ]
        )
        application.on_response_prepare.append(_add_headers)
        application.on_shutdown.append(self.on_shutdown)
        return application

    async def _make_app(self) -> web.Application:
        return await self.application()

    @web.middleware
    async def _refuse_strangers(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        if not self._doors.know(request.host):
            raise web.HTTPMisdirectedRequest(
                text="This server does not go by that name; --name gives it another.\n"
            )
        return await handler(request)

    async def handle_index(self, request: web.Request) -> web.StreamResponse:
        """Send the page, or a file that it needs."""
        file = PAGE_FILES[request.path]
        return web.FileResponse(file.path, headers={"Content-Type": file.content_type})

    async def handle_websocket(self, request: web.Request) -> web.WebSocketResponse:
        """Start a reader for a visitor and stand between them until one of the two leaves."""
        if not self._doors.let_in(request.headers.get("Origin"), request.host):
            raise web.HTTPForbidden(text="Only this server's own page may do that.\n")
        if len(self._visits) >= self._most_visitors:
            raise web.HTTPServiceUnavailable(text="As many people read as this server takes at once.\n")
        websocket = web.WebSocketResponse(heartbeat=_SECONDS_BETWEEN_BEATS, max_msg_size=_MOST_BYTES_AT_ONCE)
        visit = ReaderSession(
            self.command,
            write_bytes=websocket.send_bytes,
            write_str=websocket.send_str,
            close=_closing(websocket),
            download_manager=self.download_manager,
        )
        self._visits[visit] = websocket
        try:
            await websocket.prepare(request)
            await self._accompany(visit, websocket, request)
        finally:
            await visit.stop()
            del self._visits[visit]
        return websocket

    async def _accompany(
        self, visit: ReaderSession, websocket: web.WebSocketResponse, request: web.Request
    ) -> None:
        columns = to_int(request.query.get("width", ""), _FIRST_COLUMNS)
        rows = to_int(request.query.get("height", ""), _FIRST_ROWS)
        try:
            await visit.start(columns, rows)
            await self._process_messages(websocket, visit)
        except Exception as error:  # what a visitor sends may be anything
            _LOGGER.info("a visit ended: %r", error)
            await websocket.close()

    async def handle_download(self, request: web.Request) -> web.StreamResponse:
        """Send what a reader hands to its visitor, once: a file to be saved, whatever it says that it is."""
        key = request.match_info["key"]
        try:
            download = await self.download_manager.get_download_metadata(key)
        except KeyError:
            raise web.HTTPNotFound(text="There is no such download any more.\n") from None
        response = web.StreamResponse(
            headers={
                "Content-Type": f"{download.mime_type}; charset={download.encoding or 'utf-8'}",
                "Content-Disposition": f"attachment; filename*=UTF-8''{quote(download.file_name, safe='')}",
                "Cache-Control": "no-store",
            }
        )
        await response.prepare(request)
        async for chunk in self.download_manager.download(key):
            await response.write(chunk)
        await response.write_eof()
        return response

    async def on_shutdown(self, app: web.Application) -> None:
        """Let all visitors know, whose readers then end."""
        closing = [
            websocket.close(code=WSCloseCode.GOING_AWAY, message=b"The server was ended")
            for websocket in self._visits.values()
        ]
        await asyncio.gather(*closing, return_exceptions=True)


def _closing(websocket: web.WebSocketResponse) -> Callable[[], Awaitable[None]]:
    async def close() -> None:
        await websocket.close()

    return close


async def _add_headers(request: web.Request, response: web.StreamResponse) -> None:
    response.headers.setdefault("Cache-Control", "no-cache")
    response.headers["Server"] = "Standfirst"
    response.headers.update(security_headers(request.host))


_SECONDS_TO_CLOSE = 5.0
_EVERYWHERE = ("0.0.0.0", "::")
"""What stands for all of this computer's addresses, and is none itself."""


def serve_reader(
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
    server = ReaderServer(command, OriginPolicy(host, names), most_visitors)
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
