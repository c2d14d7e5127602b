"""Connections to web servers: through a proxy if one is set, with certificates checked, and closed from outside."""

import socket
import ssl
from base64 import b64encode
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit, urlunsplit
from urllib.request import getproxies, proxy_bypass

from urllib3 import (
    BaseHTTPResponse,
    HTTPConnectionPool,
    HTTPSConnectionPool,
    PoolManager,
    ProxyManager,
    Timeout,
)
from urllib3.connection import HTTPConnection, HTTPSConnection

from tui.sources.web.address import WebAddress
from tui.sources.web.failures import SOCKS_PROXY, WebError


class Connections:
    """Makes requests, and lets another thread end what is under way.

    Args:
        seconds: How long a server may be silent.
    """

    def __init__(self, seconds: float) -> None:
        self._timeout = Timeout(seconds)
        self._sockets: list[socket.socket] = []
        self._are_closed = False

    def get(self, address: WebAddress, headers: Mapping[str, str]) -> BaseHTTPResponse:
        """Ask for a page.

        Args:
            address: Its address.
            headers: What to say beside it.

        Returns:
            The answer, whatever its status, its body not read yet.

        Raises:
            WebError: The proxy that is set is of a kind that is not spoken.
            HTTPError: Any of urllib3's errors.
            OSError: The network's.
        """
        user = {} if address.user is None else {"Authorization": _basic(address.user)}
        return self._manager(address).request(
            "GET",
            address.text,
            headers={**headers, **user},
            redirect=False,
            retries=False,
            preload_content=False,
            timeout=self._timeout,
        )

    def close(self) -> None:
        """End what is under way, in whichever thread it is."""
        self._are_closed = True
        for connected in self._sockets:
            # Closing alone would leave another thread waiting for what comes next.
            with suppress(OSError):
                connected.shutdown(socket.SHUT_RDWR)
            connected.close()

    def _remember(self, connected: socket.socket | None) -> None:
        if self._are_closed or connected is None:
            raise ConnectionAbortedError
        self._sockets.append(connected)

    def _manager(self, address: WebAddress) -> PoolManager:
        settings: dict[str, Any] = {"ssl_context": _trusting()} if address.is_encrypted else {}
        proxy = _proxy_for(address)
        manager = PoolManager(**settings) if proxy is None else _through(proxy, address, settings)
        manager.pool_classes_by_scheme = self._pool_classes()
        return manager

    def _pool_classes(self) -> dict[str, Any]:
        """urllib3's pools, of connections that are remembered here."""
        remember = self._remember

        class Plain(HTTPConnection):
            def connect(self) -> None:
                super().connect()
                remember(self.sock)

        class Encrypted(HTTPSConnection):
            def connect(self) -> None:
                super().connect()
                remember(self.sock)

        class PlainPool(HTTPConnectionPool):
            ConnectionCls = Plain

        class EncryptedPool(HTTPSConnectionPool):
            ConnectionCls = Encrypted

        return {"http": PlainPool, "https": EncryptedPool}


def _basic(user: str) -> str:
    """A name and a password as they are sent (RFC 7617)."""
    return f"Basic {b64encode(user.encode('utf-8', 'replace')).decode()}"


def _trusting() -> ssl.SSLContext:
    """Trusts whom the system trusts. A Python that knows no such list, as on some Macs, has the one of certifi."""
    context = ssl.create_default_context()
    paths = ssl.get_default_verify_paths()
    if not any(path and Path(path).exists() for path in (paths.cafile, paths.capath)):
        with suppress(ImportError):
            from certifi import where

            context.load_verify_locations(where())
    return context


def _proxy_for(address: WebAddress) -> str | None:
    """The proxy that the environment, or the system, sets for an address."""
    scheme = "https" if address.is_encrypted else "http"
    proxies = getproxies()
    proxy = proxies.get(scheme) or proxies.get("all")
    if not proxy or proxy_bypass(address.host):
        return None
    return proxy if "://" in proxy else f"http://{proxy}"


def _through(proxy: str, address: WebAddress, settings: Mapping[str, Any]) -> ProxyManager:
    try:
        parts = urlsplit(proxy)
        user, at, host = parts.netloc.rpartition("@")
        if parts.scheme.lower() not in ("http", "https"):
            raise ValueError(parts.scheme)
        headers = {"Proxy-Authorization": _basic(unquote(user))} if at else None
        without_user = urlunsplit((parts.scheme.lower(), host, "", "", ""))
        return ProxyManager(without_user, proxy_headers=headers, **settings)
    except ValueError:
        raise WebError(address.text, SOCKS_PROXY) from None
