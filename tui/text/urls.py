"""Distinguish URLs from paths, and remove the credentials in them."""

import os
import re
from pathlib import Path

from tui.text.patterns import lazy_pattern

_SCHEME = lazy_pattern(r"([a-z][a-z0-9+.-]+)://", re.IGNORECASE)
BARE_ADDRESS = r"<?(?:https?://|www\.)(?-i:[^\s\u2e80-\U0010ffff]+)>?"
"""The pattern of an address: in Chinese and Japanese no space parts it from the sentence after it.

The flag is off where it changes nothing: compiling would look for the other case of a million characters, for 5 ms.
"""
_ADDRESS_STARTS = ("http", "www.", "<http", "<www.")
_BARE_ADDRESS = lazy_pattern(BARE_ADDRESS, re.IGNORECASE)
_FILE = lazy_pattern(r"file:(?://(?:localhost)?)?(/(?!/)[^?#]*)(?:\?[^#]*)?(#[0-9]+)?", re.IGNORECASE)
_DRIVE = lazy_pattern(r"/[a-z]:", re.IGNORECASE)
_USER = lazy_pattern(r"(?<=://).*@", re.DOTALL)


def is_url(source: str | Path) -> bool:
    """Return whether a source, as the user typed it, is a URL. A ``Path`` never is."""
    return isinstance(source, str) and _SCHEME.match(source.strip()) is not None


def is_bare_address(text: str) -> bool:
    """Return whether a text is the address of a web page and nothing else."""
    return text[:5].lower().startswith(_ADDRESS_STARTS) and _BARE_ADDRESS.fullmatch(text) is not None


def path_of_file_url(source: str) -> str | None:
    """Return the path in a ``file:`` URL of this machine, with the number of a part; None for anything else."""
    match = _FILE.match(source.strip())
    if match is None:
        return None
    from urllib.parse import unquote

    path = unquote(match[1], errors="surrogateescape")
    if os.name == "nt" and _DRIVE.match(path):
        path = path[1:]
    return path + (match[2] or "")


def without_credentials(text: str) -> str:
    """Remove ``name:password@`` from the URLs in a text. When in doubt, more is removed."""
    return _USER.sub("", text)
