"""A server on a free port, and visitors of its page."""

import asyncio
import json
import re
import subprocess
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from types import TracebackType
from typing import Any, Self

import aiohttp
from aiohttp import web

from tui.serve.origin_check import OriginPolicy
from tui.serve.server import ReaderServer

_SEQUENCES = re.compile(r"\x1b(?:\[[0-9;?<>=$]*[ -/]*[@-~]|\][^\x1b\x07]*(?:\x1b\\|\x07))")
_SECONDS = 600.0


@asynccontextmanager
async def server(command: str, max_sessions: int = 8, **options: Any) -> AsyncIterator[str]:
    """Run a server in this process; the value is its address without a slash at its end."""
    running = ReaderServer(command, OriginPolicy("127.0.0.1"), max_sessions, **options)
    runner = web.AppRunner(await running.application(), access_log=None, shutdown_timeout=5.0)
    await runner.setup()
    try:
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        yield f"http://127.0.0.1:{runner.addresses[0][1]}"
    finally:
        await runner.cleanup()


def processes_with(words: str) -> list[str]:
    """Return the command lines of the processes that contain some words."""
    listed = subprocess.run(["ps", "-axww", "-o", "command="], capture_output=True, text=True, check=True)
    return [line for line in listed.stdout.splitlines() if words in line]


async def open_session(address: str) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
    """Open a WebSocket by hand, so that it can be ended in any way."""
    place = address.removeprefix("http://")
    reader, writer = await asyncio.open_connection(*place.split(":"))
    lines = [
        "GET /ws HTTP/1.1",
        f"Host: {place}",
        f"Origin: {address}",
        "Upgrade: websocket",
        "Connection: upgrade",
        "Sec-WebSocket-Version: 13",
        "Sec-WebSocket-Key: MDEyMzQ1Njc4OWFiY2RlZg==",
    ]
    writer.write("\r\n".join([*lines, "", ""]).encode())
    assert b" 101 " in await reader.readuntil(b"\r\n\r\n")
    return reader, writer


def text_frame(message: Any) -> bytes:
    """Return a short message as a frame of a WebSocket, masked with zeros (RFC 6455, section 5.2)."""
    data = json.dumps(message).encode()
    assert len(data) < 126
    return bytes([0x81, 0x80 | len(data), 0, 0, 0, 0]) + data


def without_sequences(shown: str) -> str:
    """Return the output of a terminal without its escape sequences."""
    return _SEQUENCES.sub("", shown)


class Onlooker:
    """Waits for text to be shown."""

    shown = ""
    """The text that was shown since ``sees`` was last called, without escape sequences."""

    async def until(self, condition: Callable[[], bool]) -> None:
        """Wait until a condition holds."""
        async with asyncio.timeout(_SECONDS):
            while not condition():
                await asyncio.sleep(0.02)

    async def sees(self, text: str) -> None:
        """Wait until a text has been shown since the last call."""
        await self.until(lambda: text in self.shown)
        self.shown = ""


class Visitor(Onlooker):
    """A browser with the page, as the server sees it."""

    def __init__(self, address: str, size: tuple[int, int] = (120, 36)) -> None:
        self.address = address
        self._size = size
        self.messages: list[Any] = []
        """The messages of the server to the page."""

    async def __aenter__(self) -> Self:
        self._session = aiohttp.ClientSession()
        width, height = self._size
        try:
            self._socket = await self._session.ws_connect(
                f"{self.address}/ws?width={width}&height={height}", origin=self.address
            )
        except aiohttp.WSServerHandshakeError:
            await self._session.close()
            raise
        self._reading = asyncio.create_task(self._read())
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._socket.close()
        await self._reading
        await self._session.close()

    async def _read(self) -> None:
        async for message in self._socket:
            if message.type is aiohttp.WSMsgType.BINARY:
                self.shown += without_sequences(message.data.decode("utf-8", "replace"))
            elif message.type is aiohttp.WSMsgType.TEXT:
                self.messages.append(json.loads(message.data))

    @property
    def is_disconnected(self) -> bool:
        """True if the server has ended the session."""
        return self._socket.closed

    async def send(self, message: Any) -> None:
        """Send a message as the page does."""
        await self._socket.send_str(json.dumps(message))

    async def type(self, keys: str) -> None:
        """Type keys, one after the other."""
        for key in keys:
            await self.send(["stdin", key])
