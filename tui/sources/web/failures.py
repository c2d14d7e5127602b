"""Why a web page could not be had, in words, and what would help."""

import errno
import re
import socket
import ssl
from collections.abc import Iterator, Sequence
from http.client import HTTPException, IncompleteRead, RemoteDisconnected
from typing import NamedTuple

from urllib3 import exceptions

from tui.document.errors import SourceError
from tui.text.sanitize import clean_line

_SAVE_IT = "Open it in a browser, save the page there and open the file."


class Failure(NamedTuple):
    """Why a page could not be had."""

    why: str
    help: str
    passes: bool = False
    """Whether the page may be there all the same, so that one kept from before can stand for it."""


class WebError(SourceError):
    """A web page could not be had.

    Args:
        address: The address, harmless, without name and password.
        failure: Why.
    """

    def __init__(self, address: str, failure: Failure) -> None:
        super().__init__(f"Cannot read {address}: {failure.why}. {failure.help}")
        self.failure = failure


TOO_MANY_REDIRECTS = Failure("the site passes it on from one address to the next without an end", _SAVE_IT)
EMPTY = Failure("the site sent an empty page", "Check the address, or try again later.")
NO_TARGET = Failure("the site passes it on, but does not say where to", _SAVE_IT)
CLOSED_EARLY = Failure(
    "the site closed the connection before all of the page was there", "Try again later.", passes=True
)
SOCKS_PROXY = Failure(
    "the proxy that is set for it is none for HTTP",
    "Set HTTPS_PROXY or HTTP_PROXY to an http:// proxy.",
    True,
)
_NO_SITE = Failure(
    "no site of this name could be found", "Check the address and your network connection.", True
)
_NO_NETWORK = Failure("the network could not be reached", "Check your network connection.", True)
_REFUSED = Failure(
    "the connection was refused", "Nothing answers there: check the address and its port.", True
)
_NO_PROXY = Failure(
    "the proxy could not be reached", "Check HTTP_PROXY, HTTPS_PROXY and ALL_PROXY in the environment.", True
)
_PROXY_REFUSES = Failure(
    "the proxy does not pass it on", "Ask whoever runs the proxy, or do without it.", True
)
_NOT_WEB = Failure("what answers there is no web server", "Check the address and its port.", True)
_DAMAGED = Failure("the site sent a damaged page", "Try again later.", True)

_SILENT = Failure("it did not answer in time", "Try again later.", passes=True)
_NOT_SECURE = Failure(
    "no secure connection could be made", "Check the address; some sites need http:// instead.", True
)

Kinds = type[BaseException] | tuple[type[BaseException], ...]
_NETWORK_IS_AWAY = (errno.ENETUNREACH, errno.EHOSTUNREACH, errno.ENETDOWN)
_OF_CAUSES: tuple[tuple[Kinds, Failure], ...] = (
    ((socket.gaierror, exceptions.NameResolutionError, exceptions.LocationParseError), _NO_SITE),
    ((RemoteDisconnected, IncompleteRead), CLOSED_EARLY),
    (HTTPException, _NOT_WEB),
    (ssl.SSLError, _NOT_SECURE),
    (ConnectionRefusedError, _REFUSED),
)
_OF_ERRORS: tuple[tuple[Kinds, Failure], ...] = (
    (exceptions.NewConnectionError, _NO_NETWORK),
    ((exceptions.TimeoutError, TimeoutError), _SILENT),
    (exceptions.DecodeError, _DAMAGED),
    ((exceptions.ProtocolError, ConnectionError), CLOSED_EARLY),
    (OSError, _NO_NETWORK),
)
"""The first that fits counts: a connection that could not be made is a time-out too, by urllib3's reckoning."""

_OF_STATUS = {
    401: Failure("the site wants you to log in (401)", f"Log in with a browser. {_SAVE_IT}"),
    402: Failure("the site wants to be paid for it (402)", f"If you have paid: {_SAVE_IT}"),
    403: Failure("the site refuses it to programs, or wants you to log in (403)", _SAVE_IT),
    404: Failure("the site has no such page (404)", "Check the address."),
    407: Failure(
        "the proxy wants a name and a password (407)",
        "Put them into the proxy's address in HTTP_PROXY and HTTPS_PROXY.",
        True,
    ),
    410: Failure("the page is gone for good (410)", "A web archive may still have it."),
    429: Failure(
        "the site has been asked too often (429)", "Wait for some minutes, then try again.", passes=True
    ),
    451: Failure("the site may not show it, for a legal reason (451)", "A web archive may still have it."),
}


