"""Open articles, whole or in part. Importing this is cheap: a format's reader is loaded when it is needed."""

import os
import re
import sys
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from tui.document.arguments import require
from tui.document.errors import SourceError, StandfirstError, UsageError
from tui.document.gc_pause import gc_paused
from tui.document.model import Article
from tui.sources.files import STANDARD_INPUT, file_of_part, file_size, is_folder, read_file, read_stream
from tui.text.sanitize import clean_line
from tui.text.urls import is_url, path_of_file_url

if TYPE_CHECKING:
    from tui.formats.registry import Format


def open_article(
    source: "str | os.PathLike[str] | bytes | IO[bytes] | IO[str]",
    *,
    name: str | None = None,
    language: str | None = None,
    encoding: str | None = None,
    on_fetched: Callable[[int, int | None], None] | None = None,
) -> Article:
    """Open an article. A connection is opened only for a web address.

    Args:
        source: A file's path or ``file:`` address, a web address (http or https), "-" for standard input, or the
            content: bytes, or a file object that is read to its end. A ``Path`` is always a file; ``#2`` after it means
            the second part of a book that is too large as a whole.
        name: The name of the content, whose ending tells Markdown from plain text; by default that of the file object.
        language: Its language, by Sumy's name or ISO code; detected if None.
        encoding: The encoding of a text, such as ``windows-1251``, whatever it declares; detected if None.
        on_fetched: Called while a web page is fetched, with the bytes so far, and the total if the server gives it; at
            the end with the same number twice.

    Raises:
        SourceError: It cannot be read, or holds no text.
        UsageError: The language or the encoding is unknown, or the source is nothing that can be opened.
    """
    if isinstance(source, bytes | bytearray | memoryview):
        return open_stream(BytesIO(source), name or "the bytes", language, encoding=encoding)
    if not hasattr(source, "read"):
        require(source, str | os.PathLike, "source", "a path, an address, bytes or a file object")
    if not isinstance(source, str | os.PathLike):
        return open_stream(source, name or _name_of(source), language, encoding=encoding)
    if name is not None:
        raise UsageError("name is for bytes and file objects: a file and a web page have their own.")
    if source == STANDARD_INPUT:
        if sys.stdin is None:
            raise SourceError("Cannot read standard input: it is closed. Pipe an article in, or name a file.")
        return open_stream(sys.stdin.buffer, language=language, encoding=encoding)
    if isinstance(source, str):
        source = path_of_file_url(source) or source
    if isinstance(source, str) and is_url(source):
        from tui.sources.web.page import open_page

        return open_page(source, language=language, encoding=encoding, on_fetched=on_fetched)
    path = Path(source)
    if is_folder(path):
        _refuse_folder(path)
    return article_from_bytes(read_file(file_of_part(path)), str(path), language=language, encoding=encoding)


def open_stream(
    stream: IO[Any],
    name: str = "standard input",
    language: str | None = None,
    *,
    encoding: str | None = None,
) -> Article:
    """Read a stream of bytes or text to its end, and open the article in it; for the rest see ``open_article``."""
    content: bytes | str = read_stream(stream, name)
    if isinstance(content, str):
        content, encoding = content.encode("utf-8", "replace"), "utf-8"
    return article_from_bytes(content, name, language=language, encoding=encoding)


def _name_of(stream: object) -> str:
    """Return the name of a file object; one that was opened by its descriptor has a number."""
    name = getattr(stream, "name", None)
    return name if isinstance(name, str) and name else "the file object"


def article_from_bytes(
    data: bytes,
    name: str,
    language: str | None = None,
    *,
    charset: str | None = None,
    encoding: str | None = None,
) -> Article:
    """Open an article from the bytes of a whole file; for the rest see ``open_article``.

    Args:
        data: The bytes.
        name: The path, or any other name; its suffix distinguishes Markdown from plain text.
        language: As for ``open_article``.
        charset: The character set that a server gives.
        encoding: As for ``open_article``.
    """
    from tui.formats.dispatch import content_of
    from tui.formats.parsed_document import article_of

    with gc_paused():
        content = content_of(data, name, charset, encoding=encoding)
        del data  # of a long text, too much would be in memory at once
        document = content.read()
        del content
        return article_of(document, language=language, source=name)


def article_from_text(
    title: str, text: str, *, language: str | None = None, source: str | None = None
) -> Article:
    """Make an article of plain text.

    Args:
        title: Its title; empty to find one in the text. A first line that repeats it is left out.
        text: Paragraphs with empty lines between them; headings are found as in a file.
        language: As for ``open_article``.
        source: Any text that names its origin.

    Raises:
        UsageError: The language is unknown, or the title or the text is no text.
    """
    from tui.formats.parsed_document import article_of
    from tui.formats.plain.reader import read_plain_text

    require(title, str, "title", "a text (an empty one lets the title be found)")
    require(text, str, "text", "a text", "open_article takes bytes.")
    return article_of(read_plain_text(text, title=title), language=language, source=source)


