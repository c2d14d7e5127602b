"""Open an article from the web, or the copy of it that was kept before."""

import json
import os
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from tempfile import mkstemp
from typing import NamedTuple

from tui.document.errors import SourceError
from tui.document.model import Article
from tui.formats.parsed_document import article_of
from tui.formats.registry import read_bytes
from tui.sources.web.address import WebAddress
from tui.sources.web.failures import Failure, WebError
from tui.sources.web.fetch import MediaType, Page, ProgressHandler, fetch

FOLDER_VARIABLE = "STANDFIRST_CACHE_DIR"
"""The environment variable that names another folder to keep pages in."""

MOST_BYTES = 256 * 1024 * 1024
"""All that is kept; the pages that were kept first go first."""

_FORM = "standfirst page 1"
_SUFFIX = ".page"
_UNFINISHED = ".new"


class KeptPage(NamedTuple):
    """A page from the cache."""

    page: Page
    when: datetime
    """When it was fetched, in this computer's time."""


def cache_folder() -> Path:
    """The folder that pages are kept in; it need not exist."""
    named = os.environ.get(FOLDER_VARIABLE)
    if named:
        return Path(named) / "pages"
    from platformdirs import user_cache_path

    return user_cache_path("standfirst", appauthor=False) / "pages"


def keep(page: Page, asked: WebAddress, most_bytes: int = MOST_BYTES) -> None:
    """Keep a page under the address that was asked for and the one where it was found. Where that cannot be, so be it.

    Args:
        page: The page.
        asked: The address that led to it.
        most_bytes: What all kept pages together may have.
    """
    folder = cache_folder()
    with suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        folder.chmod(0o700)
        for address in dict.fromkeys((asked.text, page.address.text)):
            _write(folder / _file_name(address), _packed(page, address))
        _make_room(folder, most_bytes)


def kept(address: WebAddress) -> KeptPage | None:
    """The page that was kept of an address; None if there is none, or none that is whole.

    Args:
        address: The address, as it was asked for or found.
    """
    try:
        return _unpacked((cache_folder() / _file_name(address.text)).read_bytes(), address.text)
    except (OSError, ValueError, KeyError, TypeError, SourceError):
        return None


def _file_name(address: str) -> str:
    return sha256(address.encode()).hexdigest() + _SUFFIX


def _packed(page: Page, asked: str) -> bytes:
    head = {
        "form": _FORM,
        "asked": asked,
        "address": page.address.text,
        "type": page.media_type.name,
        "charset": page.media_type.charset,
        "when": datetime.now(UTC).isoformat(),
        "length": len(page.body),
    }
    return json.dumps(head).encode() + b"\n" + page.body


def _unpacked(data: bytes, asked: str) -> KeptPage:
    line, _, body = data.partition(b"\n")
    head = json.loads(line)
    if head["form"] != _FORM or head["asked"] != asked or head["length"] != len(body) or not body:
        raise ValueError("not what was kept")
    charset = head["charset"]
    media_type = MediaType(str(head["type"]), None if charset is None else str(charset))
    address = WebAddress.parse(head["address"])
    return KeptPage(Page(address, body, media_type), datetime.fromisoformat(head["when"]).astimezone())


def _write(path: Path, data: bytes) -> None:
    """Write a file that is never seen half written, and that only its owner may read."""
    descriptor, name = mkstemp(suffix=_UNFINISHED, dir=path.parent)
    unfinished = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
        unfinished.replace(path)
    except BaseException:
        unfinished.unlink(missing_ok=True)
        raise


def _make_room(folder: Path, most_bytes: int) -> None:
    left = most_bytes
    for path, size in _newest_first(folder):
        left -= size
        if left < 0:
            with suppress(OSError):
                path.unlink()


def _newest_first(folder: Path) -> Iterator[tuple[Path, int]]:
    found = []
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.endswith((_SUFFIX, _UNFINISHED)):
                with suppress(OSError):  # another process may have removed it
                    status = entry.stat(follow_symlinks=False)
                    found.append((status.st_mtime_ns, Path(entry.path), status.st_size))
    for _, path, size in sorted(found, reverse=True):
        yield path, size


def open_page(
    source: str, *, language: str | None = None, on_fetched: ProgressHandler | None = None
) -> Article:
    """Open the article at a web address. Where the network fails, a page that was kept from before stands for it.

    The article's source is the address where it was found, after all redirects: what a browser would show.

    Args:
        source: The address.
        language: As for ``open_article``.
        on_fetched: Called with how many bytes have come, and of how many if the server says so; at the end with the
            same number twice.

    Raises:
        SourceError: The page cannot be fetched, or holds no article.
        UsageError: The language is unknown.
    """
    asked = WebAddress.parse(source)
    try:
        page = fetch(asked, on_fetched)
    except WebError as error:
        before = kept(asked) if error.failure.passes else None
        if before is None:
            raise
        return replace(_article(before.page, language), notes=(_note(before, error.failure),))
    article = _article(page, language)
    if asked.user is None:  # what needed a password is not left lying about
        keep(page, asked)
    return article


def _article(page: Page, language: str | None) -> Article:
    claimed = page.media_type.kind(page.address.path)
    name = page.address.text
    reading = read_bytes(page.body, name, page.media_type.charset, claimed)
    return article_of(reading, language=language, source=name)


def _note(before: KeptPage, failure: Failure) -> str:
    return f"This is the page as it was kept on {before.when:%Y-%m-%d at %H:%M}; {failure.why}."
