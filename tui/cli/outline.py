"""``standfirst outline``: print the sections."""

import click

from tui.cli.diagnostics import Status, complain
from tui.cli.options import debug_option, language_option, method_option, sources_argument
from tui.cli.output import Output
from tui.cli.preferences import SETTINGS_NOTE, complain_of_settings
from tui.cli.sources import for_each, sources_or_pipe
from tui.pipeline import DigestOptions, outline_source

_EXAMPLES = """
\b
Examples:
  standfirst outline report.md
  standfirst outline --depth 1 --gists 0 book.txt
  standfirst outline --format json report.md
"""


@click.command(
    epilog=_EXAMPLES + SETTINGS_NOTE, short_help="Print the sections of articles and what each says."
)
@sources_argument
@click.option(
    "--depth", type=click.IntRange(min=1), metavar="LEVELS", help="Only so many levels of headings."
)
@click.option(
    "--gists",
    type=click.IntRange(0, 3),
    default=1,
    show_default=True,
    metavar="0…3",
    help="At most so many sentences for each section.",
)
@method_option
@click.option(
    "--format",
    "format_",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="How the outline is written; json is one object a line for each article.",
)
@language_option
@debug_option
def outline(  # noqa: PLR0913, PLR0917 - an argument for each option
    sources: tuple[str, ...],
    depth: int | None,
    gists: int,
    method: str,
    format_: str,
    language: str | None,
) -> Status:
    """Print the sections of each SOURCE, nested as its headings are, each with its gist.

    A SOURCE is a file, a folder of articles, a web address, or “-” for standard input, which is also read if no
    SOURCE is named and something is piped in.
    """
    from tui.export.json_lines import json_line
    from tui.export.record import outline_record
    from tui.export.text import outline_text

    options = DigestOptions(method, language=language)
    destination = Output(encoding="utf-8" if format_ == "json" else None)
    complain_of_settings()

    def work(source: str) -> None:
        found = outline_source(source, options, gists)
        entries = [entry for entry in found.entries if depth is None or entry.section.level <= depth]
        if format_ == "json":
            text = json_line(outline_record(found.article, entries))
        else:
            text = outline_text(found.article, entries, width=destination.width, styled=destination.styled)
        destination.add(text)
        for note in found.notes:
            complain(f"note: {note}")

    return for_each(sources_or_pipe(sources), work)
