"""The web server: it serves the page, a reader for each visitor, and the files that readers deliver."""

import asyncio
import logging
import os
import signal
import socket
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from importlib.resources import files
from math import ceil
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote

import textual_serve
from aiohttp import WSCloseCode, web
from aiohttp.typedefs import Handler
from textual_serve.server import Server, to_int

from tui.document.errors import StandfirstError
from tui.serve.access_token import TokenCheck, with_token
from tui.serve.origin_check import OriginPolicy
from tui.serve.session import ReaderSession
from tui.serve.start_limit import MIN_STARTS, StartLimit


class PageFile(NamedTuple):
    """A static file of the page, and its media type."""

    path: Path
    content_type: str


_OWN = Path(str(files("tui.serve"))) / "page"
_TERMINAL = Path(textual_serve.__path__[0]) / "static"

PAGE_FILES = {
    "/": PageFile(_OWN / "index.html", "text/html; charset=utf-8"),
    "/reader.css": PageFile(_OWN / "reader.css", "text/css; charset=utf-8"),
    "/reader.js": PageFile(_OWN / "reader.js", "text/javascript; charset=utf-8"),
    "/icon.svg": PageFile(_OWN / "icon.svg", "image/svg+xml"),
    "/terminal.js": PageFile(_TERMINAL / "js" / "textual.js", "text/javascript; charset=utf-8"),
    "/terminal.css": PageFile(_TERMINAL / "css" / "xterm.css", "text/css; charset=utf-8"),
    "/upright.ttf": PageFile(_TERMINAL / "fonts" / "RobotoMono-VariableFont_wght.ttf", "font/ttf"),
    "/italic.ttf": PageFile(_TERMINAL / "fonts" / "RobotoMono-Italic-VariableFont_wght.ttf", "font/ttf"),
}
"""All files by their paths on the server; no other path is looked up on the disk."""

_TERMINAL_STYLES = (
    "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='",
    "'sha256-03EiY9OLVCaCQVNKUgCYxdI11BJ8pKsqSKUlTlszVsE='",
)
"""The style sheet that textual-serve's script adds to the page: empty at first, then filled. If another version has
another sheet, the browser refuses it and the page looks the same, as ``reader.css`` has the same rules."""


def security_headers(host: str) -> dict[str, str]:
    """Return the security headers of every response, for an allowed Host header, or an empty text."""
    policy = {
        "default-src": "'none'",
        "script-src": "'self'",
        "style-src": " ".join(("'self'", *_TERMINAL_STYLES)),
        "font-src": "'self'",
        "img-src": "'self'",
        "connect-src": f"ws://{host} wss://{host}" if host else "'none'",
        "base-uri": "'none'",
        "form-action": "'none'",
        "frame-ancestors": "'none'",
    }
    return {
        "Content-Security-Policy": "; ".join(f"{name} {value}" for name, value in policy.items()),
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Referrer-Policy": "no-referrer",
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
    }


_HEARTBEAT_SECONDS = 15.0
"""A visitor whose browser does not answer for this long has left."""
_MAX_MESSAGE_BYTES = 1024 * 1024
_CLOSE_TIMEOUT = 2.0
_SHUTDOWN_TIMEOUT = 15.0
_DEFAULT_COLUMNS, _DEFAULT_ROWS = 80, 24
_ANY_ADDRESS = ("0.0.0.0", "::")

_LOGGER = logging.getLogger(__name__)


