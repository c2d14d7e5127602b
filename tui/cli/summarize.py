"""``standfirst summarize``: print a digest."""

from itertools import chain, count
from pathlib import Path

import click

from tui.cli.diagnostics import ExitStatus, print_warnings
from tui.cli.options import (
    SETTINGS_NOTE,
    WriterType,
    debug_option,
    encoding_option,
    language_option,
    length_option,
    method_option,
    output_options,
    print_settings_problems,
    schema_option,
    section_option,
    sources_argument,
    text_options,
)
from tui.cli.output import Output
from tui.cli.sources import are_several, for_each, sources_or_pipe
from tui.document.errors import UsageError
from tui.document.model import Article
from tui.export.files import write_file
from tui.export.registry import WRITERS, WriteOptions, Writer, find_writer_for, suggested_name
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
  standfirst summarize --section 2 --width 72 report.md
  standfirst summarize --format json articles/ > digests.jsonl
  standfirst summarize report.pdf -o report.html
  curl -s https://example.org/news.txt | standfirst summarize
"""


@click.command(epilog=_EXAMPLES + SETTINGS_NOTE, short_help="Print the summary and outline of articles.")
@sources_argument
@method_option
@length_option
@click.option(
    "--format",
    "format_",
    type=WriterType(),
    help="How the digest is written: as the ending of --output says, or else as text. json is one object a line for "
    "each article; html is a page with the article, its summary marked.",
)
@language_option
@encoding_option
@section_option
@click.option("--explain", is_flag=True, help="With each sentence of the summary, why it was chosen.")
@click.option("--with-text", is_flag=True, help="After the digest, the article's text and its notes.")
@output_options("FILE|FOLDER", "FILE instead of standard output, or to a file in FOLDER for each article.")
@text_options()
@schema_option
@debug_option
def summarize(  # noqa: PLR0913, PLR0917 - an argument for each option
    sources: tuple[str, ...],
    method: str,
    length: Length,
    format_: Writer | None,
    language: str | None,
    encoding: str | None,
    section: str | None,
    explain: bool,
    with_text: bool,
    output: Path | None,
    force: bool,
    width: int | None,
    pager: bool,
    quiet: bool,
) -> ExitStatus:
    """Print the summary and outline of each SOURCE.

    A SOURCE is a file, a folder of articles, a web address, or “-” for standard input, which is also read if no
    SOURCE is named and something is piped in.
    """
    writer = format_ or _writer_of(output)
    if with_text and not writer.has_text:
        *most, last = (known.name for known in WRITERS.values() if known.has_text)
        names = f"{', '.join(most)} or {last}"
        raise UsageError(
            f"The format {writer.name} has no place for the text. --with-text goes with {names}."
        )
    wanted = sources_or_pipe(sources)
    folder = output if output is not None and is_folder(output) else None
    shares_output = folder is None and are_several(wanted)
    if shares_output and writer.one_per_file:
        raise UsageError(
            f"A file in the format {writer.name} holds one article. "
            "Name a folder with --output, and each article gets a file there."
        )
    options = DigestOptions(method, length, language, section, encoding=encoding)
    destination = Output(
        output, force, encoding=writer.encoding, columns=width, between=writer.between, pager=pager
    )
    print_settings_problems(quiet)
    files = None if folder is None else ArticleFiles(folder, writer, force)
    write_options = WriteOptions(
        explain=explain,
        with_text=with_text,
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
        print_warnings(digest.warnings, quiet)

    status = for_each(wanted, work)
    destination.finish()
    return status


def _writer_of(output: Path | None) -> Writer:
    """Return the writer for --output; text if it is a folder, a device or a file without a suffix."""
    if output is None or not output.suffix or (output.exists() and not output.is_file()):
        return WRITERS["text"]
    return find_writer_for(output)
