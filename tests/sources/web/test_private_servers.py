"""Redirects from a public server to one of this computer or its network."""

import socket

import pytest

from tests.sources.web.fetching import failure, fetched
from tests.sources.web_server import ARTICLE, answer, redirect, serving
from tui.sources.web import fetch as web_fetch
from tui.sources.web.connection import is_private

PUBLIC, PRIVATE = "127.0.0.1", "127.0.0.2"


@pytest.fixture
def public_server(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let one of this computer's addresses count as public, and all other ones as private."""
    monkeypatch.setattr(web_fetch, "is_private", lambda host: host not in (PUBLIC, "public.invalid"))


@pytest.mark.usefixtures("public_server")
def test_a_public_server_cannot_send_its_reader_to_a_private_one() -> None:
    with serving(host=PRIVATE, page=answer(ARTICLE)) as private, serving() as server:
        server.pages["/"] = redirect("/again")
        server.pages["/again"] = redirect(private.address("/page"))
        message = failure(server.address())
        assert f"redirects to {PRIVATE}, which is on this computer or its own network" in message
        assert private.requests == []


@pytest.mark.usefixtures("public_server")
def test_a_name_that_has_a_private_address_is_refused_too(monkeypatch: pytest.MonkeyPatch) -> None:
    look_up = socket.getaddrinfo

    def look_up_rebound(host: str, *arguments: object, **options: object) -> object:
        return look_up(PRIVATE if host == "rebound.invalid" else host, *arguments, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(socket, "getaddrinfo", look_up_rebound)
    with serving(host=PRIVATE, page=answer(ARTICLE)) as private, serving() as server:
        server.pages["/"] = redirect(f"http://rebound.invalid:{private.port}/page")
        assert f"redirects to {PRIVATE}" in failure(server.address())
        assert private.requests == []
        assert fetched(f"http://rebound.invalid:{private.port}/page").body == ARTICLE.encode()


@pytest.mark.usefixtures("public_server")
def test_a_private_server_that_was_named_can_send_its_reader_to_another() -> None:
    with serving(host=PRIVATE) as private, serving(host="127.0.0.3", page=answer(ARTICLE)) as other:
        private.pages["/"] = redirect(other.address("/page"))
        assert fetched(private.address()).body == ARTICLE.encode()


@pytest.mark.usefixtures("public_server")
def test_a_proxy_is_not_asked_for_a_private_server(monkeypatch: pytest.MonkeyPatch) -> None:
    with serving(host=PRIVATE) as proxy:
        monkeypatch.setenv("http_proxy", proxy.address())
        proxy.pages["http://public.invalid/"] = redirect("http://10.1.2.3/")
        assert "redirects to 10.1.2.3" in failure("http://public.invalid/")
        assert len(proxy.requests) == 1


@pytest.mark.parametrize(
    "host",
    [
        *("127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.1.1", "0.0.0.0"),
        *("::1", "::", "fe80::1%eth0", "fd00::1", "::ffff:10.0.0.1", "2002:7f00:1::1", "64:ff9b::a00:1"),
        *("localhost", "LOCALHOST.", "a.localhost"),
    ],
)
def test_an_address_is_private(host: str) -> None:
    assert is_private(host)


@pytest.mark.parametrize(
    "host",
    ["8.8.8.8", "2606:4700::1", "::ffff:8.8.8.8", "64:ff9b::808:808", "example.org", "localhost.org", ""],
)
def test_an_address_is_public(host: str) -> None:
    assert not is_private(host)
