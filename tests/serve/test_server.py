"""The server with a script in place of the reader, which starts fast and obeys commands."""

import asyncio
import os
import shlex
import sys
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from pathlib import Path

import aiohttp
import pytest

from tests.serve.support import Visitor, server
from tui.serve import session

READER = """
import json, os, sys

def send(kind, text):
    data = text.encode()
    sys.stdout.buffer.write(kind + len(data).to_bytes(4, "big") + data)
    sys.stdout.buffer.flush()

def tell(**what):
    send(b"M", json.dumps(what))

print("__GANGLION__", flush=True)
send(b"D", f"process {os.getpid()} of {os.environ['COLUMNS']} by {os.environ['ROWS']}.")
stubborn = False
while head := sys.stdin.buffer.read(5):
    packet = sys.stdin.buffer.read(int.from_bytes(head[1:], "big")).decode()
    if head[:1] == b"D" and packet == "x":
        sys.exit("this reader broke")
    elif head[:1] == b"D" and packet == "s":
        stubborn = True
        send(b"D", "stubborn.")
    elif head[:1] == b"D" and packet == "u":
        for url in ("file:///etc/passwd", "javascript:alert(1)", "https://example.org/"):
            tell(type="open_url", url=url, new_tab=True)
    elif head[:1] == b"D" and packet == "d":
        path = "/somewhere/else/Die „Küste“; x.md"
        file = {"key": "a1", "path": path, "open_method": "browser"}
        tell(type="deliver_file_start", mime_type="text/html", encoding="utf-8", **file)
    elif head[:1] == b"D":
        send(b"D", f"got {packet}.")
    elif json.loads(packet)["type"] == "quit" and not stubborn:
        break
    else:
        send(b"D", f"told {packet}.")
"""


@pytest.fixture
def command(tmp_path: Path) -> str:
    path = tmp_path / "reader.py"
    path.write_text(READER, encoding="utf-8")
    return shlex.join(["exec", sys.executable, "-S", "-E", str(path)])


@pytest.fixture
async def address(command: str) -> AsyncIterator[str]:
    async with server(command, max_sessions=2) as at:
        yield at


def is_running(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


async def process_of(visitor: Visitor) -> int:
    await visitor.until(lambda: " by " in visitor.shown)
    return int(visitor.shown.split()[1])


async def test_only_the_page_is_served(address: str) -> None:
    async with aiohttp.ClientSession() as session:
        async with session.get(f"{address}/?fontsize=20") as response:
            assert response.status == 200
            assert "<title>Standfirst</title>" in await response.text()
            assert "default-src 'none'" in response.headers["Content-Security-Policy"]
        for place in ("/page/index.html", "/static/", "/../server.py", "/%2e%2e/server.py", "/download/none"):
            async with session.get(f"{address}{place}") as response:
                assert response.status == 404
                assert "default-src 'none'" in response.headers["Content-Security-Policy"]


async def test_requests_for_another_host_are_refused(address: str) -> None:
    async with aiohttp.ClientSession() as session:
        for place in ("/", "/reader.js", "/ws", "/download/a1"):
            async with session.get(f"{address}{place}", headers={"Host": "example.org"}) as response:
                assert response.status == 421


@pytest.mark.parametrize("origin", [None, "null", "http://example.org", "http://127.0.0.1:1"])
async def test_another_page_cannot_drive_the_reader(address: str, origin: str | None) -> None:
    async with aiohttp.ClientSession() as session:
        with pytest.raises(aiohttp.WSServerHandshakeError) as refused:
            await session.ws_connect(f"{address}/ws", origin=origin)
    assert refused.value.status == 403


async def test_each_visitor_has_a_process_that_ends_with_the_connection(address: str) -> None:
    async with Visitor(address) as first:
        async with Visitor(address) as second:
            processes = await process_of(first), await process_of(second)
            await second.type("b")
            await second.sees("got b.")
            assert "got b." not in first.shown
        await first.until(lambda: not is_running(processes[1]))
        assert is_running(processes[0])
        assert not first.is_disconnected
    assert processes[0] != processes[1]


async def test_the_number_of_visitors_is_limited(address: str) -> None:
    async with Visitor(address):
        async with Visitor(address) as second:
            process = await process_of(second)
            with pytest.raises(aiohttp.WSServerHandshakeError) as refused:
                async with Visitor(address):
                    pass
            assert refused.value.status == 503
            gone = second
        await gone.until(lambda: not is_running(process))
        async with Visitor(address) as third:
            await third.sees("process")


async def test_a_reader_that_fails_ends_the_session(address: str, capfd: pytest.CaptureFixture[str]) -> None:
    async with Visitor(address) as visitor:
        await visitor.sees("process")
        await visitor.type("x")
        await visitor.until(lambda: visitor.is_disconnected)
    assert "this reader broke" in capfd.readouterr().out


async def test_a_reader_that_does_not_end_is_killed(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(session, "_STOP_TIMEOUT", 0.2)
    async with Visitor(address) as visitor:
        process = await process_of(visitor)
        await visitor.type("s")
        await visitor.sees("stubborn.")
    await visitor.until(lambda: not is_running(process))


NONSENSE = {
    "a number": 5,
    "nothing": [],
    "no keys": ["stdin"],
    "a number for keys": ["stdin", 5],
    "no text": ["stdin", "\ud800"],
    "no size": ["resize", {"width": "x", "height": 1}],
    "too much": "x" * 2**21,
}


@pytest.mark.parametrize("message", NONSENSE.values(), ids=NONSENSE)
async def test_an_invalid_message_ends_only_its_own_session(address: str, message: object) -> None:
    async with Visitor(address) as sane, Visitor(address) as other:
        await other.sees("process")
        await other.send(message)
        await other.until(lambda: other.is_disconnected)
        await sane.type("k")
        await sane.sees("got k.")


async def test_the_size_of_the_terminal_is_limited(address: str) -> None:
    async with Visitor(address, (10**9, -5)) as visitor:
        await visitor.sees("of 1000 by 2.")
        await visitor.send(["resize", {"width": 0, "height": 10**9}])
        await visitor.sees('"width": 2, "height": 500')


async def test_only_web_pages_are_opened_in_the_browser(address: str) -> None:
    async with Visitor(address) as visitor:
        await visitor.sees("process")
        await visitor.type("u")
        await visitor.until(lambda: bool(visitor.messages))
        assert visitor.messages == [["open_url", {"url": "https://example.org/", "new_tab": True}]]


async def test_a_download_is_an_attachment_and_ends_with_its_session(address: str) -> None:
    async with aiohttp.ClientSession() as session:
        async with Visitor(address) as visitor:
            await visitor.type("d")
            await visitor.until(lambda: ["deliver_file_start", "a1"] in visitor.messages)
            fetching = asyncio.create_task(session.get(f"{address}/download/a1"))
            await visitor.sees("deliver_chunk_request")
        response = await fetching
        assert await response.text() == ""
        assert response.headers["Content-Disposition"] == (
            "attachment; filename*=UTF-8''Die%20%E2%80%9EK%C3%BCste%E2%80%9C%3B%20x.md"
        )
        assert response.headers["X-Content-Type-Options"] == "nosniff"


async def test_stopping_the_server_ends_all_sessions(command: str) -> None:
    async with AsyncExitStack() as visitors:
        async with server(command) as address:
            came = [await visitors.enter_async_context(Visitor(address)) for _ in range(3)]
            processes = [await process_of(visitor) for visitor in came]
        assert not any(map(is_running, processes))
        for visitor in came:
            await visitor.until(lambda: visitor.is_disconnected)  # noqa: B023 - it is awaited here