def of_status(status: int) -> Failure:
    """What a server's answer means when it is no page.

    Args:
        status: The status code of its answer.
    """
    known = _OF_STATUS.get(status)
    if known is not None:
        return known
    if status >= 500 or status == 408:
        return Failure(f"the site has a fault or too much to do ({status})", "Try again later.", passes=True)
    if status >= 400:
        return Failure(f"the site refuses it ({status})", _SAVE_IT)
    return Failure(f"the site answered without a page ({status})", _SAVE_IT)


def out_of_the_web(location: str) -> Failure:
    """A redirect leads to something that is no page.

    Args:
        location: Where it leads, without name and password; it need not be harmless.
    """
    why = f"the site passes it on to {clean_line(location)[:100]}, which is no address of the web"
    return Failure(why, "Only http and https addresses are followed.")


def too_slow(seconds: float, *, has_begun: bool) -> Failure:
    """The time is up.

    Args:
        seconds: How long it was.
        has_begun: Whether a part of the page has come.
    """
    why = "not all of it was there" if has_begun else "there was no answer"
    help_ = "Try again later, or save it with a browser and open the file."
    return Failure(f"{why} within {seconds:g} seconds", help_, passes=True)


def too_large(size: int | None, limit: int) -> Failure:
    """The page is too large.

    Args:
        size: How many bytes it has, if that is known.
        limit: How many it may have.
    """
    most = f"{limit / 1024 / 1024:,.0f} MB"
    has = f"it has more than {most}" if size is None else f"it has {_megabytes(size)}, and {most} is the most"
    return Failure(has, "Save it and open a part of it.")


def unknown_packing(name: str) -> Failure:
    """The page is compressed in a way that was not asked for."""
    return Failure(
        f"the site sent it packed in a way that is not understood ({clean_line(name)[:40]})", _SAVE_IT
    )


def no_article(what: str) -> Failure:
    """The address leads to an image, a film or the like.

    Args:
        what: What it is, with its article.
    """
    return Failure(f"it is {what}, not an article", "Give the address of the page that it belongs to.")


def of_error(error: BaseException) -> Failure:
    """What went wrong while a page was fetched.

    Args:
        error: An error of urllib3, or of what it is built on.
    """
    causes = list(_causes(error))
    for cause in causes:
        if tunnel := re.match(r"Tunnel connection failed: (\d{3})", str(cause)):
            return _OF_STATUS[407] if tunnel[1] == "407" else _PROXY_REFUSES
    if isinstance(error, exceptions.ProxyError):
        return _NO_PROXY
    found = [failure for cause in causes if (failure := _of_cause(cause)) is not None]
    return found[0] if found else _first_of(_OF_ERRORS, error) or _NOT_WEB


def _of_cause(error: BaseException) -> Failure | None:
    """What the error behind an error tells, if it tells more."""
    if isinstance(error, ssl.SSLCertVerificationError):
        return _untrusted(clean_line(error.verify_message).rstrip(".")[:120])
    if isinstance(error, OSError) and error.errno in _NETWORK_IS_AWAY:
        return _NO_NETWORK
    return _first_of(_OF_CAUSES, error)


def _untrusted(why: str) -> Failure:
    return Failure(
        f"its certificate cannot be trusted ({why})",
        "Check the address and your computer's clock; the connection may be watched.",
        passes=True,
    )


def _first_of(known: Sequence[tuple[Kinds, Failure]], error: BaseException) -> Failure | None:
    return next((failure for kinds, failure in known if isinstance(error, kinds)), None)


def _causes(error: BaseException) -> Iterator[BaseException]:
    """The error, and all that it came from, each once."""
    seen: list[BaseException] = []
    waiting: list[object] = [error]
    while waiting:
        found = waiting.pop(0)
        if isinstance(found, BaseException) and found not in seen:
            seen.append(found)
            waiting += [found.__cause__, found.__context__, getattr(found, "reason", None), *found.args]
            yield found


def _megabytes(size: int) -> str:
    return f"{size / 1024 / 1024:,.0f} MB" if size < 10**15 else "an endless number of MB"
