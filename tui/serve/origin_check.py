"""Who may come in: who asks for this server by a name that is its own, and no page of another one.

A page of any site can make its reader's browser send requests to this computer. Its websockets bear the site's name
as their origin. A site whose name is made to stand for this computer's address (DNS rebinding) bears the name in the
host of its requests.
"""

import socket
from collections.abc import Iterable
from ipaddress import ip_address
from urllib.parse import urlsplit

_HERE = "localhost"


class OriginPolicy:
    """Knows by what names the server may be asked for.

    Args:
        host: The name or address that the server listens at.
        names: Other names of it, such as that of a proxy before it.
    """

    def __init__(self, host: str, names: Iterable[str] = ()) -> None:
        self._names = {_HERE, host.lower(), *map(str.lower, names)}
        if not is_loopback(host):
            own = socket.gethostname().lower()
            self._names |= {own, own.partition(".")[0], f"{own.partition('.')[0]}.local"}

    def know(self, host: str) -> bool:
        """Whether a request names this server. An address in figures always does: nobody makes it stand for another.

        Args:
            host: What the request says, with or without a port.
        """
        name = _name_in(f"//{host}")
        return name is not None and (name in self._names or _is_address(name))

    def let_in(self, origin: str | None, host: str) -> bool:
        """Whether a websocket comes from this server's own page.

        Args:
            origin: What the request says of the page that asks for it; None if nothing.
            host: What it says of the server.
        """
        if origin is None or not self.know(host):
            return False
        scheme, separator, place = origin.partition("://")
        return bool(separator) and scheme in ("http", "https") and place == host


def is_loopback(host: str) -> bool:
    """Whether a name or address is one that only this computer reaches.

    Args:
        host: Such as ``127.0.0.1`` or ``localhost``.
    """
    return host.lower() == _HERE or (_is_address(host) and ip_address(host).is_loopback)


def _name_in(address: str) -> str | None:
    try:
        return urlsplit(address).hostname
    except ValueError:
        return None


def _is_address(name: str) -> bool:
    try:
        ip_address(name)
    except ValueError:
        return False
    return True
