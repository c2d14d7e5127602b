"""Open an article from the web, or the cached copy of it."""

import json
import os
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from tempfile import mkstemp
from typing import NamedTuple

from tui.document.errors import FeedError, SourceError
from tui.document.model import Article
from tui.formats.dispatch import read_bytes
from tui.formats.parsed_document import article_of
from tui.sources.web.address import WebAddress
from tui.sources.web.failures import FetchError
from tui.sources.web.fetch import DownloadHandler, MediaType, Page, fetch

CACHE_FOLDER_VARIABLE = "STANDFIRST_CACHE_DIR"
"""The environment variable for another folder of the cache."""

MAX_CACHE_BYTES = 256 * 1024 * 1024

_FORM = "standfirst page 1"
_SUFFIX = ".page"
_UNFINISHED = ".new"
_NO_ARTICLE = "what the site sends now is not an article"


def open_page(
    source: str,
    *,
    language: str | None = None,
    encoding: str | None = None,
    on_fetched: DownloadHandler | None = None,
    prefers_cached: bool = False,
) -> Article:
    """Open the article at a web address, or a cached copy if that fails and the site does not refuse it.

    The source of the article is its address after all redirects, as a browser shows it. For ``language``,
    ``encoding`` and ``on_fetched`` see ``open_article``.

    Args:
        source: The address.
        language: Its language.
        encoding: Its encoding.
        on_fetched: Called with the progress.
        prefers_cached: Whether a cached copy is as good as the page, and nothing is fetched then.

    Raises:
        SourceError: The page cannot be fetched, or holds no article.
        UsageError: The language is unknown.
    """
    asked = WebAddress.parse(source)
    if prefers_cached and (cached := cached_page(asked)) is not None:
        return _article(cached.page, language, encoding)
    try:
        page = fetch(asked, on_fetched)
        article = _article(page, language, encoding)
    except FeedError:
        raise
    except (FetchError, SourceError) as error:
        cached = None if _is_refusal(error) else cached_page(asked)
        if cached is None:
            raise SourceError(str(error)) from None
        reason = error.failure.reason if isinstance(error, FetchError) else _NO_ARTICLE
        warning = f"This is a copy of the page from {cached.fetched:%Y-%m-%d at %H:%M}; {reason}."
        article = _article(cached.page, language, encoding)
        return replace(article, warnings=(*article.warnings, warning))
    if asked.user is None:  # a page behind a password is not stored
        cache_page(page, asked)
    return article


def _is_refusal(error: Exception) -> bool:
    return isinstance(error, FetchError) and error.failure.is_refusal


def _article(page: Page, language: str | None, encoding: str | None) -> Article:
    name = page.address.text
    claimed = page.media_type.format(page.address.path)
    document = read_bytes(page.body, name, page.media_type.charset, claimed, encoding=encoding)
    return article_of(document, language=language, source=name)


class CachedPage(NamedTuple):
    """A page from the cache."""

    page: Page
    fetched: datetime
    """In local time."""


def cache_folder() -> Path:
    """Return the folder of the cache, which need not exist."""
    named = os.environ.get(CACHE_FOLDER_VARIABLE)
    if named:
        return Path(named) / "pages"
    from platformdirs import user_cache_path

    return user_cache_path("standfirst", appauthor=False) / "pages"


def cache_page(page: Page, asked: WebAddress, max_bytes: int = MAX_CACHE_BYTES) -> None:
    """Store a page in the cache under the address that was asked for and under its own; failures are ignored.

    The oldest pages are removed if all together have more than ``max_bytes``.
    """
    folder = cache_folder()
    with suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        folder.chmod(0o700)
        for address in dict.fromkeys((asked.text, page.address.text)):
            path = folder / _file_name(address)
            _write(path, _serialize(page, address))
        _remove_oldest(folder, max_bytes, path.stat().st_mtime_ns)


def cached_page(address: WebAddress) -> CachedPage | None:
    """Return the cached page of an address; None if there is no undamaged one."""
    try:
        return _deserialize((cache_folder() / _file_name(address.text)).read_bytes(), address.text)
    except (OSError, ValueError, KeyError, TypeError, SourceError):
        return None


def _file_name(address: str) -> str:
    return sha256(address.encode()).hexdigest() + _SUFFIX


def _serialize(page: Page, asked: str) -> bytes:
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


def _deserialize(data: bytes, asked: str) -> CachedPage:
    line, _, body = data.partition(b"\n")
    head = json.loads(line)
    if head["form"] != _FORM or head["asked"] != asked or head["length"] != len(body) or not body:
        raise ValueError("not what was stored")
    charset = head["charset"]
    media_type = MediaType(str(head["type"]), None if charset is None else str(charset))
    address = WebAddress.parse(head["address"])
    return CachedPage(Page(address, body, media_type), datetime.fromisoformat(head["when"]).astimezone())


def _write(path: Path, data: bytes) -> None:
    """Write a file that nobody sees half written, and only its owner may read."""
    descriptor, name = mkstemp(suffix=_UNFINISHED, dir=path.parent)
    unfinished = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
        unfinished.replace(path)
    except BaseException:
        unfinished.unlink(missing_ok=True)
        raise


def _remove_oldest(folder: Path, max_bytes: int, now: int) -> None:
    """Remove the oldest files beyond a size; first those from the future, before the clock was set back."""
    files = []
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.endswith((_SUFFIX, _UNFINISHED)):
                with suppress(OSError):  # another process may have removed it
                    status = entry.stat(follow_symlinks=False)
                    written = status.st_mtime_ns
                    files.append((written if written <= now else 0, Path(entry.path), status.st_size))
    left = max_bytes
    for _, path, size in sorted(files, reverse=True):
        left -= size
        if left < 0:
            with suppress(OSError):
                path.unlink()
