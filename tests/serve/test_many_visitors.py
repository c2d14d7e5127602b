"""Visitors that come, go, vanish and send nonsense, many at once."""

import asyncio
import shutil
import socket
import struct
from collections.abc import Awaitable, Callable

import pytest

from tests.serve.support import Onlooker, Visitor, open_session, processes_with, server, text_frame
from tui.serve.start_limit import StartLimit

VISITS = 100
AT_ONCE = 20

BAD_REQUESTS = [
    b"\0" * 100 + b"\r\n\r\n",
    b"\x16\x03\x01\x02\0\1\r\n\r\n",
    b"\x1b]0;title\x07 / HTTP/1.1\r\n\r\n",
    b"GET / HTTP/9.9\r\n\r\n",
    b"GET / HTTP/1.1\r\n\r\n",
    b"GET /" + b"a" * 100_000 + b" HTTP/1.1\r\n\r\n",
    b"GET http://[/ HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n",
    b"GET /\xff HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n",
    b"GET / HTTP/1.1\r\nHost: \xff\xfe\r\n\r\n",
    b"GET / HTTP/1.1\r\nHost: \x1b]0;title\x07\r\n\r\n",
    b"GET /ws HTTP/1.1\r\nHost: 127.0.0.1\r\nOrigin: http://127.0.0.1\r\nUpgrade: websocket\r\n\r\n",
    b"GET /reader.js HTTP/1.1\r\nHost: 127.0.0.1\r\nRange: bytes=9-1,x\r\nIf-Modified-Since: \xff\r\n\r\n",
    b"GET /download/%00 HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: \xff=;;;=\r\n\r\n",
    b"POST / HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: x\r\n\r\n",
    b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
]


async def answer_to(address: str, request: bytes) -> bytes:
    """Return all that the server sends, which then closes the connection."""
    reader, writer = await asyncio.open_connection(*address.removeprefix("http://").split(":"))
    writer.write(request.replace(b"Host:", b"Connection: close\r\nHost:", 1))
    answer = await reader.read()
    writer.close()
    return answer


async def reads(address: str) -> None:
    async with Visitor(address) as visitor:
        await visitor.sees("process")
        await visitor.type("b")
        await visitor.sees("got b.")


async def leaves_at_once(address: str) -> None:
    async with Visitor(address):
        pass


async def resets(address: str) -> None:
    reader, writer = await open_session(address)
    writer.write(text_frame(["stdin", "f"]))
    await reader.readuntil(b"flood.")
    connected: socket.socket = writer.get_extra_info("socket")
    connected.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    writer.transport.abort()


async def half_closes(address: str) -> None:
    reader, writer = await open_session(address)
    writer.write(text_frame(["resize", {"width": 100, "height": 30}]))
    writer.write_eof()
    await reader.read()
    writer.close()


async def sends_nonsense(address: str) -> None:
    async with Visitor(address) as visitor:
        await visitor.send({"stdin": None})
        await visitor.until(lambda: visitor.is_disconnected)


async def breaks_the_protocol(address: str) -> None:
    reader, writer = await open_session(address)
    writer.write(b"\xff" * 20)
    await reader.read()
    writer.close()


async def is_no_browser(address: str) -> None:
    for request in BAD_REQUESTS:
        await answer_to(address, request)


MANNERS: list[Callable[[str], Awaitable[None]]] = [
    *(reads, leaves_at_once, resets, half_closes, sends_nonsense, breaks_the_protocol, is_no_browser)
]


@pytest.mark.skipif(shutil.which("ps") is None, reason="there is no ps to list processes")
async def test_no_visitor_leaves_a_reader_or_a_traceback(
    command: str, patient: None, reported: list[str], capfd: pytest.CaptureFixture[str]
) -> None:
    script = command.removeprefix("exec ")
    async with server(command, max_sessions=AT_ONCE, start_limit=StartLimit(VISITS + 1)) as address:
        for first in range(0, VISITS, AT_ONCE):
            await Onlooker().until(lambda: not processes_with(script))
            visits = range(first, first + AT_ONCE)
            await asyncio.gather(*(MANNERS[number % len(MANNERS)](address) for number in visits))
        await Onlooker().until(lambda: not processes_with(script))
        await reads(address)
    assert not processes_with(script)
    assert not [line for line in reported if not line.startswith("Error handling request from 127.0.0.1: ")]
    out, err = capfd.readouterr()
    assert (out, err) == ("", "")


@pytest.mark.parametrize("request_bytes", BAD_REQUESTS)
async def test_a_bad_request_is_at_most_a_line(
    command: str, reported: list[str], request_bytes: bytes, capfd: pytest.CaptureFixture[str]
) -> None:
    async with server(command) as address:
        answer = await answer_to(address, request_bytes)
    assert answer.startswith(b"HTTP/1.")
    assert answer.split()[1].startswith(b"4")
    assert b"Traceback" not in answer
    assert len(reported) <= 1
    assert all("\n" not in line and "Traceback" not in line for line in reported)
    assert capfd.readouterr() == ("", "")
