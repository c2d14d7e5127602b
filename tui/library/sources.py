"""The sources of articles as the library stores them."""

import os
from collections.abc import Iterable
from os.path import exists, realpath  # unlike the methods of Path, they never raise
from pathlib import Path

from tui.library.records import LibraryEntry
from tui.text.urls import is_url, without_credentials


def library_source(source: str | Path) -> str:
    """Return a source as the library stores it: an absolute path, or an address without user name and password.

    Args:
        source: A path or a web address; a ``Path`` is always a path.
    """
    return without_credentials(source) if isinstance(source, str) else os.path.abspath(source)  # noqa: PTH100


def is_gone(source: str | None) -> bool:
    """Return whether a source is a file that is no longer there."""
    return source is not None and not is_url(source) and not exists(source)  # noqa: PTH110


def temporary_folders() -> tuple[str, ...]:
    """Return the folders that programs put their temporary files in."""
    from tempfile import gettempdir

    return tuple({realpath(folder) + os.sep for folder in (gettempdir(), "/tmp", "/var/tmp")})


def is_temporary(source: str, folders: tuple[str, ...]) -> bool:
    """Return whether a source is a file in one of the folders for temporary files."""
    return not is_url(source) and realpath(source).startswith(folders)


def lasting_source(known: str | None, opened: str | None) -> str | None:
    """Return the source to store of an article opened again: the original, not a temporary copy of it."""
    folders = temporary_folders()
    if known is None or opened is None or is_gone(known) or is_temporary(known, folders):
        return opened
    return known if is_temporary(opened, folders) else opened


def without_temporary(articles: Iterable[LibraryEntry]) -> list[LibraryEntry]:
    """Leave out the temporary files of other programs that are gone, as when the reader was their pager."""
    folders = temporary_folders()
    return [
        article
        for article in articles
        if article.highlight_count
        or article.source is None
        or not is_gone(article.source)
        or not is_temporary(article.source, folders)
    ]
