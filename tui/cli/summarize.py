"""``standfirst summarize``: print a digest."""

from collections.abc import Callable
from itertools import chain, count
from pathlib import Path

import click

from tui.cli.diagnostics import ExitStatus, print_warnings
from tui.cli.options import (
    SETTINGS_NOTE,
    about_option,
    context_option,
    debug_option,
    encoding_option,
    facet_option,
    language_option,
    length_option,
    method_option,
    print_settings_problems,
    schema_option,
    section_option,
    sources_argument,
    topics_option,
)
from tui.cli.printing import Printing, printing_options
from tui.cli.sources import are_several, for_each, sources_or_pipe
from tui.document.errors import UsageError
from tui.document.model import Article
from tui.export.files import write_file
from tui.export.registry import WRITERS, WriteOptions, Writer, suggested_name
from tui.pipeline import DigestOptions, digest_source
from tui.sources.files import is_folder
from tui.summary.lengths import Length
from tui.text.sanitize import clean_line


class ArticleFiles:
    """Writes each article's digest to a file in a folder, named after the article."""

    def __init__(self, folder: Path, writer: Writer, overwrite: bool) -> None:
        self._folder = folder
        self._writer = writer
        self._overwrite = overwrite
        self._used_names: set[str] = set()

    def add(self, article: Article, text: str) -> None:
        path = self._folder / self._free_name(article)
        if path.exists() and not self._overwrite:
            raise UsageError(
                f"{clean_line(str(path))} exists already. Move it away, or replace it with --force."
            )
        write_file(path, text, overwrite=self._overwrite)

    def _free_name(self, article: Article) -> str:
        """Return the article's name, with a number if an article before has the same."""
        name = Path(suggested_name(article, self._writer.name))
        names = chain([name.name], (f"{name.stem}-{number}{name.suffix}" for number in count(2)))
        free = next(name for name in names if name not in self._used_names)
        self._used_names.add(free)
        return free


_EXAMPLES = """
\b
Examples:
  standfirst summarize report.md
  standfirst summarize --length 20% --method text-rank report.md
  standfirst summarize --summary-only -n 3 report.md
  standfirst summarize --about "why are there two tides" report.md
  standfirst summarize --facet result paper.pdf
  standfirst summarize --section 2 --width 72 report.md
  standfirst summarize --format json articles/ > digests.jsonl
  standfirst summarize report.pdf -o report.html
  curl -s https://example.org/news.txt | standfirst summarize
"""


@click.command(epilog=_EXAMPLES + SETTINGS_NOTE, short_help="Print the summary and outline of articles.")
@sources_argument
@method_option
@length_option
@language_option
@encoding_option
@section_option
@topics_option
@context_option
@about_option
@facet_option
@click.option("--explain", is_flag=True, help="Say why each sentence of the summary was chosen.")
@click.option("--no-outline", is_flag=True, help="No outline after the summary.")
@click.option("--summary-only", is_flag=True, help="Nothing but the sentences of the summary.")
@click.option("--with-text", is_flag=True, help="After the digest, the article's text and its notes.")
@printing_options(
    None,
    metavar="FILE|FOLDER",
    destination="FILE instead of standard output, or to a file in FOLDER for each article.",
    about_formats="json is one object a line for each article; html is a page with the article, its summary marked.",
)
@schema_option
@debug_option
def summarize(  # noqa: PLR0913, PLR0917 - an argument for each option
    sources: tuple[str, ...],
    method: str,
    length: Length,
    language: str | None,
    encoding: str | None,
    section: str | None,
    topics: bool,
    context: int,
    about: str | None,
    facet: str | None,
    explain: bool,
    no_outline: bool,
    summary_only: bool,
    with_text: bool,
    printing: Printing,
) -> ExitStatus:
    """Print the summary and outline of each SOURCE.

    A SOURCE is a file, a folder of articles, a web address, or “-” for standard input, which is also read if no
    SOURCE is named and something is piped in.
    """
    writer = printing.writer
    if with_text and not writer.has_text:
        names = _formats_where(lambda known: known.has_text)
        raise UsageError(
            f"The format {writer.name} has no place for the text. --with-text goes with {names}."
        )
    if (no_outline or summary_only) and not writer.has_parts:
        option = "--summary-only" if summary_only else "--no-outline"
        names = _formats_where(lambda known: known.has_parts)
        raise UsageError(f"The format {writer.name} always has its outline. {option} goes with {names}.")
    if summary_only and with_text:
        raise UsageError("--summary-only leaves out the text. Leave out --with-text, or use --no-outline.")
    wanted = sources_or_pipe(sources)
    folder = printing.output if printing.output is not None and is_folder(printing.output) else None
    shares_output = folder is None and are_several(wanted)
    if shares_output and writer.one_per_file:
        raise UsageError(
            f"A file in the format {writer.name} holds one article. "
            "Name a folder with --output, and each article gets a file there."
        )
    options = DigestOptions(
        method,
        length,
        language,
        section,
        encoding=encoding,
        context=context,
        about=about,
        facet=facet,
        topics=topics,
    )
    destination = printing.open()
    print_settings_problems(printing.quiet)
    files = None if folder is None else ArticleFiles(folder, writer, printing.force)
    write_options = WriteOptions(
        explain=explain,
        with_text=with_text,
        with_outline=not no_outline,
        summary_only=summary_only,
        width=destination.width,
        styled=destination.styled,
        shares_output=shares_output,
    )

    def work(source: str) -> None:
        digest = digest_source(source, options)
        text = writer.text_of(digest, write_options)
        if files is None:
            destination.add(text)
        else:
            files.add(digest.article, text)
        told = "" if digest.excerpt is None or summary_only else digest.emptiness
        print_warnings([line for line in digest.warnings if line not in told], printing.quiet)

    status = for_each(wanted, work)
    destination.finish()
    return status


def _formats_where(condition: Callable[[Writer], bool]) -> str:
    *most, last = (writer.name for writer in WRITERS.values() if condition(writer))
    return f"{', '.join(most)} or {last}" if most else last
