"""Distinguish URLs from paths, and remove the credentials in them."""

import re
from pathlib import Path

_SCHEME = re.compile(r"([a-z][a-z0-9+.-]+)://", re.IGNORECASE)
_USER = re.compile(r"(?<=://).*@", re.DOTALL)


def is_url(source: str | Path) -> bool:
    """Return whether a source, as the user typed it, is a URL. A ``Path`` never is."""
    return isinstance(source, str) and _SCHEME.match(source.strip()) is not None


def without_credentials(text: str) -> str:
    """Remove ``name:password@`` from the URLs in a text. When in doubt, more is removed."""
    return _USER.sub("", text)
