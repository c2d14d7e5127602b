"""Fetch a page within a time and a size limit, and what the server says it is."""

import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from http.client import HTTPException
from importlib import metadata
from queue import Empty, SimpleQueue
from threading import Thread
from time import monotonic
from typing import NamedTuple

from urllib3 import BaseHTTPResponse, HTTPResponse
from urllib3 import response as unpacking
from urllib3.exceptions import HTTPError

from tui.document.errors import SourceError
from tui.formats.kinds import Kind, kind_by_name
from tui.sources.files import SIZE_LIMIT
from tui.sources.web import failures
from tui.sources.web.address import WebAddress
from tui.sources.web.connections import Connections
from tui.sources.web.failures import Failure, WebError
from tui.text.urls import without_credentials

_CHARSET = re.compile(r"""charset\s*=\s*["']?([\w.:+-]{2,40})""", re.IGNORECASE)
_KINDS = {
    "text/html": Kind.WEB_PAGE,
    "application/xhtml+xml": Kind.WEB_PAGE,
    "text/markdown": Kind.MARKDOWN,
    "text/x-markdown": Kind.MARKDOWN,
    "message/rfc822": Kind.MAIL,
}
_NO_ARTICLES = {
    "image": "an image",
    "video": "a video",
    "audio": "a recording",
    "font": "a font",
    "model": "a model of a thing",
}


class MediaType(NamedTuple):
    """The type that stands over a page."""

    name: str
    """Such as ``text/html``, in lower case; empty if the server does not say."""
    charset: str | None

    @classmethod
    def parse(cls, header: str) -> "MediaType":
        """Understand the field ``Content-Type``.

        Args:
            header: What stands in it, such as ``text/html; charset=utf-8``.
        """
        name, _, parameters = header.partition(";")
        charset = _CHARSET.search(parameters)
        return cls(name.strip().lower()[:100], None if charset is None else charset[1])

    @property
    def no_article(self) -> str | None:
        """What the page is if that can be no article, such as ``an image``; else None."""
        return _NO_ARTICLES.get(self.name.partition("/")[0])

    def kind(self, path: str) -> Kind | None:
        """The kind of source that the page claims to be; None where the server claims little and so does the name.

        Args:
            path: The page's path on the server. Its ending counts where plain text is claimed, as many servers claim it
                of all that is not HTML.
        """
        return _KINDS.get(self.name) or kind_by_name(path)


ProgressHandler = Callable[[int, int | None], None]

_MOST_REDIRECTS = 10
_PART = 16 * 1024
_ACCEPTED = "text/html,application/xhtml+xml,text/*;q=0.9,application/*;q=0.8,*/*;q=0.1"
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_PAGES = frozenset({200, 203})


class Limits(NamedTuple):
    """What a page may take."""

    seconds: float = 20.0
    """From looking up the site's name to the last byte, redirects included."""
    size: int = SIZE_LIMIT
    """The bytes of its body, unpacked."""


class Page(NamedTuple):
    """A page as a server sent it."""

    address: WebAddress
    """Where it was found, after all redirects."""
    body: bytes
    media_type: MediaType


_Reports = SimpleQueue[Page | BaseException | tuple[int, int | None]]
_LIMITS = Limits()


def fetch(address: WebAddress, on_fetched: ProgressHandler | None = None, limits: Limits = _LIMITS) -> Page:
    """Fetch a page. No cookies and no referrer are ever sent.

    The work is done in a thread that is left to itself when the time is up: looking up a name, shaking hands and a
    server that sends a byte now and then can't be hurried.

    Args:
        address: The page's address.
        on_fetched: Called in this thread with how many bytes have come, from 0, and of how many if the server says so;
            at the end with the same number twice.
        limits: What it may take.

    Raises:
        WebError: It could not be fetched, or is no article by what the server says of it.
    """
    if on_fetched is not None:
        on_fetched(0, None)
    reports: _Reports = SimpleQueue()
    attempt = _Attempt(address, limits, lambda done, total: reports.put((done, total)))
    deadline = monotonic() + limits.seconds
    has_begun = False
    Thread(target=_settle, args=(attempt, reports), daemon=True).start()
    try:
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
        raise WebError(address.text, failures.too_slow(limits.seconds, has_begun=has_begun))
    finally:
        attempt.connections.close()


