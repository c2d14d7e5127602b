"""Read files in object stores, such as ``s3://bucket/news.jsonl``, through the optional package fsspec.

Only batches and cluster maps use it. Importing this is cheap. All functions raise a ``SourceError`` for what cannot be
read, or if the package that a store needs is not installed.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, BinaryIO, cast

from tui.document.errors import SourceError
from tui.installation import install_command
from tui.sources.files import read_all
from tui.text.sanitize import clean_line
from tui.text.urls import without_credentials

_SCHEME = re.compile(r"([a-z][a-z0-9+.-]+)://", re.IGNORECASE)
_OTHER_SCHEMES = frozenset({"http", "https", "file", "local"})
_EXTRAS = {"s3": "s3", "s3a": "s3", "gs": "gcs", "gcs": "gcs", "http": "https", "https": "https"}
_WILDCARD = re.compile(r"[*?\[]")


def is_store_address(source: object) -> bool:
    """Return whether a source is an address of neither the web nor a local file."""
    scheme = _scheme(source)
    return scheme is not None and scheme not in _OTHER_SCHEMES


def open_from_store(address: str) -> BinaryIO:
    """Open a file in a store or on the web as a stream, which can seek if the store can."""
    with _store_errors(address):
        return cast(BinaryIO, filesystem(address).open(address, "rb"))


def read_from_store(address: str) -> bytes:
    """Read a file of at most 64 MB in a store."""
    with _store_errors(address), open_from_store(address) as stream:
        return read_all(stream, printable_address(address))


def size_in_store(address: str) -> int | None:
    """Return the size of a file in a store in bytes; None if the store does not give it."""
    with _store_errors(address):
        size = filesystem(address).size(address)
        return None if size is None else int(size)


def list_store(address: str) -> Iterator[str]:
    """Yield the sorted addresses of a file, of all files below a folder, or of those that match wildcards."""
    with _store_errors(address):
        store = filesystem(address)
        if _WILDCARD.search(address):
            paths = [path for path in store.glob(address) if store.isfile(path)]
        elif store.isdir(address):
            paths = store.find(address)
        else:
            paths = [address] if store.exists(address) else []
        if not paths:
            raise FileNotFoundError(address)
        yield from sorted(store.unstrip_protocol(path) for path in paths)


def printable_address(address: str) -> str:
    """Return a clean address without user name and password."""
    return clean_line(without_credentials(address))


def filesystem(address: str) -> Any:
    """Return the fsspec file system of an address; raise an ``ImportError`` if it needs another package."""
    try:
        from fsspec.core import url_to_fs
    except ImportError:
        extra = _EXTRAS.get(_scheme(address) or "", "cluster")
        raise SourceError(
            f"Cannot read {printable_address(address)}: that needs another package. "
            f"To install it: {install_command(extra)}"
        ) from None
    return url_to_fs(address)[0]


def _scheme(source: object) -> str | None:
    match = _SCHEME.match(source) if isinstance(source, str) else None
    return match[1].lower() if match else None


@contextmanager
def _store_errors(address: str) -> Iterator[None]:
    """Turn any exception into a ``SourceError`` of one line, as stores have exceptions of their own."""
    cannot = f"Cannot read {printable_address(address)}"
    try:
        yield
    except SourceError:
        raise
    except ImportError as error:
        extra = _EXTRAS.get(_scheme(address) or "")
        remedy = f"To install it: {install_command(extra)}" if extra else clean_line(str(error))
        raise SourceError(f"{cannot}: that needs another package. {remedy}") from error
    except FileNotFoundError as error:
        raise SourceError(f"{cannot}: nothing is there. Check the address.") from error
    except Exception as error:
        why = clean_line(without_credentials(str(error))) or type(error).__name__
        raise SourceError(f"{cannot}: {why}. Check the address and your access.") from error
