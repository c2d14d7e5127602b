"""A digest as a file whose name tells its format."""

import re
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from tui.article.clean import clean_line
from tui.article.errors import UsageError
from tui.article.model import Article

if TYPE_CHECKING:
    from tui.summary.digests import Digest

_LONGEST_NAME = 60
_TEXT_WIDTH = 80
_NOT_IN_NAMES = re.compile(r"[\W_]+")


def write_digest(
    digest: "Digest", path: Path, *, overwrite: bool = False, marked: Sequence[str] = ()
) -> None:
    """Write a digest in the format that the file's ending names.

    Args:
        digest: What to write.
        path: Where to.
        overwrite: Whether a file that exists is replaced.
        marked: The sentences that the reader has marked; only Markdown has them.

    Raises:
        UsageError: The ending names no format, the file exists and is not to be replaced, or the path is a folder.
        StandfirstError: The system did not let it be written.
    """
    from tui.export.files import write_file

    write_file(path, digest_file_text(digest, path, marked=marked), overwrite=overwrite)


def digest_file_text(digest: "Digest", path: Path, *, marked: Sequence[str] = ()) -> str:
    """A digest in the format that a file's ending names.

    Args:
        digest: The digest.
        path: The file. Nothing is looked at but its name.
        marked: The sentences that the reader has marked; only Markdown has them.

    Raises:
        UsageError: The ending names no format.
    """
    return _writer(path)(digest, marked)


def check_format(path: Path) -> None:
    """See that a path names a format.

    Raises:
        UsageError: It names none; the error says which there are.
    """
    _writer(path)


def suggested_name(article: Article) -> str:
    """A harmless file name for an article's digest: after its file, or else after its title.

    Args:
        article: The article.
    """
    source = Path(article.source or "")
    stem = source.stem if source.suffix and not article.site else article.title
    name = _NOT_IN_NAMES.sub("-", clean_line(stem).lower())[:_LONGEST_NAME].strip("-")
    return f"{name or 'article'}-digest.md"


def _writer(path: Path) -> "Callable[[Digest, Sequence[str]], str]":
    writer = _WRITERS.get(path.suffix.lower())
    if writer is None:
        raise UsageError(f"“{clean_line(path.name)}” names no format. End it in .md, .txt or .json.")
    return writer


def _markdown(digest: "Digest", marked: Sequence[str]) -> str:
    from tui.export.markdown import digest_markdown

    return digest_markdown(digest, marked=marked)


def _text(digest: "Digest", _: Sequence[str]) -> str:
    from tui.export.text import digest_text

    return digest_text(digest, width=_TEXT_WIDTH)


def _json(digest: "Digest", _: Sequence[str]) -> str:
    from tui.export.json_lines import json_line
    from tui.export.record import digest_record

    return json_line(digest_record(digest))


_WRITERS: "Mapping[str, Callable[[Digest, Sequence[str]], str]]" = {
    ".md": _markdown,
    ".markdown": _markdown,
    ".txt": _text,
    ".json": _json,
}
