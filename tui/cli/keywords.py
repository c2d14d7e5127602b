"""``standfirst keywords``: print the words and phrases that articles are about."""

import click

from tui.cli.diagnostics import ExitStatus, print_warnings
from tui.cli.options import (
    SETTINGS_NOTE,
    debug_option,
    encoding_option,
    language_option,
    print_settings_problems,
    section_option,
    sources_argument,
)
from tui.cli.printing import Printing, printing_options
from tui.cli.sources import are_several, for_each, sources_or_pipe
from tui.document.model import Article
from tui.document.sections import find_section
from tui.sources.open import open_article

_EXAMPLES = """
\b
Examples:
  standfirst keywords report.md
  standfirst keywords -n 5 --section 2 report.md
  standfirst keywords --json articles/
"""


@click.command(
    epilog=_EXAMPLES + SETTINGS_NOTE, short_help="Print the words and phrases that articles are about."
)
@sources_argument
@click.option(
    "-n",
    "--count",
    type=click.IntRange(min=1),
    default=10,
    show_default=True,
    metavar="N",
    help="At most N words and phrases.",
)
@language_option
@encoding_option
@section_option
@printing_options(("text", "json"))
@debug_option
def keywords(
    sources: tuple[str, ...],
    count: int,
    language: str | None,
    encoding: str | None,
    section: str | None,
    printing: Printing,
) -> ExitStatus:
    """Print the words and phrases that each SOURCE is about, most important first, one per line.

    A SOURCE is a file, a folder of articles, a web address, or “-” for standard input, which is also read if no
    SOURCE is named and something is piped in. With --section, they are more frequent in it than elsewhere.
    """
    wanted = sources_or_pipe(sources)
    output = printing.open()
    has_titles = are_several(wanted)
    print_settings_problems(printing.quiet)

    def work(source: str) -> None:
        article = open_article(source, language=language, encoding=encoding)
        words = _keywords(article, section, count)
        if printing.writer.name == "json":
            from tui.export.record import json_line

            record = {"source": article.source, "title": article.title, "language": article.language}
            output.add(json_line(record | {"keywords": words}))
        else:
            from tui.export.text import bold

            title = [bold(article.title, output.styled), ""] if has_titles else []
            output.add("".join(f"{line}\n" for line in (*title, *words)))
        print_warnings(article.warnings, printing.quiet)

    status = for_each(wanted, work)
    output.finish()
    return status


def _keywords(article: Article, section: str | None, count: int) -> tuple[str, ...]:
    from tui.summary import keywords as finder

    if section is None:
        return finder.keywords(article, count)
    return finder.section_keywords(article, find_section(article, section).index, count)
