"""The sources of articles as the library stores them."""

import os
from collections.abc import Iterable, Mapping, Sequence
from os.path import exists, sep  # unlike the method of Path, it never raises
from pathlib import Path

from tui.library.records import LibraryEntry
from tui.text.paths import real_path
from tui.text.urls import is_url, without_credentials


def library_source(source: str | Path) -> str:
    """Return a source as the library stores it: an absolute path, or an address without user name and password.

    Args:
        source: A path or a web address; a ``Path`` is always a path.
    """
    return without_credentials(source) if isinstance(source, str) else os.path.abspath(source)  # noqa: PTH100


def read_shares(
    sources: Iterable[str], articles: Sequence[LibraryEntry], identities: Mapping[str, str]
) -> dict[str, float]:
    """Return how much was read of the articles of some sources, as far as the library has them.

    Args:
        sources: The sources as the library stores them.
        articles: The articles of the library, the last opened first.
        identities: The fingerprints of articles by sources, as far as they are known: the library stores only one
            source of an article that is opened from several.
    """
    listed = [*sources]
    names = {source.rpartition(sep)[2] for source in listed}
    by_identity: dict[str, float] = {}
    by_source: dict[str, float] = {}
    for article in reversed(articles):
        source, share = article.source, article.state.progress
        by_identity[article.fingerprint] = share
        if source is not None:
            by_source[source] = share
            if not is_url(source) and source.rpartition(sep)[2] in names:
                by_source[real_path(source)] = share
    shares: dict[str, float] = {}
    for source in listed:
        path = source if is_url(source) else real_path(source)
        known = by_identity.get(identities.get(source, "")), by_source.get(source), by_source.get(path)
        if (found := next((each for each in known if each is not None), None)) is not None:
            shares[source] = found
    return shares


def is_gone(source: str | None) -> bool:
    """Return whether a source is a file that is no longer there."""
    return source is not None and not is_url(source) and not exists(source)  # noqa: PTH110


def temporary_folders() -> tuple[str, ...]:
    """Return the folders that programs put their temporary files in."""
    from tempfile import gettempdir

    return tuple({real_path(folder) + os.sep for folder in (gettempdir(), "/tmp", "/var/tmp")})


def is_temporary(source: str, folders: tuple[str, ...]) -> bool:
    """Return whether a source is a file in one of the folders for temporary files."""
    return not is_url(source) and real_path(source).startswith(folders)


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
