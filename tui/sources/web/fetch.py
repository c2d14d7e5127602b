"""Fetch a page within a time and a size limit, through the proxy that is set, with certificates checked."""

import re
import ssl
from base64 import b64encode
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial
from http import client
from importlib import metadata
from io import BufferedReader, RawIOBase
from pathlib import Path
from queue import Empty, SimpleQueue
from socket import socket
from threading import Thread
from time import monotonic
from typing import Any, NamedTuple
from urllib.parse import unquote, urlsplit, urlunsplit
from urllib.request import getproxies, proxy_bypass

from urllib3 import BaseHTTPResponse, HTTPResponse, PoolManager, ProxyManager, Timeout
from urllib3 import response as decoding
from urllib3.exceptions import HTTPError

from tui.document.errors import SourceError
from tui.formats.limits import MAX_SOURCE_BYTES
from tui.formats.registry import Format, format_by_media_type, format_by_name
from tui.sources.web import failures
from tui.sources.web.address import WebAddress
from tui.sources.web.failures import Failure, FetchError
from tui.text.urls import without_credentials

_CHARSET = re.compile(r"""charset\s*=\s*["']?([\w.:+-]{2,40})""", re.IGNORECASE)
_NOT_ARTICLES = {
    "image": "an image",
    "video": "a video",
    "audio": "a recording",
    "font": "a font",
    "model": "a model of a thing",
}


class MediaType(NamedTuple):
    """The media type that a server gives a page."""

    name: str
    """In lower case, such as ``text/html``; empty if the server gives none."""
    charset: str | None

    @classmethod
    def parse(cls, header: str) -> "MediaType":
        """Parse a ``Content-Type`` such as ``text/html; charset=utf-8``."""
        name, _, parameters = header.partition(";")
        charset = _CHARSET.search(parameters)
        return cls(name.strip().lower()[:100], None if charset is None else charset[1])

    @property
    def non_article(self) -> str | None:
        """A description, such as ``an image``, of a type that cannot be an article; else None."""
        return _NOT_ARTICLES.get(self.name.partition("/")[0])

    def format(self, path: str) -> Format | None:
        """Return the format of this media type, or else of a path; None if neither is known."""
        # ``text/plain`` proves nothing: many servers send it for everything that is not HTML.
        return format_by_media_type(self.name) or format_by_name(path)


DownloadHandler = Callable[[int, int | None], None]

_MAX_REDIRECTS = 10
_CHUNK_BYTES = 16 * 1024
_ACCEPTED = "text/html,application/xhtml+xml,text/*;q=0.9,application/*;q=0.8,*/*;q=0.1"
_REDIRECT_STATUSES = frozenset({301, 302, 303, 307, 308})
_PAGE_STATUSES = frozenset({200, 203})


class Limits(NamedTuple):
    """The time and the size that a page may take."""

    seconds: float = 20.0
    """From the name look-up to the last byte, redirects included."""
    size: int = MAX_SOURCE_BYTES
    """In bytes of the decoded body."""


class Page(NamedTuple):
    """A page as a server sent it."""

    address: WebAddress
    """That after all redirects."""
    body: bytes
    media_type: MediaType


_Reports = SimpleQueue[Page | BaseException | tuple[int, int | None]]
_LIMITS = Limits()
_GRACE_SECONDS = 0.5
"""The thread times out later than its caller, so that the error is always the same."""


def fetch(address: WebAddress, on_fetched: DownloadHandler | None = None, limits: Limits = _LIMITS) -> Page:
    """Fetch a page. No cookies and no referrer are ever sent.

    The work is done in a thread that is abandoned when the time is up, as a name look-up cannot be interrupted. Its
    other waits end soon after.

    Args:
        address: The address of the page.
        on_fetched: Called in the caller's thread with the bytes so far, from 0, and the total if the server gives it;
            at the end with the same number twice.
        limits: The most time and bytes.

    Raises:
        FetchError: It could not be fetched, or its media type is not that of an article.
    """
    if on_fetched is not None:
        on_fetched(0, None)
    reports: _Reports = SimpleQueue()
    deadline = monotonic() + limits.seconds
    attempt = _Attempt(address, limits, deadline + _GRACE_SECONDS, reports)
    Thread(target=attempt.run, name="fetch", daemon=True).start()
    has_begun = False
    while (left := deadline - monotonic()) > 0:
        try:
            report = reports.get(timeout=left)
        except Empty:
            break
        if isinstance(report, Page):
            return report
        if isinstance(report, BaseException):
            raise report
        has_begun = True
        if on_fetched is not None:
            on_fetched(*report)
    raise FetchError(address.text, failures.too_slow(limits.seconds, has_begun=has_begun))


