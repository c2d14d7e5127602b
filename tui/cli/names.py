"""``standfirst names``: print what articles name."""

from collections.abc import Iterator, Sequence
from itertools import groupby

import click

from tui.cli.diagnostics import ExitStatus, print_warnings
from tui.cli.options import (
    SETTINGS_NOTE,
    debug_option,
    encoding_option,
    language_option,
    print_settings_problems,
    sources_argument,
)
from tui.cli.output import Output
from tui.cli.printing import Printing, printing_options
from tui.cli.sources import are_several, for_each, sources_or_pipe
from tui.document.model import Article
from tui.sources.open import open_article
from tui.summary.name_kinds import HEADINGS, Kind, Named

_EXAMPLES = """
\b
Examples:
  standfirst names report.md
  standfirst names --kind person --kind place report.md
  standfirst names --json articles/
"""


@click.command(
    epilog=_EXAMPLES + SETTINGS_NOTE, short_help="Print the names, terms, dates and figures of articles."
)
@sources_argument
@click.option(
    "--kind",
    "kinds",
    type=click.Choice([kind.value for kind in Kind]),
    multiple=True,
    help="Only this kind. Can be given repeatedly.",
)
@language_option
@encoding_option
@printing_options(("text", "json"))
@debug_option
def names(
    sources: tuple[str, ...],
    kinds: tuple[str, ...],
    language: str | None,
    encoding: str | None,
    printing: Printing,
) -> ExitStatus:
    """Print what each SOURCE names: people, places, organisations, abbreviations, terms, dates and figures.

    A SOURCE is a file, a folder of articles, a web address, or “-” for standard input, which is also read if no
    SOURCE is named and something is piped in. Numbers in brackets say how often something is mentioned.
    """
    wanted = sources_or_pipe(sources)
    output = printing.open()
    has_titles = are_several(wanted)
    print_settings_problems(printing.quiet)

    def work(source: str) -> None:
        from tui.summary.names import names as find

        article = open_article(source, language=language, encoding=encoding)
        found = [named for named in find(article) if not kinds or named.kind in kinds]
        if printing.writer.name == "json":
            output.add(_json(article, found))
        else:
            output.add("".join(f"{line}\n" for line in _lines(article, found, output, has_titles=has_titles)))
        print_warnings(article.warnings, printing.quiet)

    status = for_each(wanted, work)
    output.finish()
    return status


def _lines(article: Article, found: Sequence[Named], output: Output, *, has_titles: bool) -> Iterator[str]:
    from tui.export.text import bold
    from tui.text.wrap import wrap

    if has_titles:
        yield from (bold(article.title, output.styled), "")
    for number, (kind, group) in enumerate(groupby(found, key=lambda named: named.kind)):
        yield from ([""] if number else [])
        yield bold(HEADINGS[kind], output.styled)
        for named in group:
            yield from wrap(_line(named), output.width, initial_indent="  ")


def _line(named: Named) -> str:
    count = f" ({len(named.mentions):,})" if len(named.mentions) > 1 else ""
    has_detail = named.detail and named.kind is not Kind.DATE
    return f"{named.text}{count}{f': {named.detail}' if has_detail else ''}"


def _json(article: Article, found: Sequence[Named]) -> str:
    from tui.export.record import json_line

    record = {"source": article.source, "title": article.title, "language": article.language}
    entries = [
        {
            "kind": named.kind.value,
            "text": named.text,
            "detail": named.detail or None,
            "mentions": [mention._asdict() for mention in named.mentions],
        }
        for named in found
    ]
    return json_line(record | {"names": entries})
