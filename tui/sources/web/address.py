"""The address of a web page, which can be shown and stored without harm. Importing this is cheap."""

import re
from typing import NamedTuple

from tui.document.errors import SourceError
from tui.text.sanitize import clean_line
from tui.text.urls import without_credentials

_STARTS_LIKE_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]+:", re.IGNORECASE)


class WebAddress(NamedTuple):
    """The address of a web page."""

    text: str
    """ASCII alone, the host's name in the letters that the network uses, so that nothing in it can pass for
    something else. It has no name, no password and no fragment."""
    user: str | None = None
    """A name and a password, as ``name:password``, to be sent to this address's server alone. Never shown."""

    @classmethod
    def parse(cls, text: str) -> "WebAddress":
        """Understand an address as it was typed.

        Args:
            text: Such as ``https://example.org/story``.

        Raises:
            SourceError: It is no address, or not one of the web.
        """
        from urllib.parse import unquote

        from urllib3.exceptions import LocationParseError
        from urllib3.util import parse_url

        text = text.strip()
        try:
            _require_web(text)
            parsed = parse_url(text)
            address = parsed._replace(auth=None, fragment=None, path=parsed.path or "/").url
            if not parsed.host or not address.isascii() or not address.isprintable():
                raise LocationParseError(text)
        except LocationParseError:
            # Its context would hold the address as it was typed, with the password.
            raise SourceError(
                f"Cannot read {_shown(text)}: that is no web address. Check it for typing mistakes."
            ) from None
        return cls(address, None if parsed.auth is None else unquote(parsed.auth))

    @property
    def is_encrypted(self) -> bool:
        """Whether the page is fetched through TLS."""
        return self.text.startswith("https:")

    @property
    def host(self) -> str:
        """The server, with its port if one is named."""
        return self.text.split("/")[2]

    @property
    def path(self) -> str:
        """The page's place on the server, without what is asked of it."""
        return "/" + self.text.partition("?")[0].split("/", 3)[3]

    def next(self, location: str) -> "WebAddress":
        """Where a redirect leads. The name and the password go along only to the same server.

        Args:
            location: What the server says, often only a part of an address.

        Raises:
            SourceError: It leads to no address, or out of the web.
        """
        from urllib.parse import urljoin

        try:
            joined = urljoin(self.text, location.strip())
        except ValueError:
            joined = location
        found = WebAddress.parse(joined)
        same_server = found.text.split("/")[:3] == self.text.split("/")[:3]
        return WebAddress(found.text, self.user if same_server else None)


def _require_web(text: str) -> None:
    if text.lower().startswith(("http://", "https://")):
        return
    scheme = _STARTS_LIKE_ADDRESS.match(text)
    what = f"{scheme[0].lower()} addresses are not read" if scheme else "that is no address"
    help_ = "Give the path of the file." if what.startswith("file:") else "Only http and https addresses are."
    raise SourceError(f"Cannot read {_shown(text)}: {what}. {help_}")


def _shown(text: str) -> str:
    """A text that could not be understood as an address, fit to be shown."""
    return clean_line(without_credentials(text))[:200]
