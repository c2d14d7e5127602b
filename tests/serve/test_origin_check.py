"""The checks of the Host and Origin headers."""

import pytest

from tui.serve import origin_check
from tui.serve.origin_check import OriginPolicy, is_loopback

HERE = "127.0.0.1:8000"


@pytest.mark.parametrize("host", [HERE, "localhost:8000", "LOCALHOST:9000", "[::1]:8000", "127.0.0.1"])
def test_the_local_host_is_allowed(host: str) -> None:
    assert OriginPolicy("127.0.0.1").allows_host(host)


@pytest.mark.parametrize(
    "host",
    [
        "example.org",
        "example.org:8000",
        "localhost.example.org",
        "127.0.0.1.example.org:8000",
        "",
        "[",
        "a b",
        ":80",
    ],
)
def test_a_rebound_name_is_refused(host: str) -> None:
    assert not OriginPolicy("127.0.0.1").allows_host(host)
    assert not OriginPolicy("127.0.0.1").allows_origin(f"http://{host}", host)


def test_a_public_server_is_allowed_by_its_addresses_and_its_own_name(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(origin_check.socket, "gethostname", lambda: "Desk.example.net")
    known = OriginPolicy("0.0.0.0")
    for host in (
        "192.0.2.7:8000",
        "[2001:db8::1]",
        "desk.example.net",
        "desk:8000",
        "desk.local",
        "localhost",
    ):
        assert known.allows_host(host), host
    assert not known.allows_host("example.net")
    assert not OriginPolicy("127.0.0.1").allows_host("desk")


def test_a_given_name_is_allowed() -> None:
    known = OriginPolicy("127.0.0.1", ["Reader.example.org"])
    assert known.allows_origin("https://reader.example.org", "reader.example.org")
    assert not known.allows_host("example.org")


@pytest.mark.parametrize("origin", [f"http://{HERE}", f"https://{HERE}"])
def test_the_servers_own_page_is_allowed(origin: str) -> None:
    assert OriginPolicy("127.0.0.1").allows_origin(origin, HERE)


@pytest.mark.parametrize(
    "origin",
    [
        *(
            None,
            "",
            "null",
            HERE,
            f"//{HERE}",
            "http://example.org",
            "http://127.0.0.1",
            "http://127.0.0.1:3000",
        ),
        *("http://localhost:8000", f"file://{HERE}", f"http://{HERE}/", f"http://{HERE}@example.org"),
    ],
)
def test_no_other_page_is_allowed(origin: str | None) -> None:
    assert not OriginPolicy("127.0.0.1").allows_origin(origin, HERE)


def test_only_this_computer_reaches_loopback() -> None:
    assert all(map(is_loopback, ("127.0.0.1", "127.8.8.8", "::1", "localhost", "LocalHost")))
    assert not any(map(is_loopback, ("0.0.0.0", "::", "192.0.2.7", "example.org", "")))