class _Attempt:
    """Fetches one page, in a thread of its own."""

    def __init__(self, address: WebAddress, limits: Limits, deadline: float, reports: "_Reports") -> None:
        self._asked = address
        self._limits = limits
        self._deadline = deadline
        self._reports = reports

    def run(self) -> None:
        """Report the progress, and then the page or an exception."""
        try:
            self._reports.put(self._fetch())
        except BaseException as error:
            self._reports.put(error)

    def _fetch(self) -> Page:
        try:
            response, address = self._follow_redirects()
            with response:
                return self._read_page(response, address)
        except (HTTPError, client.HTTPException, OSError, ValueError) as error:
            # urllib3's own messages are for programmers.
            raise FetchError(self._asked.text, failures.error_failure(error)) from None

    def _follow_redirects(self) -> tuple[BaseHTTPResponse, WebAddress]:
        """Return the first response that is not a redirect, and its address."""
        address = self._asked
        for _ in range(_MAX_REDIRECTS + 1):
            response = _request(address, self._limits.seconds, self._deadline)
            if response.status not in _REDIRECT_STATUSES:
                return response, address
            response.close()
            location = response.headers.get("Location")
            if not location:
                raise self._error(failures.NO_REDIRECT_TARGET)
            try:
                address = address.resolve(_decode_header(location))
            except SourceError:
                raise self._error(failures.bad_redirect(without_credentials(location))) from None
        raise self._error(failures.TOO_MANY_REDIRECTS)

    def _read_page(self, response: BaseHTTPResponse, address: WebAddress) -> Page:
        if response.status not in _PAGE_STATUSES:
            raise self._error(failures.status_failure(response.status))
        media_type = MediaType.parse(response.headers.get("Content-Type", ""))
        if media_type.non_article is not None:
            raise self._error(failures.not_an_article(media_type.non_article))
        for encoding in response.headers.get("Content-Encoding", "").lower().split(","):
            if encoding.strip() not in {"", "identity", "x-gzip", *content_encodings()}:
                raise self._error(failures.unknown_encoding(encoding.strip()))
        body = b"".join(self._chunks(response))
        if not body:
            raise self._error(failures.EMPTY_PAGE)
        return Page(address, body, media_type)

    def _chunks(self, response: BaseHTTPResponse) -> Iterator[bytes]:
        """Yield the decoded body in chunks, so that no more than the limit is ever in memory."""
        announced = response.headers.get("Content-Length", "")
        total = int(announced) if announced.isdecimal() else None
        if total is not None and total > self._limits.size:
            raise self._error(failures.too_large(total, self._limits.size))
        size = 0
        for chunk in response.stream(_CHUNK_BYTES, decode_content=True):
            size += len(chunk)
            if size > self._limits.size:
                raise self._error(failures.too_large(None, self._limits.size))
            self._reports.put((response.tell(), total))
            yield chunk
        self._reports.put((response.tell(), response.tell()))

    def _error(self, failure: Failure) -> FetchError:
        return FetchError(self._asked.text, failure)


def content_encodings() -> tuple[str, ...]:
    """Return the content encodings that the installed libraries can decode a chunk at a time."""
    brotli = getattr(decoding, "brotli", None)
    # Without this method, which is new in version 1.2, brotli unpacks all of its input at once.
    is_bounded = hasattr(getattr(brotli, "Decompressor", None), "can_accept_more_data")
    known = [name for name in HTTPResponse.CONTENT_DECODERS if name != "x-gzip"]
    return tuple(name for name in known if name != "br" or is_bounded)


def _request(address: WebAddress, seconds: float, deadline: float) -> BaseHTTPResponse:
    """Request a page, and return the response before its body is read.

    The server may be silent for ``seconds``; reading ends at ``deadline``, as of ``monotonic``.
    """
    manager = _pool_manager(address)
    pool: Any = manager.connection_from_url(address.text)
    pool.ConnectionCls = partial(_connect, pool.ConnectionCls, deadline)
    user = {} if address.user is None else {"Authorization": _basic_auth(address.user)}
    options: dict[str, Any] = {"redirect": False, "retries": False, "preload_content": False}
    return manager.request(
        "GET", address.text, headers=_headers() | user, timeout=Timeout(seconds), **options
    )


def _connect(connection_class: Callable[..., client.HTTPConnection], deadline: float, **options: Any) -> Any:
    connection = connection_class(**options)
    connection.response_class = partial(_timed_response, deadline)  # type: ignore[assignment]
    return connection


def _timed_response(deadline: float, connected: socket, **options: Any) -> client.HTTPResponse:
    response = client.HTTPResponse(connected, **options)
    response.fp = BufferedReader(_TimedReader(connected, response.fp.detach(), deadline))
    return response


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
        "Accept-Encoding": ", ".join(content_encodings()),
    }


def _decode_header(location: str) -> str:
    """Return the text of a header in UTF-8, which was decoded as Latin-1."""
    with suppress(UnicodeError):
        return location.encode("latin-1").decode("utf-8")
    return location
