"""``standfirst summarize``: print a digest."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tui.article.errors import UsageError
from tui.cli.diagnostics import Status, note
from tui.cli.options import (
    debug_option,
    language_option,
    length_option,
    method_option,
    section_option,
    sources_argument,
    text_options,
)
from tui.cli.output import BETWEEN_ARTICLES, Output
from tui.cli.preferences import SETTINGS_NOTE, complain_of_settings
from tui.cli.sources import for_each, sources_or_pipe
from tui.pipeline import DigestOptions, digest_source
from tui.summary.lengths import Length

if TYPE_CHECKING:
    from tui.summary.digests import Digest

_EXAMPLES = """
\b
Examples:
  standfirst summarize report.md
  standfirst summarize --length 20% --method text-rank report.md
  standfirst summarize --section 2 --width 72 report.md
  standfirst summarize --format json articles/ > digests.jsonl
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
    type=click.Choice(["text", "markdown", "json"]),
    default="text",
    show_default=True,
    help="How the digest is written; json is one object a line for each article.",
)
@language_option
@section_option
@click.option("--explain", is_flag=True, help="With each sentence of the summary, why it was chosen.")
@click.option("--with-text", is_flag=True, help="With --format json: the article's text too.")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Write to FILE instead of standard output.",
)
@click.option("--force", is_flag=True, help="Let --output replace a file.")
@text_options()
@debug_option
def summarize(  # noqa: PLR0913, PLR0917 - an argument for each option
    sources: tuple[str, ...],
    method: str,
    length: Length,
    format_: str,
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
    if with_text and format_ != "json":
        raise UsageError("--with-text goes only with --format json.")
    options = DigestOptions(method, length, language, section)
    destination = Output(
        output,
        force,
        encoding="utf-8" if format_ == "json" else None,
        columns=width,
        between=_BETWEEN.get(format_, ""),
        pager=pager,
    )
    complain_of_settings(quiet)
    write = _writer(format_, destination, with_text=with_text, explain=explain)

    def work(source: str) -> None:
        digest = digest_source(source, options)
        destination.add(write(digest))
        note(digest.notes, quiet)

    status = for_each(sources_or_pipe(sources), work)
    destination.finish()
    return status


def _writer(
    format_: str, destination: Output, *, with_text: bool, explain: bool
) -> Callable[["Digest"], str]:
    from tui.export.json_lines import json_line
    from tui.export.markdown import digest_markdown
    from tui.export.record import digest_record
    from tui.export.text import digest_text

    writers: dict[str, Callable[[Digest], str]] = {
        "text": lambda digest: digest_text(
            digest, width=destination.width, styled=destination.styled, explain=explain
        ),
        "markdown": lambda digest: digest_markdown(digest, explain=explain),
        "json": lambda digest: json_line(digest_record(digest, with_text=with_text, explain=explain)),
    }
    return writers[format_]
