"""Checks of the Host and Origin headers: against DNS rebinding and cross-site WebSocket hijacking.

Any web page can make a browser send requests to this computer. Its WebSockets carry the page's own origin. A page whose
name was made to resolve to this computer's address (DNS rebinding) carries that name as the host of its requests.
"""

import socket
from collections.abc import Iterable
from ipaddress import ip_address
from urllib.parse import urlsplit

_LOCALHOST = "localhost"


class OriginPolicy:
    """The hosts and origins that the server answers.

    Args:
        host: The name or address that the server listens on.
        names: Other names of the server, such as that of a proxy in front of it.
    """

    def __init__(self, host: str, names: Iterable[str] = ()) -> None:
        self._names = {_LOCALHOST, host.lower(), *map(str.lower, names)}
        if not is_loopback(host):
            name = socket.gethostname().lower()
            short = name.partition(".")[0]
            self._names |= {name, short, f"{short}.local"}

    def allows_host(self, host: str) -> bool:
        """Return whether a Host header, with or without a port, names this server.

        An IP address always does: it cannot be made to resolve to another one.
        """
        name = _host_name(host)
        return name is not None and (name in self._names or _is_address(name))

    def allows_origin(self, origin: str | None, host: str) -> bool:
        """Return whether a WebSocket comes from this server's own page, by its Origin and Host headers (RFC 6454)."""
        if origin is None or not self.allows_host(host):
            return False
        scheme, separator, origin_host = origin.partition("://")
        return bool(separator) and scheme in ("http", "https") and origin_host == host


def is_loopback(host: str) -> bool:
    """Return whether a name or address, such as ``127.0.0.1``, is one that only this computer reaches."""
    return host.lower() == _LOCALHOST or (_is_address(host) and ip_address(host).is_loopback)


def _host_name(host: str) -> str | None:
    try:
        return urlsplit(f"//{host}").hostname
    except ValueError:
        return None


def _is_address(name: str) -> bool:
    try:
        ip_address(name)
    except ValueError:
        return False
    return True
