"""Slow and missing servers, missing networks, certificates and proxies."""

import gzip
import socket
import ssl
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.sources.web.fetching import HEAD, QUICK, failure, failure_of, fetched
from tests.sources.web_server import (
    ARTICLE,
    Handler,
    answer,
    head,
    raw,
    redirect,
    self_signed,
    serving,
    stall,
    trickle,
)
from tui.sources.web.failures import FetchError

# Servers that take their time


@pytest.mark.parametrize(
    "handler",
    [
        stall(),
        stall(b"HTTP/1.1 200"),
        stall(HEAD),
        stall(head()),
        stall(head(Content_Length="100") + b"x"),
        trickle(),
        trickle(HEAD + b"X-Long: "),
        trickle(HEAD, drop=b"X-A: b\r\n", pause=0.1),
        trickle(b"", drop=b"HTTP/1.1 100 Continue\r\n\r\n"),
        trickle(head()),
        trickle(head(Content_Encoding="gzip"), drop=gzip.compress(b"", mtime=0)),
        trickle(head(Transfer_Encoding="chunked"), drop=b"1\r\nx\r\n"),
        redirect("/page"),
    ],
)
def test_a_slow_server_times_out_and_its_connection_is_closed(handler: Handler) -> None:
    def slow(connection: socket.socket, stop: threading.Event) -> None:
        stop.wait(0.12)
        handler(connection, stop)

    with serving(page=slow) as server:
        assert "within 0.5 seconds" in failure(server.address("/page"), QUICK)
        assert server.wait_until_idle()


def test_a_server_without_a_tls_handshake_times_out() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
        assert "within 0.5 seconds" in failure(f"https://127.0.0.1:{port}/", QUICK)


def test_an_endless_name_lookup_times_out(monkeypatch: pytest.MonkeyPatch) -> None:
    done = threading.Event()

    def look_up(*_: object, **__: object) -> list[object]:
        done.wait(600)
        raise socket.gaierror(socket.EAI_AGAIN, "no answer")

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    assert "within 0.5 seconds" in failure("http://slow.invalid/", QUICK)
    done.set()


def test_no_thread_is_left_behind() -> None:
    before = set(threading.enumerate())
    with serving(page=trickle(head(), pause=0.02)) as server:
        failure(server.address("/page"), QUICK)
        (thread,) = [thread for thread in set(threading.enumerate()) - before if thread.name == "fetch"]
        thread.join(600)
        assert not thread.is_alive()


# Networks and servers that are not there


def raising(error: OSError) -> Callable[..., object]:
    def look_up(*_: object, **__: object) -> object:
        raise error

    return look_up


@pytest.mark.parametrize(
    ("error", "expected"),
    [
        (socket.gaierror(socket.EAI_NONAME, "Name or service not known"), "no site of this name"),
        (socket.gaierror(socket.EAI_AGAIN, "Temporary failure in name resolution"), "no site of this name"),
        (OSError(101, "Network is unreachable"), "network could not be reached"),
        (OSError(113, "No route to host"), "network could not be reached"),
        (PermissionError(13, "Permission denied"), "network could not be reached"),
    ],
)
def test_a_missing_network_is_reported(
    monkeypatch: pytest.MonkeyPatch, error: OSError, expected: str
) -> None:
    monkeypatch.setattr(socket, "getaddrinfo", raising(error))
    with pytest.raises(FetchError, match=expected) as caught:
        fetched("http://somewhere.invalid/")
    assert not caught.value.failure.is_refusal


def test_a_refused_connection_is_reported() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    assert "connection was refused" in failure(f"http://127.0.0.1:{port}/")


def test_a_server_that_hangs_up_is_reported() -> None:
    assert "closed the connection" in failure_of(raw(b""))
    assert "closed the connection" in failure_of(raw(b"HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n"))


@pytest.mark.parametrize(
    "data",
    [b"SSH-2.0-OpenSSH_9.2\r\n\r\n", b"\0\1\2\3" * 100, b"HTTP/1.1 many\r\n\r\n", b"x" * 70_000 + b"\r\n"],
)
def test_other_servers_are_reported(data: bytes) -> None:
    assert "not a web server" in failure_of(raw(data))


def test_too_many_headers_are_reported() -> None:
    assert "not a web server" in failure_of(raw(HEAD + b"X: y\r\n" * 500 + b"\r\n"))


