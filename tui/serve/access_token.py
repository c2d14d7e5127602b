"""The token without which nobody is let in: part of the printed address, and then a cookie of the browser."""

import secrets
from hmac import compare_digest
from urllib.parse import urlencode

from aiohttp import web
from aiohttp.typedefs import Handler

_PARAMETER = "token"
_TOKEN_BYTES = 16


def new_token() -> str:
    """Return a random token that nobody can guess."""
    return secrets.token_urlsafe(_TOKEN_BYTES)


def with_token(address: str, token: str | None) -> str:
    """Return the address of the page with the token in it, if there is one."""
    return address if token is None else f"{address}?{_PARAMETER}={token}"


class TokenCheck:
    """Answers only requests with the token: in their address, which sets a cookie, or in that cookie.

    Args:
        token: The token.
    """

    def __init__(self, token: str) -> None:
        self._token = token

    @web.middleware
    async def middleware(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        """Answer a request, or refuse it without a token."""
        given = request.query.get(_PARAMETER)
        if request.path == "/" and given is not None and self._is_right(given):
            # The token disappears from the address, so that neither the history nor a screenshot shows it.
            rest = [(name, value) for name, value in request.query.items() if name != _PARAMETER]
            response = web.HTTPSeeOther(f"./?{urlencode(rest)}")
            response.set_cookie(
                _cookie_name(request), self._token, httponly=True, samesite="Lax", secure=request.secure
            )
            raise response
        if not self._is_right(request.cookies.get(_cookie_name(request), "")):
            raise web.HTTPForbidden(
                text="Open the address that “standfirst serve” has printed, with its token.\n"
            )
        return await handler(request)

    def _is_right(self, given: str) -> bool:
        return compare_digest(given.encode("utf-8", "replace"), self._token.encode())


def _cookie_name(request: web.Request) -> str:
    """Return a name with the port: browsers share cookies between all ports of a host."""
    port = request.host.rpartition(":")[2]
    return f"standfirst-{port}" if port.isdecimal() else "standfirst"