def _refuse_folder(folder: Path) -> None:
    from tui.sources.folders import list_articles

    count = len(list_articles(folder))
    articles = "1 article" if count == 1 else f"{count} articles"
    name = clean_line(str(folder))
    raise SourceError(f"Cannot read {name}: it is a folder with {articles}. Name one of them.")


_MIN_LARGE_BYTES = 128 * 1024
_PREVIEW_BYTES = 32 * 1024
_EXCERPT_BEFORE, _EXCERPT_AFTER = 8 * 1024, 24 * 1024
_PARAGRAPH_END = "\n\n"


def preview_article(
    source: Path, *, language: str | None = None, encoding: str | None = None
) -> Article | None:
    """Open the beginning of a large text as an article of its own, to show while the whole is being read.

    For ``language`` and ``encoding`` see ``open_article``.

    Returns:
        An article made from the first 32 KB, cut at the end of a paragraph if there is one; None if the file is small,
        has a format that can only be read as a whole, or cannot be read at all.
    """
    from tui.formats.dispatch import previewable_text

    if not _is_large_text(source):
        return None
    try:
        data = _cut_at_paragraph(read_file(source, _PREVIEW_BYTES))
        if previewable_text(data, str(source), encoding) is None:
            return None
        return article_from_bytes(data, str(source), language=language, encoding=encoding)
    except StandfirstError:
        return None


def excerpt_article(
    source: Path,
    words: str,
    fraction: float,
    *,
    title: str,
    language: str | None = None,
    encoding: str | None = None,
) -> Article | None:
    """Open the part of a large text around some words as an article of its own.

    Args:
        source: The file.
        words: Words of the whole article; the last may be cut off.
        fraction: Their place in the text, from 0 to 1, in case they occur more than once.
        title: The title of the whole.
        language: As for ``open_article``.
        encoding: As for ``open_article``.

    Returns:
        An article made from about 32 KB around the words; None as for ``preview_article``, or if the words are not
        found.
    """
    from tui.formats.dispatch import previewable_text

    if not _is_large_text(source):
        return None
    try:
        found = previewable_text(read_file(source), clean_line(str(source)), encoding)
        return None if found is None else _open_excerpt(source, found, words, fraction, title, language)
    except StandfirstError:
        return None


def _is_large_text(source: Path) -> bool:
    from tui.formats.registry import format_by_name

    format = format_by_name(source.name)
    return (file_size(source) or 0) > _MIN_LARGE_BYTES and (format is None or format.previewable)


def _open_excerpt(
    source: Path,
    found: "tuple[Format, str]",
    words: str,
    fraction: float,
    title: str,
    language: str | None,
) -> Article | None:
    from tui.formats.dispatch import read_as
    from tui.formats.parsed_document import article_of
    from tui.formats.plain.reader import read_plain_text
    from tui.formats.registry import PLAIN_TEXT

    name = clean_line(str(source))
    if found[0].reads_bytes:
        return None
    format, text = found[0], found[1].replace("\r\n", "\n")
    position = _find_words(text, words, fraction)
    if position is None:
        return None
    part = _paragraphs_around(text, position)
    # Without a title, the first line of plain text might be taken for one.
    is_plain = format is PLAIN_TEXT
    document = read_plain_text(part, name, title=title) if is_plain else read_as(format, part, name)
    return article_of(replace(document, title=title), language=language, source=str(source))


def _find_words(text: str, words: str, fraction: float) -> int | None:
    """Return the offset of words, whatever their line breaks, that is nearest to a fraction of the text."""
    searched = words.split()[:-1][:6]
    if not searched:
        return None
    pattern = re.compile(r"\s+".join(map(re.escape, searched)))
    expected = fraction * len(text)
    starts = (match.start() for match in pattern.finditer(text))
    return min(starts, key=lambda start: abs(start - expected), default=None)


def _paragraphs_around(text: str, position: int) -> str:
    """Return the text around a position, cut between paragraphs if possible."""
    start = 0
    if position > _EXCERPT_BEFORE:
        break_before = text.find(_PARAGRAPH_END, position - _EXCERPT_BEFORE, position)
        start = position - _EXCERPT_BEFORE if break_before < 0 else break_before + len(_PARAGRAPH_END)
    break_after = text.rfind(_PARAGRAPH_END, position, position + _EXCERPT_AFTER)
    return text[start : position + _EXCERPT_AFTER if break_after < 0 else break_after]


def _cut_at_paragraph(data: bytes) -> bytes:
    """Return the data without the paragraph, line, word or character that may be cut in two at the end."""
    for end in (b"\n\n", b"\r\n\r\n", b"\n", b" "):
        position = data.rfind(end)
        if position > len(data) // 2:
            # In UTF-16 the match is the first or the second half of a character, by the byte order.
            return data[: (position + len(end)) & ~1]
    return data[: len(data) & ~3]
