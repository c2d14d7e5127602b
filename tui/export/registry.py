"""A digest as a file whose name tells its format."""

import re
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from tui.document.errors import UsageError
from tui.document.model import Article
from tui.text.sanitize import clean_line

if TYPE_CHECKING:
    from tui.summary.digests import Digest

FORMATS: Mapping[str, tuple[str, ...]] = {
    "text": (".txt",),
    "markdown": (".md", ".markdown"),
    "json": (".json", ".jsonl"),
    "html": (".html", ".htm"),
}
"""The formats that a digest can have, each with the endings of its files; the first is the usual one."""

ENDINGS_TOLD = ".md, .txt, .json or .html"
"""The usual endings, as they are told to a user."""

_LONGEST_NAME = 60
_TEXT_WIDTH = 80
_NOT_IN_NAMES = re.compile(r"[\W_]+")


def write_digest(
    digest: "Digest", path: Path | str, *, overwrite: bool = False, marked: Sequence[str] = ()
) -> None:
    """Write a digest in the format that the file's ending names.

    Args:
        digest: What to write.
        path: Where to.
        overwrite: Whether a file that exists is replaced.
        marked: The sentences that the reader has marked; Markdown and HTML have them.

    Raises:
        UsageError: The ending names no format, the file exists and is not to be replaced, or the path is a folder.
        StandfirstError: The system did not let it be written.
    """
    from tui.export.files import write_file

    path = Path(path)
    write_file(path, digest_file_text(digest, path, marked=marked), overwrite=overwrite)


def digest_file_text(digest: "Digest", path: Path, *, marked: Sequence[str] = ()) -> str:
    """A digest in the format that a file's ending names.

    Args:
        digest: The digest.
        path: The file. Nothing is looked at but its name.
        marked: The sentences that the reader has marked; Markdown and HTML have them.

    Raises:
        UsageError: The ending names no format.
    """
    return _WRITERS[check_format(path)](digest, marked)


def format_named(path: Path) -> str | None:
    """The format that a file's ending names, one of ``FORMATS``; None if it names none."""
    ending = path.suffix.lower()
    return next((name for name, endings in FORMATS.items() if ending in endings), None)


def check_format(path: Path) -> str:
    """The format that a file's ending names, one of ``FORMATS``.

    Raises:
        UsageError: It names none; the error says which there are.
    """
    named = format_named(path)
    if named is None:
        raise UsageError(f"“{clean_line(path.name)}” names no format. End it in {ENDINGS_TOLD}.")
    return named


def suggested_name(article: Article, format_: str = "markdown") -> str:
    """A harmless file name for an article's digest: after its file, or else after its title.

    Args:
        article: The article.
        format_: One of ``FORMATS``.
    """
    source = Path(article.source or "")
    stem = source.stem if source.suffix and not article.site else article.title
    name = _NOT_IN_NAMES.sub("-", clean_line(stem).lower())[:_LONGEST_NAME].strip("-")
    return f"{name or 'article'}-digest{FORMATS[format_][0]}"


def _text(digest: "Digest", _: Sequence[str]) -> str:
    from tui.export.text import digest_text

    return digest_text(digest, width=_TEXT_WIDTH)


def _markdown(digest: "Digest", marked: Sequence[str]) -> str:
    from tui.export.markdown import digest_markdown

    return digest_markdown(digest, marked=marked)


def _json(digest: "Digest", _: Sequence[str]) -> str:
    from tui.export.record import digest_json

    return digest_json(digest)


def _html(digest: "Digest", marked: Sequence[str]) -> str:
    from tui.export.html.page import digest_html

    return digest_html(digest, marked=marked)


_WRITERS: "Mapping[str, Callable[[Digest, Sequence[str]], str]]" = {
    "text": _text,
    "markdown": _markdown,
    "json": _json,
    "html": _html,
}
