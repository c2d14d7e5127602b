"""A local web server that misbehaves on request."""

import gzip
import socket
import ssl
import subprocess
import time
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Event, Thread

ARTICLE = """\
<!DOCTYPE html><html lang="en"><head><title>The lamp that learned to wait</title></head><body><article>
<h1>The lamp that learned to wait</h1>
<p>Ships once steered by a fire on a hill. The fire was kept by whoever lived nearest. Nobody was paid for it.</p>
<h2>From fire to oil</h2>
<p>Oil lamps gave a light that could be counted on. A keeper trimmed the wick every four hours. The lamp turned on a
bath of mercury, and a falling weight turned it.</p>
<h2>What a lens does</h2>
<p>A lens gathers the light of a small lamp into one beam. The beam is seen twenty miles away. The glass weighs more
than a cart and its horse.</p>
</article></body></html>
"""
MEGABYTE = 1024 * 1024

Handler = Callable[[socket.socket, Event], None]
"""Answers a request; ends at the latest when the event is set."""


def answer(
    body: bytes | str = b"", status: str = "200 OK", media_type: str | None = "text/html", **headers: str
) -> Handler:
    """Return a correct response; names of headers have ``_`` for ``-``."""
    data = body.encode() if isinstance(body, str) else body
    fields = {name.replace("_", "-"): value for name, value in headers.items()}
    if media_type is not None:
        fields["Content-Type"] = media_type
    fields.setdefault("Content-Length", str(len(data)))
    return raw(_head(status, fields) + data)


def raw(data: bytes) -> Handler:
    """Send bytes and close the connection."""

    def handle(connection: socket.socket, _: Event) -> None:
        connection.sendall(data)

    return handle


def redirect(to: str, status: str = "302 Found") -> Handler:
    return answer(status=status, Location=to)


def stall(data: bytes = b"") -> Handler:
    """Send the beginning of a response, and nothing more."""

    def handle(connection: socket.socket, _: Event) -> None:
        connection.sendall(data)
        connection.recv(1)  # nothing comes until the other side ends the connection

    return handle


def trickle(data: bytes = b"", *, drop: bytes = b"x", pause: float = 0.01) -> Handler:
    """Send the beginning of a response, and then a few bytes now and then, without an end."""

    def handle(connection: socket.socket, stop: Event) -> None:
        connection.sendall(data)
        while not stop.wait(pause):
            connection.sendall(drop)

    return handle


def flood(data: bytes = b"", *, drop: bytes = b"x" * MEGABYTE) -> Handler:
    """Send without an end, as fast as the client reads."""

    def handle(connection: socket.socket, stop: Event) -> None:
        connection.sendall(data)
        while not stop.is_set():
            connection.sendall(drop)

    return handle


def head(**headers: str) -> bytes:
    """Return the head of a response whose body follows."""
    return _head("200 OK", {name.replace("_", "-"): value for name, value in headers.items()})


def chunked(parts: Iterator[bytes] | list[bytes]) -> bytes:
    """Return a body in HTTP's chunked encoding."""
    return b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in parts) + b"0\r\n\r\n"


def gzip_bomb(size: int) -> bytes:
    """Return zeros compressed to a thousandth."""
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    part = b"\0" * MEGABYTE
    return b"".join([*(packer.compress(part) for _ in range(size // MEGABYTE)), packer.flush()])


def packed(text: str) -> bytes:
    """Return text compressed with gzip."""
    return gzip.compress(text.encode(), mtime=0)


class WebServer:
    """Serves pages from this computer, one thread for each connection.

    Args:
        pages: The handler for each path; any other path is not found.
        context: The TLS context; None to serve without TLS.
        host: The IP address to listen on.
    """

    def __init__(
        self, pages: dict[str, Handler], context: ssl.SSLContext | None = None, host: str = "127.0.0.1"
    ) -> None:
        self.pages = pages
        self.requests: list[bytes] = []
        self._context = context
        self._stop = Event()
        self._host = host
        self._listener = socket.create_server((host, 0))
        self.port = self._listener.getsockname()[1]
        self.open_connections = 0
        Thread(target=self._listen, daemon=True).start()

    def address(self, path: str = "/") -> str:
        """Return the address of a page."""
        return f"{'http' if self._context is None else 'https'}://{self._host}:{self.port}{path}"

    def close(self) -> None:
        """Stop the server and close all connections."""
        self._stop.set()
        # A thread that waits for a connection does not notice that its socket is closed.
        with suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()

    def wait_until_idle(self, seconds: float = 600.0) -> bool:
        """Wait until no connection is open, and return False if that takes too long."""
        deadline = time.monotonic() + seconds
        while self.open_connections and time.monotonic() < deadline:
            time.sleep(0.01)
        return not self.open_connections

    def _listen(self) -> None:
        with suppress(OSError):
            while True:
                connection, _ = self._listener.accept()
                Thread(target=self._serve, args=(connection,), daemon=True).start()

    def _serve(self, connection: socket.socket) -> None:
        self.open_connections += 1
        with suppress(OSError), connection:
            if self._context is not None:
                connection = self._context.wrap_socket(connection, server_side=True)
            request = b""
            while b"\r\n\r\n" not in request:
                received = connection.recv(65536)
                if not received:
                    raise ConnectionError
                request += received
            self.requests.append(request)
            path = request.split()[1].decode().partition("?")[0]
            handler = self.pages.get(path, answer("Not here", "404 Not Found"))
            handler(connection, self._stop)
        self.open_connections -= 1


@contextmanager
def serving(
    context: ssl.SSLContext | None = None, host: str = "127.0.0.1", **pages: Handler
) -> Iterator[WebServer]:
    """Run a server with ``index`` at ``/`` and the others at ``/name``."""
    named = {"/" if name == "index" else f"/{name}": handler for name, handler in pages.items()}
    server = WebServer(named, context, host)
    try:
        yield server
    finally:
        server.close()


def self_signed(folder: Path, host: str = "127.0.0.1") -> tuple[ssl.SSLContext, Path]:
    """Return a server's TLS context with a self-signed certificate made by openssl, and the certificate."""
    key, certificate = folder / "key.pem", folder / "certificate.pem"
    command = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=test"]
    command += ["-keyout", str(key), "-out", str(certificate), "-addext", f"subjectAltName=IP:{host}"]
    subprocess.run(command, check=True, capture_output=True)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    return context, certificate


def _head(status: str, fields: dict[str, str]) -> bytes:
    lines = [
        f"HTTP/1.1 {status}",
        *(f"{name}: {value}" for name, value in fields.items()),
        "Connection: close",
    ]
    return "\r\n".join([*lines, "", ""]).encode("utf-8")
