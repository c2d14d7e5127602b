"""Tell URLs from paths, and remove the credentials in them."""

import re
from pathlib import Path

_SCHEME = re.compile(r"([a-z][a-z0-9+.-]+)://", re.IGNORECASE)
_USER = re.compile(r"(?<=://).*@", re.DOTALL)


def is_url(source: str | Path) -> bool:
    """Whether a source is an address and no path. A ``Path`` never is.

    Args:
        source: What was named on the command line, or typed.
    """
    return isinstance(source, str) and _SCHEME.match(source.strip()) is not None


def without_credentials(text: str) -> str:
    """Text without the names and passwords that stand in addresses (``https://name:password@example.org``).

    Args:
        text: An address, or anything that may hold one. Too much goes rather than too little.
    """
    return _USER.sub("", text)