@pytest.mark.parametrize("host", ["a..b", "...", "x" * 64 + ".invalid"])
def test_a_name_that_cannot_be_one_is_no_site(host: str) -> None:
    assert "no site of this name" in failure(f"http://{host}/")


# Certificates


@pytest.fixture(scope="module")
def certified(tmp_path_factory: pytest.TempPathFactory) -> tuple[ssl.SSLContext, Path]:
    try:
        return self_signed(tmp_path_factory.mktemp("certificate"))
    except FileNotFoundError:
        pytest.skip("there is no openssl to make a certificate with")


def test_a_self_signed_certificate_is_refused(certified: tuple[ssl.SSLContext, Path]) -> None:
    with serving(certified[0], page=answer(ARTICLE)) as server:
        message = failure(server.address("/page"))
        assert "certificate cannot be trusted (self-signed certificate)" in message
        assert not server.requests


def test_a_certificate_that_the_system_trusts_is_fine_for_its_own_name_alone(
    certified: tuple[ssl.SSLContext, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certified[1]))
    with serving(certified[0], page=answer(ARTICLE)) as server:
        assert fetched(server.address("/page")).body == ARTICLE.encode()
        assert "certificate cannot be trusted" in failure(
            server.address("/page").replace("127.0.0.1", "localhost")
        )


def test_a_redirect_from_tls_to_plain_http_is_followed(
    certified: tuple[ssl.SSLContext, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certified[1]))
    with serving(page=answer(ARTICLE)) as plain, serving(certified[0]) as server:
        server.pages["/"] = redirect(plain.address("/page"))
        assert fetched(server.address()).address.text == plain.address("/page")


def test_https_to_an_http_server_is_reported() -> None:
    def refuse(listener: socket.socket) -> None:
        connection, _ = listener.accept()
        with connection:
            connection.recv(65536)
            connection.sendall(b"HTTP/1.1 400 Bad Request\r\n\r\n")

    with socket.create_server(("127.0.0.1", 0)) as listener:
        threading.Thread(target=refuse, args=(listener,), daemon=True).start()
        assert "no secure connection" in failure(f"https://127.0.0.1:{listener.getsockname()[1]}/")


def test_a_stalled_tls_connection_times_out(
    certified: tuple[ssl.SSLContext, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certified[1]))
    with serving(certified[0], page=stall(head())) as server:
        assert "within 0.5 seconds" in failure(server.address("/page"), QUICK)


# Proxies


def test_a_proxy_that_is_set_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    with serving() as proxy:
        proxy.pages["http://somewhere.invalid/page"] = answer(ARTICLE)
        monkeypatch.setenv("http_proxy", proxy.address().replace("//", "//na%40me:pass@"))
        assert fetched("http://somewhere.invalid/page").body == ARTICLE.encode()
        assert b"Proxy-Authorization: Basic bmFAbWU6cGFzcw==" in proxy.requests[0]
        monkeypatch.setenv("http_proxy", f"127.0.0.1:{proxy.port}")
        assert fetched("http://somewhere.invalid/page").body == ARTICLE.encode()


def test_exceptions_from_the_proxy_are_respected(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:1")
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    with serving(page=answer(ARTICLE)) as server:
        assert fetched(server.address("/page")).body == ARTICLE.encode()


@pytest.mark.parametrize(
    ("proxy", "expected"),
    [
        ("http://name:secret@127.0.0.1:1", "proxy could not be reached"),
        ("socks5://name:secret@127.0.0.1:1", "not an HTTP proxy"),
        ("http://name:secret@[::1", "not an HTTP proxy"),
    ],
)
@pytest.mark.parametrize("scheme", ["http", "https"])
def test_a_proxy_that_does_not_work_is_reported(
    monkeypatch: pytest.MonkeyPatch, scheme: str, proxy: str, expected: str
) -> None:
    monkeypatch.setenv(f"{scheme}_proxy", proxy)
    message = failure(f"{scheme}://somewhere.invalid/")
    assert expected in message
    assert "secret" not in message


@pytest.mark.parametrize(
    ("status", "expected"),
    [
        ("407 Proxy Authentication Required", "the proxy requires a name"),
        ("403 Forbidden", "does not forward the request"),
    ],
)
def test_a_proxy_that_refuses_to_connect_is_reported(
    monkeypatch: pytest.MonkeyPatch, status: str, expected: str
) -> None:
    with serving() as proxy:
        proxy.pages["somewhere.invalid:443"] = answer(status=status)
        monkeypatch.setenv("https_proxy", proxy.address())
        assert expected in failure("https://somewhere.invalid/")
