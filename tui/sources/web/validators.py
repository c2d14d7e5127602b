"""Validators: how a server identifies an edition of a page, for conditional requests (RFC 9110, section 13)."""

from collections.abc import Mapping
from typing import NamedTuple

from tui.text.sanitize import clean_line

_MAX_CHARS = 1_000


class Validators(NamedTuple):
    """The names of an edition; empty if the server gave none."""

    etag: str = ""
    modified: str = ""

    @classmethod
    def of(cls, headers: Mapping[str, str]) -> "Validators":
        """Return those in the headers of a response."""
        values = (clean_line(headers.get(name, "")) for name in ("ETag", "Last-Modified"))
        return cls(*(value if value.isascii() and len(value) <= _MAX_CHARS else "" for value in values))

    @property
    def headers(self) -> Mapping[str, str]:
        """The headers of a request for a page only if it has another edition by now."""
        named = {"If-None-Match": self.etag, "If-Modified-Since": self.modified}
        return {name: value for name, value in named.items() if value}
