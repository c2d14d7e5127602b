"""The formats that a digest can be written in, by their names and by the suffixes of files."""

import os
import re
from collections.abc import Callable, Collection, Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from tui.document.arguments import require
from tui.document.errors import StandfirstError, UsageError
from tui.document.model import Article
from tui.export.marks import Mark
from tui.registry import Registry, load_function
from tui.text.sanitize import clean_line

if TYPE_CHECKING:
    from tui.summary.digests import Digest

SUGGESTED_FORMAT = "markdown"
_MAX_STEM = 60
_FILE_WIDTH = 80
_NOT_IN_NAMES = re.compile(r"[\W_]+")


class WriteOptions(NamedTuple):
    """The options of writers. A writer ignores those that its format does not support."""

    explain: bool = False
    """True if each sentence of the summary comes with the reasons why it was chosen."""
    with_text: bool = False
    """True if the article's text is included; only for writers with ``has_text``."""
    marked: Sequence[Mark] = ()
    """The sentences and other parts that the reader has marked."""
    width: int | None = None
    """The cells of a line; None leaves every sentence on a line of its own."""
    styled: bool = False
    """True if ANSI attributes may be used."""
    with_outline: bool = True
    """False to leave out the outline; only for writers with ``has_parts``."""
    summary_only: bool = False
    """True to leave out all but the sentences of the summary; only for writers with ``has_parts``."""
    shares_output: bool = False
    """True if other digests may stand before or after this one."""


class Writer(NamedTuple):
    """A format that a digest can be written in. Other packages add theirs as entry points ``standfirst.writers``."""

    name: str
    """The name for ``--format``."""
    suffixes: tuple[str, ...]
    """The suffixes of its files in lower case, with their dot; the usual one first."""
    write: str
    """``(digest, options) -> str``, named ``"package.module:function"`` and loaded on first use."""
    between: str = ""
    """The text between two digests in one output."""
    one_per_file: bool = False
    """True if a file can hold one digest only."""
    encoding: str | None = None
    """The encoding on standard output; None for the terminal's own. Files are always UTF-8."""
    has_text: bool = False
    """True if the article's text can be included, or always is."""
    has_parts: bool = False
    """True if the outline, and all but the sentences of the summary, can be left out."""

    @property
    def suffix(self) -> str:
        """The usual suffix of its files."""
        return self.suffixes[0] if self.suffixes else f".{self.name}"

    def text_of(self, digest: "Digest", options: WriteOptions) -> str:
        """Return a digest in this format.

        Raises:
            StandfirstError: The function that writes it cannot be loaded.
        """
        try:
            write: Callable[[Digest, WriteOptions], str] = load_function(self.write)
        except Exception as error:  # whatever goes wrong in another package
            raise StandfirstError(
                f"Cannot write {self.name}: {self.write} cannot be loaded: {error}. "
                "Install its package again, or use another format."
            ) from error
        return write(digest, options)


WRITERS = Registry(
    [
        Writer(
            "text",
            (".txt",),
            "tui.export.text:write_text",
            between="\n\n\n",
            has_text=True,
            has_parts=True,
        ),
        Writer(
            "markdown",
            (".md", ".markdown"),
            "tui.export.markdown.digest:write_markdown",
            between="\n",
            has_text=True,
            has_parts=True,
        ),
        Writer("json", (".json", ".jsonl"), "tui.export.record:write_json", encoding="utf-8", has_text=True),
        Writer(
            "html",
            (".html", ".htm"),
            "tui.export.html.page:write_html",
            one_per_file=True,
            encoding="utf-8",
            has_text=True,
        ),
    ],
    Writer,
    "standfirst.writers",
)
"""All formats by name. Listing them, or asking for an unknown one, loads those of other packages."""


def find_writer(name: str, among: Collection[str] | None = None) -> Writer:
    """Return the writer with a name, or with a suffix without its dot, such as ``md``.

    Args:
        name: The name.
        among: The names of the writers to choose from; None for all.

    Raises:
        UsageError: There is none; the message lists the names that exist.
    """
    for writer in _writers(among):
        if name == writer.name or f".{name.lower()}" in writer.suffixes:
            return writer
    known = ", ".join(WRITERS if among is None else among)
    raise UsageError(f"There is no format “{clean_line(name)}”. Available: {known}.")


def find_writer_for(path: Path, among: Collection[str] | None = None) -> Writer:
    """Return the writer for a file, by its suffix. The file itself is not touched.

    Args:
        path: The file.
        among: The names of the writers to choose from; None for all.

    Raises:
        UsageError: There is none; the message lists the suffixes that exist.
    """
    suffix = path.suffix.lower()
    for writer in _writers(among):
        if suffix in writer.suffixes:
            return writer
    raise UsageError(f"“{clean_line(path.name)}” names no format. End it in {suffixes_in_words(among)}.")


def _writers(among: Collection[str] | None) -> Iterator[Writer]:
    """Yield the writers, those of other packages last, since finding them takes time."""
    for name in chain(WRITERS.builtin, WRITERS) if among is None else among:
        yield WRITERS[name]


def suffixes_in_words(among: Collection[str] | None = None) -> str:
    """Return the usual suffix of each format as a list in words, the suggested format first."""
    names = WRITERS if among is None else among
    writers = sorted(map(WRITERS.__getitem__, names), key=lambda writer: writer.name != SUGGESTED_FORMAT)
    *most, last = (writer.suffix for writer in writers)
    return f"{', '.join(most)} or {last}"


def suggested_name(article: Article, format_: str = SUGGESTED_FORMAT, what: str = "digest") -> str:
    """Return a harmless file name for an article's digest in a format: after its file, or else after its title.

    Args:
        article: The article.
        format_: The name of the format.
        what: What the file has of the article.
    """
    source = Path(article.source or "")
    stem = source.stem if source.suffix and not article.site else article.title
    name = _NOT_IN_NAMES.sub("-", clean_line(stem).lower())[:_MAX_STEM].strip("-")
    return f"{name or 'article'}-{what}{find_writer(format_).suffix}"


def digest_file_text(digest: "Digest", path: Path, *, marked: Sequence[Mark] = ()) -> str:
    """Return the text that ``write_digest`` would write to a file. The file is not touched."""
    return find_writer_for(path).text_of(digest, WriteOptions(marked=marked, width=_FILE_WIDTH))


def write_digest(
    digest: "Digest", path: Path | str, *, overwrite: bool = False, marked: Sequence[Mark] = ()
) -> None:
    """Write a digest to a file, in the format of its suffix.

    Args:
        digest: The digest.
        path: The file.
        overwrite: Whether to replace a file that exists.
        marked: What the reader has marked, with the notes; every format of ours includes it.

    Raises:
        UsageError: There is no format with that suffix, the file exists and is not to be replaced, or it is a folder.
        StandfirstError: The file cannot be written.
    """
    from tui.export.files import write_file
    from tui.summary.digests import require_digest

    require_digest(digest)
    require(path, str | os.PathLike, "path", "the path of a file")
    path = Path(path)
    write_file(path, digest_file_text(digest, path, marked=marked), overwrite=overwrite)
