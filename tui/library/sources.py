"""The sources of articles as the library stores them."""

import os
from pathlib import Path

from tui.text.urls import without_credentials


def library_source(source: str | Path) -> str:
    """Return a source as the library stores it: an absolute path, or an address without user name and password.

    Args:
        source: A path or a web address; a ``Path`` is always a path.
    """
    return without_credentials(source) if isinstance(source, str) else os.path.abspath(source)  # noqa: PTH100
