"""Opening an article, wherever it is. Importing this is cheap: a format's reader is loaded when it is needed."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

from tui.document.errors import SourceError
from tui.document.model import Article
from tui.sources.files import STANDARD_INPUT, file_size, is_folder, read_file, read_stream
from tui.text.sanitize import clean_line
from tui.text.urls import is_url

_LARGE = 128 * 1024
_PREVIEW = 32 * 1024


def open_article(
    source: str | Path,
    *,
    language: str | None = None,
    on_fetched: Callable[[int, int | None], None] | None = None,
) -> Article:
    """Open an article. A connection is opened only for a web address.

    Args:
        source: A file's path, a web address (http or https), or "-" for standard input. A ``Path`` is always a file.
        language: Its language, by Sumy's name or ISO code; found from the text if None.
        on_fetched: Called while a web page is fetched, with how many bytes have come, and of how many if the server
            says so; at the end with the same number twice.

    Raises:
        SourceError: It cannot be read, or holds no text.
        UsageError: The language is unknown.
    """
    if source == STANDARD_INPUT:
        if sys.stdin is None:
            raise SourceError("Cannot read standard input: it is closed. Pipe an article in, or name a file.")
        return open_stream(sys.stdin.buffer, language=language)
    if isinstance(source, str) and is_url(source):
        from tui.sources.web.page import open_page

        return open_page(source, language=language, on_fetched=on_fetched)
    path = Path(source)
    if is_folder(path):
        _refuse_folder(path)
    return article_from_bytes(read_file(path), str(path), language=language)


def open_stream(stream: BinaryIO, name: str = "standard input", language: str | None = None) -> Article:
    """Read an article from a stream of bytes to its end.

    Args:
        stream: The stream, such as a duplicate of standard input.
        name: What to call it.
        language: As for ``open_article``.

    Raises:
        SourceError: It cannot be read, or holds no text.
        UsageError: The language is unknown.
    """
    return article_from_bytes(read_stream(stream, name), name, language=language)


def article_from_bytes(
    data: bytes, name: str, language: str | None = None, *, charset: str | None = None
) -> Article:
    """Read an article from the bytes of a file.

    Args:
        data: All of its bytes.
        name: Its name, whose ending tells Markdown from plain text; any other name is fine too.
        language: As for ``open_article``.
        charset: The character set that a server named for it, if one did.

    Raises:
        SourceError: It is empty, binary, or of a kind that is not read.
        UsageError: The language is unknown.
    """
    from tui.formats.gc_paused import gc_paused
    from tui.formats.parsed_document import article_of
    from tui.formats.registry import read_bytes

    with gc_paused():
        return article_of(read_bytes(data, name, charset), language=language, source=name)


def article_from_text(
    title: str, text: str, *, language: str | None = None, source: str | None = None
) -> Article:
    """Make an article of plain text that is at hand.

    Args:
        title: Its title; empty to find one in the text. A first line that repeats it is left out.
        text: Paragraphs, parted by empty lines; headings are found as in a file.
        language: As for ``open_article``.
        source: Where it came from, if that is worth keeping.

    Raises:
        UsageError: The language is unknown.
    """
    from tui.formats.parsed_document import article_of
    from tui.formats.plain.reader import read_plain_text

    return article_of(read_plain_text(text, title=title), language=language, source=source)


def preview_article(source: Path, *, language: str | None = None) -> Article | None:
    """The beginning of a large file as an article of its own, to show while the whole is being read.

    Args:
        source: The file.
        language: As for ``open_article``.

    Returns:
        The article of its first 32 KB, cut at the end of a paragraph where there is one; None if the file is small, or
        no text that can be cut, or cannot be read, which opening it in full will explain.
    """
    from tui.document.errors import StandfirstError
    from tui.formats.kinds import Kind, kind_by_name, kind_of_bytes

    if (file_size(source) or 0) <= _LARGE or kind_by_name(source.name) is Kind.WEB_PAGE:
        return None
    try:
        beginning = read_file(source, _PREVIEW)
        if kind_of_bytes(beginning) is not None:
            return None
        return article_from_bytes(_whole_paragraphs(beginning), str(source), language=language)
    except StandfirstError:
        return None


def _whole_paragraphs(data: bytes) -> bytes:
    """The data without the paragraph, line, word or character that its end may have cut in two."""
    for end in (b"\n\n", b"\r\n\r\n", b"\n", b" "):
        position = data.rfind(end)
        if position > len(data) // 2:
            # In UTF-16 the end is half of a character, and which half it is depends on the byte order.
            return data[: (position + len(end)) & ~1]
    return data[: len(data) & ~3]


def _refuse_folder(folder: Path) -> None:
    from tui.sources.folders import articles_in

    count = len(articles_in(folder))
    articles = "1 article" if count == 1 else f"{count} articles"
    name = clean_line(str(folder))
    raise SourceError(f"Cannot read {name}: it is a folder with {articles}. Name one of them.")