class ReaderServer(Server):
    """Serves a reader to each visitor. The protocol between reader and browser is textual-serve's.

    Args:
        command: The shell command that starts a reader.
        policy: The hosts and origins to answer.
        max_sessions: The number of readers that may run at once.
        token: The token that visitors need; None to let everybody in.
        start_limit: The limit of how fast readers may start; None for the usual one.
    """

    def __init__(
        self,
        command: str,
        policy: OriginPolicy,
        max_sessions: int,
        *,
        token: str | None = None,
        start_limit: StartLimit | None = None,
    ) -> None:
        super().__init__(command)
        self._policy = policy
        self._max_sessions = max_sessions
        self._token = token
        self._start_limit = start_limit or StartLimit(max(MIN_STARTS, max_sessions))
        self._sessions: dict[ReaderSession, web.WebSocketResponse] = {}

    async def application(self) -> web.Application:
        """Return the application that answers requests."""
        middlewares = [self._check_host]
        if self._token is not None:
            middlewares.append(TokenCheck(self._token).middleware)
        application = web.Application(middlewares=middlewares)
        application.add_routes([web.get(path, self.handle_index) for path in PAGE_FILES])
        application.add_routes(
            [
                web.get("/ws", self.handle_websocket, allow_head=False),
                web.get("/download/{key}", self.handle_download, allow_head=False),
            ]
        )
        application.on_response_prepare.append(self._add_headers)
        application.on_shutdown.append(self.on_shutdown)
        return application

    async def _make_app(self) -> web.Application:
        return await self.application()

    @web.middleware
    async def _check_host(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        if not self._policy.allows_host(request.host):
            raise web.HTTPMisdirectedRequest(
                text="This server does not have that name. Add it with --name.\n"
            )
        return await handler(request)

    async def _add_headers(self, request: web.Request, response: web.StreamResponse) -> None:
        response.headers.setdefault("Cache-Control", "no-cache")
        response.headers["Server"] = "Standfirst"
        host = request.host if self._policy.allows_host(request.host) else ""
        response.headers.update(security_headers(host))

    async def handle_index(self, request: web.Request) -> web.StreamResponse:
        """Send the page, or a file that it needs."""
        file = PAGE_FILES[request.path]
        return web.FileResponse(file.path, headers={"Content-Type": file.content_type})

    async def handle_websocket(self, request: web.Request) -> web.WebSocketResponse:
        """Start a reader for a visitor and connect them until one of the two ends."""
        if not self._policy.allows_origin(request.headers.get("Origin"), request.host):
            raise web.HTTPForbidden(text="Only this server's own page may do that.\n")
        if len(self._sessions) >= self._max_sessions:
            raise web.HTTPServiceUnavailable(text="Too many people are reading at once. Try again later.\n")
        if wait := self._start_limit.wait():
            raise web.HTTPTooManyRequests(
                headers={"Retry-After": str(ceil(wait))},
                text="Too many readers were started at once. Try again in some seconds.\n",
            )
        websocket = web.WebSocketResponse(
            timeout=_CLOSE_TIMEOUT, heartbeat=_HEARTBEAT_SECONDS, max_msg_size=_MAX_MESSAGE_BYTES
        )
        session = ReaderSession(
            self.command,
            write_bytes=websocket.send_bytes,
            write_str=websocket.send_str,
            close=_closing(websocket),
            download_manager=self.download_manager,
        )
        self._sessions[session] = websocket
        try:
            await websocket.prepare(request)
            await self._run_session(session, websocket, request)
        finally:
            await session.stop()
            del self._sessions[session]
        await websocket.close()  # after the reader has ended: the visitor may keep it waiting
        return websocket

    async def _run_session(
        self, session: ReaderSession, websocket: web.WebSocketResponse, request: web.Request
    ) -> None:
        columns = to_int(request.query.get("width", ""), _DEFAULT_COLUMNS)
        rows = to_int(request.query.get("height", ""), _DEFAULT_ROWS)
        try:
            await session.start(columns, rows)
            await self._process_messages(websocket, session)
        except Exception as error:  # a visitor may send anything
            _LOGGER.info("a session ended: %r", error)

    async def handle_download(self, request: web.Request) -> web.StreamResponse:
        """Send a file that a reader delivers to its visitor: only once, and only as a download."""
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
        """Close all connections, which ends the readers."""
        closing = [
            websocket.close(code=WSCloseCode.GOING_AWAY, message=b"The server was ended")
            for websocket in self._sessions.values()
        ]
        await asyncio.gather(*closing, return_exceptions=True)


def _closing(websocket: web.WebSocketResponse) -> Callable[[], Awaitable[None]]:
    async def close() -> None:
        await websocket.close()

    return close


class ServerOptions(NamedTuple):
    """The address at which the server listens, and the visitors that it lets in."""

    host: str
    """The name or address to listen on."""
    port: int
    """The port to listen on; 0 for any free one."""
    names: Sequence[str]
    """Other names of the server, besides the host."""
    max_sessions: int
    """The number of readers that may run at once."""
    token: str | None
    """The token that visitors need; None to let everybody in."""


def serve_reader(command: str, options: ServerOptions, *, announce: Callable[[str], None]) -> None:
    """Serve a reader to each visitor until Ctrl+C or SIGTERM. All readers have ended when this returns.

    Args:
        command: The shell command that starts a reader.
        options: Where to listen, and whom to let in.
        announce: Called with the address of the page once the server listens.

    Raises:
        StandfirstError: The server cannot listen on that address or port.
    """
    policy = OriginPolicy(options.host, options.names)
    server = ReaderServer(command, policy, options.max_sessions, token=options.token)
    asyncio.run(_serve(server, options, announce))


async def _serve(server: ReaderServer, options: ServerOptions, announce: Callable[[str], None]) -> None:
    stop_requested = asyncio.Event()
    loop = asyncio.get_running_loop()
    with suppress(NotImplementedError):  # Windows, where Ctrl+C raises KeyboardInterrupt
        for number in (signal.SIGINT, signal.SIGTERM):
            loop.add_signal_handler(number, stop_requested.set)
    runner = web.AppRunner(await server.application(), access_log=None, shutdown_timeout=_SHUTDOWN_TIMEOUT)
    await runner.setup()
    try:
        await _listen(runner, options.host, options.port)
        announce(with_token(_address(options.host, runner.addresses[0][1]), options.token))
        await stop_requested.wait()
    finally:
        await runner.cleanup()


async def _listen(runner: web.AppRunner, host: str, port: int) -> None:
    try:
        await web.TCPSite(runner, host, port).start()
    except OSError as error:
        reason = error.strerror if isinstance(error, socket.gaierror) else os.strerror(error.errno or 0)
        raise StandfirstError(
            f"Cannot listen on port {port} of {host}: {reason}. Choose another with --port, or 0 for any free one."
        ) from error


def _address(host: str, port: int) -> str:
    if host in _ANY_ADDRESS:
        host = socket.gethostname()
    return f"http://[{host}]:{port}/" if ":" in host else f"http://{host}:{port}/"
