"""The reasons why a web page could not be fetched, each with a remedy."""

import errno
import re
import socket
import ssl
from collections.abc import Iterator, Sequence
from http.client import HTTPException, IncompleteRead, RemoteDisconnected
from typing import NamedTuple

from urllib3 import exceptions

from tui.text.sanitize import clean_line

_SAVE_IT = "Open it in a browser, save the page there and open the file."
_LATER = "Try again later."


class Failure(NamedTuple):
    """The reason why a page could not be fetched."""

    reason: str
    """Continues ``Cannot read x:``."""
    remedy: str
    is_refusal: bool = False
    """True if the site does not want to show the page, or has it no more: no cached one may replace it."""


class FetchError(Exception):
    """A web page could not be fetched; its address is given without user name and password."""

    def __init__(self, address: str, failure: Failure, retry_after: float = 0.0) -> None:
        super().__init__(f"Cannot read {address}: {failure.reason}. {failure.remedy}")
        self.failure = failure
        self.retry_after = retry_after
        """The seconds that the server asks to wait; 0 if it does not say."""


TOO_MANY_REDIRECTS = Failure("the site redirects from one address to the next without end", _SAVE_IT)
EMPTY_PAGE = Failure("the site sent an empty page", "Check the address, or try again later.")
NO_REDIRECT_TARGET = Failure("the site redirects, but does not say where to", _SAVE_IT)
UNSUPPORTED_PROXY = Failure(
    "the proxy that is set for it is not an HTTP proxy",
    "Set HTTPS_PROXY or HTTP_PROXY to an http:// proxy.",
)
_CLOSED_EARLY = Failure("the site closed the connection before the whole page had arrived", _LATER)
_NO_SITE = Failure("no site of this name could be found", "Check the address and your network connection.")
_NO_NETWORK = Failure("the network could not be reached", "Check your network connection.")
_REFUSED = Failure("the connection was refused", "Nothing answers there: check the address and its port.")
_NO_PROXY = Failure(
    "the proxy could not be reached", "Check HTTP_PROXY, HTTPS_PROXY and ALL_PROXY in the environment."
)
_PROXY_REFUSES = Failure(
    "the proxy does not forward the request", "Ask whoever runs the proxy, or do without it."
)
_NOT_HTTP = Failure("what answers there is not a web server", "Check the address and its port.")
_DAMAGED = Failure("the site sent a damaged page", _LATER)
_SILENT = Failure("it did not answer in time", _LATER)
_NOT_SECURE = Failure(
    "no secure connection could be made", "Check the address; some sites need http:// instead."
)

_ErrorTypes = type[BaseException] | tuple[type[BaseException], ...]
_UNREACHABLE = (errno.ENETUNREACH, errno.EHOSTUNREACH, errno.ENETDOWN)
_BY_CAUSE: tuple[tuple[_ErrorTypes, Failure], ...] = (
    ((socket.gaierror, exceptions.NameResolutionError, exceptions.LocationParseError), _NO_SITE),
    ((RemoteDisconnected, IncompleteRead), _CLOSED_EARLY),
    (HTTPException, _NOT_HTTP),
    (ssl.SSLError, _NOT_SECURE),
    (ConnectionRefusedError, _REFUSED),
)
_BY_ERROR: tuple[tuple[_ErrorTypes, Failure], ...] = (
    (exceptions.NewConnectionError, _NO_NETWORK),
    ((exceptions.TimeoutError, TimeoutError), _SILENT),
    (exceptions.DecodeError, _DAMAGED),
    ((exceptions.ProtocolError, ConnectionError), _CLOSED_EARLY),
    (OSError, _NO_NETWORK),
)
"""The first that fits counts: urllib3's NewConnectionError is a TimeoutError too."""

_BY_STATUS = {
    206: Failure("the site sent only a part of it (206)", _SAVE_IT),
    401: Failure("the site requires a login (401)", f"Log in with a browser. {_SAVE_IT}"),
    402: Failure("the site requires payment (402)", f"If you have paid: {_SAVE_IT}"),
    403: Failure("the site refuses programs, or requires a login (403)", _SAVE_IT),
    404: Failure("the site has no such page (404)", "Check the address."),
    407: Failure(
        "the proxy requires a name and a password (407)",
        "Put them into the proxy's address in HTTP_PROXY and HTTPS_PROXY.",
    ),
    410: Failure("the page is gone for good (410)", "A web archive may still have it."),
    429: Failure("the site has had too many requests (429)", "Wait a few minutes, then try again."),
    451: Failure("the site may not show it, for a legal reason (451)", "A web archive may still have it."),
}
_TEMPORARY_STATUSES = (407, 408, 425, 429)


