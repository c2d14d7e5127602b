"""``standfirst outline``: print the sections."""

from collections.abc import Sequence

import click

from tui.cli.diagnostics import ExitStatus, print_warnings
from tui.cli.options import (
    SETTINGS_NOTE,
    debug_option,
    encoding_option,
    language_option,
    method_option,
    print_settings_problems,
    schema_option,
    section_option,
    sources_argument,
    topics_option,
)
from tui.cli.output import Output
from tui.cli.printing import FORMATS, Printing, printing_options
from tui.cli.sources import for_each, sources_or_pipe
from tui.document.model import Article
from tui.document.sections import find_section
from tui.pipeline import DigestOptions, Outline, outline_source
from tui.summary.digests import OutlineEntry

_EXAMPLES = """
\b
Examples:
  standfirst outline report.md
  standfirst outline --depth 1 --gists 0 book.epub
  standfirst outline --section 2 report.md
  standfirst outline --format json report.md
"""


@click.command(
    epilog=_EXAMPLES + SETTINGS_NOTE, short_help="Print the sections of articles and what each says."
)
@sources_argument
@click.option("--depth", type=click.IntRange(min=1), metavar="LEVELS", help="Only LEVELS levels of headings.")
@click.option(
    "-n",
    "--gists",
    type=click.IntRange(0, 3),
    default=1,
    show_default=True,
    metavar="0…3",
    help="At most this many sentences for each section.",
)
@method_option
@language_option
@encoding_option
@section_option
@topics_option
@printing_options(FORMATS)
@schema_option
@debug_option
def outline(  # noqa: PLR0913, PLR0917 - an argument for each option
    sources: tuple[str, ...],
    depth: int | None,
    gists: int,
    method: str,
    language: str | None,
    encoding: str | None,
    section: str | None,
    topics: bool,
    printing: Printing,
) -> ExitStatus:
    """Print the sections of each SOURCE, nested as its headings are, each with its gist.

    A SOURCE is a file, a folder of articles, a web address, or “-” for standard input, which is also read if no
    SOURCE is named and something is piped in.
    """
    options = DigestOptions(method, language=language, encoding=encoding, topics=topics)
    output = printing.open()
    print_settings_problems(printing.quiet)

    def work(source: str) -> None:
        found = outline_source(source, options, gists)
        entries = _select(found.article, found.entries, section, depth)
        output.add(_written(found._replace(entries=tuple(entries)), printing.writer.name, output))
        print_warnings(found.warnings, printing.quiet)

    status = for_each(sources_or_pipe(sources), work)
    output.finish()
    return status


def _written(outline: Outline, format_: str, output: Output) -> str:
    if format_ == "json":
        from tui.export.record import json_line, outline_to_record

        return json_line(outline_to_record(outline.article, outline.entries, outline.warnings))
    if format_ == "markdown":
        from tui.export.markdown.digest import outline_markdown

        return outline_markdown(outline.article, outline.entries)
    from tui.export.text import outline_text

    return outline_text(outline.article, outline.entries, width=output.width, styled=output.styled)


def _select(
    article: Article, entries: Sequence[OutlineEntry], section: str | None, depth: int | None
) -> list[OutlineEntry]:
    """Return the entries of a section and of those inside it, down to some depth."""
    part = None if section is None else find_section(article, section)
    if part is not None:
        entries = [entry for entry in entries if part.start <= entry.section.start < part.end]
    max_level = None if depth is None else depth + (part.level - 1 if part else 0)
    return [entry for entry in entries if max_level is None or entry.section.level <= max_level]
