"""Fetch a page within a time and a size limit."""

import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from http.client import HTTPException
from queue import Empty, SimpleQueue
from threading import Thread
from time import monotonic
from typing import NamedTuple

from urllib3 import BaseHTTPResponse
from urllib3.exceptions import HTTPError

from tui.document.errors import SourceError
from tui.formats.limits import MAX_SOURCE_BYTES
from tui.formats.registry import Format, format_by_media_type, format_by_name
from tui.sources.web import failures
from tui.sources.web.address import WebAddress
from tui.sources.web.connection import is_private, request
from tui.sources.web.content_coding import content_codings, parse_codings, unpack_body
from tui.sources.web.failures import Failure, FetchError
from tui.sources.web.retry_after import retry_seconds
from tui.sources.web.validators import Validators
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

    @property
    def is_picture(self) -> bool:
        """True for the type of a picture."""
        return self.name.startswith("image/")

    def format(self, path: str) -> Format | None:
        """Return the format of this media type, or else of a path; None if neither is known."""
        # ``text/plain`` proves nothing: many servers send it for everything that is not HTML.
        return format_by_media_type(self.name) or format_by_name(path)


DownloadHandler = Callable[[int, int | None], None]

_MAX_REDIRECTS = 10
_CHUNK_BYTES = 16 * 1024
_REDIRECT_STATUSES = frozenset({301, 302, 303, 307, 308})
_PERMANENT_STATUSES = frozenset({301, 308})
_NOT_MODIFIED = 304
_PAGE_STATUSES = frozenset({200, 203})
_WHOLE_RANGE = re.compile(r"bytes 0-([0-9]{1,18})/([0-9]{1,18})", re.IGNORECASE)


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
    validators: Validators = Validators()
    is_unchanged: bool = False
    """True if it has no other edition than the one that was asked about; the body is empty then."""
    has_moved: bool = False
    """True if all redirects to its address are permanent."""


_Reports = SimpleQueue[Page | BaseException | tuple[int, int | None]]
_LIMITS = Limits()
_GRACE_SECONDS = 0.5
"""The thread times out later than its caller, so that the error is always the same."""


def fetch(
    address: WebAddress,
    on_fetched: DownloadHandler | None = None,
    limits: Limits = _LIMITS,
    *,
    is_picture: bool = False,
    known: Validators | None = None,
) -> Page:
    """Fetch a page. No cookies and no referrer are ever sent.

    The work is done in a thread that is abandoned when the time is up, as a name look-up cannot be interrupted. Its
    other waits end soon after.

    Args:
        address: The address of the page.
        on_fetched: Called in the caller's thread with the bytes so far, from 0, and the total if the server gives it;
            at the end with the same number twice.
        limits: The most time and bytes.
        is_picture: Whether a picture is wanted, and not an article.
        known: An edition that need not be sent again; None to fetch any.

    Raises:
        FetchError: It could not be fetched, or its media type is not that of what is wanted.
    """
    if on_fetched is not None:
        on_fetched(0, None)
    reports: _Reports = SimpleQueue()
    deadline = monotonic() + limits.seconds
    attempt = _Attempt(
        address, limits, deadline + _GRACE_SECONDS, reports, is_picture=is_picture, known=known
    )
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

    def __init__(
        self,
        address: WebAddress,
        limits: Limits,
        deadline: float,
        reports: "_Reports",
        *,
        is_picture: bool = False,
        known: Validators | None = None,
    ) -> None:
        self._asked = address
        self._limits = limits
        self._deadline = deadline
        self._reports = reports
        self._is_picture = is_picture
        self._known = known
        self._has_moved = True
        self._allows_private: bool | None = None

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
        except (HTTPError, HTTPException, OSError, ValueError) as error:
            # urllib3's own messages are for programmers.
            raise FetchError(self._asked.text, failures.error_failure(error)) from None

    def _follow_redirects(self) -> tuple[BaseHTTPResponse, WebAddress]:
        """Return the first response that is not a redirect, and its address."""
        address = self._asked
        for _ in range(_MAX_REDIRECTS + 1):
            headers = {} if self._known is None else self._known.headers
            response = request(address, self._limits.seconds, self._deadline, self._check_server, headers)
            if response.status not in _REDIRECT_STATUSES:
                self._has_moved &= address != self._asked
                return response, address
            self._has_moved &= response.status in _PERMANENT_STATUSES
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
        if response.status == _NOT_MODIFIED and self._known is not None and self._known.headers:
            return Page(address, b"", MediaType("", None), self._known, True, self._has_moved)
        if response.status not in _PAGE_STATUSES and not _is_whole(response):
            wait = retry_seconds(response.headers.get("Retry-After", ""))
            raise self._error(failures.status_failure(response.status), wait)
        media_type = MediaType.parse(response.headers.get("Content-Type", ""))
        if media_type.non_article is not None and not (self._is_picture and media_type.is_picture):
            raise self._error(failures.not_an_article(media_type.non_article))
        codings = parse_codings(response.headers.get("Content-Encoding", ""))
        for coding in codings:
            if coding not in content_codings():
                raise self._error(failures.unknown_encoding(coding))
        body = b"".join(self._pieces(response, codings))
        if not body:
            raise self._error(failures.EMPTY_PAGE)
        return Page(address, body, media_type, Validators.of(response.headers), False, self._has_moved)

    def _pieces(self, response: BaseHTTPResponse, codings: Sequence[str]) -> Iterator[bytes]:
        """Yield the unpacked body in pieces, so that no more than the limit is ever in memory."""
        announced = response.headers.get("Content-Length", "")
        total = int(announced) if announced.isdecimal() else None
        if total is not None and total > self._limits.size:
            raise self._error(failures.too_large(total, self._limits.size))
        size = 0
        for piece in unpack_body(response.stream(_CHUNK_BYTES, decode_content=False), codings):
            size += len(piece)
            if size > self._limits.size:
                raise self._error(failures.too_large(None, self._limits.size))
            self._reports.put((response.tell(), total))
            yield piece
        self._reports.put((response.tell(), response.tell()))

    def _check_server(self, host: str) -> None:
        """Refuse a private server after a redirect, unless the address that was asked for is private too.

        Otherwise any page could read what only this computer reaches, and act there.
        """
        if self._allows_private is None:
            self._allows_private = is_private(host)
        elif is_private(host) and not self._allows_private:
            raise self._error(failures.private_redirect(host))

    def _error(self, failure: Failure, retry_after: float = 0.0) -> FetchError:
        return FetchError(self._asked.text, failure, retry_after)


def _is_whole(response: BaseHTTPResponse) -> bool:
    """Return whether a partial response (206), which was not asked for, has all of the page."""
    content_range = _WHOLE_RANGE.fullmatch(response.headers.get("Content-Range", "").strip())
    return (
        response.status == 206
        and content_range is not None
        and int(content_range[1]) + 1 == int(content_range[2])
    )


def _decode_header(location: str) -> str:
    """Return the text of a header in UTF-8, which was decoded as Latin-1."""
    with suppress(UnicodeError):
        return location.encode("latin-1").decode("utf-8")
    return location
