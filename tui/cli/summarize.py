"""``standfirst summarize``: print a digest."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tui.cli.diagnostics import Status, print_notes
from tui.cli.options import (
    SETTINGS_NOTE,
    debug_option,
    language_option,
    length_option,
    method_option,
    print_settings_problems,
    schema_option,
    section_option,
    sources_argument,
    text_options,
)
from tui.cli.output import BETWEEN_ARTICLES, Output
from tui.cli.sources import are_several, for_each, sources_or_pipe
from tui.document.errors import UsageError
from tui.document.model import Article
from tui.export.files import write_file
from tui.export.registry import FORMATS, format_named, suggested_name
from tui.pipeline import DigestOptions, digest_source
from tui.sources.files import is_folder
from tui.summary.lengths import Length
from tui.text.sanitize import clean_line

if TYPE_CHECKING:
    from tui.summary.digests import Digest


class ArticleFiles:
    """Writes each article's digest to a file that is called after the article.

    Args:
        folder: Where the files are to be.
        format_: The format of all of them.
        overwrite: Whether files that were there before are replaced.
    """

    def __init__(self, folder: Path, format_: str, overwrite: bool) -> None:
        self._folder = folder
        self._format = format_
        self._overwrite = overwrite
        self._taken: set[str] = set()

    def add(self, article: Article, text: str) -> None:
        """Write a file.

        Args:
            article: Whose digest it is.
            text: All of the file.

        Raises:
            UsageError: A file of its name was there before and is not to be replaced.
            StandfirstError: The system did not let it be written.
        """
        path = self._folder / self._free_name(article)
        if path.exists() and not self._overwrite:
            raise UsageError(
                f"{clean_line(str(path))} exists already. Move it away, or replace it with --force."
            )
        write_file(path, text, overwrite=self._overwrite)

    def _free_name(self, article: Article) -> str:
        """The article's name, with a number where one before it has the same."""
        name = Path(suggested_name(article, self._format))
        number = 1
        free = name.name
        while free in self._taken:
            number += 1
            free = f"{name.stem}-{number}{name.suffix}"
        self._taken.add(free)
        return free


_EXAMPLES = """
\b
Examples:
  standfirst summarize report.md
  standfirst summarize --length 20% --method text-rank report.md
  standfirst summarize --section 2 --width 72 report.md
  standfirst summarize --format json articles/ > digests.jsonl
  standfirst summarize report.pdf -o report.html
  curl -s https://example.org/news.txt | standfirst summarize
"""

_BETWEEN = {"text": BETWEEN_ARTICLES, "markdown": "\n"}
"""What parts the digests of several articles in a format; the lines of JSON need nothing."""


@click.command(epilog=_EXAMPLES + SETTINGS_NOTE, short_help="Print the summary and outline of articles.")
@sources_argument
@method_option
@length_option
@click.option(
    "--format",
    "format_",
    type=click.Choice(list(FORMATS)),
    help="How the digest is written: as the ending of --output says, or else as text. json is one object a line for "
    "each article; html is a page with the article, its summary marked.",
)
@language_option
@section_option
@click.option("--explain", is_flag=True, help="With each sentence of the summary, why it was chosen.")
@click.option("--with-text", is_flag=True, help="With --format json: the article's text too.")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    metavar="FILE|FOLDER",
    help="Write to FILE instead of standard output, or to a file in FOLDER for each article.",
)
@click.option("--force", is_flag=True, help="Let --output replace a file.")
@text_options()
@schema_option
@debug_option
def summarize(  # noqa: PLR0913, PLR0917 - an argument for each option
    sources: tuple[str, ...],
    method: str,
    length: Length,
    format_: str | None,
    language: str | None,
    section: str | None,
    explain: bool,
    with_text: bool,
    output: Path | None,
    force: bool,
    width: int | None,
    pager: bool,
    quiet: bool,
) -> Status:
    """Print the summary and outline of each SOURCE.

    A SOURCE is a file, a folder of articles, a web address, or “-” for standard input, which is also read if no
    SOURCE is named and something is piped in.
    """
    written_as = format_ or (output and format_named(output)) or "text"
    if with_text and written_as != "json":
        raise UsageError("--with-text goes only with --format json.")
    wanted = sources_or_pipe(sources)
    folder = output if output is not None and is_folder(output) else None
    is_stream = folder is None and are_several(wanted)
    if is_stream and written_as == "html":
        raise UsageError(
            "A page holds one article. Name a folder with --output, and each gets a page of its own there."
        )
    options = DigestOptions(method, length, language, section)
    destination = Output(
        output,
        force,
        encoding="utf-8" if written_as in ("json", "html") else None,
        columns=width,
        between=_BETWEEN.get(written_as, ""),
        pager=pager,
    )
    print_settings_problems(quiet)
    write = _writer(written_as, destination, with_text=with_text, explain=explain, is_stream=is_stream)
    files = None if folder is None else ArticleFiles(folder, written_as, force)

    def work(source: str) -> None:
        digest = digest_source(source, options)
        if files is None:
            destination.add(write(digest))
        else:
            files.add(digest.article, write(digest))
        print_notes(digest.notes, quiet)

    status = for_each(wanted, work)
    destination.finish()
    return status


def _writer(
    written_as: str, destination: Output, *, with_text: bool, explain: bool, is_stream: bool
) -> Callable[["Digest"], str]:
    """What writes a digest in a format; only that is loaded."""
    match written_as:
        case "html":
            from tui.export.html.page import digest_html

            return partial(digest_html, explain=explain)
        case "json":
            from tui.export.record import digest_json

            return partial(digest_json, with_text=with_text, explain=explain)
        case "markdown":
            from tui.export.markdown import digest_markdown

            return partial(digest_markdown, explain=explain, with_front_matter=not is_stream)
        case _:
            from tui.export.text import digest_text

            return partial(digest_text, width=destination.width, styled=destination.styled, explain=explain)
