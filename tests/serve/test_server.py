"""The server with a script in place of the reader, which starts fast and obeys commands."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack

import aiohttp
import pytest

from tests.processes import is_running
from tests.serve.support import Onlooker, Visitor, open_session, processes_with, server, text_frame
from tui.serve import session
from tui.serve.start_limit import StartLimit


@pytest.fixture
async def address(command: str) -> AsyncIterator[str]:
    async with server(command, max_sessions=2) as at:
        yield at


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
        while not await is_let_in(address):  # until the server has taken note of the end
            await asyncio.sleep(0.1)


async def is_let_in(address: str) -> bool:
    try:
        async with Visitor(address) as visitor:
            await visitor.sees("process")
    except aiohttp.WSServerHandshakeError:
        return False
    return True


async def test_a_reader_that_fails_ends_the_session_and_is_reported(
    address: str, reported: list[str]
) -> None:
    async with Visitor(address) as visitor:
        await visitor.sees("process")
        await visitor.type("x")
        await visitor.until(lambda: visitor.is_disconnected)
    assert reported == ["A reader failed: this reader broke."]


async def test_a_reader_that_does_not_end_is_killed(
    address: str, monkeypatch: pytest.MonkeyPatch, reported: list[str]
) -> None:
    monkeypatch.setattr(session, "_STOP_TIMEOUT", 0.2)
    async with Visitor(address) as visitor:
        process = await process_of(visitor)
        await visitor.type("s")
        await visitor.sees("stubborn.")
    await visitor.until(lambda: not is_running(process))
    assert reported == ["A reader did not end and was killed."]


async def test_a_reader_that_is_still_starting_ends_without_being_killed(
    command: str, patient: None, reported: list[str]
) -> None:
    async with server(f"{command} slow") as address, Visitor(address):
        await asyncio.sleep(0)
    assert reported == []
    assert not processes_with(command.removeprefix("exec "))


async def test_a_reader_ends_although_its_visitor_did_not_read_what_it_wrote(
    command: str, patient: None, reported: list[str]
) -> None:
    async with server(command) as address:
        reader, writer = await open_session(address)
        writer.write(text_frame(["stdin", "f"]))
        await reader.readuntil(b"flood.")
        processes = processes_with(command.removeprefix("exec "))
        writer.transport.abort()
        assert len(processes) == 1
        await Onlooker().until(lambda: not processes_with(command.removeprefix("exec ")))
    assert reported == []


async def test_a_reader_ends_although_it_did_not_read_what_its_visitor_wrote(
    command: str, patient: None, reported: list[str]
) -> None:
    async with server(f"{command} slow") as address:
        async with Visitor(address) as visitor:
            for _ in range(20):
                await visitor.send(["stdin", "x" * 2**19])
            await visitor.until(lambda: visitor.is_disconnected)
        await visitor.until(lambda: not processes_with(command.removeprefix("exec ")))
    assert reported == []


async def test_only_so_many_readers_start_within_a_time(command: str) -> None:
    now = [100.0]
    limit = StartLimit(2, 10.0, lambda: now[0])
    async with server(command, start_limit=limit) as address:
        for _ in range(2):
            async with Visitor(address) as visitor:
                await visitor.sees("process")
        now[0] = 102.5
        with pytest.raises(aiohttp.WSServerHandshakeError) as refused:
            await Visitor(address).__aenter__()
        assert refused.value.status == 429
        assert refused.value.headers is not None
        assert refused.value.headers["Retry-After"] == "8"
        now[0] = 110.0
        async with Visitor(address) as visitor:
            await visitor.sees("process")


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
