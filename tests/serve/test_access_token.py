"""The token of the printed address."""

from collections.abc import AsyncIterator
from http.cookies import Morsel

import aiohttp
import pytest

from tests.serve.support import server
from tui.serve.access_token import new_token, with_token

TOKEN = new_token()
PLACES = ("/", "/reader.js", "/terminal.css", "/ws", "/download/a1")


@pytest.fixture
async def address(command: str) -> AsyncIterator[str]:
    async with server(command, token=TOKEN) as at:
        yield at


@pytest.fixture
async def browser() -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession(cookie_jar=aiohttp.CookieJar(unsafe=True)) as session:
        yield session


def test_a_token_cannot_be_guessed_and_is_part_of_the_address() -> None:
    assert len({new_token() for _ in range(100)}) == 100
    assert len(TOKEN) * 6 >= 128
    assert with_token("http://desk:8000/", "abc") == "http://desk:8000/?token=abc"
    assert with_token("http://desk:8000/", None) == "http://desk:8000/"


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize(
    "given",
    ["", "?token=", f"?token={TOKEN[:-1]}", f"?token={TOKEN}x", "?token=%ff%00"],
    ids=["none", "empty", "too short", "too long", "no text"],
)
async def test_nothing_is_served_without_the_token(
    address: str, browser: aiohttp.ClientSession, place: str, given: str
) -> None:
    async with browser.get(f"{address}{place}{given}") as response:
        assert response.status == 403
        assert "standfirst serve" in await response.text()
        assert "Set-Cookie" not in response.headers
    async with browser.get(f"{address}{place}", headers={"Cookie": "standfirst=x"}) as response:
        assert response.status == 403
    with pytest.raises(aiohttp.WSServerHandshakeError) as refused:
        await browser.ws_connect(f"{address}/ws{given}", origin=address)
    assert refused.value.status == 403


async def test_with_the_token_a_browser_reads_and_the_token_leaves_the_address(
    address: str, browser: aiohttp.ClientSession
) -> None:
    async with browser.get(f"{address}/?fontsize=20&token={TOKEN}") as response:
        assert response.status == 200
        assert str(response.url) == f"{address}/?fontsize=20"
        cookie = response.history[0].cookies[f"standfirst-{response.url.port}"]
    assert isinstance(cookie, Morsel)
    assert (cookie.value, cookie["httponly"], cookie["samesite"], cookie["max-age"]) == (
        TOKEN,
        True,
        "Lax",
        "",
    )
    for place in PLACES[:3]:
        async with browser.get(f"{address}{place}") as response:
            assert response.status == 200
    async with browser.get(f"{address}/download/none") as response:
        assert response.status == 404
    async with browser.ws_connect(f"{address}/ws", origin=address) as socket:
        assert b"process" in (await socket.receive()).data
    with pytest.raises(aiohttp.WSServerHandshakeError):
        await browser.ws_connect(f"{address}/ws", origin="http://example.org")


@pytest.mark.parametrize("place", ["//example.org/", "/\\example.org", "/%2f/example.org", "/reader.js"])
async def test_the_token_is_taken_only_by_the_page_itself(
    address: str, browser: aiohttp.ClientSession, place: str
) -> None:
    async with browser.get(f"{address}{place}?token={TOKEN}", allow_redirects=False) as response:
        assert response.status == 403
        assert "Location" not in response.headers