def _settle(attempt: "_Attempt", reports: "_Reports") -> None:
    try:
        reports.put(attempt.page())
    except BaseException as error:
        reports.put(error)


class _Attempt:
    """One page being fetched."""

    def __init__(self, address: WebAddress, limits: Limits, report: ProgressHandler) -> None:
        self.connections = Connections(limits.seconds)
        self._asked = address
        self._limits = limits
        self._report = report

    def page(self) -> Page:
        """The page, or the error that says why there is none."""
        try:
            response, address = self._answer()
            return self._page_in(response, address)
        except SourceError:
            raise
        except (HTTPError, HTTPException, OSError, ValueError) as error:
            # What urllib3 says is made for those who write programs, and stays out of sight.
            raise WebError(self._asked.text, failures.of_error(error)) from None

    def _answer(self) -> tuple[BaseHTTPResponse, WebAddress]:
        """The first answer that is no redirect, and where it came from."""
        address = self._asked
        for _ in range(_MOST_REDIRECTS + 1):
            response = self.connections.get(address, _headers())
            if response.status not in _REDIRECTS:
                return response, address
            location = response.headers.get("Location")
            if not location:
                raise self._failed(failures.NO_TARGET)
            try:
                address = address.next(_as_meant(location))
            except SourceError:
                raise self._failed(failures.out_of_the_web(without_credentials(location))) from None
        raise self._failed(failures.TOO_MANY_REDIRECTS)

    def _page_in(self, response: BaseHTTPResponse, address: WebAddress) -> Page:
        if response.status not in _PAGES:
            raise self._failed(failures.of_status(response.status))
        media_type = MediaType.parse(response.headers.get("Content-Type", ""))
        if media_type.no_article is not None:
            raise self._failed(failures.no_article(media_type.no_article))
        self._require_understood(response.headers.get("Content-Encoding", ""))
        body = b"".join(self._parts(response))
        if not body:
            raise self._failed(failures.EMPTY)
        return Page(address, body, media_type)

    def _parts(self, response: BaseHTTPResponse) -> Iterator[bytes]:
        """The body, unpacked, a part at a time, so that no more than the limit is ever in memory."""
        announced = response.headers.get("Content-Length", "")
        total = int(announced) if announced.isdecimal() else None
        if total is not None and total > self._limits.size:
            raise self._failed(failures.too_large(total, self._limits.size))
        size = 0
        for part in response.stream(_PART, decode_content=True):
            size += len(part)
            if size > self._limits.size:
                raise self._failed(failures.too_large(None, self._limits.size))
            self._report(response.tell(), total)
            yield part
        self._report(response.tell(), response.tell())

    def _require_understood(self, packing: str) -> None:
        for name in packing.lower().split(","):
            if name.strip() not in {"", "identity", "x-gzip", *packings()}:
                raise self._failed(failures.unknown_packing(name.strip()))

    def _failed(self, failure: Failure) -> WebError:
        return WebError(self._asked.text, failure)


def _headers() -> dict[str, str]:
    try:
        version = metadata.version("standfirst")
    except metadata.PackageNotFoundError:
        version = "0"
    return {
        "User-Agent": f"standfirst/{version}",
        "Accept": _ACCEPTED,
        "Accept-Encoding": ", ".join(packings()),
    }


def packings() -> tuple[str, ...]:
    """The ways of compressing a page that can be unpacked a part at a time, with the libraries that are there."""
    brotli = getattr(unpacking, "brotli", None)
    # Without this, which came with its version 1.2, it unpacks all that it is given at once.
    is_bounded = hasattr(getattr(brotli, "Decompressor", None), "can_accept_more_data")
    found = [name for name in HTTPResponse.CONTENT_DECODERS if name != "x-gzip"]
    return tuple(name for name in found if name != "br" or is_bounded)


def _as_meant(location: str) -> str:
    """A header as its author meant it: its bytes are taken for Latin-1 on the way, and are UTF-8 today."""
    with suppress(UnicodeError):
        return location.encode("latin-1").decode("utf-8")
    return location