def status_failure(status: int) -> Failure:
    """Return the failure for an HTTP status without a page."""
    if status in _BY_STATUS:
        failure = _BY_STATUS[status]
    elif status >= 500 or status == 408:
        failure = Failure(f"the site has an error or is overloaded ({status})", _LATER)
    elif status >= 400:
        failure = Failure(f"the site refuses it ({status})", _SAVE_IT)
    else:
        failure = Failure(f"the site answered without a page ({status})", _SAVE_IT)
    return failure._replace(is_refusal=400 <= status < 500 and status not in _TEMPORARY_STATUSES)


def bad_redirect(location: str) -> Failure:
    """Return the failure for a redirect to something else than a web page; the message leaves out credentials."""
    reason = f"the site redirects to {clean_line(location)[:100]}, which is not a web address"
    return Failure(reason, "Only http and https addresses are followed.")


def private_redirect(host: str) -> Failure:
    """Return the failure for a redirect from a public address to one that only this computer or its network has."""
    return Failure(
        f"the site redirects to {host}, which is on this computer or its own network",
        "If you trust that address, use it instead.",
    )


def too_slow(seconds: float, *, has_begun: bool) -> Failure:
    """Return the failure for a time-out, before or after the page has begun to arrive."""
    progress = "not all of it had arrived" if has_begun else "there was no answer"
    remedy = "Try again later, or save it with a browser and open the file."
    return Failure(f"{progress} within {seconds:g} seconds", remedy)


def too_large(size: int | None, limit: int) -> Failure:
    """Return the failure for a page with more bytes than the limit; the size is None if unknown."""
    most = f"{limit / 1024 / 1024:,.0f} MB"
    if size is None:
        return Failure(f"it has more than {most}", "Save it and open a part of it.")
    has = f"{size / 1024 / 1024:,.0f} MB" if size < 10**15 else "an endless number of MB"
    return Failure(f"it has {has}; the limit is {most}", "Save it and open a part of it.")


def unknown_encoding(name: str) -> Failure:
    """Return the failure for a content encoding that was not asked for."""
    name = clean_line(name)[:40]
    return Failure(f"the site sent it with an unknown compression ({name})", _SAVE_IT)


def not_an_article(description: str) -> Failure:
    """Return the failure for an address that leads to ``an image``, ``a video`` or the like."""
    return Failure(f"it is {description}, not an article", "Give the address of the page that it belongs to.")


def error_failure(error: BaseException) -> Failure:
    """Return the failure for an error while a page was fetched."""
    causes = list(_causes(error))
    for cause in causes:
        if tunnel := re.match(r"Tunnel connection failed: (\d{3})", str(cause)):
            return _BY_STATUS[407] if tunnel[1] == "407" else _PROXY_REFUSES
    if isinstance(error, exceptions.ProxyError):
        return _NO_PROXY
    known = [failure for cause in causes if (failure := _cause_failure(cause)) is not None]
    return known[0] if known else _first_match(_BY_ERROR, error) or _NOT_HTTP


def _cause_failure(cause: BaseException) -> Failure | None:
    """Return the failure for one of an error's causes, if it says more than the error itself."""
    if isinstance(cause, ssl.SSLCertVerificationError):
        why = clean_line(cause.verify_message).rstrip(".")[:120]
        remedy = "Check the address and your computer's clock; the connection may be watched."
        return Failure(f"its certificate cannot be trusted ({why})", remedy)
    if isinstance(cause, OSError) and cause.errno in _UNREACHABLE:
        return _NO_NETWORK
    return _first_match(_BY_CAUSE, cause)


def _first_match(failures: Sequence[tuple[_ErrorTypes, Failure]], error: BaseException) -> Failure | None:
    return next((failure for types, failure in failures if isinstance(error, types)), None)


def _causes(error: BaseException) -> Iterator[BaseException]:
    """Yield an error and all of its causes, each once."""
    seen: list[BaseException] = []
    waiting: list[object] = [error]
    while waiting:
        found = waiting.pop(0)
        if isinstance(found, BaseException) and found not in seen:
            seen.append(found)
            waiting += [found.__cause__, found.__context__, getattr(found, "reason", None), *found.args]
            yield found
