"""The address of a web page in a form that is safe to show and to store. Importing this is cheap."""

import re
from typing import NamedTuple

from tui.document.errors import SourceError
from tui.text.sanitize import clean_line
from tui.text.urls import without_credentials

_SCHEME = re.compile(r"[a-z][a-z0-9+.-]+:", re.IGNORECASE)


class WebAddress(NamedTuple):
    """The address of a web page."""

    text: str
    """Printable ASCII with the host's name in IDNA, so that no letter looks like another; without user and fragment."""
    user: str | None = None
    """``name:password``; sent to the server of this address only, and never shown."""

    @classmethod
    def parse(cls, text: str) -> "WebAddress":
        """Parse an address as it was typed, such as ``https://example.org/story``.

        Raises:
            SourceError: It is not a web address.
        """
        from urllib.parse import unquote

        from urllib3.exceptions import LocationParseError
        from urllib3.util import parse_url

        text = text.strip()
        try:
            _require_web(text)
            parsed = parse_url(text)
            address = parsed._replace(auth=None, fragment=None, path=parsed.path or "/").url
            if not parsed.host or not address.isascii() or not address.isprintable() or " " in address:
                raise LocationParseError(text)
        except LocationParseError:
            # The context of the error would hold the password.
            raise SourceError(
                f"Cannot read {_printable(text)}: that is not a web address. Check it for typing mistakes."
            ) from None
        return cls(address, None if parsed.auth is None else unquote(parsed.auth))

    @property
    def is_encrypted(self) -> bool:
        """True for https."""
        return self.text.startswith("https:")

    @property
    def host(self) -> str:
        """The server, with its port if the address names one."""
        return self.text.split("/")[2]

    @property
    def path(self) -> str:
        """The path, without the query."""
        return "/" + self.text.partition("?")[0].split("/", 3)[3]

    def resolve(self, location: str) -> "WebAddress":
        """Return the address of a redirect's ``Location``; the user is kept only for the same server.

        Raises:
            SourceError: It is not a web address.
        """
        from urllib.parse import urljoin

        try:
            joined = urljoin(self.text, location.strip())
        except ValueError:
            joined = location
        target = WebAddress.parse(joined)
        is_same_server = target.text.split("/")[:3] == self.text.split("/")[:3]
        return WebAddress(target.text, self.user if is_same_server else None)


def _require_web(text: str) -> None:
    if text.lower().startswith(("http://", "https://")):
        return
    scheme = _SCHEME.match(text)
    problem = f"{scheme[0].lower()} addresses are not read" if scheme else "that is not an address"
    is_file = problem.startswith("file:")
    remedy = "Give the path of the file." if is_file else "Only http and https addresses are."
    raise SourceError(f"Cannot read {_printable(text)}: {problem}. {remedy}")


def _printable(text: str) -> str:
    return clean_line(without_credentials(text))[:200]
