"""Requests over connections that end in time, through the proxy that is set, with certificates checked."""

import ssl
from base64 import b64encode
from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import partial
from http import client
from importlib import metadata
from io import BufferedReader, RawIOBase
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from pathlib import Path
from socket import socket
from time import monotonic
from typing import Any
from urllib.parse import unquote, urlsplit, urlunsplit
from urllib.request import getproxies, proxy_bypass

from urllib3 import BaseHTTPResponse, PoolManager, ProxyManager, Timeout

from tui.sources.web import failures
from tui.sources.web.address import WebAddress
from tui.sources.web.content_coding import content_codings
from tui.sources.web.failures import FetchError

_ACCEPTED = "text/html,application/xhtml+xml,text/*;q=0.9,application/*;q=0.8,*/*;q=0.1"
_NAT64 = IPv6Network("64:ff9b::/96")
_LOCALHOST = "localhost"


def is_private(host: str) -> bool:
    """Return whether an IP address, or the name ``localhost``, is outside the public Internet; other names are not."""
    name = host.lower().rstrip(".")
    if name == _LOCALHOST or name.endswith(f".{_LOCALHOST}"):
        return True
    try:
        address = ip_address(host)
    except ValueError:
        return False
    if isinstance(address, IPv6Address):
        translated = IPv4Address(int(address) & 0xFFFFFFFF) if address in _NAT64 else None
        address = address.ipv4_mapped or address.sixtofour or translated or address
    return not address.is_global


def request(
    address: WebAddress,
    seconds: float,
    deadline: float,
    on_connected: Callable[[str], None],
    headers: Mapping[str, str] | None = None,
) -> BaseHTTPResponse:
    """Request a page, and return the response before its body is read.

    Args:
        address: The address of the page.
        seconds: The time that the server may be silent.
        deadline: The end of all reading, as of ``monotonic``.
        on_connected: Called with the server's IP address before anything is requested, or with its name if a proxy
            connects to it. It can raise an error.
        headers: More headers of the request.
    """
    manager = _pool_manager(address)
    pool: Any = manager.connection_from_url(address.text)
    if isinstance(manager, ProxyManager):
        on_connected(str(urlsplit(address.text).hostname))
        pool.ConnectionCls = partial(_connection, pool.ConnectionCls, deadline, None)
    else:
        pool.ConnectionCls = partial(_connection, pool.ConnectionCls, deadline, on_connected)
    own = {} if address.user is None else {"Authorization": _basic_auth(address.user)}
    options: dict[str, Any] = {"redirect": False, "retries": False, "preload_content": False}
    return manager.request(
        "GET",
        address.text,
        headers={**_headers(), **(headers or {}), **own},
        timeout=Timeout(seconds),
        **options,
    )


def _connection(
    connection_class: Callable[..., client.HTTPConnection],
    deadline: float,
    on_connected: Callable[[str], None] | None,
    **options: Any,
) -> Any:
    connection: Any = connection_class(**options)
    connection.response_class = partial(_timed_response, deadline)
    connect = connection.connect

    def connect_and_tell() -> None:
        connect()
        if on_connected is not None:
            on_connected(connection.sock.getpeername()[0])

    connection.connect = connect_and_tell
    return connection


def _timed_response(deadline: float, connected: socket, **options: Any) -> client.HTTPResponse:
    response = _Response(connected, **options)
    response.fp = BufferedReader(_TimedReader(connected, response.fp.detach(), deadline))
    return response


class _Response(client.HTTPResponse):
    """Skips all informational responses before the final one (RFC 9110, section 15.2), not only 100."""

    def begin(self) -> None:
        super().begin()
        while 100 <= self.status < 200 and self.status != client.SWITCHING_PROTOCOLS:
            self.headers = None  # type: ignore[assignment] # else it counts as the final one
            super().begin()


class _TimedReader(RawIOBase):
    """Reads from a socket until a deadline, however little the server sends at a time."""

    def __init__(self, connected: socket, stream: RawIOBase, deadline: float) -> None:
        self._socket = connected
        self._stream = stream
        self._deadline = deadline

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int | None:
        left = self._deadline - monotonic()
        if left <= 0:
            raise TimeoutError
        self._socket.settimeout(left)
        return self._stream.readinto(buffer)

    def close(self) -> None:
        self._stream.close()
        super().close()


def _pool_manager(address: WebAddress) -> PoolManager:
    """Return a manager of connections to a site, through the proxy that the environment or the system sets."""
    settings: dict[str, Any] = {"ssl_context": _ssl_context()} if address.is_encrypted else {}
    proxies = getproxies()
    proxy = proxies.get("https" if address.is_encrypted else "http") or proxies.get("all")
    if not proxy or proxy_bypass(address.host):
        return PoolManager(**settings)
    try:
        parts = urlsplit(proxy if "://" in proxy else f"http://{proxy}")
        user, at, host = parts.netloc.rpartition("@")
        if parts.scheme.lower() not in ("http", "https"):
            raise ValueError(parts.scheme)
        headers = {"Proxy-Authorization": _basic_auth(unquote(user))} if at else None
        without_user = urlunsplit((parts.scheme.lower(), host, "", "", ""))
        return ProxyManager(without_user, proxy_headers=headers, **settings)
    except ValueError:
        raise FetchError(address.text, failures.UNSUPPORTED_PROXY) from None


def _ssl_context() -> ssl.SSLContext:
    """Return a context with the system's certificates, or those of certifi if there are none, as on some Macs."""
    context = ssl.create_default_context()
    paths = ssl.get_default_verify_paths()
    if not any(path and Path(path).exists() for path in (paths.cafile, paths.capath)):
        with suppress(ImportError):
            from certifi import where

            context.load_verify_locations(where())
    return context


def _basic_auth(user: str) -> str:
    """Return the header for ``name:password`` (RFC 7617)."""
    return f"Basic {b64encode(user.encode('utf-8', 'replace')).decode()}"


def _headers() -> dict[str, str]:
    try:
        version = metadata.version("standfirst")
    except metadata.PackageNotFoundError:
        version = "0"
    return {
        "User-Agent": f"standfirst/{version}",
        "Accept": _ACCEPTED,
        "Accept-Encoding": ", ".join(content_codings()),
    }
