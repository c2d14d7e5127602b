"""Files in stores that have addresses, such as ``s3://bucket/news.jsonl``, through the optional package fsspec.

Only many articles are read so, and what a map over a cluster names. Importing this is cheap.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, BinaryIO, cast

from tui.document.errors import SourceError
from tui.formats.limits import too_long
from tui.sources.files import SIZE_LIMIT
from tui.text.sanitize import clean_line
from tui.text.urls import without_credentials

_SCHEME = re.compile(r"([a-z][a-z0-9+.-]+)://", re.IGNORECASE)
_NO_STORES = frozenset({"http", "https", "file", "local"})
_EXTRAS = {"s3": "s3", "s3a": "s3", "gs": "gcs", "gcs": "gcs", "http": "https", "https": "https"}
_PATTERN = re.compile(r"[*?\[]")


def is_stored(source: object) -> bool:
    """Whether a source is an address that is neither a web page's nor a local file's.

    Args:
        source: What was named, or stands in a record.
    """
    scheme = _scheme(source)
    return scheme is not None and scheme not in _NO_STORES


def open_stored(address: str) -> BinaryIO:
    """Open a file by its address, ``https`` included. It is read as it comes, and can be sought in if its store can.

    Args:
        address: Such as ``s3://bucket/news.jsonl``.

    Raises:
        SourceError: It cannot be opened, or what its store needs is not installed.
    """
    with _store_errors(address):
        return cast(BinaryIO, filesystem(address).open(address, "rb"))


def read_stored(address: str) -> bytes:
    """All the bytes of a file in a store.

    Args:
        address: Such as ``gs://bucket/story.html``.

    Raises:
        SourceError: It cannot be read, or has more than 64 MB.
    """
    with _store_errors(address), open_stored(address) as stream:
        data = stream.read(SIZE_LIMIT + 1)
    if len(data) > SIZE_LIMIT:
        raise too_long(shown(address), "64 MB")
    return data


def size_of_stored(address: str) -> int | None:
    """How many bytes a file in a store has; None if its store does not say.

    Args:
        address: Such as ``s3://bucket/news.jsonl``.

    Raises:
        SourceError: It is not there, or what its store needs is not installed.
    """
    with _store_errors(address):
        size = filesystem(address).size(address)
        return None if size is None else int(size)


def stored_below(address: str) -> Iterator[str]:
    """The addresses of the files that an address stands for, in the order of their names.

    Args:
        address: A file's, which gives itself; a folder's, which gives all below it; or one with ``*``.

    Raises:
        SourceError: Nothing is there, or what its store needs is not installed.
    """
    with _store_errors(address):
        store = filesystem(address)
        if _PATTERN.search(address):
            found = [path for path in store.glob(address) if store.isfile(path)]
        elif store.isdir(address):
            found = store.find(address)
        else:
            found = [address] if store.exists(address) else []
        if not found:
            raise FileNotFoundError(address)
        yield from sorted(store.unstrip_protocol(path) for path in found)


def shown(address: str) -> str:
    """An address fit to be shown: without a name and a password.

    Args:
        address: Any address.
    """
    return clean_line(without_credentials(address))


def filesystem(address: str) -> Any:
    """The store that an address belongs to, as an fsspec file system.

    Args:
        address: Any address.

    Raises:
        SourceError: fsspec is not installed.
        ImportError: What the store needs is not installed.
    """
    try:
        from fsspec.core import url_to_fs
    except ImportError:
        extra = _EXTRAS.get(_scheme(address) or "", "cluster")
        raise SourceError(
            f'Cannot read {shown(address)}: that takes another package. pip install "standfirst[{extra}]"'
        ) from None
    return url_to_fs(address)[0]


def _scheme(source: object) -> str | None:
    match = _SCHEME.match(source) if isinstance(source, str) else None
    return match[1].lower() if match else None


@contextmanager
def _store_errors(address: str) -> Iterator[None]:
    """Let whatever a store raises be one clear line; stores have exceptions of their own."""
    try:
        yield
    except SourceError:
        raise
    except ImportError as error:
        extra = _EXTRAS.get(_scheme(address) or "")
        help_ = f'pip install "standfirst[{extra}]"' if extra else clean_line(str(error))
        raise SourceError(f"Cannot read {shown(address)}: that takes another package. {help_}") from error
    except FileNotFoundError as error:
        raise SourceError(f"Cannot read {shown(address)}: nothing is there. Check the address.") from error
    except Exception as error:
        why = clean_line(without_credentials(str(error))) or type(error).__name__
        raise SourceError(
            f"Cannot read {shown(address)}: {why}. Check the address and your access."
        ) from error
